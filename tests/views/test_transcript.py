import re

import pytest

from archive.models import Kind, Person
from archive.views.transcript import group, outline, read_turns
from tests.views.rows import answer, ask, make_entry, say


@pytest.fixture
def conference(db):
    return make_entry(kind=Kind.PRESS_CONFERENCE)


@pytest.fixture
def li(db):
    return Person.objects.create(name="李民")


def shape(entry):
    return [
        (block.number, [turn.speech.label for turn in block.turns])
        for block in group(read_turns(entry))
    ]


def test_a_question_stands_with_all_up_to_its_last_answer(conference, li):
    """The host's words between question and answer belong to the exchange."""
    say(conference, "开始提问。", label="主持人")
    exchange = ask(conference, "请问成效？", label="甲报记者")
    say(conference, "请李民回答。", label="主持人")
    answer(exchange, "很好。", li)
    answer(exchange, "补充一点。", li)
    say(conference, "到此结束。", label="主持人")
    assert shape(conference) == [
        (0, ["主持人"]),
        (1, ["甲报记者", "主持人", "李民", "李民"]),
        (0, ["主持人"]),
    ]


def test_a_question_without_answer_stands_alone(conference, li):
    """Nobody's words are counted as an answer to it."""
    ask(conference, "甲问？", label="甲报记者")
    say(conference, "下一个。", label="主持人")
    assert shape(conference) == [(1, ["甲报记者"]), (0, ["主持人"])]


def test_two_questions_at_once_each_open_an_exchange(conference, li):
    """Answers that come after both say for themselves which one they are to."""
    first = ask(conference, "甲问？", label="甲报记者")
    second = ask(conference, "乙问？", label="乙报记者")
    answer(first, "答甲。", li)
    answer(second, "答乙。", li)
    assert shape(conference) == [
        (1, ["甲报记者"]),
        (2, ["乙报记者", "李民", "李民"]),
    ]


def test_questions_without_a_name_are_turns_all_the_same(conference, page):
    """Where only 问 and 答 are printed, the page still says which is which."""
    ask(conference, "请问成效？", label="")
    html = page(conference.get_absolute_url())
    head = html.partition('<header class="turn-head">')[2].partition("</header>")[0]
    assert "提问" in head


def test_nothing_is_lost_in_grouping(samples):
    """Every turn of the conference is in exactly one block, in printed order."""
    conference, _ = samples
    turns = [t.speech.pk for b in group(read_turns(conference)) for t in b.turns]
    rows = conference.speeches.order_by("position").values_list("pk", flat=True)
    assert turns == list(rows)


def test_the_outline_reaches_every_heading(samples):
    """Each section of the conference and of the article is in the outline once."""
    for entry in samples:
        items = outline(group(read_turns(entry)))
        headings = [text for item in items for _, text in item.points]
        headings += [item.text for item in items if item.turn is None]
        rows = entry.sections.values_list("heading", flat=True)
        assert sorted(headings) == sorted(rows)


def test_no_heading_is_lost_where_several_stand_above_one_paragraph(db, page):
    """A chapter's and its section's are both shown, and both are in the outline."""
    entry = make_entry("条例")
    say(entry, "为了保障安全。", "制定本条例。", role="narrative")
    say(entry, "坚持统一领导。", role="narrative")
    first, _, last = entry.paragraphs.order_by("position")
    above = (
        (first, "第一章 总则", 1),
        (first, "第一节 目的", 2),
        (last, "第二节 原则", 2),
    )
    for position, (paragraph, heading, level) in enumerate(above, 1):
        entry.sections.create(
            position=position, heading=heading, level=level, first_paragraph=paragraph
        )
    html = page(entry.get_absolute_url())
    shown = re.findall(r'<h(\d) class="section-head">([^<]+)</h', html)
    assert shown == [("2", "第一章 总则"), ("3", "第一节 目的"), ("3", "第二节 原则")]
    (item,) = outline(group(read_turns(entry)))
    points = [text for _, text in item.points]
    assert (item.text, points) == ("第一章 总则", ["第一节 目的", "第二节 原则"])
