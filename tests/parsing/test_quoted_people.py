"""Whose words they are, where the name is not plainly behind a post."""

import pytest

from archive.parsing.quoting.quotations import find_quotations
from archive.text.folding import simplify


def speakers(*paragraphs):
    """Give (speaker, post, text) of the quotations in the paragraphs of an article."""
    return [(q.speaker, q.post, q.text) for q in find_quotations(paragraphs)]


@pytest.mark.parametrize(
    ("text", "speaker", "post"),
    [
        ("坐在门口的杨进军说，路快要修好了。", "杨进军", ""),
        ("县文化馆曹香棉说，路快要修好了。", "曹香棉", ""),
        ("来自云岭银行的Shenfeld表示，路快要修好了。", "Shenfeld", ""),
        ("论文作者之一的伊赫桑·托雷尼说，路快要修好了。", "伊赫桑·托雷尼", ""),
        ("云岭总理别克捷诺夫说，路快要修好了。", "别克捷诺夫", "云岭总理"),
        ("前“立委”郭正亮7日表示，路快要修好了。", "郭正亮", "前“立委”"),
        ("普京21日表示，路快要修好了。", "普京", ""),
        ("——泽连斯基说，路快要修好了。", "泽连斯基", ""),
        ("发言人卡里娜·让－皮埃尔说，路快要修好了。", "卡里娜·让－皮埃尔", "发言人"),
        ("气候特使约翰·克里说，路快要修好了。", "约翰·克里", "气候特使"),
        ("副总编辑刘金双说，路快要修好了。", "刘金双", "副总编辑"),
        ("主力后卫Rebekah Stott表示，路快要修好了。", "Rebekah Stott", "主力后卫"),
        ("摄影师戴建峰发再次回应称，路快要修好了。", "戴建峰", "摄影师"),
        ("公司CFO 顾大为表示，路快要修好了。", "顾大为", "公司CFO"),
        ("高级制作人Ann Evans表示，路快要修好了。", "Ann Evans", "高级制作人"),
        ("范立平在“青禾”（县报）上表示，路快要修好了。", "范立平", ""),
        ("快递小哥刘俊顶微笑着说，路快要修好了。", "刘俊顶", "快递小哥"),
        ("山区商人阿什卡纳尼表示，路快要修好了。", "阿什卡纳尼", "山区商人"),
        ("县长范立平在“等你来”发布会上说，路快要修好了。", "范立平", "县长"),
        ("村口一景 记者 刘一 摄镇长彭越表示，路快要修好了。", "彭越", "镇长"),
        ("资深农户徐宜采表示，路快要修好了。", "徐宜采", "资深农户"),
        ("管理基金的James Evans表示，路快要修好了。", "James Evans", ""),
        ("山区保健科彭云红主任介绍，路快要修好了。", "彭云红", "主任"),
        ("大学研究所马军教授介绍，路快要修好了。", "马军", "教授"),
        ("总统亚历山大·卡斯说，路快要修好了。", "亚历山大·卡斯", "总统"),
        ("国防大臣本·华莱士7日说，路快要修好了。", "本·华莱士", "国防大臣"),
        ("物理学博士后卡洛·托雷尼说，路快要修好了。", "卡洛·托雷尼", "物理学博士后"),
    ],
)
def test_a_name_without_a_title_before_it(text, speaker, post):
    """A body, an attribute, marks around a post or fame show that it is a name."""
    assert speakers(text) == [(speaker, post, "路快要修好了。")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("县长范立平重申云岭愿与邻县修路。", "范立平", "云岭愿与邻县修路。"),
        ("县长范立平勉励大家，要把路修好。", "范立平", "要把路修好。"),
        ("县长范立平叮嘱村民“不要在路边停车”。", "范立平", "不要在路边停车"),
        ("县长范立平表示很高兴来到村里修路。", "范立平", "很高兴来到村里修路。"),
        ("县长范立平说希望把桥也修好。", "范立平", "希望把桥也修好。"),
        ("县长范立平自信解答：“路快修好了。”", "范立平", "路快修好了。"),
        ("县长范立平欢迎客人来访，表示，路快要修好了。", "范立平", "路快要修好了。"),
        ("县长范立平说过，路是人修的。", "范立平", "路是人修的。"),
        (
            "县长范立平就修路提出三点建议：一是早修。二是修好。",
            "范立平",
            "一是早修。二是修好。",
        ),
    ],
)
def test_a_verb_that_tells_of_words(text, speaker, words):
    """Words follow what somebody reaffirms, tells others, or lists in points."""
    assert [(one[0], one[2]) for one in speakers(text)] == [(speaker, words)]


