"""Numbered pages: what is cited stays where it is, and no number is an error."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

PAGE_SIZE = 20
AROUND = 2
"""How many numbers stand on either side of the page's own."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. Pages and positions count from 1; `total` is the true number.

    Where the items are groups of entries `entries` is how many these are in all.
    `ignored` says in words what of the address could not be used, "" if nothing.
    """

    items: Sequence[Any]
    number: int
    total: int
    size: int = PAGE_SIZE
    ignored: str = ""
    entries: int = 0

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The position of the first item, 0 on an empty page."""
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last(self) -> int:
        """The position of the last item, 0 on an empty page."""
        return self.first + len(self.items) - 1 if self.items else 0

    @property
    def previous(self) -> int | None:
        """The page before, if any; from past the end it is the last one."""
        return min(self.number - 1, self.pages) or None

    @property
    def next(self) -> int | None:
        """The page after, if any."""
        return self.number + 1 if self.number < self.pages else None

    def links(self) -> list[int | None]:
        """Give the numbers to show, in order; None stands for those left out."""
        near = range(self.number - AROUND, self.number + AROUND + 1)
        shown = sorted({1, self.pages, *(n for n in near if 1 <= n <= self.pages)})
        links: list[int | None] = []
        for number in shown:
            if links and number != links[-1] + 1:
                links.append(None)
            links.append(number)
        return links


def read_number(request: HttpRequest) -> tuple[int, str]:
    """Read the page asked for, from 1, and what was wrong with it, in words."""
    asked = request.GET.get("page", "1") or "1"
    if asked.isascii() and asked.isdigit() and len(asked) < 10 and int(asked):
        return int(asked), ""
    if asked.isascii() and asked.isdigit() and int(asked[:9]):
        return 10**9, ""
    shown = asked if len(asked) <= 20 else f"{asked[:20]}…"
    return 1, _("页码“%(page)s”不是正整数，显示第 1 页") % {"page": shown}


def paginate(
    request: HttpRequest,
    rows: QuerySet,
    shown: QuerySet | None = None,
    size: int = PAGE_SIZE,
    total: int | None = None,
) -> Page:
    """Give the page of `rows` that the address asks for, the last one if it is past it.

    Only ids are read up to the page; what is shown is fetched by id out of `shown`
    (by default `rows`), so that no text is read to be skipped. `total` is how many rows
    there are, where that is known.
    """
    total = rows.count() if total is None else total
    number, ignored = _within(request, total, size)
    start = (number - 1) * size
    ids = list(rows.values_list("pk", flat=True)[start : start + size])
    found = (rows if shown is None else shown).in_bulk(ids)
    return Page([found[pk] for pk in ids if pk in found], number, total, size, ignored)


def page_of_list(
    request: HttpRequest, items: Sequence[Any], size: int, entries: int = 0
) -> Page:
    """Give the page of a list in memory that the address asks for."""
    number, ignored = _within(request, len(items), size)
    start = (number - 1) * size
    shown = items[start : start + size]
    return Page(shown, number, len(items), size, ignored, entries)


def _within(request: HttpRequest, total: int, size: int) -> tuple[int, str]:
    """Read the page asked for, at most the last one, and what was wrong with it."""
    number, ignored = read_number(request)
    pages = max(1, -(-total // size))
    if number <= pages:
        return number, ignored
    return pages, _("没有那么多页，显示最后一页（第 %(page)s 页）") % {"page": pages}
