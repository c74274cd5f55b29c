"""What stayed open is asked again when more is known, at a bounded cost."""

import pytest

from archive.identity.relinking import link_open
from archive.models import Quotation
from tests.factories import make_entry, person

pytestmark = pytest.mark.django_db


def quoted(name, post="", who=None):
    """An entry that quotes a name in a post; open, unless it is somebody's."""
    entry = make_entry(turns=[("narrative", "", None, ["一段。"])])
    Quotation.objects.create(
        entry=entry, paragraph=entry.paragraphs.get(), position=1, name=name, post=post,
        person=who, linked_by="inferred" if who else "", attribution=name, text="一段",
    )  # fmt: skip
    return entry


@pytest.fixture
def corps():
    """李民 heads a corps; what quotes him as head of a bureau stayed open."""
    who = person("李民")
    quoted("李民", "刑侦总队总队长", who)
    return who, quoted("李民", "公安局局长")


def owner(entry):
    return entry.quotations.get().person


def test_a_later_entry_says_who_was_meant(corps):
    """It prints both posts of one man."""
    who, early = corps
    assert link_open() == 0
    late = quoted("李民", "刑侦总队总队长、公安局局长", who)
    assert link_open([late.pk]) == 1
    assert owner(early) == who


def test_only_what_new_entries_may_have_made_clear_is_looked_at(corps):
    """After an import of one file the rest of the queue is left for a larger one."""
    who, early = corps
    quoted("李民", "刑侦总队总队长、公安局局长", who)
    other = quoted("王小满", "主任", person("王小满"))
    assert link_open([other.pk]) == 0 and owner(early) is None
    assert link_open() == 1 and owner(early) == who


def test_a_title_is_asked_about_where_its_bearer_stands():
    """范副省长 stayed open: his entry names 范华平, whose post another one prints."""
    who = person("范华平")
    early = quoted("范副省长")
    turn = early.quotations.get()
    turn.pk, turn.name, turn.person, turn.linked_by = None, "范华平", who, "inferred"
    turn.save()
    assert link_open() == 0
    late = quoted("范华平", "山东省副省长", who)
    assert link_open([late.pk]) == 1
    assert early.quotations.get(name="范副省长").person == who
