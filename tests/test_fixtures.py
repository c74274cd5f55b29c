"""The sample data is what the seed documents become today."""

import os
import subprocess
import sys

import pytest

from archive.management.commands.make_fixtures import FOLDER
from archive.models import Entry, Outbox, Person, Speech
from archive.parsing import read_documents
from archive.store import store
from tests.conftest import ROOT


def test_the_committed_fixtures_are_up_to_date(tmp_path):
    """Parser and store must give what is committed; else run make_fixtures."""
    done = subprocess.run(
        [sys.executable, "manage.py", "make_fixtures", "--check"],
        cwd=ROOT,
        env={**os.environ, "PINGAN_VAR": str(tmp_path), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_both_documents_are_there_with_all_they_hold(seeds):
    """An empty database must hold both entries, public, filed and in the journal."""
    conference, article = Entry.objects.published().order_by("pk")
    assert (conference.kind, article.kind) == ("press_conference", "news_article")
    assert conference.speeches.count() == 16
    assert conference.exchanges.count() == 6
    assert list(Outbox.objects.pending().values_list("entry_id", flat=True)) == [1, 2]
    for entry in (conference, article):
        names = set(entry.topics.values_list("name", flat=True))
        assert {"扫黑除恶", "户籍制度改革"} <= names


@pytest.mark.django_db
def test_one_man_in_both_documents_is_one_person(seeds):
    """范华平 speaks in one and is quoted in the other, under compatible posts."""
    person = Person.objects.get(name="范华平")
    assert person.quotation_mentions.get().post == "山东省副省长、公安厅厅长"
    assert Speech.objects.get(person=person).linked_by == "inferred"
    assert {m.post for m in person.memberships.all()} == {
        "副省长、省公安厅党委书记、厅长",
        "山东省副省长、公安厅厅长",
    }


@pytest.mark.django_db
def test_importing_the_seeds_again_changes_nothing(seeds, monkeypatch):
    """The sample is an import like any other: the same files are the same entries."""
    monkeypatch.chdir(ROOT)
    for path in sorted((FOLDER / "seeds").glob("*.txt")):
        (document,) = read_documents(path)
        assert store(document.entry).outcome == "unchanged"
