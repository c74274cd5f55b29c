"""An editor's word goes before what was read, and nothing else changes by it."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing import ParseError, read_document
from archive.parsing.editing.correcting import correct
from archive.parsing.editing.corrections import Corrections, LabelCorrection, Said
from archive.records import Capacity, Kind, Role
from tests.parsing.test_account import CONFERENCE
from tests.parsing.test_nothing_lost import page

MEETING = (
    "平安建设发布会\n时间：2021年3月4日\n主持：丁绍敏\n出席：省公安厅厅长范华平\n\n"
    "丁绍敏\n现在开始。\n王小满\n请介绍情况。\n范华平\n一是抓落实。\n谢谢。\n"
)
numbers = st.integers(1, 16)
corrections = st.builds(
    Corrections,
    fields=st.dictionaries(
        st.sampled_from(["title", "place", "source", "kind"]),
        st.sampled_from(["", "news_article"]),
    ),
    labels=st.dictionaries(
        st.sampled_from(["李民", "记者", "主持人", "问", "央视记者", "王小满"]),
        st.builds(
            LabelCorrection,
            speaker=st.sampled_from(["", "李民"]),
            capacity=st.sampled_from([None, *Capacity]),
            is_label=st.booleans(),
        ),
    ),
    lines=st.dictionaries(numbers, st.sampled_from(Said)),
    roles=st.dictionaries(numbers, st.sampled_from(Role)),
)


def corrected(text, **said):
    word = Corrections(**said)
    return correct(read_document(text, given=word.given()), word)


def spoken(reading):
    return [(s.role, s.label, s.speaker, s.paragraphs) for s in reading.entry.speeches]


@settings(max_examples=200, deadline=None)
@given(page, corrections)
def test_whatever_is_said_every_line_keeps_its_place(text, word):
    """All positions hold, whatever is said of whichever line, and no line is lost."""
    try:
        reading = read_document(text)
    except ParseError:
        return
    result = correct(reading, word)
    entry = result.entry
    assert [x.text for x in result.lines] == [x.text for x in reading.lines]
    paragraphs = entry.paragraphs()
    lines = [line for line in result.lines if line.paragraph]
    assert [line.paragraph for line in lines] == list(range(1, len(paragraphs) + 1))
    for line, said in zip(lines, paragraphs, strict=True):
        assert said in line.text
        assert line.taken == entry.speeches[line.speech].role
    assert all(1 <= s.first_paragraph <= len(paragraphs) for s in entry.sections)
    for quotation in entry.quotations:
        assert quotation.text in paragraphs[quotation.paragraph - 1]
    turns = [n for e in entry.exchanges for n in (e.question, *e.answers)]
    assert len(set(turns)) == len(turns) and all(n < len(entry.speeches) for n in turns)
    dropped = {row.line for row in entry.dropped}
    unused = {x.number for x in result.lines if x.taken == "dropped"}
    assert unused <= dropped


@settings(max_examples=100, deadline=None)
@given(page)
def test_nothing_said_nothing_changed(text):
    """Without a correction the reading is what it was."""
    try:
        reading = read_document(text)
    except ParseError:
        return
    assert correct(reading, Corrections()) == reading


@given(corrections)
def test_corrections_are_data(word):
    """They come back whole from JSON."""
    assert Corrections.from_json(json.loads(json.dumps(word.to_json()))) == word


def test_fields_are_set_without_touching_the_text():
    """Title, place and source are the editor's; an emptied one is empty."""
    before = read_document(CONFERENCE).entry
    fields = {"title": "新标题", "place": "", "source": "大众日报"}
    entry = corrected(CONFERENCE, fields=fields).entry
    assert (entry.title, entry.place, entry.source) == ("新标题", "", "大众日报")
    assert entry.speeches == before.speeches


def test_kind_and_day_are_read_by():
    """A day the editor gives goes before the guess, whose warning goes."""
    text = CONFERENCE.replace("2021年3月4日", "3月4日(星期四)")
    assert "year-missing" in {w.code for w in read_document(text).entry.warnings}
    entry = corrected(text, fields={"held_at": "2020-03-04T10:00"}).entry
    assert entry.held_at.isoformat() == "2020-03-04T10:00+08:00"
    assert "year-missing" not in {w.code for w in entry.warnings}
    entry = corrected(CONFERENCE, fields={"kind": "news_article"}).entry
    assert entry.kind == Kind.NEWS_ARTICLE


