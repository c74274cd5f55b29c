"""A whole new index: made beside the live one, then put in its place.

    begin a generation  ->  segments, by several processes  ->  one commit
    ->  what changed meanwhile  ->  CURRENT  ->  the old generation is removed

Readers answer from the old generation until CURRENT names the new one. A rebuild that
was killed leaves a generation that nobody reads; the next one removes it.
"""

import logging
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Entry, Outbox
from archive.search.engine import IndexMissing, IndexRefused
from archive.search.whoosh.backend import LOCK_SECONDS
from archive.search.whoosh.storage.store import Locked
from archive.search.workers import cores, write_segments
from archive.search.writing import BATCH, backend, mark, replace, write_segment

REBUILD_BATCH = 2_000
"""So many entries make a segment: the more, the less often a term is written."""

Progress = Callable[[int], None]

logger = logging.getLogger(__name__)


def ensure(thorough: bool = False) -> None:
    """Build the index anew if it cannot be used; `thorough` reads all of its files.

    Raises:
        Locked: another process has been building for long.
    """
    if unusable_because(thorough):
        with backend().folder.lock("rebuild.lock", LOCK_SECONDS):
            # Another process may have built it while this one waited for the lock.
            if reason := unusable_because(thorough):
                logger.warning(reason)
                _build(lambda done: None, REBUILD_BATCH, cores())


def sweep() -> None:
    """Remove what rebuilds that were killed have left, unless one is running."""
    folder = backend().folder
    try:
        with folder.lock("rebuild.lock"):
            folder.remove_others(folder.current())
    except Locked:
        logger.info("an index is being built")


def unusable_because(thorough: bool = False) -> str:
    """Say why the index cannot be searched; nothing if it can."""
    folder = backend().folder
    try:
        backend().snapshots.current()
        damaged = folder.verify(folder.current()) if thorough else []
    except IndexMissing:
        return _("还没有索引，正在建立。")
    except IndexRefused as error:
        return _("索引不能用，正在重建：%s") % error
    return _("索引文件已损坏，正在重建：%s") % "、".join(damaged) if damaged else ""


def rebuild(
    progress: Progress = lambda done: None,
    batch: int = REBUILD_BATCH,
    workers: int | None = None,
) -> int:
    """Make the whole index anew beside the live one; give the number of entries.

    `progress` is told how many entries are done. Without `workers`, all cores are used;
    one batch is not worth a second process.

    Raises:
        Locked: another process has been building or writing for long.
        WorkerDied: a process that wrote a part was killed. Nothing has changed.
    """
    with backend().folder.lock("rebuild.lock", LOCK_SECONDS):
        return _build(progress, batch, cores() if workers is None else workers)


def _build(progress: Progress, batch: int, workers: int) -> int:
    folder = backend().folder
    began = timezone.now()
    # Of these the rows are read only now, so that the generation has what they tell of.
    waiting = set(Outbox.objects.pending().values_list("pk", flat=True))
    generation = folder.begin()
    counter = _Counter(progress)
    try:
        batches = list(_batches(batch))
        if min(workers, len(batches)) > 1 and _others_can_read():
            workers = min(workers, len(batches))
            segments = write_segments(generation, batches, workers, counter.add)
        else:
            segments = [write_segment(generation, b, counter.add) for b in batches]
        folder.commit_segments(generation, segments)
        folder.optimize(generation)
        _catch_up(generation, began, waiting)
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    folder.remove_others(generation)
    return counter.done


def _others_can_read() -> bool:
    """Say whether other processes see the database: one in memory is its process's."""
    name = str(connection.settings_dict["NAME"])
    return not (
        connection.vendor == "sqlite" and (":memory:" in name or "mode=memory" in name)
    )


class _Counter:
    """Adds up what several workers have done."""

    def __init__(self, progress: Progress) -> None:
        self.done = 0
        self._progress = progress

    def add(self, more: int) -> None:
        """Tell of so many more entries."""
        self.done += more
        self._progress(self.done)


def _catch_up(generation: Path, began: datetime, taken: set[int]) -> None:
    """Take over what was changed since `began`, then let readers see the generation.

    The outbox rows `taken` are in it already. The last few changes are taken over
    while nobody else writes, all others before.
    """
    while len(changed := _changed(began, taken)) > BATCH:
        replace(generation, sorted(set(changed.values())))
        taken = taken | changed.keys()
    folder = backend().folder
    with folder.lock("write.lock", LOCK_SECONDS):
        changed = _changed(began, taken)
        replace(generation, sorted(set(changed.values())))
        folder.make_current(generation)
        mark(sorted(taken | changed.keys()))


def _changed(began: datetime, taken: set[int]) -> dict[int, int]:
    """Give the outbox rows not taken yet, with the entry of each.

    Those applied since `began` went into the old generation.
    """
    rows = Outbox.objects.filter(Q(applied_at=None) | Q(applied_at__gte=began))
    found = dict(rows.order_by().values_list("pk", "entry_id"))
    return {pk: entry for pk, entry in found.items() if pk not in taken}


def _batches(size: int) -> Iterator[list[int]]:
    """Give the ids of all published entries, so many at a time."""
    ids = list(Entry.objects.published().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
