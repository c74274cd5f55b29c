"""Quotations: direct and reported words, and whose they are; emphasis is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing.quoting.quotations import find_quotations
from archive.records import Directness


def found(*paragraphs):
    """Give (speaker, post, text) of the quotations in the paragraphs of an article."""
    return [(q.speaker, q.post, q.text) for q in find_quotations(paragraphs)]


def reported(*paragraphs):
    """Give (speaker, text) of the indirect quotations."""
    quotations = find_quotations(paragraphs)
    return [
        (q.speaker, q.text) for q in quotations if q.directness is Directness.INDIRECT
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“群众满意就好。”市公安局局长范立说。",
            [("范立", "市公安局局长", "群众满意就好。")],
        ),
        ("范立平表示，“群众满意就好。”", [("范立平", "", "群众满意就好。")]),
        (
            "范立平说：“好。”“再来。”",
            [("范立平", "", "好。"), ("范立平", "", "再来。")],
        ),
        (
            "“好，”范立平说，“再来。”",
            [("范立平", "", "好，"), ("范立平", "", "再来。")],
        ),
        (
            "据副局长王海介绍，“今年再建二十处”。",
            [("王海", "副局长", "今年再建二十处")],
        ),
        ("范立平4日在记者会上表示：“已经破案。”", [("范立平", "", "已经破案。")]),
        ("“会更好。”埃及总统塞西说。", [("塞西", "埃及总统", "会更好。")]),
        ("“坚决反对。”发言人吴谦大校说。", [("吴谦", "发言人", "坚决反对。")]),
        ("俄罗斯总统普京称：“好。”", [("普京", "俄罗斯总统", "好。")]),
        (
            "“日子好。”村民牙生·白克力高兴地说。",
            [("牙生·白克力", "村民", "日子好。")],
        ),
        ("毛宁反问道：“凭什么？”", [("毛宁", "", "凭什么？")]),
        (
            "“今年的稻子比去年好”，合作社理事长田广禾说。",
            [],
        ),
        (
            "“今年的稻子比去年收得早、收得多”，合作社理事长田广禾说。",
            [("田广禾", "合作社理事长", "今年的稻子比去年收得早、收得多")],
        ),
        (
            "他说“好”。范立平说：“群众说‘好’才算好。”",
            [("范立平", "", "群众说‘好’才算好。")],
        ),
        (
            "镇长彭越（右二）说：“先修路，后修桥。”",
            [("彭越", "镇长", "先修路，后修桥。")],
        ),
        (
            "青禾镇镇长 彭越：“路要修到田头。”",
            [("彭越", "青禾镇镇长", "路要修到田头。")],
        ),
        ("彭越老师说：“好好读书。”", [("彭越", "老师", "好好读书。")]),
        ("首席分析师Ann Marlow说：“会涨。”", [("Ann Marlow", "首席分析师", "会涨。")]),
        ("日本首相岸田文雄说：“会再来。”", [("岸田文雄", "日本首相", "会再来。")]),
        ("“可好了。”刘锡平放下扁担，擦了一把汗说道。", [("刘锡平", "", "可好了。")]),
        ("镇长刘锡平红了眼圈，不停地说：“好。”", [("刘锡平", "镇长", "好。")]),
        (
            "“熊猫很好。”动物园（少儿公园）管理科科长马大治说。",
            [("马大治", "动物园（少儿公园）管理科科长", "熊猫很好。")],
        ),
        ("果农周大盛说：“丰收了。”", [("周大盛", "果农", "丰收了。")]),
        ("首席预报员赵玮说：“还有雨。”", [("赵玮", "首席预报员", "还有雨。")]),
        ("天文台王培副研究员说：“看见了。”", [("王培", "副研究员", "看见了。")]),
        (
            "县交通局（运输处）副主任马大治说：“通车了。”",
            [("马大治", "县交通局（运输处）副主任", "通车了。")],
        ),
        (
            "总理加里巴什维利说：“好。”",
            [("加里巴什维利", "总理", "好。")],
        ),
        (
            "大使让-雅克·洛佩斯发言说：“好。”",
            [("让-雅克·洛佩斯", "大使", "好。")],
        ),
        (
            "“水也热。”近日，在驿站，环卫工人李建梅说。“冬天也来坐坐，夏天也来坐坐。”",
            [
                ("李建梅", "环卫工人", "水也热。"),
                ("李建梅", "环卫工人", "冬天也来坐坐，夏天也来坐坐。"),
            ],
        ),
        ("“路修好了。”驿站里很热闹，李建梅说。", []),
        ("“路修好了。”经理朱大昊猜测。", [("朱大昊", "经理", "路修好了。")]),
        ("书记邝大田介绍道：“插完秧了。”", [("邝大田", "书记", "插完秧了。")]),
        (
            '局长马大治说："路通了，"他说，"心近了。"',
            [
                ("马大治", "局长", "路通了，"),
                ("马大治", "", "心近了。"),
            ],
        ),
        (
            "局长马大治说：「人说『好』才算。」",
            [("马大治", "局长", "人说『好』才算。")],
        ),
        ("局长马大治说：“人说“好”才算。”", [("马大治", "局长", "人说“好”才算。")]),
        ("达里昂多夫同时称：“会再来。”", [("达里昂多夫", "", "会再来。")]),
        ("云岭社援引总理佩塔的话称：“好。”", [("佩塔", "总理", "好。")]),
        ("总理佩塔的家人称：“好。”", []),
        ("县法定代表人胡某说：“好。”", []),
        ("处长周立回答青年报·青年网记者时说：“好。”", [("周立", "处长", "好。")]),
        ("总理鲍勃·凯西和议员约翰·科宁说：“好。”", []),
        ("龚家寨街道工作人员说：“好。”", []),
        ("行政长官卡德罗夫说：“好。”", [("卡德罗夫", "行政长官", "好。")]),
        ("副外长塔赫特-拉万希说：“好。”", [("塔赫特-拉万希", "副外长", "好。")]),
        ("主席黄强和署长艾德分别说：“好。”", []),
        ("王女士来到长安小区。她说：“好。”", []),
        ("据声明，乌克兰说：“好。”", []),
        ("村里就连张兰都感叹道：“真快。”", []),
        ("就连张兰都感叹道：“真快。”", [("张兰", "", "真快。")]),
        ("总经理 @王大华 发文：“上市了。”", [("王大华", "总经理", "上市了。")]),
        ("本报记者刘大川 摄 镇长彭越说：“好。”", [("彭越", "镇长", "好。")]),
        (
            "县长范立平要求加快进度，但他补充说，“安全第一。”",
            [("范立平", "", "安全第一。")],
        ),
        ("县水利局有关负责人说：“放心。”", []),
        ("返乡青年李小满（化名）说：“放心。”", []),
        ("刘叔叔高兴地说：“放心。”", []),
        ("云岭武装党武装说：“放心。”", []),
        ("县长范立平与彭越发布的声明说：“放心。”", []),
        ("镇长彭越笑了。一位老人拉着记者说：“放心。”", []),
        ("村民们说，“日子好过了。”", []),
        ("叶女士说：“放心了。”", []),
        ("居民王大妈笑着说：“放心了。”", []),
        ("“放心了。”居民王某说。", []),
        ("公司曾在年报中表示：“业绩良好。”", []),
        ("严格来说，“方便快捷。”", []),
        ("国防部表示：“坚决反对。”", []),
        ("他说：“好。”", []),
        ("“没有右引号，范立平说。", []),
        ("本报记者范立平：“一线报道。”", []),
    ],
)
def test_direct_speech(text, expected):
    """Words between marks are given to who is named before, behind or between."""
    assert found(text) == expected
    quotations = find_quotations([text], 3)
    assert all(q.paragraph == 3 and q.attribution in text for q in quotations)
    assert all(q.directness is Directness.DIRECT for q in quotations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("范立平指出，要抓好落实。", [("范立平", "要抓好落实。")]),
        (
            "据县水利局局长田广禾介绍，水库蓄水已过半。",
            [("田广禾", "水库蓄水已过半。")],
        ),
        ("范立平指出：水库要建好。", [("范立平", "水库要建好。")]),
        ("范立平表示将继续修路架桥。", [("范立平", "将继续修路架桥。")]),
        ("范立平强调，“加减乘除”要算明白。", [("范立平", "“加减乘除”要算明白。")]),
        ("范立平指出，“十四五”时期是关键。", [("范立平", "“十四五”时期是关键。")]),
        (
            "开展“断卡”行动。范立平说，成效十分明显。",
            [("范立平", "成效十分明显。")],
        ),
        (
            "范立平说，路已修好了；县长田广禾说，桥也修好了。",
            [("范立平", "路已修好了"), ("田广禾", "桥也修好了。")],
        ),
        (
            "范立平表示，市长田广禾说过，路要修好。",
            [("范立平", "市长田广禾说过，路要修好。")],
        ),
        (
            "镇长彭越接受采访，表示将继续修路架桥。",
            [("彭越", "将继续修路架桥。")],
        ),
        ("在镇长彭越看来，修路是头等大事。", [("彭越", "修路是头等大事。")]),
        ("镇长彭越说自己“心里踏实了”。", [("彭越", "自己“心里踏实了”。")]),
        ("范立平强调要修好公路，就通车作出部署。", [("范立平", "要修好公路")]),
        ("范立平说，路快修好了，可能意味着春天通车。", [("范立平", "路快修好了")]),
        ("范立平说，路都修好了，但没有透露花费。", [("范立平", "路都修好了")]),
        ("范立平驳斥对手声称路没有修好的说法。", []),
        ("作者：范立平 据知情人士透露，路快修好了。", []),
        ("县报杂志指出，范立平修好了路。", []),
        (
            "范立平说，路都修好了（图片由镇政府提供）返回搜狐，查看更多",
            [("范立平", "路都修好了")],
        ),
        ("范立平提出两点建议：一是把路修好。", [("范立平", "一是把路修好。")]),
        ("应县长范立平要求，各村都已经动工。", []),
        ("范立平听取布局介绍，不时驻足察看。", []),
        ("县长范立平到了红军镇（又称青禾镇）方向的路口。", []),
        ("青禾镇种着辛夷花，辛夷花又称望春花，很香。", []),
        ("范立平表示感谢。", []),
        ("范立平表示热烈欢迎和衷心感谢。", []),
        ("会议指出，要抓好落实。", []),
        ("彭越、范立平等人表示，要抓好落实。", []),
        ("范立平被认为是最好的人选。", []),
        ("按照范立平提出的工作要求，各村都已动工。", []),
    ],
)
def test_indirect_speech(text, expected):
    """Reported words run from the verb's pause to the end of the sentence."""
    assert reported(text) == expected


