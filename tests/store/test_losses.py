"""What a changed source writes over of an editor's work is kept, word for word."""

from dataclasses import replace

import pytest

from archive.models import Entry, LinkedBy, Overwritten, Paragraph, Person, Role, Speech
from archive.records import Attendee
from archive.store import store
from tests.store.records import CONFERENCE, article, quotation, said

pytestmark = pytest.mark.django_db

STATEMENT, ANSWER = 1, 3


@pytest.fixture
def entry():
    """The conference as first imported."""
    return Entry.objects.get(pk=store(CONFERENCE).entry_id)


def reworded(text="来源改的。"):
    return said(CONFERENCE, ANSWER, text, "下一步常态化。")


def kept():
    """Each place with an editor's words and the source's."""
    rows = Overwritten.objects.order_by("pk")
    return list(rows.values_list("place", "was", "became"))


def test_words_and_fields_are_kept_with_their_place(entry):
    """Old and new, whole, however long they are."""
    words = "编辑改的。" * 200
    Paragraph.objects.filter(entry=entry, number=6).update(text=words)
    Entry.objects.filter(pk=entry.pk).update(title="编辑的标题", place="编辑写的地点")
    store(replace(reworded(), title="来源的标题", place="山东大厦"))
    assert kept() == [
        ("标题", "编辑的标题", "来源的标题"),
        ("地点", "编辑写的地点", "山东大厦"),
        ("第 6 段", words, "来源改的。"),
    ]
    assert {row.entry_id for row in Overwritten.objects.all()} == {entry.pk}


def test_what_nobody_had_edited_is_no_loss(entry):
    """A source may change every part of what it said itself."""
    changed = reworded()
    store(
        replace(
            changed,
            title="来源的标题",
            attendees=(Attendee("刘伟", "总队长"),),
            sections=(),
            speeches=changed.speeches[:2],
            exchanges=(),
        )
    )
    assert kept() == []
    store(article(path="/a.txt", quotations=(quotation("李民", "总队长"),)))
    store(article("别的话。", path="/a.txt"))
    assert kept() == []


def test_a_corrected_paragraph_that_the_source_takes_out_is_kept(entry):
    Paragraph.objects.filter(entry=entry, number=6).update(text="编辑改的。")
    result = store(said(CONFERENCE, ANSWER, "下一步常态化。"))
    assert kept() == [("第 6 段", "编辑改的。", "")]
    assert "编辑改的。" in result.warnings[0].message


def test_a_header_that_both_changed_is_kept(entry):
    """Label, role and post are an editor's words too."""
    turn = entry.speeches.get(name="李民")
    turn.label, turn.post = "李民同志", "刑侦总队长"
    turn.save()
    store(said(CONFERENCE, ANSWER, label="李民总队长"))
    (row,) = kept()
    assert row[0] == "第 6 段起的抬头"
    assert "李民同志" in row[1] and "刑侦总队长" in row[1] and "李民总队长" in row[2]


def test_whom_an_editor_found_is_kept(entry):
    other = Person.objects.create(name="李民", note="另一人")
    turn = entry.speeches.get(name="李民")
    turn.link(other, LinkedBy.EDITOR)
    turn.save()
    store(said(CONFERENCE, ANSWER, label="刘伟", speaker="刘伟"))
    assert kept() == [("抬头“李民”认定的人物", "李民（另一人）", "刘伟")]


def test_how_an_editor_parted_the_turns_is_kept(entry):
    row = Paragraph.objects.get(entry=entry, number=4)
    row.speech = Speech.objects.create(entry=entry, position=9, role=Role.SPEECH)
    row.save()
    store(said(CONFERENCE, 0, "大家下午好!"))
    (row,) = kept()
    assert (row[0], row[1]) == ("发言的划分", "1；2、3；4；5；6、7")
    assert row[2] == "1；2、3、4；5；6、7"


def test_rows_beside_the_turns_that_an_editor_changed_are_kept(entry):
    """An attendee's post and a heading, each with what the source has now."""
    entry.attendances.filter(name="李民").update(post="刑侦总队长")
    entry.sections.update(heading="编辑的小标题")
    more = (Attendee("刘伟", "总队长"), *CONFERENCE.attendees)
    store(replace(CONFERENCE, attendees=more, sections=()))
    assert kept() == [
        (
            "出席者",
            "省公安厅 刑侦总队长 李民",
            "总队长 刘伟\n省公安厅 刑侦总队总队长 李民",
        ),
        ("小标题", "编辑的小标题", ""),
    ]


def test_which_turn_answers_is_an_editors_word_until_the_source_says_otherwise(entry):
    """A change of words elsewhere undoes no pairing."""
    entry.speeches.filter(position=ANSWER + 1).update(answer_to=None)
    store(said(CONFERENCE, 0, "大家下午好!"))
    assert not entry.speeches.exclude(answer_to=None).exists()
    assert kept() == []
