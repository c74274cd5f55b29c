"""Names run into what stands before them, and words in what somebody speaks to."""

import pytest

from archive.parsing.quoting.quotations import find_quotations
from archive.text.names import title_ends

WORDS = "路快要修好了，桥也快要修好了。"


def told(*paragraphs):
    """Give (speaker, text) of the quotations in the paragraphs of an article."""
    return [(q.speaker, q.text) for q in find_quotations(paragraphs)]


@pytest.mark.parametrize("dot", "·•・･∙‧⋅")
def test_every_dot_parts_a_name(dot):
    """Whichever is printed, it is one name, and either part of it means him."""
    name = f"罗伯特{dot}马龙"
    text = f"教授{name}（Robert Malone）说，{WORDS}马龙写道：“{WORDS}”"
    assert told(text) == [(name, WORDS)] * 2


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("大学教授兼演说家", "罗伯特・马龙"),
        ("大学教授兼钢琴手", "罗伯特·马龙"),
        ("大学教授兼主编", "李明华"),
        ("作家兼摄影师", "李明华"),
        ("民间艺术家", "李明华"),
        ("村民委员会主任", "李明华"),
    ],
)
def test_what_a_post_is_joined_to_is_a_post(post, name):
    """兼 and a trade are no part of the name behind them."""
    found = find_quotations([f"{post}{name}说，{WORDS}"])
    assert [(q.speaker, q.post) for q in found] == [(name, post)]


def test_a_committee_is_no_member_of_one():
    """委员会 holds a post only where 会 opens another word."""
    assert told(f"云岭县法制委员会李玲主任在讲话中说，{WORDS}") == [("李玲", WORDS)]
    assert title_ends("县人大法制委员会") == []
    assert title_ends("国务委员会见来客") == [4]


@pytest.mark.parametrize(
    "matter",
    [
        "针对市长范华平日前爆料称路已修好一事",
        "针对市长范华平发文称“路已修好”的言论",
        "对于市长范华平认为路已修好的说法",
        "就市长范华平表示将修路一事",
        "对范华平称路已修好的报道",
    ],
)
def test_what_somebody_speaks_to_is_said_by_nobody_there(matter):
    """The main clause tells who speaks, and 他 behind it is that man."""
    text = f"{matter}，村主任李民强12日表示，路还没有修好。他还认为，修得太慢。"
    assert told(text) == [("李民强", "路还没有修好。"), ("李民强", "修得太慢。")]


def test_whom_something_is_put_to_still_speaks():
    """对此 and 对于 before a comma are no matter with words in it."""
    text = f"对于修路的问题，市长范华平表示，{WORDS}"
    assert told(text) == [("范华平", WORDS)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("镇长彭越来了。彭越问，谁来修这条路？", "谁来修这条路？"),
        ("镇长彭越表示只是做了分内事。", "只是做了分内事。"),
        (
            "镇长彭越阐述镇里的立场，强调对邻村提供援助，应当先问村民。",
            "对邻村提供援助，应当先问村民。",
        ),
        ("镇长彭越嘱托大家，坚持把路修到村口。", "坚持把路修到村口。"),
    ],
)
def test_verbs_that_words_follow(text, words):
    """问 with a comma, 表示只, 强调对…应当 and 嘱托."""
    assert told(text) == [("彭越", words)]


@pytest.mark.parametrize("nobody", ["有人会问", "记者问", "请问", "他的疑问"])
def test_who_asks_without_a_name_is_nobody(nobody):
    """The words before are not ended by it either."""
    text = f"镇长彭越来了。{nobody}，谁来修这条路？"
    assert told(text) == []


def test_what_members_come_to_do_is_no_name():
    """来 behind a post opens a verb, whoever 他 is."""
    text = f"这要请会员来认定，也要请专业人士来提供。他说，{WORDS}"
    assert told(text) == []
    assert told(f"书记来文斌说，{WORDS}") == [("来文斌", WORDS)]