def test_a_surname_alone_is_the_one_of_that_surname():
    """侯仅表示 is the one 侯 of the article, and nobody where there are two."""
    said = "侯仅表示，路快要修好了。"
    assert speakers("县长侯友平来到村里。", said) == [("侯友平", "", "路快要修好了。")]
    assert speakers("县长侯友平、书记侯山来到村里。", said) == []


def test_a_deputys_title_behind_a_name_met_before():
    """扎希德第一副总理 is 扎希德 himself, not a deputy of his."""
    said = "扎希德第一副总理表示，路快要修好了。"
    assert speakers("云岭总理扎希德来访。", said)[0][0] == "扎希德"


def test_a_trainers_title_behind_a_name_met_before():
    """水庆霞主教练 is 水庆霞."""
    found = speakers("主教练水庆霞来了。", "水庆霞主教练说，路快要修好了。")
    assert [one[:2] for one in found] == [("水庆霞", "主教练")]


def test_somebody_is_called_by_a_name():
    """小哥叫杨航 names him as a post would."""
    said = "“路快要修好了，桥也是。”杨航回忆道。"
    assert [one[0] for one in speakers("这名小哥叫杨航，住在村里。", said)] == ["杨航"]


def test_a_foreign_name_is_known_by_its_first_part_alone():
    """塔博 is 塔博·莫伊尔瓦; 塔博·卡斯 is somebody else."""
    known = "团长塔博·莫伊尔瓦来到村里。"
    assert speakers(known, "塔博表示，路快要修好了。")[0][0] == "塔博·莫伊尔瓦"
    assert speakers(known, "塔博·卡斯表示，路快要修好了。")[0][0] == "塔博·卡斯"


def test_what_goes_on_with_a_verb_alone_is_said_by_the_same():
    """指出，…。强调，… are two reports of one person."""
    found = speakers("县长范立平指出，要修好路。强调，桥也要修好。")
    assert [(one[0], one[2]) for one in found] == [
        ("范立平", "要修好路。"),
        ("范立平", "桥也要修好。"),
    ]


def test_a_latin_name_is_known_by_either_end():
    """Abhishek and Yadav are Abhishek Yadav."""
    known = "高管Abhishek Yadav表示，路快要修好了。"
    for short in ("Abhishek", "Yadav"):
        found = speakers(known, f"{short}还表示，桥也快要修好了。")
        assert [one[0] for one in found] == ["Abhishek Yadav"] * 2


def test_quoted_words_are_of_whoever_is_told_right_behind():
    """“…”“…”王二说，… are two people's; so is “…” before another with a colon."""
    first, second = "路要修好，桥也要修好。", "路修得好，桥也修得好。"
    text = f"“{first}”县长范立平说。“{second}”镇长彭越说，还要栽树。"
    assert [(one[0], one[2]) for one in speakers(text)] == [
        ("范立平", first),
        ("彭越", second),
        ("彭越", "还要栽树。"),
    ]
    text = f"路修好了。“{first}”县长范立平说：“{second}”"
    assert [one[0] for one in speakers(text)] == ["范立平", "范立平"]
    text = f"县长范立平说：“{first}”“{second}”镇长彭越说，还要栽树。"
    assert [one[0] for one in speakers(text)] == ["范立平", "彭越", "彭越"]


@pytest.mark.parametrize(
    "text",
    [
        "“这条路修得又平又宽，真好”。镇长彭越说。",
        "“这条路修得又平又宽，真好。”全国人大代表，镇长彭越说。",
    ],
)
def test_quoted_words_before_a_stop_or_a_post_in_two_clauses(text):
    """A full stop behind the marks, or a first post, keeps nobody from his words."""
    assert [(one[0], one[2][:4]) for one in speakers(text)] == [("彭越", "这条路修")]