def test_words_quoted_before_and_reported_behind_are_two():
    """What stands in the marks is direct, what the clause goes on with is not."""
    text = "“真好。”据市政治部主任王海防介绍，今年情况不错。"
    direct, indirect = find_quotations([text])
    assert (direct.text, direct.directness) == ("真好。", Directness.DIRECT)
    assert (indirect.text, indirect.directness) == (
        "今年情况不错。",
        Directness.INDIRECT,
    )
    assert direct.attribution == indirect.attribution == "据市政治部主任王海防介绍"


def test_reported_words_go_on_while_they_plainly_do():
    """What must be done goes on; news, the name again and somebody else do not."""
    text = "范立平强调，路要修好。要抓紧开工。桥也要修。范立平还去了水库。"
    assert reported(text) == [("范立平", "路要修好。要抓紧开工。桥也要修。")]
    text = "范立平说，路已修好。据了解，这条路长三公里。"
    assert reported(text) == [("范立平", "路已修好。")]
    text = "范立平强调，路要修好。会议还指出，桥要修好。"
    assert reported(text) == [("范立平", "路要修好。")]


def test_a_report_of_a_meeting_gives_what_was_said_sentence_after_sentence():
    """Who speaks where the article begins with a meeting goes on to news or others."""
    opening = "9月6日，县长范立平会见田广禾总经理一行。"
    text = "范立平说，欢迎来访。去年的茶叶卖得好。会议还听取了汇报。"
    expected = [("范立平", "欢迎来访。去年的茶叶卖得好。")]
    assert reported(opening, text) == expected
    assert reported(
        "县长范立平来到村里。", "“好。”范立平说，欢迎来访。茶叶卖得好。"
    ) == [("范立平", "欢迎来访。")]


