"""One state of the index, opened: its postings and columns as arrays over all parts.

Parts are numbered from 0 through all segments. A snapshot never changes; `Snapshots`
gives the one that belongs to what is on the disk now and opens another when that has
changed, taking over the segments that are still there: they never change either.
"""

import mmap
import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.index import TOC

from archive.search.engine import IndexRefused
from archive.search.whoosh.commits import NAME
from archive.search.whoosh.files import DurableStorage
from archive.search.whoosh.postings import Ints
from archive.search.whoosh.segment import DAMAGE, SegmentData
from archive.search.whoosh.store import IndexFolder

Mask = NDArray[np.bool_]


class Snapshot:
    """All segments of one state as one run of parts."""

    def __init__(self, segments: list[tuple[SegmentData, Any]], schema: Any) -> None:
        self.segments = [data for data, _ in segments]
        self.schema = schema
        self.bases = np.cumsum([0, *(data.count for data in self.segments)])
        self.count = int(self.bases[-1])
        self.alive = np.ones(self.count, np.bool_)
        for base, (_, segment) in zip(self.bases, segments, strict=False):
            self.alive[base : base + segment.doc_count_all()] = segment.living()
        self.any_deleted = not self.alive.all()
        self._columns: dict[str, Any] = {}
        self.derived: dict[str, Any] = {}
        """Whatever a reader works out once for a snapshot."""

    def postings(self, field: str, term: str) -> tuple[Ints, NDArray[np.float32]]:
        """Give the living parts that hold a term, ascending, and its weight in each."""
        ids: list[Ints] = []
        weights: list[NDArray[np.float32]] = []
        for base, segment in zip(self.bases, self.segments, strict=False):
            found = segment.postings(field, term.encode())
            if found is not None:
                ids.append(found[0] + base)
                weights.append(found[1])
        if not ids:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        parts, weight = np.concatenate(ids), np.concatenate(weights)
        if self.any_deleted:
            living = self.alive[parts]
            return parts[living], weight[living]
        return parts, weight

    def numbers(self, name: str) -> Ints:
        """Give a number column: one number per part."""
        return self._cached(name, self._numbers)

    def choices(self, name: str) -> tuple[Ints, list[str]]:
        """Give a column of texts: a number per part, and the texts they stand for."""
        return self._cached(name, self._choices)

    def lists(self, name: str) -> tuple[Ints, Ints]:
        """Give a column of lists: where each part's begin (and end), the values."""
        return self._cached(name, self._lists)

    def text(self, part: int) -> bytes:
        """Give the folded lines of a part, in UTF-8."""
        texts, start, end = self._place(part)
        return texts[start:end]

    def containing(self, parts: Ints, string: bytes) -> Ints:
        """Keep the parts whose text contains a string."""
        kept = np.zeros(len(parts), np.bool_)
        for place, part in enumerate(parts.tolist()):
            texts, start, end = self._place(part)
            kept[place] = texts.find(string, start, end) >= 0
        return parts[kept]

    def in_first_line(self, part: int, string: bytes) -> bool:
        """Say whether the first line of a part contains a string."""
        return string in self.text(part).partition(b"\n")[0]

    def text_of(self, name: str, part: int) -> str:
        """Give a part's value of a text column."""
        number = int(np.searchsorted(self.bases, part, "right")) - 1
        column = self.segments[number].columns[name]
        return column[part - int(self.bases[number])]

    @cached_property
    def _text_field(self) -> str:
        return next(name for name, f in self.schema.items() if _is_document(name, f))

    @cached_property
    def _texts(self) -> tuple[list[mmap.mmap], Ints, Ints, Ints]:
        """Give all texts' files, and per part the file's number, start and end."""
        files, starts, ends, numbers = [], [], [], []
        for number, segment in enumerate(self.segments):
            texts, places = segment.columns[self._text_field].arrays()
            files.append(texts)
            starts.append(places[:-1])
            ends.append(places[1:])
            numbers.append(np.full(segment.count, number))
        return files, _joined(numbers), _joined(starts), _joined(ends)

    def _place(self, part: int) -> tuple[mmap.mmap, int, int]:
        files, numbers, starts, ends = self._texts
        return files[numbers[part]], int(starts[part]), int(ends[part])

    def _cached(self, name: str, make: Callable[[str], Any]) -> Any:
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = make(name)
        return found

    def _in_segments(self, name: str) -> Iterator[tuple[SegmentData, Any]]:
        for segment in self.segments:
            yield segment, segment.columns.get(name)

    def _numbers(self, name: str) -> Ints:
        default = self.schema[name].column_type.default_value()
        return _joined(
            [
                np.full(segment.count, default) if column is None else column.array()
                for segment, column in self._in_segments(name)
            ]
        )

    def _choices(self, name: str) -> tuple[Ints, list[str]]:
        texts: dict[str, int] = {"": 0}
        codes = []
        for segment, column in self._in_segments(name):
            if column is None:
                codes.append(np.zeros(segment.count, np.int64))
                continue
            local, names = column.arrays()
            new = [texts.setdefault(text, len(texts)) for text in names]
            codes.append(np.array(new, np.int64)[local])
        return _joined(codes), list(texts)

    def _lists(self, name: str) -> tuple[Ints, Ints]:
        lengths, values = [], []
        for segment, column in self._in_segments(name):
            if column is None:
                lengths.append(np.zeros(segment.count, np.int64))
                continue
            starts, flat = column.arrays()
            lengths.append(np.diff(starts))
            values.append(flat)
        return np.concatenate([[0], np.cumsum(_joined(lengths))]), _joined(values)


