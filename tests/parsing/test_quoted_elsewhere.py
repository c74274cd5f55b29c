"""Whose words they are where only another place of the article says who that is."""

import pytest

from archive.parsing.quoting.quotations import find_quotations


def speakers(*paragraphs):
    """Give (speaker, post, text) of the quotations in the paragraphs of an article."""
    return [(q.speaker, q.post, q.text) for q in find_quotations(paragraphs)]


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (["县长会见云岭外长彼得斯。", "彼得斯表示，路快要修好了。"], "彼得斯"),
        (["电视台播出对主席优素福的专访。优素福说，路快要修好了。"], "优素福"),
        (["马克·卡尼14日到任。卡尼还表示，路快要修好了。"], "卡尼"),
        (["村民织田千代来了。织田千代说，路快要修好了。"], "织田千代"),
        (["她的丈夫Bruce来了。Bruce称，路快要修好了。"], "Bruce"),
        (["山谷基金的Jane Evans来了。Evans说，路快要修好了。"], "Jane Evans"),
        (["周松林犯了难。周松林找到村里。他说，路快要修好了。"], "周松林"),
        (["主播凯文-奥利里来了。奥利里说，路快要修好了。"], "凯文-奥利里"),
        (["郭正亮说，路快要修好了。", "前县长郭正亮住在村口。"], "郭正亮"),
    ],
)
def test_another_place_shows_that_it_is_a_name(paragraphs, speaker):
    """A post before it, a dot beside it or its coming back, wherever that stands."""
    assert speakers(*paragraphs) == [(speaker, "", "路快要修好了。")]


@pytest.mark.parametrize(
    "text",
    [
        "县长会见记者。记者们表示，路快要修好了。",
        "村民陈女士来了。陈女士说，路快要修好了。",
        "总统府前站满了人。总统府表示，路快要修好了。",
        "创业者小应来了。小应说，路快要修好了。",
    ],
)
def test_what_a_post_stands_before_may_be_nobodys_name(text):
    """A short name, the rest of a word or somebody by surname is no name."""
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "县长范立平主持召开会议，传达上级要求，研究工作。他说，路快要修好了。",
            "范立平",
        ),
        ("县长范立平来到村里。声明称要修桥。他说，路快要修好了。", "范立平"),
        ("县长范立平感谢他们的努力。他说，路快要修好了。", "范立平"),
        ("县长范立平7日分别来到两村，说，路快要修好了。", "范立平"),
        ("节目播出对县长范立平的专访。他表示，路快要修好了。", "范立平"),
        ("医生范立平很快调取到陈女士的资料。他说，路快要修好了。", "范立平"),
    ],
)
def test_a_pronoun_means_whom_the_text_told_of(text, speaker):
    """No body and no one whom something is done to comes between."""
    assert speakers(text)[-1][::2] == (speaker, "路快要修好了。")


@pytest.mark.parametrize(
    "text",
    [
        "县长范立平来到村里。一位老人说要修桥。他说，路快要修好了。",
        "节目播出对县长范立平和镇长彭越的专访。他表示，路快要修好了。",
        "节目播出对县长范立平和一名村民的专访。他表示，路快要修好了。",
    ],
)
def test_a_pronoun_may_mean_somebody_else(text):
    """Who spoke last without a name, and two who are named at once, leave it open."""
    assert all(speaker != "范立平" for speaker, _, _ in speakers(text))


def test_members_who_speak_for_a_body():
    """A title behind a name, and for whom he speaks, do not hide the name."""
    assert speakers("解冬常委代表县工会发言建议，要把路修好。") == [
        ("解冬", "常委", "要把路修好。")
    ]


@pytest.mark.parametrize("words", ["今年是修路的第二年。", "各方应当把路修好。"])
def test_words_without_a_pause(words):
    """强调 with a clause behind it needs no pause."""
    assert speakers(f"县长范立平强调{words}") == [("范立平", "县长", words)]


def test_a_thing_that_somebody_stresses():
    """It is no clause, so no words are told of."""
    assert speakers("县长范立平强调修路的紧迫性和重要性。") == []


def test_what_he_says_without_a_pause():
    """他说 and a name with 说 need none; 说 with what is no clause tells nothing."""
    found = speakers("县长范立平来了。他说这些爱好给了自己很多能量。范立平说了一遍。")
    assert found == [("范立平", "", "这些爱好给了自己很多能量。")]


@pytest.mark.parametrize("verb", ["预测", "爆料", "曝光", "直指"])
def test_verbs_of_what_is_foretold_or_disclosed(verb):
    """They tell of words behind a pause, as 表示 does."""
    assert speakers(f"县长范立平{verb}，路快要修好了。") == [
        ("范立平", "县长", "路快要修好了。")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "县长范立平给出了大胆的预测，路快要修好了。",
        "王濛工作室说，路快要修好了。",
        "县长范立平来了。范立平友人表示，路快要修好了。",
    ],
)
def test_a_forecast_a_studio_and_a_friend_are_not_him(text):
    """A noun tells of no words; a studio and a friend speak for themselves."""
    assert speakers(text) == []


def test_a_talk_on_the_telephone_is_a_meeting():
    """What follows what somebody said there is his too."""
    found = speakers(
        "3月28日，国家主席周立同云岭总统范立平通电话。",
        "周立表示，云岭是老朋友。",
        "范立平欢迎来电。范立平说，云岭衷心感谢。山里的桥很出名。路上的人很多。",
    )
    assert found[-1][2] == "云岭衷心感谢。山里的桥很出名。路上的人很多。"


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (["打好山路这场持久战周松林说，路快要修好了。", "镇长周松林来了。"], "周松林"),
        (["镇长周松林来了。视频截图他说，路快要修好了。"], "周松林"),
        (["县人大代表王国栋说，路快要修好了。"], "王国栋"),
        (["县长会见山谷总督基罗。", "基罗说，路快要修好了。"], "基罗"),
        (["山坡村经营户高燕说，路快要修好了。"], "高燕"),
        (["叶姝医生说，路快要修好了。"], "叶姝"),
    ],
)
def test_what_stands_around_a_name_does_not_hide_it(paragraphs, speaker):
    """A heading that the page ran in, a word in the name, a trade, a title behind."""
    assert [found[::2] for found in speakers(*paragraphs)] == [
        (speaker, "路快要修好了。")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "镇长周松林来了。村里的孩子对周松林说，路快要修好了。",
        "镇长周松林来了。几位老人、周松林说，路快要修好了。",
    ],
)
def test_a_name_at_the_end_of_a_clause_may_be_whom_one_speaks_to(text):
    """Words said to somebody or together with him are not his."""
    assert speakers(text) == []


@pytest.mark.parametrize(
    "remark", ["，并部署修路的任务。", "，并围绕修路等领域做出具体部署。"]
)
def test_what_a_report_adds_of_a_plan_is_its_own(remark):
    """What is arranged in the same sentence is told by the article."""
    found = speakers(f"县长范立平指出，要把路修好{remark}")
    assert found == [("范立平", "县长", "要把路修好")]


def test_whoever_goes_on_speaking_is_the_same():
    """然后继续说 leaves out who speaks, as one clause before has named him."""
    found = speakers("县长范立平没有停下，然后继续说：“路要修得更宽一些才行。”")
    assert found == [("范立平", "县长", "路要修得更宽一些才行。")]
