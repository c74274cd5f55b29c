"""The clause that says who speaks, as printed between other things."""

import pytest

from archive.parsing.quoting.quotations import find_quotations

WORDS = "路快要修好了，桥也快要修好了。"


def told(*paragraphs):
    """Give (speaker, text) of the quotations in the paragraphs of an article."""
    return [(q.speaker, q.text) for q in find_quotations(paragraphs)]


@pytest.mark.parametrize(
    "setting",
    ["活动现场，", "很快，", "走完新修的山路后，", "前来办事的服务大厅内，"],
)
def test_when_and_where_stand_between_quoted_words_and_who_said_them(setting):
    """“…”活动现场，彭越说 is as “…”彭越说."""
    assert told(f"“{WORDS}”{setting}镇长彭越说。") == [("彭越", WORDS)]


def test_a_place_of_its_own_sentence_is_no_setting():
    """What the article tells between leaves the quoted words to nobody."""
    assert told(f"“{WORDS}”村里来了客人，镇长彭越说。") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"医务人员周禾青满怀敬意地说：“{WORDS}”", "周禾青"),
        (f"列兵王超为战友们打气：“{WORDS}”", "王超"),
        (f"女子组冠军张廷为修路的人点赞：“{WORDS}”", "张廷"),
        (f"来自县一中的学子周禾青说：“{WORDS}”", "周禾青"),
        (f"署长Ann Tomé表示：“{WORDS}”", "Ann Tomé"),
        (f"镇长彭越来了。片刻后他告诉大家：“{WORDS}”", "彭越"),
        (f"镇长彭越来了。不过，他也声明：“{WORDS}”", "彭越"),
        (f"镇长彭越来了。报道称，他在采访时承认：“{WORDS}”", "彭越"),
    ],
)
def test_what_stands_around_the_name_is_read_over(text, speaker):
    """A feeling, for whom, a noun behind 的, when, and a medium before a pronoun."""
    assert told(text) == [(speaker, WORDS)]


@pytest.mark.parametrize(
    "text",
    [
        f"村里的主教练高峰说：“{WORDS}”",
        f"镇长彭越来了。一名村民说，他在采访时承认：“{WORDS}”",
        f"镇长彭越和县长发表联合声明，{WORDS}",
    ],
)
def test_nobody_is_read_into_it(text):
    """A word over the border of a name, and 他 behind somebody else, are nobody."""
    assert [who for who, _ in told(text)] in ([], ["高峰"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"镇长彭越表示：”{WORDS}“彭越还说：“好路。”", WORDS),
        ("“路快要修好了，桥也快要修好了。 ”镇长彭越说。", WORDS),
    ],
)
def test_quotation_marks_that_are_set_wrong(text, words):
    """Marks the wrong way round, and a space before the closing one, hold words."""
    assert told(text)[0] == ("彭越", words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "镇长彭越重视茶园，指出各村茶园需要一条好路。",
            "各村茶园需要一条好路。",
        ),
        ("镇长彭越提出了新的要求，要在雨季前修好路。", "要在雨季前修好路。"),
        ("镇长彭越来了。他还说桥也快要修好了。", "桥也快要修好了。"),
        ("镇长彭越说，山上的路有三条，但拒绝透露还有几条。", "山上的路有三条"),
    ],
)
def test_words_that_follow_a_verb_without_a_pause(text, words):
    """指出, 提出要 and 还说 go straight on; what he does not tell is no more his."""
    assert told(text) == [("彭越", words)]


def test_what_is_pointed_out_may_be_a_thing():
    """指出…存在的问题 reports no words."""
    assert told("镇长彭越来到茶园，指出山路养护过程中存在的问题。") == []


def test_places_instead_of_a_subject():
    """在…，指出… tells of whom the sentence before told, and of nobody else."""
    before = "县长范立平多次谈到茶园。"
    text = "在青禾镇，提出要修好路。走进南坡，强调“村口的桥也要修好”。"
    words = ["要修好路。", "村口的桥也要修好"]
    assert told(before + text) == [("范立平", one) for one in words]
    assert told("在青禾镇，指出“路要修好”。") == []


