"""What every writer of the index needs: the documents of entries, and putting them in.

A generation's parts of an entry are always replaced together, by what the entry is at
that moment in the database.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone
from haystack import connections

from archive.models import Outbox
from archive.search.whoosh.backend import WhooshBackend

BATCH = 300
"""So many entries go into one commit, and are read from the database at once."""


def backend() -> WhooshBackend:
    """Give the backend whose index this process writes."""
    return connections["default"].get_backend()


def documents(entry_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Give the documents of all parts of those entries that the public may see."""
    made = []
    for index in connections["default"].get_unified_index().collect_indexes():
        made += backend().documents(index, index.parts_of(list(entry_ids)))
    return made


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
