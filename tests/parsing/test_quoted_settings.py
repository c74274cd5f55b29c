"""What stands between a name and its verb, and whom kin and posts make of somebody."""

import pytest

from archive.parsing.quoting.quotations import find_quotations

WORDS = "路快要修好了，桥也快要修好了。"


def told(*paragraphs):
    """Give (speaker, text) of the quotations in the paragraphs of an article."""
    return [(q.speaker, q.text) for q in find_quotations(paragraphs)]


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("交通局副局长郭胜在发布会上介绍，", "郭胜"),
        ("救援队队长陈海军受访时表示，", "陈海军"),
        ("副县长李明国亦在6月宣布，", "李明国"),
        ("首席财务官James von Moltke向媒体表示，", "James von Moltke"),
        ("舅舅林茂透露，", "林茂"),
        ("小凡的二姐李思林曾对媒体透露，", "李思林"),
        ("镇长彭越建议家长，要", "彭越"),
        ("镇长彭越希望，", "彭越"),
        ("镇长彭越预计，", "彭越"),
        ("曾修过桥的镇长彭越，28日看过工地后指出，", "彭越"),
    ],
)
def test_a_clause_that_tells_who_speaks(clause, speaker):
    """An occasion, a particle, kin, advice and a day do not hide who speaks."""
    assert [who for who, _ in told(f"{clause}{WORDS}")] == [speaker]


@pytest.mark.parametrize(
    "clause",
    ["镇长彭越提出殷切希望，", "镇长彭越发布报告介绍，", "彭越还存有一丝希望，"],
)
def test_a_hope_or_a_talk_that_is_a_thing(clause):
    """殷切希望 and 发布…介绍 are what somebody gives, no words."""
    assert told(f"{clause}{WORDS}") == []


def test_when_and_where_may_hold_emphasis():
    """Marks around a name in the setting are no words that part it from the verb."""
    text = f"“{WORDS}”谈起设置“爱心冰柜”的初衷，镇长彭越说。"
    assert told(text) == [("彭越", WORDS)]


def test_a_body_of_a_long_name_before_brackets():
    """What brackets part from the post opens the clause behind quoted words."""
    body = "西安市秦岭生态环境保护管理局(简称：西安市秦保局)"
    assert told(f"“{WORDS}”{body}党组书记、局长彭越18日表示。") == [("彭越", WORDS)]


def test_a_noun_behind_words_that_follow_straight_on():
    """完善补充 does not begin the words anew that 表示 has begun."""
    text = "镇长彭越表示将会对初稿进行完善补充，确保按时修好路。"
    assert told(text) == [("彭越", "将会对初稿进行完善补充，确保按时修好路。")]


def test_a_sister_is_no_he():
    """他 is not 二姐, and nobody where nobody else is named."""
    assert told(f"小凡的二姐李思林说，{WORDS}", f"他表示，{WORDS}") == [
        ("李思林", WORDS)
    ]


def test_an_item_that_ends_like_a_notice():
    """In a list even reports and taking part are what the speaker tells of."""
    item = "二是做好新闻发布会的报道工作。"
    meeting = "国务院总理彭越主持召开座谈会。"
    text = f"彭越指出，一是修好路。{item}三是修好桥。"
    assert told(meeting, text)[-1][1] == f"一是修好路。{item}三是修好桥。"


def test_what_a_side_has_always_held_is_said_by_its_leader():
    """中方始终认为 stands within what he says."""
    meeting = "国务院总理彭越在京会见外宾。"
    text = "彭越强调，开放是唯一选择。中方始终认为，对抗没有出路。"
    assert told(meeting, text)[-1][1] == text.removeprefix("彭越强调，")


@pytest.mark.parametrize(
    "more",
    [
        "进一步做好排水，让村民放心。",
        "而修桥并不是一年能够完成的。",
        "需求方面，村里还可能要一条路。",
        "修好了路可以种树，有助于推动旅游。",
    ],
)
def test_a_thought_that_goes_on_is_his(more):
    """What is to be done, may be or stands against the first is the speaker's too."""
    text = f"村民们等了十年。镇长彭越说，路快要修好了。{more}"
    assert told(text) == [("彭越", f"路快要修好了。{more}")]


@pytest.mark.parametrize(
    "more",
    ["在村口，几个孩子正在踢球。", "工地上，挖掘机来来回回。", "Aston公司也修过路。"],
)
def test_a_scene_behind_a_report_is_the_articles(more):
    """A place with somebody in it, and names in Latin letters, are news again."""
    text = f"村民们等了十年。镇长彭越说，路快要修好了。{more}"
    assert told(text) == [("彭越", "路快要修好了。")]


