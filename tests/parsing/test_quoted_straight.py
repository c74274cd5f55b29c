"""Words that follow without a pause, and names that stand in unusual places."""

import pytest

from archive.parsing.quoting.quotations import find_quotations

WORDS = "路快要修好了，桥也快要修好了。"


def found(*paragraphs):
    """Give (speaker, text, directness) of the quotations in an article's paragraphs."""
    quotations = find_quotations(paragraphs)
    return [(q.speaker, q.text, q.directness.value) for q in quotations]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("镇长彭越承认自己看错了路。", "自己看错了路。"),
        ("镇长彭越透露已经定下修路的日子。", "已经定下修路的日子。"),
        ("镇长彭越解释说这条路要修到明年。", "这条路要修到明年。"),
        ("镇长彭越指出2022年修路的钱比往年多得多。", "2022年修路的钱比往年多得多。"),
        ("镇长彭越强调两村的友谊坚不可摧。", "两村的友谊坚不可摧。"),
        (
            "镇长彭越强调携手打造新时代的山路，重点修桥。",
            "携手打造新时代的山路，重点修桥。",
        ),
        ("镇长彭越表示，感谢。镇长彭越表示建村50多年来，路越修越宽。", None),
    ],
)
def test_words_follow_some_verbs_without_a_pause(text, words):
    """What somebody admits, points out or stresses is a clause of its own."""
    last = found(text)[-1]
    assert last == ("彭越", words or "建村50多年来，路越修越宽。", "indirect")


@pytest.mark.parametrize(
    "text",
    [
        "镇长彭越没有透露该项目的更多细节。",
        "镇长彭越证实了这一消息。",
        "镇长彭越强调保护不可再生的山林具有重要意义。",
        "镇长彭越指出了2022年修路中的问题。",
        "镇长彭越表示热烈欢迎，并送上鲜花。",
    ],
)
def test_what_is_no_clause_is_not_reported(text):
    """A thing named behind the verb, or a wish, are no words of his."""
    assert found(text) == []


def test_a_list_may_stand_in_sentences_behind_what_announces_it():
    """提出三点希望。一是… holds the words of who hopes."""
    words = "一是路要宽。二是桥要新。"
    assert found(f"镇长彭越对修路提出两点希望。{words}") == [
        ("彭越", words, "indirect")
    ]


def test_a_question_asked_of_somebody_is_said():
    """询问镇长，…什么 tells what was asked."""
    text = "村民代表周松林询问镇长，修路要等到什么时候。"
    assert [one[:2] for one in found(text)] == [("周松林", "修路要等到什么时候。")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"习近平主席访问期间以修路为例，强调{WORDS}", "习近平"),
        (f"习近平主席复信“新路”号船员，指出，{WORDS}", "习近平"),
        (f"总统范立平就修路、架桥等问题回答了提问，强调，{WORDS}", "范立平"),
        (f"县长范立平主持召开修路等重点工程座谈会时强调，{WORDS}", "范立平"),
        (f"县交通协会副会长、秘书长沙洪江来了，他表示：{WORDS}", "沙洪江"),
        (f"副区长可晓林等出席会议。可晓林副区长提出，{WORDS}", "可晓林"),
        (f"县长范立平将孩子举过头顶，表示，{WORDS}", "范立平"),
        (f"县长范立平同日晚些时候表示，{WORDS}", "范立平"),
        (f"县长范立平最新表示，{WORDS}", "范立平"),
        (f"范小林小朋友在发言中讲到，{WORDS}", "范小林"),
        (f"镇里的Jim Grant来了。Grant在会上表示，{WORDS}", "Jim Grant"),
    ],
)
def test_the_name_is_read_where_something_stands_around_it(text, speaker):
    """A title behind it, things named with 等, a child of his, a day do not hide it."""
    assert [one[0] for one in found(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        f"毛伊当局表示，{WORDS}",
        f"网友“云里看花”感慨道：“{WORDS}”",
        f"记者能感受到他的高兴。他直言：“{WORDS}”",
        f"范立平律师日前说明了情况，称，{WORDS}",
        f"县长范立平等出席会议，指出，{WORDS}",
    ],
)
def test_who_is_no_single_person_by_name_says_nothing(text):
    """Bodies, nicknames, parts of words, a lawyer of his and several are nobody."""
    assert found(text) == []


def test_what_a_reporter_says_in_a_film_is_a_statement():
    """A label with a broadcaster's reporter is as any other; one of a paper signs."""
    assert found(f"总台央视记者 周松林：{WORDS}") == [("周松林", WORDS, "direct")]
    assert found(f"本报记者 周松林：{WORDS}") == []


def test_short_words_in_marks_are_direct_where_the_verb_comes_again():
    """称“…”，并表示 tells of both; “…”，因为… runs on in the reporter's words."""
    text = "镇长彭越称“中间的确有一些变故”，并表示“路在大家帮助下保住了”。"
    assert found(text) == [
        ("彭越", "中间的确有一些变故", "direct"),
        ("彭越", "路在大家帮助下保住了", "direct"),
    ]
    text = "镇长彭越称“中间的确有一些变故”，因为路没有修好。"
    assert [one[2] for one in found(text)] == ["indirect"]


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (["范立平同奥利举行会谈。", f"奥利表示，{WORDS}"], "奥利"),
        ([f"税务局特工约瑟夫·齐格勒最新表示，{WORDS}"], "约瑟夫·齐格勒"),
        ([f"青禾公司的卢伟冰在微博上发表了言论：“{WORDS}”"], "卢伟冰"),
        (["清水英男来自日本。", f"清水英男很高兴。他说，{WORDS}"], "清水英男"),
        ([f"镇长彭越来了。今年4月彭越说，{WORDS}"], "彭越"),
        ([f"镇长彭越来了。早些时候彭越发文预告，“{WORDS}”"], "彭越"),
        ([f"镇长彭越来了。“{WORDS}”彭越又道。"], "彭越"),
        ([f"总统普京来了。普京说{WORDS}"], "普京"),
        ([f"国防相强纯男发表谈话，他警告说，{WORDS}"], "强纯男"),
        ([f"镇长彭越讽刺，{WORDS}"], "彭越"),
        ([f"镇长彭越说出了自己的心里话：“{WORDS}”"], "彭越"),
        ([f"镇长彭越主持制定了修路的规划，明确提出：“{WORDS}”"], "彭越"),
    ],
)
def test_who_is_named_elsewhere_or_without_a_title_is_read(paragraphs, speaker):
    """One talked with, an agent, behind 的 of a firm, a name of Japan, when."""
    assert (speaker, WORDS) in [one[:2] for one in found(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("镇长彭越认为路要修得更宽，他称赞大家的努力。", ["路要修得更宽"]),
        ("镇长彭越表示，路要修得更宽，引发网友热议。", ["路要修得更宽"]),
        (
            "镇长彭越强调，路无法修得更宽，“但最重要的是桥要修好，”他说。",
            ["路无法修得更宽", "但最重要的是桥要修好，"],
        ),
    ],
)
def test_a_report_ends_where_its_sentence_goes_over_to_something_else(text, words):
    """Praise, an echo, and words between marks that are told of behind them."""
    assert [one[1] for one in found(text)] == words
