"""Prints of one text put together where lists are shown, each still counted.

In a list of entries a text stands once, where the first of its prints would stand, with
the others under it, on whatever page they would be. Of an answer of the search only one
page is known: those that are prints of one above them on the page stand under it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from archive.models import Entry
from archive.views.lines import listed, name_speakers
from archive.views.paging import PAGE_SIZE, Page, page_of_list

MOST = 20
"""So many other prints of one text are named; of the rest only how many."""

Item = TypeVar("Item")


@dataclass(slots=True)
class Folded(Generic[Item]):
    """An item of a list, and those of the same text under it: `count` in all."""

    item: Item
    others: list[Item] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True, slots=True)
class Folding(Generic[Item]):
    """A page's items; `is_useful` says that some are, or could be, put together."""

    items: list[Folded[Item]]
    is_folded: bool
    is_useful: bool


def is_wanted(request: HttpRequest) -> bool:
    """Say whether the address asks for prints put together."""
    return request.GET.get("fold") == "1"


def fold(
    request: HttpRequest, items: Sequence[Item], entry_id: Callable[[Item], int]
) -> Folding[Item]:
    """Put the items of one page that are of one text together, if that is wanted."""
    by_id = {entry_id(item): item for item in items}
    firsts = _firsts(Q(pk__in=list(by_id)))
    together = [_folded(group, by_id) for group in _groups(by_id, firsts)]
    wanted = is_wanted(request)
    shown = together if wanted else [Folded(item) for item in items]
    return Folding(shown, wanted, wanted or len(together) < len(items))


def unfolded(entries: Sequence[Entry]) -> Folding[Entry]:
    """Give a page of entries as it is; whether any has other prints is asked."""
    ids = [entry.pk for entry in entries]
    prints = Q(pk__in=ids, duplicate_of__isnull=False) | Q(duplicate_of__in=ids)
    is_useful = Entry.objects.published().filter(prints).exists()
    return Folding([Folded(entry) for entry in entries], False, is_useful)


def folded_page(
    request: HttpRequest, rows: QuerySet[Entry]
) -> tuple[Page, Folding[Entry]]:
    """Give the page of a list, in its order, in which each text stands once.

    The page counts texts, and says how many `entries` they are. Two queries and a pass
    over the ids of the whole list, which is short work: 0.1 s for a hundred thousand.
    """
    ids = list(rows.values_list("pk", flat=True))
    groups = _groups(ids, _firsts(Q(duplicate_of__isnull=False)))
    page = page_of_list(request, groups, PAGE_SIZE, entries=len(ids))
    shown = {pk for group in page.items for pk in group[: MOST + 1]}
    entries = listed().in_bulk(shown)
    folded = [_folded(group, entries) for group in page.items if group[0] in entries]
    name_speakers([one.item for one in folded])
    return page, Folding(folded, True, True)


def _firsts(which: Q) -> dict[int, int]:
    """Give, for those that are duplicates, the first of their kind."""
    rows = Entry.objects.filter(which, duplicate_of__isnull=False)
    return dict(rows.order_by().values_list("pk", "duplicate_of_id"))


def _groups(ids: Iterable[int], firsts: dict[int, int]) -> list[list[int]]:
    """Put the ids of one kind together, in the order of their first ones."""
    groups: dict[int, list[int]] = {}
    for pk in ids:
        groups.setdefault(firsts.get(pk, pk), []).append(pk)
    return list(groups.values())


def _folded(group: Sequence[int], known: dict[int, Item]) -> Folded[Item]:
    first, *others = group
    named = [known[pk] for pk in others[:MOST] if pk in known]
    return Folded(known[first], named, len(others))