def test_a_label_said_to_be_a_reporters_asks_and_the_next_answers():
    """王小满, taken for an official, asks: who speaks next answers him."""
    roles = [s[0] for s in spoken(corrected(MEETING))]
    assert roles == ["speech", "speech", "speech"]
    word = LabelCorrection(capacity=Capacity.REPORTER, outlet="大众日报")
    result = corrected(MEETING, labels={"王小满": word})
    assert [s[0] for s in spoken(result)] == ["speech", "question", "answer"]
    assert result.entry.speeches[1].outlet == "大众日报"
    assert [(e.question, e.answers) for e in result.entry.exchanges] == [(1, (2,))]
    assert "unknown-label" not in {w.code for w in result.entry.warnings}


def test_a_label_said_to_be_the_hosts_makes_him_host():
    """王小满 presides: he is among those who were there, as the host."""
    word = LabelCorrection(capacity=Capacity.HOST)
    people = corrected(MEETING, labels={"王小满": word}).entry.attendees
    assert {p.name: p.capacity for p in people} == {
        "范华平": "official", "丁绍敏": "host", "王小满": "host",
    }  # fmt: skip
    word = LabelCorrection(capacity=Capacity.OFFICIAL)
    people = corrected(MEETING, labels={"丁绍敏": word}).entry.attendees
    assert {p.name: p.capacity for p in people}["丁绍敏"] == "official"


def test_who_is_said_to_be_no_reporter_has_no_outlet():
    """大众日报记者 is an official's label after all: its outlet goes with the word."""
    word = LabelCorrection(capacity=Capacity.OFFICIAL, speaker="王小满")
    entry = corrected(CONFERENCE, labels={"大众日报记者": word}).entry
    assert (entry.speeches[0].role, entry.speeches[0].outlet) == ("speech", "")
    assert entry.speeches[1].role == "speech" and not entry.exchanges


def test_a_label_that_is_none_goes_on_with_the_turn_above():
    """Its line is a paragraph, and so is what stood under it."""
    word = LabelCorrection(is_label=False)
    result = corrected(MEETING, labels={"王小满": word})
    texts = ("现在开始。", "王小满", "请介绍情况。")
    assert spoken(result)[0][3] == texts
    assert len(result.entry.speeches) == 2


def test_a_line_that_is_a_label_opens_a_turn():
    """A paragraph becomes a label, and what stands under it is said by him."""
    text = "答谢\n开场的话在这里。\n李民同志\n谢谢大家的支持。\n再见了，各位。\n"
    result = corrected(text, lines={3: Said.LABEL})
    assert spoken(result) == [
        ("narrative", "", "", ("开场的话在这里。",)),
        ("speech", "李民同志", "李民同志", ("谢谢大家的支持。", "再见了，各位。")),
    ]


def test_a_label_with_its_words_behind_a_colon_is_split():
    """李民：谢谢。 is label and words."""
    text = "答谢\n开场的话在这里。\n李民：谢谢大家。\n再见了，各位。\n"
    result = corrected(text, lines={3: Said.LABEL})
    assert spoken(result)[1] == (
        "speech", "李民", "李民", ("谢谢大家。", "再见了，各位。"),
    )  # fmt: skip


def test_a_role_said_of_a_turn_stays_alone():
    """One turn changes; the roles of the others are as read."""
    result = corrected(CONFERENCE, roles={8: Role.SPEECH})
    assert [s[0] for s in spoken(result)] == ["question", "speech"]
    assert [e.answers for e in result.entry.exchanges] == [()]


def test_headings_and_dropped_lines():
    """A line is a heading above what follows; a dropped one may come back as text."""
    text = "小城见闻\n开场的话在这里。\n便捷服务。\n老人都说好。\n责任编辑：宋雨\n"
    result = corrected(
        text, lines={3: Said.HEADING, 5: Said.PARAGRAPH, 2: Said.DROPPED}
    )
    entry = result.entry
    assert entry.paragraphs() == ["老人都说好。", "责任编辑：宋雨"]
    assert [(s.heading, s.first_paragraph) for s in entry.sections] == [
        ("便捷服务。", 1)
    ]
    assert [(row.line, row.reason) for row in entry.dropped] == [(2, "编辑删去")]


def test_another_line_may_be_the_title():
    """The line becomes the title; the one that was it is dropped, and said so."""
    text = "鲁网首页\n平安建设显成效\n老人都说好。\n"
    result = corrected(text, lines={2: Said.TITLE})
    assert result.entry.title == "平安建设显成效"
    assert result.entry.paragraphs() == ["老人都说好。"]
    assert [x.taken for x in result.lines] == ["dropped", "title", "narrative"]
