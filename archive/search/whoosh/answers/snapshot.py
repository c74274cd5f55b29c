"""One state of the index, opened: its postings and columns as arrays over all parts.

Parts are numbered from 0 through all segments. A snapshot never changes; which one is
that of the moment, `snapshots` says.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.answers.coding import coded
from archive.search.whoosh.answers.recent import Recent
from archive.search.whoosh.answers.texts import Ints, Mask, Texts
from archive.search.whoosh.storage.schema import TEXT
from archive.search.whoosh.storage.sections import in_four_bytes, joined
from archive.search.whoosh.storage.segment import SegmentData

T = TypeVar("T")

Weighed = tuple[Ints, NDArray[np.uint8] | None]
"""Parts, ascending, and a weight for each; none where all are 1."""

KEPT_BYTES = 32 << 20
"""So much of what questions worked out is kept for the next ones."""


_NONE: Weighed = np.empty(0, np.intp), None


class Snapshot:
    """All segments of one state as one run of parts."""

    def __init__(self, segments: list[tuple[SegmentData, Any]], schema: Any) -> None:
        self.segments = [data for data, _ in segments]
        self.schema = schema
        self.bases = np.cumsum([0, *(data.count for data in self.segments)])
        self.count = int(self.bases[-1])
        self.alive: Mask = np.ones(self.count, np.bool_)
        for base, (_, segment) in zip(self.bases, segments, strict=False):
            self.alive[base : base + segment.doc_count_all()] = segment.living()
        self.any_deleted = not self.alive.all()
        self.recent = Recent(KEPT_BYTES)
        self._derived: dict[Hashable, Any] = {}

    def derived(self, name: Hashable, make: Callable[[], T]) -> T:
        """Give what is worked out once for the snapshot, under a name of its own.

        What is kept must not hold the snapshot: as a circle the two would outlive
        their last user, and with them the files of merged segments.
        """
        found: T | None = self._derived.get(name)
        if found is None:
            found = self._derived[name] = make()
        return found

    def ids(self, field: str, term: str) -> Ints:
        """Give the living parts that hold a term, ascending."""
        return self._postings(field, term, weighed=False)[0]

    def postings(self, field: str, term: str) -> Weighed:
        """Give the living parts that hold a term, ascending, and its weight in each."""
        return self._postings(field, term, weighed=True)

    def size(self, field: str, term: str) -> int:
        """Give the size of a term's posting lists in bytes: the rarer, the smaller."""
        return sum(segment.size(field, term) for segment in self.segments)

    def vocabulary(self, field: str) -> set[str]:
        """Give all terms of a field, those of deleted parts among them."""
        return {term for segment in self.segments for term in segment.terms(field)}

    def numbers(self, name: str) -> Ints:
        """Give a number column: one number per part."""
        return self.derived(f"numbers of {name}", lambda: self._numbers(name))

    def choices(self, name: str) -> tuple[Ints, Sequence[str]]:
        """Give a column of texts: a number per part, and the texts they stand for.

        0 stands for none. There may be texts that no part has.
        """
        return self.derived(f"choices of {name}", lambda: self._choices(name))

    def lists(self, name: str) -> tuple[Ints, Ints]:
        """Give a column of lists: where each part's begin (and end), the values."""
        return self.derived(f"lists of {name}", lambda: self._lists(name))

    def lengths(self, name: str) -> Ints:
        """Give how long the list of each part is in a column of lists."""
        return joined([segment.columns[name].lengths() for segment in self.segments])

    @cached_property
    def texts(self) -> Texts:
        """Give the texts that strings are looked up in."""
        return Texts(self.segments, TEXT)

    def text(self, part: int) -> bytes:
        """Give the folded lines of a part, in UTF-8."""
        return self.texts[part]

    def value(self, name: str, part: int) -> Any:
        """Give a part's value of any column, as the column keeps it."""
        segment, local = self._place(part)
        return segment.columns[name][local]

    def list_of(self, name: str, part: int) -> list[int]:
        """Give a part's list of a column of lists."""
        segment, local = self._place(part)
        key = f"lists of {name}"
        if key not in segment.derived:
            starts, flat = segment.columns[name].arrays()
            segment.derived[key] = in_four_bytes(starts), flat
        starts, flat = segment.derived[key]
        found: list[int] = flat[starts[local] : starts[local + 1]].tolist()
        return found

    def _place(self, part: int) -> tuple[SegmentData, int]:
        number = int(np.searchsorted(self.bases, part, "right")) - 1
        return self.segments[number], part - int(self.bases[number])

    def text_of(self, name: str, part: int) -> str:
        """Give a part's value of a text column."""
        return str(self.value(name, part))

    def _postings(self, field: str, term: str, *, weighed: bool) -> Weighed:
        return self.recent.get(
            (field, term, weighed), lambda: self._read(field, term, weighed=weighed)
        )

    def _read(self, field: str, term: str, *, weighed: bool) -> Weighed:
        if len(self.segments) == 1 and not self.any_deleted:
            return self.segments[0].postings(field, term, weighed=weighed) or _NONE
        ids, weights = [], []
        for base, segment in zip(self.bases.tolist(), self.segments, strict=False):
            found = segment.postings(field, term, weighed=weighed)
            if found is not None:
                ids.append(found[0] + base if base else found[0])
                weights.append(found[1])
        parts, weight = joined(ids, np.intp), _joined_weights(ids, weights)
        if not self.any_deleted:
            return parts, weight
        living = self.alive[parts]
        return parts[living], None if weight is None else weight[living]

    def _numbers(self, name: str) -> Ints:
        return self._joined(
            f"numbers of {name}", lambda segment: segment.columns[name].array()
        )

    def _joined(self, key: str, read: Callable[[SegmentData], Any]) -> Ints:
        """Give a number for each part; what a segment has is read only once."""
        for segment in self.segments:
            if key not in segment.derived:
                segment.derived[key] = in_four_bytes(read(segment))
        return joined([segment.derived[key] for segment in self.segments])

    def _choices(self, name: str) -> tuple[Ints, Sequence[str]]:
        names, codes = coded(
            self.segments, f"choices of {name}", lambda s: s.columns[name].arrays(), ""
        )
        return codes, names.texts

    def _lists(self, name: str) -> tuple[Ints, Ints]:
        flat = [in_four_bytes(s.columns[name].values()) for s in self.segments]
        starts = np.zeros(self.count + 1, np.int32)
        np.cumsum(self.lengths(name), dtype=np.int32, out=starts[1:])
        return starts, joined(flat)


def _joined_weights(ids: list[Ints], weights: list[Any]) -> Any:
    """Give the weights of several lists as one, none where all are 1."""
    if all(each is None for each in weights):
        return None
    each = zip(ids, weights, strict=True)
    filled = [np.ones(len(i), np.uint8) if w is None else w for i, w in each]
    return joined(filled)
