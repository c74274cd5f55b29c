"""Many segments made one, deleted documents left out.

The terms of all segments are walked through beside one another, so many postings at a
time, so memory does not grow with the segments: only their columns and the new term
table are held whole.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage

from archive.search.whoosh.build import SegmentFiles
from archive.search.whoosh.codec import ArrayCodec
from archive.search.whoosh.columns import TextColumn
from archive.search.whoosh.files import CheckedFile
from archive.search.whoosh.postings import (
    BITS,
    WEIGHTED,
    Ints,
    Lists,
    decode,
    id_width,
)
from archive.search.whoosh.sections import Array, write_sections
from archive.search.whoosh.segment import ArraySegment, SegmentData
from archive.search.whoosh.term_writer import Stretch, TermWriter
from archive.search.whoosh.terms import TermTable

AT_ONCE = 1 << 19
"""About so many postings are held at a time."""

TERMS_AT_ONCE = 1 << 16
GONE = -1
"""The new number of a deleted document."""

_RANK, _DOC, _WEIGHT = 40, 8, 0xFF
"""Where in a posting's sort key its term and document stand, and its weight."""


class Merge:
    """Some segments, and the numbers that their documents get in the merged one."""

    def __init__(
        self, storage: FileStorage, schema: Schema, segments: Sequence[ArraySegment]
    ) -> None:
        self._folder = Path(storage.folder)
        self._schema = schema
        self._sources = [SegmentData(storage, each, schema) for each in segments]
        self._kept = [segment.living() for segment in segments]
        self.numbers: list[Ints] = []
        """For each segment the new number of each of its documents, or `GONE`."""
        self.count = 0
        for kept in self._kept:
            self.numbers.append(np.where(kept, self.count + np.cumsum(kept) - 1, GONE))
            self.count += int(kept.sum())

    def write(self, name: str) -> ArraySegment:
        """Write the merged segment; `name` begins its name."""
        segment = ArraySegment(ArrayCodec(), name)
        segment.set_doc_count(self.count)
        files = SegmentFiles(self._folder, segment)
        terms = TermWriter(files.terms, files.postings, id_width(self.count))
        for field in (name for name, f in self._schema.items() if f.indexed):
            for stretch in _Field(self._sources, self.numbers, field).stretches():
                terms.add(stretch)
            terms.finish_field(field)
        terms.finish()
        arrays: dict[str, Array] = {}
        for field, known in self._schema.items():
            if column := known.column_type:
                readers = [source.columns[field] for source in self._sources]
                arrays |= column.merged(field, readers, self._kept)
                if isinstance(column, TextColumn):
                    self._copy_texts(readers, files.texts)
        write_sections(files.columns, arrays)
        files.close()
        return segment

    def _copy_texts(self, readers: Sequence[Any], file: CheckedFile) -> None:
        for reader, kept in zip(readers, self._kept, strict=True):
            texts, starts = reader.arrays()
            for first, end in _runs(kept):
                for document in range(first, end, _TEXTS_AT_ONCE):
                    last = min(document + _TEXTS_AT_ONCE, end)
                    file.write(texts[starts[document] : starts[last]])


_TEXTS_AT_ONCE = 256


def _runs(kept: Array) -> Iterator[tuple[int, int]]:
    """Give where stretches of true values begin and end."""
    edges = np.flatnonzero(np.diff(kept, prepend=False, append=False))
    return zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


