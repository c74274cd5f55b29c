"""How far a name goes, where the characters around it leave that open."""

import pytest

from archive.parsing.quoting.quotations import find_quotations
from archive.parsing.quoting.settled import is_firm, settled


def who(*paragraphs: str) -> list[tuple[str, str]]:
    """Give speaker and post of each quotation found."""
    return [(one.speaker, one.post) for one in find_quotations(paragraphs)]


def test_a_name_is_longer_where_the_same_character_always_follows():
    """平复 is a word, so 范立 seems to end there; elsewhere 平 goes on otherwise."""
    text = "8日，省长范立平复信一所小学。范立平指出，路要修好。"
    assert who(text) == [("范立平", "")]
    assert settled("范立", "范立带队。范立带头。") == "范立"
    assert settled("范立", "范立明说。") == "范立"


def test_a_name_is_shorter_where_its_last_character_opens_a_verb():
    """解释 is what he does, and 范立 is met elsewhere without 解."""
    text = "司长范立解释了书名。他介绍说，书名要改。范立说，书名不好。"
    assert [name for name, _ in who(text)] == ["范立", "范立"]
    assert settled("范立解", "范立解上台。范立说") == "范立解"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("丹尼斯·布林去年", "丹尼斯·布林"),
        ("丹尼斯·布林教授", "丹尼斯·布林"),
        ("候选人丹尼斯·布林", "丹尼斯·布林"),
        ("的丹尼斯·布林", "丹尼斯·布林"),
        ("丹尼斯·布林丹尼斯·布林", "丹尼斯·布林"),
        ("阿孜古丽·阿不力孜", "阿孜古丽·阿不力孜"),
        ("吾尔尼·阿卜杜哈力克", "吾尔尼·阿卜杜哈力克"),
    ],
)
def test_nothing_else_is_part_of_a_name_with_dots(printed, name):
    """A word that no sounds are set in begins no part of a name, nor ends one."""
    assert settled(printed, "") == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("范立却表示，路要修好。范立是司机。主任范立来了。", ("范立", "")),
        ("正如发言人范立平所说，路要修好。", ("范立平", "发言人")),
        ("范立总经理表示，路要修好。", ("范立", "总经理")),
        ("范立平副主任认为，路要修好。", ("范立平", "副主任")),
        ("某大学博士后范立平表示，路要修好。", ("范立平", "某大学博士后")),
        ("某大学博士生范立平表示，路要修好。", ("范立平", "某大学博士生")),
        ("老店村民兵范立平说，路要修好了。", ("范立平", "老店村民兵")),
        ("施工人员范立说，路要修好了。", ("范立", "施工人员")),
        ("候选人范特·布林表示，路要修好。", ("范特·布林", "候选人")),
        ("×范立平强调，路要修好。", ("范立平", "")),
        ("处长范立平范立平表示，路要修好。", ("范立平", "处长")),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text, found):
    """Neither an adverb nor a title, nor a mark of the page."""
    assert who(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会长丹尼斯·西那瓦26日表示，路要修好。", ("丹尼斯·西那瓦", "会长")),
        ("会长尼克·马士基·林表示，路要修好。", ("尼克·马士基·林", "会长")),
        ("队长尼克·艾合麦提说，路要修好了。", ("尼克·艾合麦提", "队长")),
        ("州检察长安妮·马林说，路要修好了。", ("安妮·马林", "州检察长")),
        ("云岭基金范立平表示，路要修好。", ("范立平", "")),
        ("云岭基金陈峦表示，路要修好。", ("陈峦", "")),
        ("家住云岭花园的陈峦表示，路要修好。", ("陈峦", "")),
        ("某公司董秘陈峦表示，路要修好。", ("陈峦", "某公司董秘")),
        ("国家级网球裁判陈峦说，路要修好了。", ("陈峦", "国家级网球裁判")),
        ("饭店行政总厨范立平介绍，路要修好。", ("范立平", "饭店行政总厨")),
        ("负责人陈峦谈道：“路要修好。”", ("陈峦", "负责人")),
    ],
)
def test_more_names_are_read_to_their_end(text, found):
    """With a part in no sounds; behind a body, a trade or where somebody lives."""
    assert who(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "家属拉着社工陈峦的手说，路要修好了。",
        "云岭国防部曾辩称，路要修好。",
        "该公司董秘在会上介绍，路要修好。",
        "张总表示，路要修好。",
        "李教练表示，路要修好。",
        "市委副秘书长訚柏介绍，路要修好。",
        "成员国在第五届大会上表示，路要修好。",
    ],
)
def test_nobody_is_called_so(text):
    """A family name with a title, and the rest of a word, are no name in full."""
    assert who(text) == []


def test_what_the_article_has_for_a_firm_says_nothing():
    """博兰基尼 is set in sounds as names are; its shares are no man's."""
    text = "博兰基尼表示，新车要来。"
    assert who(text) == [("博兰基尼", "")]
    assert who(text + "博兰基尼公司的门店多。") == []
    assert is_firm("长河", "长河当地官员")
    assert not is_firm("范立", "范立当地时间8日说")
    titled = "总统博兰基尼来访。博兰基尼表示，愿意再来。博兰基尼集团很大。"
    assert who(titled) == [("博兰基尼", "")]
