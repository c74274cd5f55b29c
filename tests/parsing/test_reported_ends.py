"""Where reported words end: the speaker goes on, or the article does."""

import pytest

from archive.parsing.quoting.quotations import find_quotations

HERE = "“好。”县长范立平说，"
"""Behind it stand the words of an article in one paragraph that is no meeting's."""
MEETING = ("9月6日，县长范立平会见云岭署长佩塔。", "范立平说，")


def ends(text, *, before=("",)):
    """Say what is reported of a paragraph that goes on with a text."""
    *paragraphs, lead = before
    *_, last = find_quotations([*paragraphs, lead + text])
    return last.text


def test_a_sentence_stands_by_itself_unless_something_says_more():
    """What the reporter can know himself is his; two sentences are not bridged."""
    text = "路已修好。青禾镇有十个村。村里种茶。"
    assert ends(text, before=[HERE]) == "路已修好。"


@pytest.mark.parametrize(
    "more",
    [
        "要早日通车。",
        "对此，建议早日通车。",
        "茶农双方正为新路出力。",
        "村里提了不少宝贵意见建议，要早日办好。",
        "村里必须养护。",
        "同时，桥也快修好。",
        "此外，还将修两座桥。",
        "例如南坡的茶园，一小时就到镇上。",
        "接下来将修桥。",
        "我们一镐一镐地挖通了山。",
        "路已通到北坡。",
        "这意味着茶叶一夜到省城。",
        "如果下雪，青禾镇也不再是孤岛。",
    ],
)
def test_the_speaker_goes_on(more):
    """Demands, promises, thoughts carried on, and 我们 are the speaker's too."""
    assert ends(f"路已修好。{more}", before=[HERE]) == f"路已修好。{more}"


def test_what_stands_before_a_demand_is_the_speakers_as_well():
    """A sentence without any sign is his where the next is plainly his."""
    text = "路是大家的路。修路靠一镐一锹。要抓紧开工。青禾镇有十个村。"
    assert ends(text, before=[HERE]) == "路是大家的路。修路靠一镐一锹。要抓紧开工。"


def test_a_list_goes_on_to_its_last_item():
    """Figures between 一是 and 三是 are his, and what explains an item."""
    text = (
        "主要有三个方面。一是早动工。据统计，去年动工的路有3条。二是修得牢。"
        "青禾镇用的是青石。三是养得好。"
    )
    assert ends(f"{text}青禾镇去年来了2万人，各村都卖茶。", before=[HERE]) == text


def test_his_own_body_or_place_acts():
    """云岭将… behind the words of its governor is what he says."""
    text = "“好。”云岭省副省长范立平说，路已修好。云岭将在南坡修桥。云岭多山。"
    assert ends(text) == "路已修好。云岭将在南坡修桥。"


def test_in_a_report_of_a_meeting_words_go_on_to_news_or_somebody_else():
    """There a sentence without any sign is the speaker's."""
    text = "路已修好。青禾镇有十个村。双方重申睦邻友好，都表示要修桥。我有信心。"
    assert ends(text, before=MEETING) == text
    text = "路已修好。国际会议中心也建成了。同学们结识了朋友，邀请他们回访。"
    assert ends(text, before=MEETING) == text


@pytest.mark.parametrize(
    "other",
    [
        "开幕式上，孩子们唱了歌。",
        "县报记者了解到，路长三公里。",
        "云岭、南坡等多方谴责修路。",
        "交通局局长田广禾主持会议。",
        "对此，不少网友纷纷点赞。",
        "青禾镇镇长彭越来到路边。",
        "范立平还去了水库。",
        "目前没有公布通车的日子。",
        "当天，青禾镇下了雪。",
    ],
)
def test_somebody_else_ends_words_even_in_a_report_of_a_meeting(other):
    """Another by name, many people, the reporter and the scene are not the speaker."""
    assert ends(f"路已修好。{other}", before=MEETING) == "路已修好。"


def test_news_of_a_day_gives_one_sentence():
    """佩塔5日表示 begins no speech, where 佩塔表示 may."""
    opening, news = (
        "云岭今年有十条路要修，各地已经动工。",
        "路修好了。青禾镇各村的茶叶已运出。",
    )
    assert ends(f"云岭署长佩塔5日表示，{news}", before=[opening, ""]) == "路修好了。"
    assert ends(f"云岭署长佩塔表示，{news}", before=[opening, ""]) == news