class Snapshots:
    """Gives the snapshot of what is on the disk; for any number of threads."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._state: tuple[Path, int] | None = None
        self._opened: dict[str, SegmentData] = {}
        self._snapshot: Snapshot | None = None

    def current(self) -> Snapshot:
        """Give the snapshot of the live generation's last commit.

        Raises:
            IndexMissing: there is no index yet.
            IndexRefused: it is damaged, or of another version.
        """
        generation = self._folder.current()
        snapshot = self._snapshot
        if snapshot is not None and self._is_current(generation):
            return snapshot
        with self._lock:
            for _attempt in range(TRIES):
                state = self._latest(generation)
                try:
                    return self._open(*state)
                except (FileNotFoundError, *DAMAGE) as error:
                    # A commit may have replaced the files that were to be opened.
                    generation = self._folder.current()
                    if state == self._latest(generation):
                        raise IndexRefused(f"{generation}: {error!r}") from error
        raise IndexRefused(f"{generation}: changed {TRIES} times while being opened")

    def _is_current(self, generation: Path) -> bool:
        if self._state is None or self._state[0] != generation:
            return False
        number = self._state[1]
        here = generation / TOC._filename(NAME, number)
        following = generation / TOC._filename(NAME, number + 1)
        return here.exists() and not following.exists()

    def _latest(self, generation: Path) -> tuple[Path, int]:
        storage = DurableStorage(str(generation))
        return generation, TOC._latest_generation(storage, NAME)

    def _open(self, generation: Path, number: int) -> Snapshot:
        if self._snapshot is not None and self._state == (generation, number):
            return self._snapshot
        storage = DurableStorage(str(generation))
        toc = TOC.read(storage, NAME, gen=number)
        opened: dict[str, SegmentData] = {}
        for segment in toc.segments:
            name = segment.segment_id()
            known = self._opened.get(name)
            opened[name] = known or SegmentData(storage, segment, toc.schema)
        pairs = [(opened[s.segment_id()], s) for s in toc.segments]
        snapshot = Snapshot(pairs, toc.schema)
        self._opened, self._snapshot = opened, snapshot
        self._state = (generation, number)
        return snapshot


TRIES = 20


def _joined(arrays: list[Any]) -> Ints:
    return np.concatenate(arrays) if arrays else np.empty(0, np.int64)


def _is_document(name: str, field: Any) -> bool:
    return name not in {"id"} and type(field.column_type).__name__ == "TextColumn"