@pytest.mark.parametrize(
    "before",
    [
        "队长田航有些兴奋，",
        "曹先生是来自拉萨的乘客，",
        "部分家长表示，讲述的案例很有启发性，",
    ],
)
def test_a_quoted_sentence_that_another_leads_to(before):
    """Whoever is named behind it did not say it."""
    assert told(f"{before}“{WORDS}”镇长彭越说，桥要修好。") == [("彭越", "桥要修好。")]


def test_a_quoted_sentence_that_the_speaker_leads_to():
    """What he did stands before his words, and that he said them behind."""
    text = f"镇长彭越已经在工地上住了一个月，“{WORDS}”彭越说。"
    assert told(text) == [("彭越", WORDS)]


def test_he_is_not_who_wrote_the_report():
    """A reporter's name in the dateline is nobody a pronoun means."""
    line = "新华社北京8月8日电（记者梅世雄）国防部发言人吴谦8日就此答问。"
    assert told(f"{line}他表示，{WORDS}") == [("吴谦", WORDS)]


def test_a_photographer_is_not_who_speaks_behind_the_caption():
    """摄影 and white space end a caption as 摄 does."""
    text = f"交通局局长邓超来了。本报记者代睿摄影 邓超介绍，{WORDS}"
    assert told(text) == [("邓超", WORDS)]


def test_a_trade_is_no_surname():
    """商户|孟女士 is nobody by name."""
    assert told(f"商户孟女士告诉记者，{WORDS}") == []


def test_a_namesake_in_latin_letters():
    """Mark Gurman is not the Mark met before."""
    text = f"总裁Mark Ruffalo来了。Mark Gurman也于近期透露，{WORDS}"
    assert told(text) == [("Mark Gurman", WORDS)]


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("前小姐玛丽亚·哈凡蒂称，", "玛丽亚·哈凡蒂"),
        ("参议员、民主党人克里斯·墨菲曾对记者说，", "克里斯·墨菲"),
        ("来自史密斯学院的安妮·郭说，", "安妮·郭"),
        ("微软的 Richard Lander 在新闻稿中表示，", "Richard Lander"),
        ("开发者 Tobias Bernard 表示，", "Tobias Bernard"),
    ],
)
def test_a_foreign_name_behind_what_is_no_title(clause, speaker):
    """A trade, a party or 的 shows where a name with a dot or in Latin begins."""
    assert [who for who, _ in told(f"{clause}{WORDS}")] == [speaker]


@pytest.mark.parametrize(
    "clause",
    [
        "议员鲍勃·凯西和党人约翰·科宁提出，",
        "军火商洛克希德·马丁表示，",
        "包括丹尼尔·布莱克在内的策略师写道，",
    ],
)
def test_a_foreign_name_that_is_not_alone_or_a_firm(clause):
    """Two together, a firm and one of several are nobody."""
    assert told(f"{clause}{WORDS}") == []


@pytest.mark.parametrize(
    "told_of",
    [
        "部门负责人表示，县长彭越的承诺不会实现。",
        "镇长彭越赶到现场。报警人是一名年轻女子，",
        "镇长彭越来过。61岁的市民王女士在看花。",
    ],
)
def test_a_pronoun_means_nobody_whom_somebody_else_told_of(told_of):
    """他 is who spoke without a name, or the stranger who came last."""
    assert told(f"{told_of}她说，{WORDS}") == []


def test_a_paper_takes_no_pronoun_away():
    """他 is whom a paper tells of, in the same sentence too."""
    text = f"总统彭越来了。《晚报》继续称，彭越后来笑了，片刻后他告诉听众，“{WORDS}”"
    assert told(text)[-1] == ("彭越", WORDS)


@pytest.mark.parametrize("name", ["威廉-亚历山大", "罗尔基木"])
def test_a_foreign_name_is_whole(name):
    """What ends a name is read, though foreign names are not set in it."""
    assert told(f"图为村委会主任{name}。", f"{name}说，{WORDS}") == [(name, WORDS)]


@pytest.mark.parametrize("remark", ["但没有透露日期", "不过他并没有透露具体的日期"])
def test_what_somebody_did_not_say_ends_his_words(remark):
    """The article's own remark in the same sentence is no part of what he said."""
    text = f"镇长彭越说，路快要修好了，{remark}。"
    assert told(text) == [("彭越", "路快要修好了")]