@pytest.mark.parametrize(
    "text",
    [
        "县慈善会长宁区代表处介绍，路快要修好了。",
        "有科普博主发微博称，路快要修好了。",
        "法官还特别指出，路快要修好了。",
        "社区居民林阿婆说，路快要修好了。",
        "工作人员宁经理告诉记者，路快要修好了。",
        "石臼边防派出所民警称，路快要修好了。",
        "英特尔于当地时间周二宣布，路快要修好了。",
        "某公司人士向《云岭日报》记者表示，路快要修好了。",
        "封面新闻记者曾采访过他，当时他表示，路快要修好了。",
        "司机好说歹说，都没有用。",
        "县长范立平耐心劝说，村民终于同意修路。",
    ],
)
def test_what_is_nobodys_name(text):
    """Parts of words around a title, people by surname only, and 劝说 give no words."""
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "县卫生部门今天表示，路快要修好了。",
        "路透社曾报道称，路快要修好了。",
        "云岭警方发布通报称，路快要修好了。",
        "沃尔沃表示，路快要修好了。",
        "毛伊郡9日晚表示，路快要修好了。",
        "吕乙表示，路快要修好了。",
        "高度赞赏上合组织主席国所做工作，表示路快要修好了。",
        "坐在门口的小学生说，路快要修好了。",
        "开发商Bontemps Games宣布，路快要修好了。",
        "特朗普竞选团队表示，路快要修好了。",
        "小提琴手张蕾走后，乐迷也纷纷发声，称要严惩造谣者。",
        "歌手张蕾深夜发文，晒照片引来热议。",
        "养殖户蔡克兵一边笑着介绍，一边把手伸入水下。",
        "县长彭越致辞，书记在启动仪式上讲话。",
        "县长范立平未正面回应，笑着走开了。",
        "至于县长范立平称路快要修好了的说法，各村不信。",
    ],
)
def test_nobody_is_quoted_where_nobody_by_name_speaks(text):
    """Bodies, words that open like a surname, and what is only done, give no words."""
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (["总书记习近平出席。", "习主席发表讲话指出，路要修好。"], "习近平"),
        (["县长范立平来了。", "他走进村里，强调推动修路架桥。"], "范立平"),
        (["县长范立平来了。", "范立平高度赞赏此事，但指出，路要修好。"], "范立平"),
        (
            [
                "习近平总书记强调改革的重要性，指出“要抓好落实，要抓好细节，要再接再厉”，"
                "要求“越是任务重，越要重视”。"
            ],
            "习近平",
        ),
        (["署长佩塔和县长范立平通电话。", "范立平说，路快修好了。"], "范立平"),
    ],
)
def test_a_clause_before_says_who_speaks(paragraphs, speaker):
    """A short name, a pronoun and the subject of an earlier clause are the same man."""
    assert {one[0] for one in speakers(*paragraphs)} == {speaker}


def test_traditional_characters_are_read_and_given_as_printed():
    """說, 稱, 認為 tell of speaking, and a name keeps its own characters."""
    paragraphs = [
        "行政院發言人陳國強說，疫情已經趨緩。「我們要加油。」陳國強強調。",
        "他認為，經濟會更好。",
    ]
    assert speakers(*paragraphs) == [
        ("陳國強", "行政院發言人", "疫情已經趨緩。"),
        ("陳國強", "", "我們要加油。"),
        ("陳國強", "", "經濟會更好。"),
    ]
    attributions = [q.attribution for q in find_quotations(paragraphs)]
    assert attributions == ["行政院發言人陳國強說", "陳國強強調", "他認為"]


def test_simplifying_keeps_each_character_in_its_place():
    """As long as before, and the same text where none is Traditional."""
    text = "陳國強說：㎡ 不變"
    assert simplify(text) == "陈国强说：㎡ 不变"
    plain = "范华平说，路要修好。"
    assert simplify(plain) is plain


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("客运段副科长 姜旺", "姜旺"),
        ("研究所副所长 伊沃娜 拉杰瓦茨", "伊沃娜 拉杰瓦茨"),
    ],
)
def test_a_label_set_apart_from_the_name_is_an_interview(label, speaker):
    """As under a picture of who speaks; without the space it may be a headline."""
    words = "这趟列车有十六辆，座位够用。"
    assert [one[::2] for one in speakers(f"雨停了。{label}：{words}")] == [
        (speaker, words)
    ]
    assert speakers(f"雨停了。客运段副科长姜旺：{words}") == []


def test_an_interview_that_the_page_ran_into_news_ends_before_figures_and_doings():
    """Behind a label the next paragraph stands without a break."""
    text = "队长 彭越：路不好走，我们一镐一镐地修。山上没有水。8月2日，全队3人获救。"
    assert speakers(text) == [
        ("彭越", "队长", "路不好走，我们一镐一镐地修。山上没有水。")
    ]