def test_in_a_report_of_several_paragraphs_everybody_goes_on_and_cites():
    """The words of a leader who is not there are in those of who speaks."""
    opening = "9月6日，县长范立平会见云岭署长佩塔。"
    text = (
        "会谈后，佩塔说，路好走。习近平主席指出，要修路。这是好事，认为很好。今年通车。"
    )
    assert reported(opening, text) == [
        ("佩塔", "路好走。习近平主席指出，要修路。这是好事，认为很好。今年通车。")
    ]


def test_a_feature_cites_one_sentence_of_the_general_secretary():
    """What follows 习近平总书记强调 and its sentence is the feature's own."""
    text = "总书记强调，要把路修好。落实总书记要求，青禾镇修了三条路。"
    assert reported("习近平总书记来到青禾镇考察。", text) == [
        ("习近平", "要把路修好。")
    ]


def test_somebody_by_the_whole_name_is_not_another_of_that_surname():
    """王惠贞常委 is not the 王沪宁 who was named before."""
    paragraphs = ["主席王沪宁出席。", "王惠贞常委建议，路要早日修好。"]
    assert reported(*paragraphs) == [("王惠贞", "路要早日修好。")]


def test_talk_of_the_words_ends_them():
    """What a sentence says of the words before is the article's."""
    text = "“好。”范立平说，路不能没有人修。这段话引起了议论。"
    assert reported(text) == [("范立平", "路不能没有人修。")]


