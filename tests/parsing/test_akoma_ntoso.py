"""Akoma Ntoso: a debate says itself who spoke; other XML is refused."""

import pytest

from archive.parsing import Given, ParseError, parse_document
from archive.records import Capacity, Kind, Moment, Role
from tests.parsing.cases import FOLDER

DEBATE = (FOLDER / "akoma-ntoso" / "debate.xml").read_text("utf-8")


def read(text, **options):
    return parse_document(text.encode(), path="会.xml", **options)


def debate(body):
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
        f"<debate><meta/><debateBody>{body}</debateBody></debate></akomaNtoso>"
    )


def test_roles_people_and_exchanges_are_as_said():
    entry = read(DEBATE)
    assert entry.kind == Kind.PRESS_CONFERENCE
    assert [s.role for s in entry.speeches] == [
        Role.SPEECH,
        Role.SPEECH,
        Role.QUESTION,
        Role.ANSWER,
        Role.ANSWER,
        Role.SCENE,
        Role.SPEECH,
    ]
    assert [a.capacity for a in entry.attendees][:1] == [Capacity.HOST]
    assert entry.exchanges[0].answers == (3, 4)


def test_what_is_given_goes_before_what_the_file_says():
    entry = read(DEBATE, given=Given(held_at=Moment.parse("2022-08-20")))
    assert entry.held_at.isoformat() == "2022-08-20"


@pytest.mark.parametrize("namespace", ["2.0", "3.0/CSD13", ""])
def test_drafts_and_older_versions_are_read_alike(namespace):
    other = DEBATE.replace("ns/akn/3.0", f"ns/akn/{namespace}")
    assert read(other).speeches == read(DEBATE).speeches


def test_a_speaker_that_is_not_declared_keeps_the_label():
    (speech,) = read(
        debate('<speech by=""><from>某代表：</from><p>好。</p></speech>')
    ).speeches
    assert (speech.label, speech.speaker) == ("某代表", "")


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("<p>够<authorialNote><p>注</p></authorialNote>多</p>", ("够多",)),
        ("<p>有<ul><li>一</li><li><b>二</b>个</li></ul></p>", ("有", "一", "二个")),
        ("<item><num>（一）</num><p>增加。</p></item>", ("（一）增加。",)),
        ("<div>前<p>段</p>后<i>斜</i>字</div>", ("前", "段", "后斜字")),
        ("<p>甲<br/>乙</p>", ("甲", "乙")),
    ],
)  # fmt: skip
def test_no_words_are_lost_whatever_is_nested_in_what(body, paragraphs):
    entry = read(debate(f"<speech><from>李民</from>{body}</speech>"))
    assert entry.speeches[0].paragraphs == paragraphs


def test_a_note_is_left_out_and_told():
    note = "<authorialNote><p>见公报。</p></authorialNote>"
    entry = read(debate(f"<speech><from>李民</from><p>够。{note}</p></speech>"))
    assert [(d.text, d.reason) for d in entry.dropped] == [("见公报。", "脚注")]


def test_a_label_inside_a_paragraph_is_a_label():
    entry = read(debate("<speech><p><from>李民：</from>好。</p></speech>"))
    assert [(s.label, s.paragraphs) for s in entry.speeches] == [("李民", ("好。",))]


def test_words_outside_any_turn_are_narrative():
    entry = read(
        debate(
            "<p>上午九时开会。</p><debateSection><speech><p>好。</p></speech></debateSection>"
        )
    )
    assert [s.role for s in entry.speeches] == [Role.NARRATIVE, Role.SPEECH]


def test_a_date_that_is_none_is_a_warning():
    entry = read(DEBATE.replace("2022-08-18T09:00:00+08:00", "2022-02-31"))
    assert entry.held_at is None
    assert [w.code for w in entry.warnings] == ["date-invalid"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<?xml version='1.0'?><rss><channel/></rss>", "根元素 rss"),
        (DEBATE.replace("debate", "act"), "没有 debate"),
        (debate(""), "没有发言"),
        (DEBATE[:-40], "不是有效的 XML"),
        ("<?xml version='1.0' encoding='nonsense'?><akomaNtoso/>", "XML"),
        (f"<?xml version='1.0'?>{'<a>' * 9000}", "XML"),
    ],
)
def test_other_xml_is_refused_by_name(text, told):
    with pytest.raises(ParseError, match=told):
        read(text)
