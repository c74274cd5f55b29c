"""The folded texts of a snapshot's parts, looked into where they lie."""

import mmap
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.storage.segment import SegmentData

Ints = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]
Places = Iterable[tuple[int, int]]
"""Where texts begin and end."""

AT_ONCE = 256
"""After so many looks the pages of the file are let go of; the system still has them.

Otherwise a process would in time count all texts as its own memory.
"""


class Texts:
    """The texts of one column; parts are numbered through all segments."""

    def __init__(self, segments: Sequence[SegmentData], column: str) -> None:
        self._column = column
        self._segments = segments
        self._looks = 0
        self._bases = [0]
        for segment in segments:
            self._bases.append(self._bases[-1] + segment.count)

    def __getitem__(self, part: int) -> bytes:
        """Give the folded lines of a part, in UTF-8."""
        number = bisect_right(self._bases, part) - 1
        texts, starts = self._column_of(self._segments[number])
        local = part - self._bases[number]
        text: bytes = texts[starts[local] : starts[local + 1]]
        self._looked(texts, 1)
        return text

    def containing(self, parts: Ints, string: bytes) -> Mask:
        """Say which of some parts, ascending, contain a string in their texts."""
        return self._each(parts, partial(_containing, string))

    def opening(self, parts: Ints, string: bytes) -> Mask:
        """Say which of some parts, ascending, contain a string in their first lines."""
        return self._each(parts, partial(_opening, string))

    def _each(self, parts: Ints, look: Callable[[Any, Places], list[bool]]) -> Mask:
        """Look into the texts of some parts, those of each segment in turn."""
        borders = np.searchsorted(parts, self._bases).tolist()
        found: list[bool] = []
        for number, segment in enumerate(self._segments):
            texts, starts = self._column_of(segment)
            for first in range(borders[number], borders[number + 1], AT_ONCE):
                last = min(first + AT_ONCE, borders[number + 1])
                local = parts[first:last] - self._bases[number]
                # Plain numbers: an element of an array costs as much as the look.
                begin, end = starts[local].tolist(), starts[local + 1].tolist()
                found += look(texts, zip(begin, end, strict=True))
                self._looked(texts, last - first)
        return np.array(found, np.bool_)

    def _looked(self, texts: Any, count: int) -> None:
        self._looks += count
        if self._looks >= AT_ONCE and isinstance(texts, mmap.mmap):
            self._looks = 0
            texts.madvise(mmap.MADV_DONTNEED)

    def _column_of(self, segment: SegmentData) -> tuple[Any, Ints]:
        """Give the file of a segment's texts and where each begins, read once."""
        if self._column not in segment.derived:
            segment.derived[self._column] = segment.columns[self._column].arrays()
        found: tuple[Any, Ints] = segment.derived[self._column]
        return found


def _containing(string: bytes, texts: Any, places: Places) -> list[bool]:
    find = texts.find
    return [find(string, start, end) >= 0 for start, end in places]


def _opening(string: bytes, texts: Any, places: Places) -> list[bool]:
    find = texts.find
    found = ((start, find(string, start, end)) for start, end in places)
    return [at >= 0 and find(b"\n", start, at) < 0 for start, at in found]
