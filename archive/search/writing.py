"""What every writer of the index needs: the documents of entries, and putting them in.

A generation's parts of an entry are always replaced together, by what the entry is at
that moment in the database.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.db.models import Count
from django.utils import timezone
from haystack import connections

from archive.models import Outbox, Speech
from archive.search.whoosh.backend import WhooshBackend

BATCH = 300
"""So many entries go into one commit."""

MOST_TURNS = 1_000
"""Entries with so many turns are read from the database at once: a transcript has as
many as a hundred reports."""


def backend() -> WhooshBackend:
    """Give the backend whose index this process writes."""
    return connections["default"].get_backend()


def documents(entry_ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Give the documents of all parts of those entries that the public may see.

    The parts of an entry follow one another: they are read together.
    """
    indexes = connections["default"].get_unified_index().collect_indexes()
    for some in _portions(entry_ids):
        each = (backend().documents(index, index.parts_of(some)) for index in indexes)
        yield from sorted(chain.from_iterable(each), key=itemgetter("entry"))


def _portions(entry_ids: Sequence[int]) -> Iterator[list[int]]:
    """Give ids of entries, as many at a time as are read at once, at least one."""
    turns = Speech.objects.filter(entry__in=entry_ids).order_by().values_list("entry")
    counts = dict(turns.annotate(Count("pk")))
    some: list[int] = []
    left = MOST_TURNS
    for pk in entry_ids:
        count = counts.get(pk, 0)
        if some and count > left:
            yield some
            some, left = [], MOST_TURNS
        some.append(pk)
        left -= count
    if some:
        yield some


def write_segment(
    generation: Path, entry_ids: Sequence[int], tell: Callable[[int], None]
) -> Any:
    """Write a segment of entries, as any number of processes may do at once.

    `tell` is told how many more entries are done. What is given back is for
    `IndexFolder.commit_segments`.
    """
    return backend().folder.write_segment(generation, _told(entry_ids, tell))


def replace(generation: Path, entry_ids: Sequence[int]) -> None:
    """Bring the parts of entries in a generation up to date, so many to a commit."""
    for start in range(0, len(entry_ids), BATCH):
        some = entry_ids[start : start + BATCH]
        backend().folder.write(generation, documents(some), {"entry": some})


def mark(pks: Sequence[int]) -> None:
    """Note that outbox rows are applied."""
    for start in range(0, len(pks), 500):
        rows = Outbox.objects.filter(pk__in=pks[start : start + 500], applied_at=None)
        rows.update(applied_at=timezone.now())


def _told(
    entry_ids: Sequence[int], tell: Callable[[int], None]
) -> Iterator[dict[str, Any]]:
    for start in range(0, len(entry_ids), BATCH):
        some = entry_ids[start : start + BATCH]
        yield from documents(some)
        tell(len(some))