def test_a_caption_or_a_notice_is_no_part_of_reported_words():
    """Words end before the line under a picture and before the site's own notice."""
    for after in (
        "山路一角 本报 图",
        "青禾镇的路 刘大川 摄 青禾镇供图",
        "本文系本站原创。",
    ):
        opening = "县长范立平主持召开座谈会。"
        assert reported(f"{opening}范立平说，路已修好。{after}") == [
            ("范立平", "路已修好。")
        ]


def test_the_speakers_own_i_think_is_no_other_voice():
    """我认为 inside the words of an interview goes on with them."""
    text = "乘客代表 孙亨利：夜班车方便了我们。我认为票价公道。过去要三十块。"
    assert found(text) == [
        ("孙亨利", "乘客代表", "夜班车方便了我们。我认为票价公道。过去要三十块。")
    ]


def test_who_spoke_at_a_meeting_goes_on_in_later_clauses():
    """What is said behind 会上 goes on, and so does what the same person says next."""
    text = "“好。”镇长彭越在会上说，路已修好。全长三公里。彭越说，桥也快了。明年通车。"
    assert reported(text) == [
        ("彭越", "路已修好。全长三公里。"),
        ("彭越", "桥也快了。明年通车。"),
    ]


def test_words_go_on_where_the_speakers_own_body_acts():
    """The body that the post names is spoken of by the one who holds it."""
    paragraphs = [
        "“好。”县交通运输局局长彭越说，路已修好。",
        "“好。”彭越说，通车了。交通运输局将养护。",
    ]
    assert reported(*paragraphs)[1] == ("彭越", "通车了。交通运输局将养护。")


def test_words_end_where_nobody_knows_and_before_a_photo():
    """目前还不得而知 is the reporter's; so is the line in front of a photo's credit."""
    opening = "县长范立平主持召开座谈会。范立平说，路已修好。"
    for after in ("何时通车还不得而知。", "9月6日，会议现场。（本报记者 刘一/摄）"):
        assert reported(opening + after) == [("范立平", "路已修好。")]


