"""What was merged is found as the one kept: pages, feeds, API, search, suggestions."""

import pytest

from archive.identity.merging import merge
from archive.identity.undoing import undo
from archive.search import cards_for, indexer, suggest
from archive.search.names import archive_names
from tests.factories import make_entry, person
from tests.search.asking import ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """唐鳳 and 唐政委, who is the same; each speaks in an entry that is indexed."""
    kept, other = person("唐鳳"), person("唐政委")
    entries = [
        make_entry(title=who.name, turns=[("answer", who.name, who, ["好。"])]).pk
        for who in (kept, other)
    ]
    indexer.rebuild()
    return kept, other, entries


@pytest.mark.parametrize(
    "address", ["/speakers/{}/", "/speakers/{}/feed/", "/api/v1/speakers/{}"]
)
def test_an_old_address_leads_to_the_one_kept(two, client, address):
    """Page, feed and API answer 301, through a chain too, and 200 once undone."""
    kept, other, _entries = two
    last = person("唐先生")
    decisions = [*merge(kept, [other]), *merge(last, [kept])]
    for row in (kept, other):
        answer = client.get(address.format(row.pk))
        assert answer.status_code == 301
        assert answer["Location"] == address.format(last.pk)
        assert answer["Cache-Control"] == "no-cache"
    assert client.get(address.format(last.pk)).status_code == 200
    for decision in decisions:
        undo(decision)
    assert client.get(address.format(other.pk)).status_code == 200


def test_the_page_asked_for_is_kept(two, client):
    """The third page of an old address is the third of the new one."""
    kept, other, _entries = two
    merge(kept, [other])
    answer = client.get(f"/speakers/{other.pk}/?page=3")
    assert answer["Location"] == f"/speakers/{kept.pk}/?page=3"


def test_an_address_of_nobody_stays_none(two, client):
    """404 where there never was anybody."""
    for address in ("/speakers/999/", "/speakers/999/feed/", "/api/v1/speakers/999"):
        assert client.get(address).status_code == 404


def test_the_index_follows_a_merge_and_its_undoing(two):
    """Filters by either id and either name find both entries; then each its own."""
    kept, other, entries = two
    (decision,) = merge(kept, [other])
    indexer.drain_all()
    for asked in (str(kept.pk), str(other.pk), "唐鳳", "唐政委"):
        assert set(ids(speaker=asked)) == {*entries}, asked
    undo(decision)
    indexer.drain_all()
    for who, entry in zip((kept, other), entries, strict=True):
        assert ids(speaker=str(who.pk)) == ids(speaker=who.name) == [entry]


def test_the_merged_name_finds_the_one_kept(two):
    """His card, his suggestion, and his name as one word of a query."""
    kept, other, _entries = two
    merge(kept, [other])
    indexer.drain_all()
    (card,) = cards_for("唐政委")
    assert (card.id, card.name, card.entries) == (kept.pk, "唐鳳", 2)
    found = suggest("唐政委")[0]
    assert (found.kind, found.id) == ("speaker", kept.pk)
    assert archive_names.among(frozenset({"唐政委"})) == {"唐政委"}


def test_the_search_page_names_the_one_kept(two, client):
    """A chip of an old id says who he is now."""
    kept, other, _entries = two
    merge(kept, [other])
    indexer.drain_all()
    html = client.get(f"/search/?speaker={other.pk}").content.decode()
    chips = html.partition('class="chips"')[2].partition("</ul>")[0]
    assert "唐鳳" in (chips or html) and "没有这个名字" not in html


def test_the_list_of_entries_takes_an_old_id(two, client):
    """/api/v1/entries filters by the one kept."""
    kept, other, entries = two
    merge(kept, [other])
    found = client.get(f"/api/v1/entries?speaker={other.pk}").json()["results"]
    assert {row["id"] for row in found} == set(entries)
