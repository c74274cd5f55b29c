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

from archive.search.whoosh.storage.build import SegmentFiles
from archive.search.whoosh.storage.codec import ArrayCodec
from archive.search.whoosh.storage.columns import TextColumn
from archive.search.whoosh.storage.files import CheckedFile, Damaged
from archive.search.whoosh.storage.grams import posting_keys, stretch_of
from archive.search.whoosh.storage.postings import (
    BITS,
    WEIGHTED,
    Ints,
    Lists,
    decode,
    id_width,
)
from archive.search.whoosh.storage.sections import Array, write_sections
from archive.search.whoosh.storage.segment import (
    TEXTS,
    ArraySegment,
    SegmentData,
    read_at,
)
from archive.search.whoosh.storage.term_writer import Stretch, TermWriter
from archive.search.whoosh.storage.terms import TermTable

AT_ONCE = 1 << 19
"""About so many postings are held at a time."""

GONE = -1
"""The new number of a deleted document."""


class Merge:
    """Some segments, and the numbers that their documents get in the merged one.

    Raises:
        Damaged: a file of theirs is not as it was written.
    """

    def __init__(
        self, storage: FileStorage, schema: Schema, segments: Sequence[ArraySegment]
    ) -> None:
        self._folder = Path(storage.folder)
        # What is damaged must not be merged: it would look whole from then on.
        if damaged := [name for s in segments for name in s.damaged(storage.folder)]:
            raise Damaged(", ".join(damaged))
        self._schema = schema
        self._segments = segments
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
                    for place, reader in enumerate(readers):
                        self._copy_texts(place, reader, files.texts)
        write_sections(files.columns, arrays)
        files.close()
        return segment

    def _copy_texts(self, place: int, reader: Any, file: CheckedFile) -> None:
        """Copy the texts that are kept of a segment.

        They are read and not mapped: memory would be counted with all of them.
        """
        path = self._segments[place].path(str(self._folder), TEXTS)
        _, starts = reader.arrays()
        with path.open("rb") as texts:
            for first, end in _runs(self._kept[place]):
                for start in range(int(starts[first]), int(starts[end]), _STEP):
                    size = min(_STEP, int(starts[end]) - start)
                    file.write(read_at(texts, start, size))


_STEP = 1 << 20


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
        share = AT_ONCE // len(self._tables)
        end = min(first + share, len(table))
        sizes = table.sizes(first, end)
        sizes[table.codes(first, end) & ~np.uint8(WEIGHTED) == BITS] *= 8
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
        return stretch_of(np.concatenate(keys), pairs, tails)

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
        terms, weights = rank[postings.terms], postings.weights
        if kept.all():
            return posting_keys(terms, docs, weights)
        return posting_keys(terms[kept], docs[kept], weights[kept])


_BEYOND = 1 << 62
"""A pair that comes after all terms."""