class _Field:
    """One field of all sources, walked through."""

    def __init__(
        self, sources: Sequence[SegmentData], numbers: Sequence[Ints], field: str
    ) -> None:
        self._sources = sources
        self._field = field
        self._tables = [source.tables[field] for source in sources]
        self._numbers = np.concatenate(numbers) if numbers else np.empty(0, np.int64)
        counts = np.array([len(each) for each in numbers], np.int64)
        self._bases = np.cumsum(counts) - counts

    def stretches(self) -> Iterator[Stretch]:
        """Give the terms of the merged segment, a stretch at a time."""
        firsts = [0] * len(self._tables)
        while any(f < len(t) for f, t in zip(firsts, self._tables, strict=True)):
            split = min(map(self._reach, self._tables, firsts))
            ends = [table.place_of_pair(split) for table in self._tables]
            yield self._merged(firsts, ends)
            firsts = ends

    def _reach(self, table: TermTable, first: int) -> int:
        """Give the pair that a source's share of a stretch ends before."""
        end = min(first + TERMS_AT_ONCE, len(table))
        sizes = table.sizes(first, end)
        sizes[table.codes(first, end) & ~np.uint8(WEIGHTED) == BITS] *= 8
        share = AT_ONCE // len(self._tables)
        reached = first + int(np.searchsorted(np.cumsum(sizes), share)) + 1
        if reached >= len(table):
            return _BEYOND
        pairs = table.pairs(first, reached + 1)
        # Terms of one pair stay together, how many there may be.
        return max(int(pairs[-1]), int(pairs[0]) + 1)

    def _merged(self, firsts: Sequence[int], ends: Sequence[int]) -> Stretch:
        numbers, pairs, tails = self._ranked(firsts, ends)
        keys = [
            self._keys(chosen, firsts, ends, numbers)
            for chosen in self._by_width(firsts, ends)
        ]
        joined = np.concatenate(keys)
        joined.sort()
        terms, counts = np.unique(joined >> _RANK, return_counts=True)
        weights = joined & _WEIGHT
        return Stretch(
            pairs=pairs[terms],
            tails=None if tails is None else [tails[term] for term in terms.tolist()],
            counts=counts,
            docs=joined >> _DOC & (1 << _RANK - _DOC) - 1,
            weights=weights,
        )

    def _ranked(
        self, firsts: Sequence[int], ends: Sequence[int]
    ) -> tuple[list[Ints], Ints, list[bytes] | None]:
        """Give each source's terms as places among all of them; and all of them."""
        stretches = list(zip(self._tables, firsts, ends, strict=True))
        pairs = [table.pairs(first, end) for table, first, end in stretches]
        cuts = np.cumsum([len(each) for each in pairs])[:-1]
        if not any(table.has_tails for table in self._tables):
            every, places = np.unique(np.concatenate(pairs), return_inverse=True)
            return np.split(places, cuts), every, None
        tails = [table.tails(first, end) for table, first, end in stretches]
        terms = [
            term
            for of_source in zip(pairs, tails, strict=True)
            for term in zip(of_source[0].tolist(), of_source[1], strict=True)
        ]
        ordered = sorted(set(terms))
        rank = dict(zip(ordered, range(len(ordered)), strict=True))
        places = np.array([rank[term] for term in terms], np.int64)
        every = np.array([pair for pair, _ in ordered], np.int64)
        return np.split(places, cuts), every, [tail for _, tail in ordered]

    def _by_width(self, firsts: Sequence[int], ends: Sequence[int]) -> list[list[int]]:
        """Give the sources that have terms here, by the width of their numbers."""
        widths: dict[int, list[int]] = {}
        for place, source in enumerate(self._sources):
            if firsts[place] < ends[place]:
                widths.setdefault(source.width, []).append(place)
        return list(widths.values())

    def _keys(
        self,
        chosen: Sequence[int],
        firsts: Sequence[int],
        ends: Sequence[int],
        ranks: Sequence[Ints],
    ) -> Ints:
        """Give the postings of some sources, all of one width, as sort keys."""
        lists = [
            self._sources[place].lists(self._field, firsts[place], ends[place])
            for place in chosen
        ]
        postings = decode(
            Lists(
                np.concatenate([each.data for each in lists]),
                np.concatenate([each.sizes for each in lists]),
                np.concatenate([each.codes for each in lists]),
                lists[0].width,
            )
        )
        rank = np.concatenate([ranks[place] for place in chosen])
        lengths = [len(ranks[place]) for place in chosen]
        base = np.repeat(self._bases[list(chosen)], lengths)
        docs = self._numbers[base[postings.terms] + postings.docs]
        kept = docs != GONE
        keys = rank[postings.terms] << _RANK | docs << _DOC | postings.weights
        return keys if kept.all() else keys[kept]


_BEYOND = 1 << 62
"""A pair that comes after all terms."""
