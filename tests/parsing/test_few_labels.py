"""Short pages: when a label or two make a transcript, and when an article has some."""

import pytest

from archive.parsing import parse_document

FIGURES = "今年以来，全市共破获电信网络诈骗案件一千二百起，群众损失同比下降两成。"
MEETING = "海州市召开反诈发布会\n"


def roles(text):
    entry = parse_document(text)
    return [(str(s.role), s.label, s.speaker) for s in entry.speeches], entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"反诈工作\n记者：有什么进展？\n李民：{FIGURES}",
            [("question", "记者", ""), ("answer", "李民", "李民")],
        ),
        (
            f"反诈工作\n2023-05-04 来源：海州日报\n海州日报记者：请介绍进展。\n"
            f"市公安局副局长李民：{FIGURES}",
            [
                ("question", "海州日报记者", ""),
                ("answer", "市公安局副局长李民", "李民"),
            ],
        ),
        (
            f"{MEETING}海州日报记者：有什么进展？\n市公安局 李民：{FIGURES}",
            [("question", "海州日报记者", ""), ("answer", "市公安局 李民", "李民")],
        ),
        (
            f"答记者问\n记者：有什么进展？\n市公安局：{FIGURES}",
            [("question", "记者", ""), ("answer", "市公安局", "")],
        ),
        (
            f"{MEETING}【海州日报记者】有什么进展？\n【李民】{FIGURES}",
            [("question", "海州日报记者", ""), ("answer", "李民", "李民")],
        ),
        (
            f"{MEETING}李民：各位记者朋友，大家好。\n记者：有什么进展？\n李民：{FIGURES}",
            [
                ("speech", "李民", "李民"),
                ("question", "记者", ""),
                ("answer", "李民", "李民"),
            ],
        ),
        (
            f"{MEETING}主持人：现在开会。\n李民：{FIGURES}",
            [("speech", "主持人", ""), ("speech", "李民", "李民")],
        ),
        (
            f"{MEETING}主持人\n现在开会。\n李民\n{FIGURES}",
            [("speech", "主持人", ""), ("speech", "李民", "李民")],
        ),
        (
            f"{MEETING}记者\n请问有什么进展？\n李民\n{FIGURES}",
            [("question", "记者", ""), ("answer", "李民", "李民")],
        ),
        (
            f"反诈中心答记者问\n一、有什么进展？\n答：{FIGURES}",
            [("question", "", ""), ("answer", "答", "")],
        ),
    ],
)
def test_one_question_or_a_host_makes_a_short_page_a_transcript(text, expected):
    """Whether the words stand beside the label or under it."""
    assert roles(text)[0] == expected


def test_an_answer_without_a_label_is_told():
    """Who answers is not known, and the editor hears of it."""
    shown, entry = roles(f"答记者问\n记者：有什么进展？\n{FIGURES}")
    assert shown == [("question", "记者", ""), ("answer", "", "")]
    assert [w.code for w in entry.warnings] == ["answer-inferred"]


def test_turns_on_one_line_are_parted():
    """Where it begins with one; else a report tells of what was asked."""
    shown, entry = roles(
        f"海州反诈\n问：有什么进展？答：{FIGURES}问：还有呢？答：没有了。"
    )
    assert [role for role, *_ in shown] == ["question", "answer"] * 2
    (warning,) = (w for w in entry.warnings if w.code == "line-parted")
    assert (warning.line, "4 段发言" in warning.message) == (2, True)
    told = f"海州反诈\n他被问：有什么进展？答：{FIGURES}"
    assert told.splitlines()[1] in parse_document(told).paragraphs()


def test_a_part_of_a_line_is_no_longer_bold_than_it_is():
    """A page with all of two questions in bold, of which nothing stands under one."""
    page = "<strong>问题二：有什么进展？“不会放松。”他说。</strong><b>问：</b>"
    entry = parse_document(page, path="页.html")
    assert "有什么进展" in "".join(entry.paragraphs())
    asked = "<p><b>问：有什么进展？答：</b>" + FIGURES + "</p>"
    entry = parse_document(f"<h2>海州反诈</h2>{asked * 2}", path="页.html")
    assert [s.label for s in entry.speeches] == ["问", "答"] * 2


