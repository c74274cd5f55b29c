"""Outbox rows to index changes, by the one process that writes the index.

The indexer reads which entries changed, then what they are now, and writes their parts
in one commit; only then are the rows marked as applied. Stopped at any point it leaves
the index as it was or as it should be, and rows that are applied again do no harm.

A rebuild makes a new generation beside the live one, takes over what changed
meanwhile, and only then lets readers see it.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from time import sleep
from typing import Any

from django.db import DatabaseError, close_old_connections
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from haystack import connections

from archive.models import Entry, Outbox
from archive.search.engine import IndexMissing, IndexRefused
from archive.search.whoosh.backend import LOCK_SECONDS, WhooshBackend
from archive.search.whoosh.store import Locked

BATCH = 300
"""So many entries go into one commit."""

REBUILD_BATCH = 2_000
"""In a rebuild: the more at once, the less often a term is written."""

POLL_SECONDS = 0.3
RETRY_SECONDS = 5.0
KEPT = timedelta(days=1)
"""For so long applied rows are kept; a rebuild needs those applied since it began."""

logger = logging.getLogger(__name__)


def backend() -> WhooshBackend:
    """Give the backend whose index this process writes."""
    return connections["default"].get_backend()


class AlreadyRunning(Locked):
    """Another process is the indexer."""


@contextmanager
def alone() -> Iterator[None]:
    """Be the one indexer.

    Raises:
        AlreadyRunning: another process is.
    """
    with ExitStack() as held:
        try:
            held.enter_context(backend().folder.lock("indexer.lock"))
        except Locked as error:
            raise AlreadyRunning(str(error)) from error
        yield


def run() -> None:
    """Drain the outbox again and again, for ever.

    The database or the disk being away for a while is waited out.
    """
    while True:
        close_old_connections()
        try:
            applied = drain()
        except (DatabaseError, OSError, Locked) as error:
            logger.warning("%r: trying again", error)
            sleep(RETRY_SECONDS)
            continue
        if not applied:
            sleep(POLL_SECONDS)


def drain_all() -> int:
    """Drain until nothing is left; give the number of rows applied."""
    applied = drain()
    total = applied
    while applied:
        applied = drain()
        total += applied
    return total


def drain(batch: int = BATCH) -> int:
    """Apply one batch of outbox rows, in one commit; give their number.

    An index that is missing, damaged or of another version is rebuilt first.

    Raises:
        Locked: another process has been writing for long.
    """
    ensure()
    rows = list(Outbox.objects.pending().values_list("pk", "entry_id")[:batch])
    if rows:
        reindex([entry for _, entry in rows])
        _mark([pk for pk, _ in rows])
        Outbox.objects.filter(applied_at__lt=timezone.now() - KEPT).delete()
    return len(rows)


def ensure() -> None:
    """Build the index anew if it cannot be used.

    Raises:
        Locked: another process has been building for long.
    """
    if _unusable_because():
        with backend().folder.lock("rebuild.lock", LOCK_SECONDS):
            # Another process may have built it while this one waited for the lock.
            if reason := _unusable_because():
                logger.warning(reason)
                _build(lambda done: None, REBUILD_BATCH)


def _unusable_because() -> str:
    """Say why the index cannot be searched; nothing if it can."""
    try:
        backend().snapshots.current()
    except IndexMissing:
        return _("还没有索引，正在建立。")
    except IndexRefused as error:
        return _("索引不能用，正在重建：%s") % error
    return ""


def rebuild(
    progress: Callable[[int], None] = lambda done: None, batch: int = REBUILD_BATCH
) -> int:
    """Make the whole index anew beside the live one; give the number of entries.

    `progress` is told how many entries are done.

    Raises:
        Locked: another process has been building or writing for long.
    """
    with backend().folder.lock("rebuild.lock", LOCK_SECONDS):
        return _build(progress, batch)


def _build(progress: Callable[[int], None], batch: int) -> int:
    folder = backend().folder
    began = timezone.now()
    generation = folder.begin()
    done = 0
    for ids in _batches(batch):
        folder.write(generation, _told(ids, done, progress), {})
        done += len(ids)
    with folder.lock("write.lock", LOCK_SECONDS):
        _catch_up(generation, began)
    folder.remove_others(generation)
    return done


def _told(
    entry_ids: Sequence[int], done: int, progress: Callable[[int], None]
) -> Iterator[dict[str, Any]]:
    """Give the documents of entries and tell how many are done as they are taken."""
    for start in range(0, len(entry_ids), BATCH):
        some = entry_ids[start : start + BATCH]
        yield from documents(some)
        done += len(some)
        progress(done)


def documents(entry_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Give the documents of all parts of those entries that the public may see."""
    made = []
    for index in connections["default"].get_unified_index().collect_indexes():
        made += backend().documents(index, index.parts_of(list(entry_ids)))
    return made


def reindex(entry_ids: Sequence[int]) -> None:
    """Bring the parts of some entries up to date, in one commit."""
    folder = backend().folder
    with folder.lock("write.lock", LOCK_SECONDS):
        _write(folder.current(), sorted(set(entry_ids)))


def reindex_all(entry_ids: Sequence[int], batch: int = BATCH) -> None:
    """Bring the parts of any number of entries up to date, so many to a commit."""
    for start in range(0, len(entry_ids), batch):
        reindex(entry_ids[start : start + batch])


def _write(generation: Path, entry_ids: Sequence[int]) -> None:
    backend().folder.write(generation, documents(entry_ids), {"entry": entry_ids})


def _catch_up(generation: Path, began: Any) -> None:
    """Take over what was recorded, or applied to the old generation, since `began`."""
    changed = Outbox.objects.filter(Q(applied_at=None) | Q(applied_at__gte=began))
    rows = list(changed.values_list("pk", "entry_id"))
    entry_ids = sorted({entry for _, entry in rows})
    for start in range(0, len(entry_ids), BATCH):
        _write(generation, entry_ids[start : start + BATCH])
    backend().folder.make_current(generation)
    _mark([pk for pk, _ in rows])


def _mark(pks: Sequence[int]) -> None:
    for start in range(0, len(pks), 500):
        rows = Outbox.objects.filter(pk__in=pks[start : start + 500], applied_at=None)
        rows.update(applied_at=timezone.now())


def _batches(size: int) -> Iterator[list[int]]:
    """Give the ids of all published entries, so many at a time."""
    last = 0
    while True:
        following = Entry.objects.published().filter(pk__gt=last).order_by("pk")
        ids = list(following.values_list("pk", flat=True)[:size])
        if not ids:
            return
        yield ids
        last = ids[-1]
