"""Entries as lines of a list: title, kind, day, source, and who speaks in them."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.models import Attendance, Entry, Quotation
from archive.views.paging import PAGE_SIZE, Page, paginate

NAMES_SHOWN = 5

UNSHOWN = ("dropped", "imprint")
"""Columns of an entry that are long and that no page shows."""


def listed() -> QuerySet[Entry]:
    """Give published entries with the columns that a line of a list shows, no more."""
    return Entry.objects.not_drafts().only(
        "kind", "title", "held_at", "held_time_known", "published_on", "day", "source"
    )


def entry_page(
    request: HttpRequest, rows: QuerySet[Entry], size: int = PAGE_SIZE
) -> Page:
    """Give a page of entries as lines: each has `who`, the names that stand in it."""
    page = paginate(request, rows, listed(), size)
    name_speakers(page.items)
    return page


def first_lines(rows: QuerySet[Entry], count: int) -> list[Entry]:
    """Give the first entries of `rows` as lines."""
    ids = list(rows.values_list("pk", flat=True)[:count])
    found = listed().in_bulk(ids)
    entries = [found[pk] for pk in ids if pk in found]
    name_speakers(entries)
    return entries


def name_speakers(entries: Sequence[Entry]) -> None:
    """Set `who` of each entry: the first names of its header or its quotations."""
    names = names_by_entry(entry.pk for entry in entries)
    for entry in entries:
        entry.who = join_names(names[entry.pk])


def names_by_entry(entry_ids: Iterable[int]) -> dict[int, list[str]]:
    """Give the names printed in each entry's header, then in its quotations."""
    names: dict[int, list[str]] = {pk: [] for pk in entry_ids}
    for mention in (Attendance, Quotation):
        rows = mention.objects.filter(entry__in=names).order_by("entry", "position")
        for entry_id, name in rows.values_list("entry_id", "name"):
            names[entry_id].append(name)
    return names


def join_names(names: Iterable[str]) -> str:
    """Join names, each once, at most five of them.

    >>> join_names(["范华平", "刘伟", "范华平"])
    '范华平、刘伟'
    """
    once = list(dict.fromkeys(filter(None, names)))
    shown = "、".join(once[:NAMES_SHOWN])
    return _("%(names)s等") % {"names": shown} if len(once) > NAMES_SHOWN else shown
