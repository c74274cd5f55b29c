"""The folded texts of a snapshot's parts, read one by one where they lie.

They are read and not mapped: a process would in time count all of them as its own
memory, and pages that are mapped anew cost more than short reads.
"""

import os
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import contains
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.storage.sections import in_four_bytes
from archive.search.whoosh.storage.segment import SegmentData

Ints = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]


class Texts:
    """The texts of one column; parts are numbered through all segments."""

    def __init__(self, segments: Sequence[SegmentData], column: str) -> None:
        self._column = column
        self._segments = segments
        self._bases = [0]
        for segment in segments:
            self._bases.append(self._bases[-1] + segment.count)

    def __getitem__(self, part: int) -> bytes:
        """Give the folded lines of a part, in UTF-8."""
        number = bisect_right(self._bases, part) - 1
        segment, local = self._segments[number], part - self._bases[number]
        start, end = self._starts(segment)[local : local + 2].tolist()
        return os.pread(segment.texts.fileno(), end - start, start)

    def together(self, parts: Sequence[int]) -> bytes:
        """Give the folded lines of some parts, ascending, as those of one text.

        Parts that lie side by side, as the turns of an entry do, are read at once.
        """
        found: list[bytes] = []
        for segment, first, last in self._runs(parts):
            starts = self._starts(segment)[first : last + 1].tolist()
            begin = starts[0]
            text = os.pread(segment.texts.fileno(), starts[-1] - begin, begin)
            found += [text[i - begin : j - begin] for i, j in pairwise(starts)]
        return b"\n".join(found)

    def _runs(self, parts: Sequence[int]) -> Iterator[tuple[SegmentData, int, int]]:
        """Give the runs of neighbours among parts: in which segment, from where to."""
        start = 0
        for place in range(1, len(parts) + 1):
            if place < len(parts) and parts[place] == parts[place - 1] + 1:
                continue
            first, last = parts[start], parts[place - 1] + 1
            start = place
            number = bisect_right(self._bases, first) - 1
            base, end = self._bases[number : number + 2]
            yield self._segments[number], first - base, min(last, end) - base
            if last > end:  # it goes on in the next segment
                yield from self._runs(range(end, last))

    def containing(self, parts: Ints, string: bytes) -> Mask:
        """Say which of some parts, ascending, contain a string in their texts."""
        return self._each(parts, string, contains)

    def opening(self, parts: Ints, string: bytes) -> Mask:
        """Say which of some parts, ascending, contain a string in their first lines."""
        return self._each(parts, string, _opens)

    def _each(
        self, parts: Ints, string: bytes, look: Callable[[bytes, bytes], bool]
    ) -> Mask:
        """Look into the texts of some parts, those of each segment in turn."""
        borders = np.searchsorted(parts, self._bases).tolist()
        found: list[bool] = []
        read = os.pread
        for number, segment in enumerate(self._segments):
            local = parts[borders[number] : borders[number + 1]] - self._bases[number]
            starts, file = self._starts(segment), segment.texts.fileno()
            # Plain numbers: an element of an array costs as much as the look.
            begin, end = starts[local].tolist(), starts[local + 1].tolist()
            places = zip(begin, end, strict=True)
            found += [look(read(file, j - i, i), string) for i, j in places]
        return np.array(found, np.bool_)

    def _starts(self, segment: SegmentData) -> Ints:
        """Give where each text of a segment begins (one more than texts), read once."""
        if self._column not in segment.derived:
            starts = segment.columns[self._column].arrays()[1]
            segment.derived[self._column] = in_four_bytes(starts)
        found: Ints = segment.derived[self._column]
        return found


def _opens(text: bytes, string: bytes) -> bool:
    """Say whether a string stands in the first line of a text."""
    at = text.find(string)
    return at >= 0 and text.find(b"\n", 0, at) < 0
