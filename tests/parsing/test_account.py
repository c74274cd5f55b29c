"""Each line of any input has one kind, and each paragraph stands on one line."""

import pytest
from hypothesis import given, settings

from archive.parsing import ParseError, read_document
from archive.parsing.account import Taken
from archive.parsing.sheet import Use
from archive.text.clean import split_lines, strip_white, without_controls
from tests.parsing.cases import SEEDS, all_cases, text_of
from tests.parsing.test_nothing_lost import page

CONFERENCE = (
    "平安建设发布会\n时间：2021年3月4日\n地点：济南\n出席：省公安厅厅长范华平\n\n"
    "大众日报记者\n请介绍情况。\n范华平\n一是抓落实。\n更多>>\n• 省公安厅厅长 范华平\n"
)


def read(text):
    return read_document(text)


def taken(reading):
    return {line.number: line.taken for line in reading.lines}


@settings(max_examples=200, deadline=None)
@given(page)
def test_every_line_of_any_input_has_one_kind(text):
    """No line with something on it is missing from the account, none stands twice."""
    try:
        reading = read(text)
    except ParseError:
        return
    rows = enumerate(split_lines(without_controls(text)), 1)
    shown = [number for number, line in rows if strip_white(line)]
    assert [line.number for line in reading.lines] == shown
    assert_paragraphs_stand_on_their_lines(reading)


def assert_paragraphs_stand_on_their_lines(reading):
    """Paragraphs count from 1 in the order of the lines, each words of its line."""
    paragraphs = reading.entry.paragraphs()
    lines = [line for line in reading.lines if line.paragraph]
    assert [line.paragraph for line in lines] == list(range(1, len(paragraphs) + 1))
    for line, text in zip(lines, paragraphs, strict=True):
        assert text in line.text
        assert line.taken == reading.entry.speeches[line.speech].role
    for line in reading.lines:
        assert (line.taken == Taken.DROPPED) == bool(line.reason)
        if line.opens_turn:
            assert reading.entry.speeches[line.speech].label in line.text


@pytest.mark.parametrize("case", all_cases(), ids=lambda p: p.stem)
def test_files_of_every_kind_are_accounted_for(case):
    """Of each golden case, paragraphs and lines go together one to one."""
    path = text_of(case)
    if path.suffix in (".jsonl", ".md"):
        return
    try:
        reading = read_document(path.read_bytes(), path=str(path))
    except ParseError:
        return
    assert_paragraphs_stand_on_their_lines(reading)


def test_a_conference_line_by_line():
    """Title, fields by name, label and words by role, the caption of the gallery."""
    reading = read(CONFERENCE)
    assert [line.taken for line in reading.lines] == [
        "title", "field", "field", "field", "label", "question", "label", "answer",
        "dropped", "caption",
    ]  # fmt: skip
    assert [x.field for x in reading.lines[1:4]] == ["time", "place", "attendees"]
    assert reading.lines[8].reason == "页面控件"
    assert [x.speech for x in reading.lines[4:8]] == [0, 0, 1, 1]


def test_an_article_says_which_paragraphs_hold_quotations():
    """A line about the page is a field; a piece of a line that went is told with it."""
    text = (
        "小城见闻\n2021-12-20 来源：新华社 浏览次数：12\n陈立新表示：“一定办好。”\n好。"
    )
    reading = read(text)
    assert reading.lines[1].field == "page"
    assert reading.lines[1].without == (("浏览次数：12", "页面信息"),)
    assert [line.quotes for line in reading.lines] == [0, 0, 1, 0]


def test_a_label_and_its_words_on_one_line_are_shown_whole():
    """The line shows label and words, also in a page whose markup tells them apart."""
    page_ = "<html><body><p><b>记者：</b>何时开工？</p><p>答：明年。</p></body></html>"
    lines = read(page_).lines
    assert [line.text for line in lines] == ["记者：何时开工？", "答：明年。"]
    assert {line.use for line in lines} == {Use.TURN}


def test_the_seeds_keep_their_account():
    """Of the two seeds, every line is taken and the same numbers come out again."""
    for path in SEEDS.glob("*.txt"):
        reading = read_document(path.read_bytes(), path=path.name)
        assert_paragraphs_stand_on_their_lines(reading)
        assert Taken.TITLE in taken(reading).values()
