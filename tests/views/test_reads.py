from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.utils import timezone

from archive.models import Reads
from archive.models.reads import KEPT_DAYS, add_reads
from archive.views import reads
from tests.views.rows import make_entry

BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/140.0"}


@pytest.fixture
def counter(monkeypatch):
    fresh = reads.ReadCounter()
    monkeypatch.setattr(reads, "counter", fresh)
    return fresh


def test_reading_is_counted_without_writing(db, client, counter):
    """A page view writes nothing; what was read is added at the next flush."""
    entry = make_entry()
    for _ in range(3):
        client.get(entry.get_absolute_url(), headers=BROWSER)
    assert not Reads.objects.exists()
    counter.flush()
    assert Reads.objects.get().count == 3
    counter.flush()
    assert Reads.objects.count() == 1


@pytest.mark.parametrize(
    "agent",
    ["", "curl/8.5.0", "Mozilla/5.0 (compatible; Baiduspider/2.0)", "Googlebot/2.1"],
)
def test_programs_do_not_count(db, client, counter, agent):
    """Crawlers and tools are no readers."""
    client.get(make_entry().get_absolute_url(), headers={"user-agent": agent})
    counter.flush()
    assert not Reads.objects.exists()


def test_looking_without_reading_does_not_count(db, client, counter, admin_client):
    """HEAD requests and the preview of a draft do not count."""
    client.head(make_entry().get_absolute_url(), headers=BROWSER)
    draft = make_entry(status="draft")
    assert (
        admin_client.get(draft.get_absolute_url(), headers=BROWSER).status_code == 200
    )
    counter.flush()
    assert not Reads.objects.exists()


def test_a_locked_database_loses_no_count(db, counter):
    """What could not be added waits for the next time."""
    entry = make_entry()
    counter.count(entry.pk)
    with patch.object(reads, "add_reads", side_effect=OperationalError("locked")):
        counter.flush()
    counter.flush()
    assert Reads.objects.get().count == 1


def test_an_entry_deleted_meanwhile_is_let_go(db, counter):
    """Reads of what is gone are dropped, the others kept."""
    entry, gone = make_entry(), make_entry()
    counter.count(entry.pk)
    counter.count(gone.pk)
    gone.delete()
    counter.flush()
    assert Reads.objects.get().entry == entry


def test_old_reads_are_forgotten(db):
    """The table does not grow for ever."""
    entry = make_entry()
    old = timezone.localdate() - timedelta(days=KEPT_DAYS + 1)
    Reads.objects.create(entry=entry, day=old, count=9)
    add_reads(timezone.localdate(), {entry.pk: 1})
    assert Reads.objects.get().count == 1
