"""Outbox rows to index changes, by the one process that writes the index.

The indexer reads which entries changed, then what they are now, and writes their parts
in one commit; only then are the rows marked as applied. Stopped at any point it leaves
the index as it was or as it should be, and rows that are applied again do no harm.

Segments are merged by a thread of its own, which keeps no change waiting: a merge is
written beside what it will replace, and holds the lock for its commit alone.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from time import monotonic, sleep

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from archive.models import Outbox
from archive.search.merging import Merger, merge_all
from archive.search.rebuilding import ensure, rebuild, sweep
from archive.search.whoosh.backend import LOCK_SECONDS
from archive.search.whoosh.storage.store import Locked
from archive.search.workers import WorkerDied
from archive.search.writing import BATCH, backend, documents, mark, replace

__all__ = [
    "BATCH", "AlreadyRunning", "Locked", "WorkerDied", "alone", "backend", "documents",
    "drain", "drain_all", "ensure", "merge_all", "rebuild", "reindex", "run",
]  # fmt: skip

POLL_SECONDS = 0.2
RETRY_SECONDS = 5.0
KEPT = timedelta(days=1)
"""For so long applied rows are kept; a rebuild needs those applied since it began."""

LOOKED_EVERY = 300.0
"""After so many seconds every file of the index is read and its checksum compared."""

CLEARED_EVERY = 300
"""After so many turns, a minute of waiting, older rows are removed."""

logger = logging.getLogger(__name__)


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

    At the start and every `LOOKED_EVERY` seconds every file is read: what is found
    damaged is built anew. The database or the disk being away is waited out.

    Raises:
        MergingFailed: the thread that merges has ended; its trace says why.
    """
    merger = Merger()
    turns, looked = 0, -LOOKED_EVERY
    while merger.still_there():
        close_old_connections()
        try:
            if monotonic() - looked >= LOOKED_EVERY:
                ensure(thorough=True)
                sweep()
                looked = monotonic()
            applied = drain()
            turns += 1
            if turns % CLEARED_EVERY == 0:
                _clear_old_rows()
        except (DatabaseError, OSError, Locked, WorkerDied) as error:
            logger.warning("%r: trying again", error)
            sleep(RETRY_SECONDS)
            continue
        if applied:
            merger.wake()
        else:
            sleep(POLL_SECONDS)


def drain_all() -> int:
    """Drain until nothing is left; give the number of rows applied."""
    applied = drain()
    total = applied
    while applied:
        applied = drain()
        total += applied
    merge_all()
    _clear_old_rows()
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
        mark([pk for pk, _ in rows])
    return len(rows)


def reindex(entry_ids: Sequence[int], batch: int = BATCH) -> None:
    """Bring the parts of any number of entries up to date, `batch` to a commit."""
    ids = sorted(set(entry_ids))
    folder = backend().folder
    for start in range(0, len(ids), batch):
        with folder.lock("write.lock", LOCK_SECONDS):
            replace(folder.current(), ids[start : start + batch])


def _clear_old_rows() -> None:
    Outbox.objects.filter(applied_at__lt=timezone.now() - KEPT).delete()
