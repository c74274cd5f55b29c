"""Rows written past the ORM are the rows the ORM would have written."""

from datetime import datetime

import pytest
from django.utils import timezone

from archive.models import Entry, Kind, Organization, Paragraph, Speech
from archive.store.sql import save_new

pytestmark = pytest.mark.django_db


def saved(rows):
    """The rows as the database has them, without ids and the moment they were made."""
    model = type(rows[0])
    kept = model.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk")
    without = ("id", "entry_id", "speech_id", "created_at", "changed_at")
    return [
        {name: value for name, value in row.items() if name not in without}
        for row in kept.values()
    ]


def entries():
    """Two entries: one with all kinds of values, one with the least there may be."""
    held_at = datetime(2021, 3, 4, 10, tzinfo=timezone.get_default_timezone())
    warnings = [{"code": "year-inferred", "line": 5, "message": "年份"}]
    return [
        Entry(title="文", kind=Kind.NEWS_ARTICLE, held_at=held_at, warnings=warnings),
        Entry(title="文", kind=Kind.PRESS_CONFERENCE),
    ]


def outlets():
    """Outlets, whose names are kept folded as well."""
    return [Organization(name=name, pinyin="x") for name in ("大眾日報", "Ａ台")]


@pytest.mark.parametrize("made", [entries, outlets])
def test_rows_are_those_the_orm_would_have_saved(made):
    """Of every kind of field the same value must stand in the table."""
    expected = made()
    type(expected[0]).objects.bulk_create(expected)
    there = saved(expected)
    type(expected[0]).objects.all().delete()
    rows = made()
    save_new(rows)
    assert saved(rows) == there


def test_what_was_unsaved_when_it_was_tied_is_pointed_at():
    """Rows are tied in memory and saved from the top down, more than one query has."""
    entry = Entry(title="文", kind=Kind.NEWS_ARTICLE)
    speech = Speech(entry=entry, position=1, role="narrative")
    paragraphs = [
        Paragraph(entry=entry, speech=speech, number=n, position=n, text=f"第{n}段")
        for n in range(1, 1001)
    ]
    for rows in ([entry], [speech], paragraphs):
        save_new(rows)
    found = speech.paragraphs.values_list("number", "entry", "pk")
    assert list(found) == [(row.number, entry.pk, row.pk) for row in paragraphs]
