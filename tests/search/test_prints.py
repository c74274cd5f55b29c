"""Each text once: of its prints that are hits the first stands for all."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.models import Entry
from archive.search import indexer, search
from archive.search.question import SearchRequest, Sort, Unit
from archive.store.duplicates import tell_apart
from tests.factories import article
from tests.search.asking import MANY

pytestmark = pytest.mark.django_db
ASKED = SearchRequest("巡逻", once=True)


def prints_of(first, count):
    made = [article(f"转载{n}", "夜间巡逻。") for n in range(count)]
    Entry.objects.filter(pk__in=[each.pk for each in made]).update(duplicate_of=first)
    return made


@pytest.fixture
def three():
    """A text with two other prints, and another that stands alone."""
    first = article("原文", "夜间巡逻。")
    others = prints_of(first, 2)
    alone = article("别的", "白天巡逻。")
    indexer.rebuild()
    return first, others, alone


def test_the_first_names_the_others(three):
    """The total counts all of them, the pages the texts."""
    first, _others, alone = three
    found = search(ASKED)
    assert (found.total, found.texts, found.pages) == (4, 2, 1)
    shown = {result.id: result for result in found.results}
    assert set(shown) == {first.pk, alone.pk}
    assert [p.title for p in shown[first.pk].prints] == ["转载0", "转载1"]
    assert (shown[first.pk].other_prints, shown[alone.pk].other_prints) == (2, 0)
    assert sum(value.count for value in found.facets["kind"]) == 4


def test_a_print_stands_for_the_text_where_the_first_is_no_hit(three):
    """`转载` is in the titles of two, so the first of these is shown."""
    _first, others, _alone = three
    found = search(replace(ASKED, query="转载"))
    assert [result.id for result in found.results] == [others[0].pk]
    assert [p.title for p in found.results[0].prints] == ["转载1"]


def test_what_an_editor_tells_apart_is_one_by_itself(three):
    """The change goes through the outbox, as every other."""
    _first, others, _alone = three
    others[0].refresh_from_db()
    tell_apart(others[0])
    indexer.drain_all()
    assert search(ASKED).texts == 3


def test_turns_are_never_put_together(three):
    found = search(replace(ASKED, unit=Unit.SPEECH))
    assert found.total == found.texts == 4


def test_an_empty_archive_has_no_texts():
    indexer.rebuild()
    assert search(ASKED).texts == search(SearchRequest(once=True)).texts == 0


def test_of_very_many_prints_some_are_named():
    """All are counted, whichever page they would be on."""
    prints_of(article("原文", "夜间巡逻。"), 30)
    indexer.rebuild()
    found = search(ASKED)
    assert (found.total, found.texts) == (31, 1)
    assert (len(found.results[0].prints), found.results[0].other_prints) == (20, 30)


@settings(MANY, max_examples=15)
@given(
    kinds=st.lists(st.integers(0, 3), min_size=1, max_size=9),
    hit=st.lists(st.booleans(), min_size=9, max_size=9),
    sort=st.sampled_from(Sort),
)
def test_pages_show_every_text_once(db, kinds, hit, sort):
    """Whatever is a print of what, and whichever of them are hits."""
    Entry.objects.all().delete()
    firsts: dict[int, Entry] = {}
    texts: dict[int, list[int]] = {}
    for kind, is_hit in zip(kinds, hit, strict=False):
        made = article("夜间", "巡逻。" if is_hit else "无事。")
        first = firsts.setdefault(kind, made)
        if first != made:
            Entry.objects.filter(pk=made.pk).update(duplicate_of=first)
        if is_hit:
            texts.setdefault(kind, []).append(made.pk)
    indexer.rebuild()
    request = replace(ASKED, sort=sort, page_size=2)
    pages = [search(replace(request, page=n)) for n in range(1, len(texts) // 2 + 2)]
    shown = {r.id: r for page in pages for r in page.results}
    assert set(shown) == {prints[0] for prints in texts.values()}
    for first, *others in texts.values():
        assert shown[first].other_prints == len(others)
    assert {page.total for page in pages} == {sum(map(len, texts.values()))}
