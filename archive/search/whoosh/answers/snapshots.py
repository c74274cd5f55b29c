"""Which state of the index is on the disk now, opened when it has changed.

A look takes four questions to the system; segments that are still there, which never
change, are taken over with all that was worked out for them.
"""

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.index import TOC

from archive.search.engine import IndexRefused
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.storage.commits import NAME
from archive.search.whoosh.storage.files import DurableStorage
from archive.search.whoosh.storage.segment import DAMAGE, SegmentData
from archive.search.whoosh.storage.store import IndexFolder


@dataclass(frozen=True)
class Opened:
    """A snapshot, of which state it is, and what the disk looked like then."""

    snapshot: Snapshot
    generation: Path
    number: int
    files: tuple[Any, Any]
    watched: tuple[str, str, str]
    """Its table of contents, that of the next commit, and what it was made with."""


class Snapshots:
    """Gives the snapshot of what is on the disk; for any number of threads."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._current = str(folder.path / "CURRENT")
        self._lock = threading.Lock()
        self._segments: dict[str, SegmentData] = {}
        self._opened: Opened | None = None

    def current(self) -> Snapshot:
        """Give the snapshot of the live generation's last commit.

        Raises:
            IndexMissing: there is no index yet.
            IndexRefused: it is damaged, or of another version.
        """
        opened = self._opened
        if opened is not None and self._is_current(opened):
            return opened.snapshot
        with self._lock:
            return self._open_last()

    def damaged(self) -> list[str]:
        """Read all files of the live generation; give the names of damaged ones.

        Raises:
            IndexMissing, IndexRefused: as `current`.
        """
        return self._folder.verify(self._folder.current())

    def _is_current(self, opened: Opened) -> bool:
        """Say whether nothing has changed, without reading any file."""
        here, following, meta = opened.watched
        # This begins every search: to ask whether a file is there is half of `_sign`.
        if not os.access(here, os.F_OK) or os.access(following, os.F_OK):
            return False
        return opened.files == (_sign(self._current), _sign(meta))

    def _open_last(self) -> Snapshot:
        for _attempt in range(TRIES):
            # Before it is read: what replaces it later must be seen.
            sign = _sign(self._current)
            generation = self._folder.current()
            number = _latest(generation)
            try:
                snapshot = self._open(generation, number)
            except (FileNotFoundError, *DAMAGE) as error:
                # A commit may have replaced the files that were to be opened.
                generation_now = self._folder.current()
                if (generation, number) == (generation_now, _latest(generation_now)):
                    raise IndexRefused(f"{generation}: {error!r}") from error
                continue
            self._opened = _opened(snapshot, generation, number, sign)
            return snapshot
        raise IndexRefused(f"{self._folder.path}: changed {TRIES} times while opened")

    def _open(self, generation: Path, number: int) -> Snapshot:
        known = self._opened
        if known and (known.generation, known.number) == (generation, number):
            return known.snapshot
        storage = DurableStorage(str(generation))
        toc = TOC.read(storage, NAME, gen=number)
        opened: dict[str, SegmentData] = {}
        for segment in toc.segments:
            name = segment.segment_id()
            found = self._segments.get(name)
            opened[name] = found or SegmentData(storage, segment, toc.schema)
        pairs = [(opened[s.segment_id()], s) for s in toc.segments]
        self._segments = opened
        return Snapshot(pairs, toc.schema)


TRIES = 20


def _latest(generation: Path) -> int:
    number: int = TOC._latest_generation(DurableStorage(str(generation)), NAME)
    return number


def _opened(
    snapshot: Snapshot, generation: Path, number: int, sign_of_current: Any
) -> Opened:
    here, following = (
        str(generation / TOC._filename(NAME, n)) for n in (number, number + 1)
    )
    meta = str(generation / "meta.json")
    watched = here, following, meta
    return Opened(snapshot, generation, number, (sign_of_current, _sign(meta)), watched)


def _sign(path: str) -> tuple[int, int, int] | None:
    """Give what a file has that another in its place has not; null if there is none."""
    try:
        # A `Path` would take longer than the system.
        found = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