def test_quoted_words_mark_to_mark_before_their_speaker():
    """“…”“…”彭越说 gives both to him, as they are both given behind 彭越说."""
    first, second = "路要修好，桥也要修好。", "路修得好，桥也修得好。"
    both = [("彭越", first), ("彭越", second)]
    assert told(f"“{first}”“{second}”镇长彭越说。") == both
    assert told(f"县长范立平说：“{first}”“{second}”镇长彭越说。") == [
        ("范立平", first),
        ("彭越", second),
    ]


@pytest.mark.parametrize(
    "doing",
    [
        "彭越一边走着山路，一边向村里的人员讲述着修路的往事。",
        "彭越聊起修路的往事，感叹不已。",
        "彭越回忆起修路的往事。",
    ],
)
def test_what_he_tells_of_behind_his_words(doing):
    """讲述着 and 聊起 with what is told of give quoted words before, none behind."""
    text = f"镇长彭越来了。“{WORDS}”{doing}“{WORDS}”镇上来了客人。"
    assert told(text) == [("彭越", WORDS)]


def test_what_something_is_in_somebodys_eyes():
    """在他眼中 reports what he thinks, as 在他看来."""
    assert told("镇长彭越来了。在他眼中，路是山里的桥。") == [
        ("彭越", "路是山里的桥。")
    ]


def test_somebody_from_afar_whose_name_is_not_read():
    """来自…的… is somebody new, so 她 is not who spoke before."""
    said = "镇长彭越说，路修好了。来自省城的学子阿依走到桥上，她说，桥很美很高。"
    assert told(said) == [("彭越", "路修好了。")]


@pytest.mark.parametrize(
    ("clause", "speakers"),
    [
        ("主帅彭越对此感到担忧", ["彭越"]),
        ("县长范立平讲述了他的设想", ["范立平"]),
        ("县长范立平收到短信", []),
        ("县长范立平家门口的牌子上写着", []),
        ("青禾报记者周禾青8月6日报道", []),
        ("20岁的阿依给县长范立平发了一条信息", []),
    ],
)
def test_what_somebody_does_before_a_colon_and_quoted_words(clause, speakers):
    """They are his, but for what he only gets, sees or writes down."""
    assert [who for who, _ in told(f"{clause}：“{WORDS}”")] == speakers


@pytest.mark.parametrize(
    "clause",
    [
        "彭越向客人介绍了修路的办法。",
        "彭越道出了自己的心思。",
        "镇上的周禾青小朋友高兴地说。",
        "彭越对修路的人表示感谢。",
    ],
)
def test_a_whole_sentence_before_what_somebody_told_of(clause):
    """介绍了…, 道出了… and 表示感谢 say whose the sentence before is."""
    name = "周禾青" if "周禾青" in clause else "彭越"
    assert told(f"镇长彭越来了。“{WORDS}”{clause}") == [(name, WORDS)]
    slogan = (
        f"镇长彭越来了。桥上写了“路桥相连，人心相连”彭越{clause.partition('越')[2]}"
    )
    assert told(slogan) == []


def test_what_somebody_touches_on_before_quoted_words():
    """谈到…，“…” is his; a term between marks there is none."""
    assert told(f"镇长彭越还谈到镇上的茶园，“{WORDS}”") == [("彭越", WORDS)]
    assert told("镇长彭越还谈到镇上的茶园，“一村一路”工程。") == []
    assert told("镇长彭越表示只要有路，茶叶就卖得出去。") == [
        ("彭越", "只要有路，茶叶就卖得出去。")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("局长陈立新指示：“把路修到每个村。”", "把路修到每个村。"),
        ("县长范立平说，路已经修好了，他还承诺将再修一条。", "将再修一条。"),
        (
            "县里会见云岭国总统阿尔克明。阿尔克明转达议长的问候，表示，茶卖得很好。",
            "茶卖得很好。",
        ),
    ],
)
def test_verbs_that_lead_to_words_here_only(text, words):
    """An order between marks, a promise without a pause, greetings brought."""
    assert find_quotations([text])[-1].text == words
