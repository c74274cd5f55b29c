"""A record that was corrected before it was stored: the corrections are edits."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from archive.models import Entry, Outbox, Status
from archive.parsing import read_document
from archive.parsing.editing.correcting import correct
from archive.parsing.editing.corrections import Corrections, Said
from archive.records import Moment, Role
from archive.store import store, store_edited, store_over
from archive.store.batch import Outcome
from tests.store.records import CONFERENCE

pytestmark = pytest.mark.django_db
URL = "https://example.gov.cn/a.html"
TEXT = (
    "小城见闻\n第一段写老街的灯。\n热门推荐一览。\n第三段写河边的风。\n第四段写人。\n"
)


def both(text=TEXT, **said):
    """A record with corrections, and the same without."""
    reading = read_document(text)
    corrected = correct(reading, Corrections(**said))
    return [replace(r.entry, source_url=URL) for r in (corrected, reading)]


def texts():
    rows = Entry.objects.get().paragraphs.order_by("position")
    return list(rows.values_list("text", flat=True))


def test_the_same_source_again_changes_nothing():
    """An import of what the editor corrected sees that it was imported already."""
    record, as_read = both(lines={3: Said.DROPPED}, fields={"title": "小城夜话"})
    store_edited(record, as_read)
    assert store(as_read).outcome == Outcome.UNCHANGED
    assert Entry.objects.get().title == "小城夜话" and len(texts()) == 3


def test_a_changed_source_changes_only_what_it_changed():
    """What the editor took out stays out, his title stays, the new words come in."""
    record, as_read = both(lines={3: Said.DROPPED}, fields={"title": "小城夜话"})
    store_edited(record, as_read)
    _record, later = both(TEXT.replace("河边的风", "河边的晚风"))
    assert store(later).outcome == Outcome.UPDATED
    assert Entry.objects.get().title == "小城夜话"
    assert texts() == ["第一段写老街的灯。", "第三段写河边的晚风。", "第四段写人。"]


def test_numbers_of_paragraphs_are_never_given_again():
    """What the editor took out has a number of its own, which nothing else gets."""
    record, as_read = both(lines={3: Said.DROPPED})
    store_edited(record, as_read)
    entry = Entry.objects.get()
    assert [p.number for p in entry.paragraphs.order_by("position")] == [1, 2, 3]
    assert entry.last_number == 4


def test_a_line_taken_in_by_the_editor_stays():
    """A line the parser left out and the editor took in outlives later imports."""
    text = f"{TEXT}责任编辑：宋雨\n"
    record, as_read = both(text, lines={6: Said.PARAGRAPH})
    store_edited(record, as_read)
    _record, later = both(text.replace("写人", "写人们"))
    store(later)
    assert texts()[-2:] == ["第四段写人们。", "责任编辑：宋雨"]


def test_a_role_stays_as_the_editor_said():
    """The turn's role is his, whatever the parser says again."""
    text = "答问\n问：何时开工？\n答：明年开春。\n问：要几年？\n答：大约三年。\n"
    record, as_read = both(text, roles={3: Role.SPEECH})
    store_edited(record, as_read)
    _record, later = both(text.replace("大约三年", "不到三年"))
    store(later)
    roles = Entry.objects.get().speeches.order_by("position").values_list("role")
    assert [role for (role,) in roles] == ["question", "speech", "question", "answer"]


def test_a_record_goes_over_an_entry_of_another_key():
    """The entry keeps its id and status; its outbox says that it changed."""
    _record, as_read = both()
    pk = store(replace(as_read, source_url=""), status=Status.DRAFT).entry_id
    Outbox.objects.all().delete()
    record, later = both(TEXT.replace("河边的风", "河边的晚风"))
    assert store_over(pk, record, later).outcome == Outcome.UPDATED
    entry = Entry.objects.get()
    assert (entry.pk, entry.status, entry.source_url) == (pk, Status.DRAFT, URL)
    assert "第三段写河边的晚风。" in texts()
    assert list(Outbox.objects.values_list("entry_id", flat=True)) == [pk]


def test_an_entry_made_by_hand_is_not_gone_over():
    """It was made from no document, so nothing says what in it is an editor's."""
    entry = Entry.objects.create(title="手写", kind="news_article")
    with pytest.raises(Entry.DoesNotExist):
        store_over(entry.pk, *both())


def test_what_a_copy_leaves_open_stays():
    """A pasted copy has no address, no source and no hour: what is known stays.

    What it says otherwise is written, and the first source, imported again, is the
    same entry still.
    """
    held = Moment(date(2021, 3, 4), 10)
    known = {
        "held_at": held, "place": "济南", "source": "省政府网", "category": "发布会",
        "source_url": "https://example.gov.cn/a.html", "path": "",
    }  # fmt: skip
    record = replace(CONFERENCE, **known)
    pk = store(record).entry_id
    bare = dict.fromkeys(("place", "source", "source_url", "category", "path"), "")
    copy = replace(record, **bare, held_at=Moment(held.day), title="改过的标题")
    store_over(pk, copy, copy)
    entry = Entry.objects.get(pk=pk)
    assert (entry.title, entry.place, entry.source) == (
        "改过的标题",
        "济南",
        "省政府网",
    )
    assert entry.held_time_known and timezone.localtime(entry.held_at).hour == 10
    assert store(replace(record, title="改过的标题")).entry_id == pk
    other = replace(copy, held_at=Moment(date(2021, 3, 5)), source="新华社")
    store_over(pk, other, other)
    entry.refresh_from_db()
    assert (entry.source, entry.held_time_known) == ("新华社", False)
