"""Which characters are the name, and what else shows that somebody is named."""

import pytest

from archive.parsing.quoting.quotations import find_quotations

WORDS = "路快要修好了。"


def told(*paragraphs):
    """Give (speaker, text) of the quotations in the paragraphs of an article."""
    return [(q.speaker, q.text) for q in find_quotations(paragraphs)]


def test_a_name_is_what_the_article_writes_elsewhere():
    """No word is cut out of the end of a name, nor joined to it."""
    found = told("省长范立平复信山里的学子。", "范立平指出，路快要修好了。")
    assert found == [("范立平", WORDS)]
    found = told("县长彭越确认了消息。他说，路快要修好了。彭越还来过，彭越也笑了。")
    assert found == [("彭越", WORDS)]


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("临时代办乌斯季诺夫2日表示", "乌斯季诺夫"),
        ("执政党党魁卡钦斯基也在会上表示", "卡钦斯基"),
        ("学会总召曾铭宗表示", "曾铭宗"),
        ("山区家属王丛香说", "王丛香"),
        ("返乡学子李思静表示", "李思静"),
        ("小镇青年顾宜采25日说", "顾宜采"),
        ("邮局投递员顾宜采如释重负地说", "顾宜采"),
        ("职工顾宜采由衷说", "顾宜采"),
        ("爆料人 Ishan Agarwal 不久前表示", "Ishan Agarwal"),
        ("摄影师 Gene X Hwang 表示", "Gene X Hwang"),
        ("文章的作者之一Giulia Perotti表示", "Giulia Perotti"),
        ("县委书记、局长顾宜采率队赴青禾、云岭调研时表示", "顾宜采"),
        ("周松林董事长出席活动并表示", "周松林"),
        ("青禾茶厂董事长周松林签署意向书后表示", "周松林"),
        ("来自青禾的林镇祁表示", "林镇祁"),
        ("前财长拉里·萨默斯（Larry Summers）仍然认为", "拉里·萨默斯"),
    ],
)
def test_what_stands_before_a_name_or_behind_it(clause, speaker):
    """A trade, how it was said, or what else he did leaves the name alone."""
    assert told(f"{clause}，{WORDS}") == [(speaker, WORDS)]


@pytest.mark.parametrize(
    "text",
    [
        "候选人费霍暂未表示将修路，也未到场。",
        "县长范立平二话没说，便去修路了。",
        "县长范立平在万人面前发表演说，当场宣布修路的事。",
        "县长范立平做了专题分享，让大家知道路快要修好了。",
        "周松林父亲激动地说，路快要修好了。",
    ],
)
def test_nobody_is_said_to_say_anything(text):
    """What was not said, a noun, and what somebody else said are no words of his."""
    assert told(text) == []


def test_emphasis_may_open_the_clause_behind_quoted_words():
    """“…”，“小青椒”志愿者范立平说 has no comma of its own."""
    text = "“今天我们是来帮乘客提行李的”，“小青椒”青年志愿者陈道健说。"
    assert told(text) == [("陈道健", "今天我们是来帮乘客提行李的")]


def test_whom_a_sentence_is_about_is_meant_by_a_pronoun():
    """对于范立平来说 names who 他 is in the next sentence."""
    text = f"对于镇长范立平来说，修路是大事。他说：“{WORDS}”"
    assert told(text) == [("范立平", WORDS)]


def test_in_his_own_words():
    """用范立平的话说 tells of his words."""
    assert told("镇长范立平来了。", f"用范立平的话说，“{WORDS}”") == [("范立平", WORDS)]


def test_what_somebody_shares_with_nothing_behind_the_verb():
    """分享 behind a name and before a pause is a verb of speaking."""
    text = "“路快修好了。”镇长彭越说。彭越分享，路快要修好了。"
    assert told(text)[-1] == ("彭越", WORDS)


def test_a_sentence_behind_who_holds_something():
    """Between quoted words and who said them he may hold somebody's hand."""
    text = f"“{WORDS}”近日，牵着孩子的手走下山，村民顾宜采说。"
    assert told(text) == [("顾宜采", WORDS)]


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("总理马特乌什·莫拉维茨基忧心忡忡地说", "马特乌什·莫拉维茨基"),
        ("卫国志愿者协会会长刘卫国现场介绍", "刘卫国"),
        ("镇长彭越据此判断", "彭越"),
    ],
)
def test_a_manner_of_four_characters_and_a_name_like_a_trade(clause, speaker):
    """忧心忡忡 is one word, and 刘卫 no back of a team."""
    assert told(f"{clause}，{WORDS}") == [(speaker, WORDS)]


def test_who_is_named_in_quoted_words_does_not_say_them():
    """“感谢彭越。”彭越提醒：… are thanks of somebody else."""
    text = f"“真的要特别感谢彭越和镇上的人！”镇长彭越提醒：{WORDS}"
    assert told(text) == [("彭越", WORDS)]


def test_whom_somebody_reports_is_not_who_speaks():
    """一位网友举报称被…范立平骗了。她说 are words of whoever reports."""
    text = f"一位网友举报称被主持人范立平骗了。她表示，{WORDS}"
    assert told(text) == []


def test_quoted_words_before_what_was_said_later():
    """“…”事后，范立平说 gives both halves to him."""
    text = f"“我当时只想着把路修好。”事后，镇长范立平说，“{WORDS}”"
    assert told(text) == [("范立平", "我当时只想着把路修好。"), ("范立平", WORDS)]