def test_a_paragraph_that_the_page_ran_together_ends_words():
    """White space before a sentence is where the page had another paragraph."""
    assert ends("路已修好。 同时，青禾镇卖茶。", before=[HERE]) == "路已修好。"


def test_the_reporters_own_clause_ends_words_within_a_sentence():
    """What the reporter asked elsewhere is not in the words reported."""
    text = "通村的路已修好，9月6日，县报记者也向镇里核实，路确已修好。"
    assert ends(f"县长范立平告诉记者，{text}") == "通村的路已修好"


def test_words_that_look_like_an_attribution_do_not_end_them():
    """称重 and 部署要求 tell of nobody's speaking."""
    text = "路已修好。车辆称重、登记都在镇上。全县要落实县里的部署要求，把路养好。"
    assert ends(text, before=MEETING) == text


def test_what_he_says_anew_in_the_same_sentence_is_apart():
    """表示，…，他还表示… are two reports."""
    found = find_quotations(
        ["县长范立平说，通村的路已修好，他还表示如果雨停，桥也将修好。"]
    )
    assert [q.text for q in found] == ["通村的路已修好", "如果雨停，桥也将修好。"]


def test_a_list_goes_on_over_what_was_done():
    """二是 behind a sentence with dates and figures is still in the list."""
    text = "一是修路。自2005年以来，全县举行了30场开工礼。二是修桥。"
    assert ends(text, before=[HERE]) == text


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("山路已经修好", "，他还宣布明年再修一条。"),
        ("山路已经修好", "，他同时呼吁云岭也修。"),
        ("山路已经修好", "，但他并未排除再修的可能。"),
        ("山路已经修好", "，而云岭镇镇长何以宁则表示，桥还没有通。"),
        ("路要修得牢", "，引起在场茶农的阵阵掌声。"),
    ],
)
def test_the_article_goes_on_within_the_sentence(words, remark):
    """What he did besides, or what somebody else says against it, is not his."""
    found = find_quotations([HERE + words + remark])
    assert found[1].text == words


def test_his_own_thought_behind_but_is_his():
    """但他认为 sets nobody else against him."""
    text = "尽管有人说要再等，但他认为路该早修。"
    assert ends(text, before=[HERE]) == text


@pytest.mark.parametrize(
    "more", ["并预计明年通车。", "同时，欢迎云岭来客参加茶会。", "扩大茶园，修好水渠。"]
)
def test_a_sentence_without_a_subject_goes_on(more):
    """Who expects, invites or does it is the one who spoke before."""
    assert ends(f"路已修好。{more}", before=[HERE]) == f"路已修好。{more}"


def test_what_stands_before_the_next_words_of_the_same_is_his():
    """Between two clauses that give words to one person hardly anybody else speaks."""
    more = "茶叶可以运到山外。"
    again = "范立平还说，桥也修好了。"
    text = f"“好。”县长范立平说，路已修好。{more}"
    assert find_quotations([text + again])[1].text == f"路已修好。{more}"
    other = "镇长彭越说，桥也修好了。"
    assert find_quotations([text + other])[1].text == "路已修好。"
    asked = "“好。”县长范立平说，路已修好。桥可以走吗？"
    assert find_quotations([asked + again])[1].text == "路已修好。"


def test_somewhere_else_he_goes_on_to_ask_for_something():
    """在茶园，他要求… is the article's, in the report of a meeting too."""
    text = "要把路修好。在青禾镇的茶园，他要求早日把桥也修好。"
    assert ends(text, before=MEETING) == "要把路修好。"


def test_what_he_does_besides_by_name_is_the_articles():
    """，范立平同时… opens no more of his words, nor does what a paper learned."""
    text = "山路已经修好，范立平同时为村里题字。海州日报了解到，村里种茶。"
    assert ends(text, before=[HERE]) == "山路已经修好"


@pytest.mark.parametrize(
    "remark",
    [
        "，他警告镇上不要再等。",
        "，这是镇上首次修路。",
        "；在茶园调研时，他强调“茶要种得好。”",
    ],
)
def test_a_clause_of_its_own_ends_the_words(remark):
    """What he does with other words, or what the article makes of these."""
    _, second, *_ = find_quotations([HERE + "山路已经修好了" + remark])
    assert second.text == "山路已经修好了"
