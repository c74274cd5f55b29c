"""Merging of segments, so that neither number nor latency grows with the edits."""

import logging
import threading
from time import sleep

from archive.search.engine import IndexMissing, IndexRefused
from archive.search.whoosh.storage.store import Locked
from archive.search.writing import backend

RETRY_SECONDS = 5.0

logger = logging.getLogger(__name__)


class MergingFailed(RuntimeError):
    """The thread that merges has ended."""


class Merger:
    """A thread that merges whenever it is woken, until there is nothing to merge."""

    def __init__(self) -> None:
        self._due = threading.Event()
        self._due.set()
        self._thread = threading.Thread(target=self._run, name="merger", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Say that there is another segment."""
        self._due.set()

    def still_there(self) -> bool:
        """Give true.

        Raises:
            MergingFailed: the thread has ended.
        """
        if not self._thread.is_alive():
            raise MergingFailed(self._thread.name)
        return True

    def _run(self) -> None:
        while self._due.wait():
            self._due.clear()
            try:
                merge_all()
            except (IndexMissing, IndexRefused):
                continue  # the indexer builds it anew, and wakes this thread then
            except OSError as error:
                logger.warning("%r: merging again", error)
                sleep(RETRY_SECONDS)
                self._due.set()


def merge_all() -> None:
    """Merge until no segments of one size are too many.

    Raises:
        IndexMissing, IndexRefused: there is nothing to merge.
    """
    folder = backend().folder
    try:
        while folder.merge(folder.current()):
            continue
    except Locked:
        logger.info("another process is merging")
