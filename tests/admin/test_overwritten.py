"""An editor's words that a changed source wrote over: in the history, and put back."""

from dataclasses import replace

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User

from archive.models import Entry, Outbox, Overwritten, Paragraph, Series
from archive.store import store
from tests.store.records import CONFERENCE, quotation, said

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
ANSWER = 3


def updated(text="来源改的。", **fields):
    """The conference with a corrected paragraph, under a changed source."""
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    Paragraph.objects.filter(entry=entry, number=6).update(text=f"编辑{SCRIPT}改的。")
    store(replace(said(CONFERENCE, ANSWER, text, "下一步常态化。"), **fields))
    Outbox.objects.all().delete()
    return entry


def history(entry):
    return f"/admin/archive/pressconference/{entry.pk}/history/"


def put_back(desk, entry, row=None):
    """Click the button; give what the desk then says."""
    row = row or Overwritten.objects.get()
    page = desk.post(f"{history(entry)}{row.pk}/", follow=True)
    return [str(message) for message in page.context["messages"]]


def test_the_history_names_the_words_and_where(desk):
    """What the editor had written and what the source has, also of an import."""
    entry = updated()
    html = desk.get(history(entry)).content.decode()
    assert "第 6 段" in html and "来源改的。" in html
    assert "编辑&lt;script&gt;" in html and SCRIPT not in html
    assert "放回" in html


def test_many_places_are_shown_by_pages(desk):
    """A long transcript may be written over in every paragraph; queries do not grow."""
    entry = updated()
    rows = [Overwritten(entry=entry, place=f"第 {n} 处", was="甲") for n in range(120)]
    Overwritten.objects.bulk_create(rows)
    first = desk.get(history(entry)).content.decode()
    assert "第 119 处" in first and "第 3 处" not in first and "1 / 3" in first
    last = desk.get(f"{history(entry)}?overwritten=3").content.decode()
    assert "第 3 处" in last and "第 119 处" not in last


def test_an_entry_without_any_shows_none(desk):
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    assert "盖掉" not in desk.get(history(entry)).content.decode()
    gone = desk.get(history(Entry(pk=99)), follow=True)
    assert gone.status_code == 200 and "99" in str(*gone.context["messages"])


def test_words_are_put_back_by_one_click(desk):
    """The index hears of it, the history tells who; the next import keeps them."""
    entry = updated()
    assert put_back(desk, entry) == ["已放回：第 6 段。"]
    paragraph = Paragraph.objects.get(entry=entry, number=6)
    assert paragraph.text == f"编辑{SCRIPT}改的。"
    assert Outbox.objects.get().entry_id == entry.pk
    assert "第 6 段" in LogEntry.objects.get().change_message
    html = desk.get(history(entry)).content.decode()
    assert "editor 于" in html and "<button>放回" not in html
    again = said(CONFERENCE, ANSWER, "来源改的。", "下一步常态化。")
    assert not store(said(again, 0, "大家下午好!")).warnings
    paragraph.refresh_from_db()
    assert paragraph.text == f"编辑{SCRIPT}改的。"


def test_fields_are_put_back_as_they_were(desk):
    """Words, a number, a day, and a series by its name; none where there was none."""
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    series = Series.objects.create(name="编辑的系列")
    mine = {"title": "编辑的标题", "number": None, "series": series, "summary": "摘要"}
    Entry.objects.filter(pk=entry.pk).update(**mine, held_at=None)
    later = {"number": 12, "series": "来源的系列", "summary": "来源的摘要"}
    held = replace(CONFERENCE.held_at, hour=9)
    store(replace(CONFERENCE, title="来源的标题", held_at=held, **later))
    entry.refresh_from_db()
    assert entry.title == "来源的标题" and entry.held_at
    for row in Overwritten.objects.all():
        assert put_back(desk, entry, row) == [f"已放回：{row.place}。"]
    entry.refresh_from_db()
    assert {name: getattr(entry, name) for name in mine} == mine
    assert entry.held_at is None and entry.day is None


def test_a_quotation_follows_the_words_put_back(desk):
    """What repeats the words of a paragraph is corrected with it."""
    words = quotation("李民", "总队长", "来源改的", 6)
    entry = updated(text="来源改的。后面一句。", quotations=(words,))
    said_now = put_back(desk, entry)
    assert any("来源改的" in line for line in said_now[:1]) and len(said_now) == 2


def test_what_was_changed_since_is_not_written_over(desk):
    """Nor is anything put back twice."""
    entry = updated()
    Paragraph.objects.filter(entry=entry, number=6).update(text="又改。")
    assert "不能放回" in put_back(desk, entry)[0]
    assert Paragraph.objects.get(entry=entry, number=6).text == "又改。"
    Paragraph.objects.filter(entry=entry, number=6).update(text="来源改的。")
    put_back(desk, entry)
    assert "不能放回" in put_back(desk, entry)[0]
    Overwritten.objects.update(put_back_at=None)
    Paragraph.objects.filter(entry=entry, number=6).delete()
    assert "不能放回" in put_back(desk, entry)[0]


def test_only_who_may_change_entries_puts_back(client):
    """Who may look sees the words and no button."""
    entry = updated()
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_pressconference"))
    client.force_login(user)
    assert "<button>放回" not in client.get(history(entry)).content.decode()
    row = Overwritten.objects.get()
    assert client.post(f"{history(entry)}{row.pk}/").status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="change_pressconference"))
    assert client.get(f"{history(entry)}{row.pk}/").status_code == 405
    other = f"/admin/archive/newsarticle/{entry.pk}/history/{row.pk}/"
    assert client.post(other).status_code == 403
    assert client.post(f"{history(entry)}{row.pk + 1}/").status_code == 404
