"""Prints of one text put together where lists are shown, each still one of the list.

A page holds as many entries as without: those nearly the same as one above them on the
page stand under it. So totals and page numbers are the same, and stay true.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.http import HttpRequest

from archive.models import Entry

Item = TypeVar("Item")


@dataclass(slots=True)
class Folded(Generic[Item]):
    """An item of a list, and those of the same text that stand under it."""

    item: Item
    others: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Folding(Generic[Item]):
    """A page's items; `is_useful` says that some are, or could be, put together."""

    items: list[Folded[Item]]
    is_folded: bool
    is_useful: bool


def fold(
    request: HttpRequest, items: Sequence[Item], entry_id: Callable[[Item], int]
) -> Folding[Item]:
    """Put the items of one text together, if the address asks for it with `fold=1`."""
    wanted = request.GET.get("fold") == "1"
    together = _together(items, entry_id)
    shown = together if wanted else [Folded(item) for item in items]
    return Folding(shown, wanted, wanted or len(together) < len(items))


def _together(
    items: Sequence[Item], entry_id: Callable[[Item], int]
) -> list[Folded[Item]]:
    firsts = _firsts(map(entry_id, items))
    folded: dict[int, Folded[Item]] = {}
    for item in items:
        first = firsts.get(entry_id(item), entry_id(item))
        if first in folded:
            folded[first].others.append(item)
        else:
            folded[first] = Folded(item)
    return list(folded.values())


def _firsts(entry_ids: Iterable[int]) -> dict[int, int]:
    """Give, for the duplicates among these entries, the first of their kind."""
    rows = Entry.objects.filter(pk__in=list(entry_ids), duplicate_of__isnull=False)
    return dict(rows.order_by().values_list("pk", "duplicate_of_id"))