LEAD = f"5月4日，海州市召开反诈会议，市公安局有关负责人介绍情况。{FIGURES * 3}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"海州反诈\n{LEAD}\n记者：有什么进展？\n李民：{FIGURES}", 3),
        (f"海州反诈\n{LEAD}\n答：{FIGURES}", 3),
        (f"海州反诈\n{LEAD}\n主持人：现在开始。\n{FIGURES}", 3),
    ],
)
def test_an_article_that_prints_a_label_is_taken_with_a_warning(text, line):
    """It names the line, and says which format to choose if it is a transcript."""
    entry = parse_document(text)
    (warning,) = (w for w in entry.warnings if w.code == "label-in-prose")
    assert (entry.format, warning.line) == ("article", line)
    assert "inline-labels" in warning.message and f"第 {line} 行" in warning.message


@pytest.mark.parametrize(
    "text",
    [
        # a reporter on the spot
        f"海州抢险\n{LEAD}\n海州台记者 王楠：我现在在堤上，水已经退了。\n村民：好。\n",
        # who wrote it
        f"海州抢险\n环岛网报道 记者 王楠：请问水退了吗？市民都问。{FIGURES}\n",
        f"海州抢险\n海报记者：张怀水\n海报编辑：陈旭\n{FIGURES}\n",
        # a question that the report tells
        f"海州抢险\n有记者问：对此有何评论？\n发言人表示，水已经退了。{FIGURES}\n",
        f"海州抢险\n提示：水深。\n地点：海州。\n{FIGURES}\n",
    ],
)
def test_a_byline_and_a_report_are_no_transcript(text):
    entry = parse_document(text)
    assert entry.format == "article"
    assert "label-in-prose" not in {w.code for w in entry.warnings}


def test_a_word_with_a_colon_under_the_host_s_last_words_is_no_speaker():
    """来 is a surname; a word met everywhere is no name for that."""
    told, entry = roles(
        f"{MEETING}主持人：请介绍。\n李民：{FIGURES}\n记者：还有吗？\n李民：{FIGURES}\n"
        "主持人：发布会到此结束。\n来源：海州公安\n"
    )
    assert [label for _role, label, _name in told] == [
        "主持人", "李民", "记者", "李民", "主持人",
    ]  # fmt: skip
    assert entry.warnings == ()


@pytest.mark.parametrize("top", ["", "2023-08-16 来源：海州日报\n"])
def test_a_source_at_the_foot_is_the_entry_s_if_it_has_none(top):
    """As WeChat's pages end; no line of it is what the host or the article says."""
    foot = "来源：海州公安\n编辑：张三\n阅读 1万+\n"
    talk = f"主持人：请介绍。\n李民：{FIGURES}\n主持人：发布会到此结束。\n"
    for text in (f"{MEETING}{top}{talk}{foot}", f"鱼鳞天\n{top}{FIGURES}\n{foot}"):
        entry = parse_document(text)
        assert entry.source == ("海州日报" if top else "海州公安")
        assert "海州公安" not in "".join(entry.paragraphs())
        assert {d.text for d in entry.dropped} >= {"编辑：张三", "阅读 1万+"}


def test_a_question_under_the_title_is_no_line_about_the_page():
    """记者：张三 says who wrote it; 记者：何时开工？ is asked and stays."""
    entry = parse_document(f"海州反诈\n记者：有什么进展？\n{LEAD}\n{LEAD}\n")
    assert "有什么进展？" in "\n".join(entry.paragraphs())


@pytest.mark.parametrize(
    "sounds",
    [
        [
            f"海州台记者 夏晚：我们来到反诈中心。{FIGURES}",
            f"市公安局副局长 李民：{FIGURES}",
            f"海州台记者 夏晚：走出中心，街头处处是提醒。{FIGURES}",
            f"市反诈中心主任 周舟：{FIGURES}",
        ],
        [
            f"【海州台记者 夏晚】我们来到反诈中心。{FIGURES}",
            f"【市公安局副局长 李民】{FIGURES}",
            f"【海州台记者 夏晚】走出中心，街头处处是提醒。{FIGURES}",
        ],
    ],
)
def test_a_broadcast_report_is_an_article(sounds):
    """Its reporters tell and ask nobody; who speaks in it is quoted."""
    text = "\n".join(["海州反诈见闻", "今年以来，海州反诈再升级。", *sounds])
    entry = parse_document(text)
    assert (entry.format, str(entry.kind)) == ("article", "news_article")