@pytest.mark.parametrize(
    "text",
    [
        "医生强硬的说，费用要先交清。",
        "担任评委主席的表示，费用要先交清。",
        "多名专家通过几十年的调查研究已证实：“这个说法不成立。”",
        "这家公司派出工程师支持其建厂，并表示，需要再派五百人。",
        "中国外交部发言人当日在就此事答记者问时指出，今年是十周年。",
        "小朋友们就情不自禁地喊道：“好酷啊！”",
        "一些国际组织领导人由衷赞叹：“这是一篇伟大的讲话。”",
        "但门店经理表示，这位女子并非工作人员。",
        "富国银行一位发言人周五表示：“问题已经解决。”",
    ],
)
def test_the_rest_of_a_clause_behind_a_post_is_nobody(text):
    """Words that open with a surname are words all the same: nobody is made of them."""
    assert found(text) == []


@pytest.mark.parametrize("name", ["黄金明", "高兴夫", "许家印", "毛不易", "韩国瑜"])
def test_a_name_that_looks_like_words_is_a_name(name):
    """What is rather a name stays one, with the post before it."""
    (quotation,) = found(f"市水利局局长{name}表示，水库已经蓄满。")
    assert quotation[:2] == (name, "市水利局局长")


def test_a_name_behind_an_attribute_is_without_its_particle():
    """曾任…的那英 is not called 的那英."""
    (quotation,) = found("当年担任评委主席的李春林表示，这首歌没有美感。")
    assert quotation[0] == "李春林"


def test_she_is_not_who_was_he():
    """A pronoun of the other sex does not mean the person named before."""
    paragraphs = ["镇长彭越到场。", "他说：“好。”", "她说：“再来。”"]
    assert found(*paragraphs) == [("彭越", "", "好。")]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["镇党委书记彭越走进村里。", "他说：“路要修好。”"],
            [("彭越", "", "路要修好。")],
        ),
        (
            ["镇长彭越请县长田广禾转达问候。他表示，路要修好。"],
            [("彭越", "", "路要修好。")],
        ),
        (
            ["前来考察的议员阿齐兹·卡里莫夫说：“好。”", "卡里莫夫还说：“再来。”"],
            [
                ("阿齐兹·卡里莫夫", "前来考察的议员", "好。"),
                ("阿齐兹·卡里莫夫", "", "再来。"),
            ],
        ),
        (
            ["副省长范立平出席。", "范副省长说：“好。”"],
            [("范立平", "", "好。")],
        ),
        (
            ["村民李向东的前妻来了。", "她说：“好。”"],
            [],
        ),
        (
            ["镇长彭越到场。一名村民说：“路好走了。”他说：“再修一条。”"],
            [],
        ),
    ],
)
def test_a_pronoun_or_a_short_name_is_whom_the_article_named(paragraphs, expected):
    """Nobody is guessed where somebody without a name spoke in between."""
    assert found(*paragraphs) == expected


_PIECES = st.sampled_from(
    [
        *["范立平", "镇长彭越", "他", "说", "表示", "指出", "据", "介绍", "会议", "要"],
        *["“", "”", "‘", "，", "。", "：", "；", "？", "（", "）", " ", "\n", "阿·卡"],
        *['"', "「", "」", "近日，", "在会上", "（甲）", " 摄 ", "果农", "化名", "在"],
        *["路修好了", "等", "和", "总书记", "认为", "在会上", "“好。”", "的", "Ann "],
    ]
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=60)


@settings(max_examples=300, deadline=None)
@given(st.lists(_TEXTS, max_size=4))
def test_any_text_is_read_and_nothing_is_said_that_does_not_stand_there(paragraphs):
    """No text raises; words and attribution are printed, and no two overlap."""
    quotations = find_quotations(paragraphs)
    for number, text in enumerate(paragraphs, 1):
        at = 0
        for quotation in (q for q in quotations if q.paragraph == number):
            assert quotation.text and quotation.speaker
            assert quotation.attribution in text
            at = text.index(quotation.text, at) + len(quotation.text)


@pytest.mark.parametrize(
    "piece",
    [
        "范立平说，好。",
        "“好。”",
        "镇长彭越说：",
        "据",
        "“",
        "说，",
        "他表示",
        "；",
        "李",
        "““",
        "“好“好”",
        '"',
        "”近日，",
        "（甲）乙，",
        "阿·",
    ],
)
def test_a_long_line_is_read_once(piece):
    """A line of a hundred thousand repeats takes no more than linear work."""
    assert len(find_quotations([piece * 20000])) <= 20000
