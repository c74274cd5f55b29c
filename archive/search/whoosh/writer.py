"""Writing a segment: terms are gathered as arrays, and merged as they are read.

Whoosh's own writer makes a tuple per posting, sorts them all and takes each through
five calls. Documents come in ascending order here, so it is enough to append a
document's number to its term's array, and to sort the terms once. The terms of merged
segments are sorted already: they are read beside one another and never all held.
"""

import heapq
import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

import numpy as np
from whoosh.filedb.filestore import Storage
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from archive.search.whoosh.codec import ArrayCodec, read_postings
from archive.search.whoosh.schema import Posting

MERGED_AT_ONCE = 8
"""So many segments of about one size are made one; a size is eight times the last."""

GONE = np.uint32(0xFFFFFFFF)
"""The new number of a deleted document."""

TermArrays = tuple[bytes, "array[int]", "array[float]"]
"""A term, its documents ascending, its weight in each."""


class ArrayPool:
    """The documents of each term, in the place of Whoosh's pool of sorted tuples.

    Arrays are kept in plain dictionaries of their own: a container for each term would
    have the garbage collector look at all of them again and again.
    """

    def __init__(self) -> None:
        self.ids: dict[str, dict[bytes, array[int]]] = defaultdict(dict)
        self.weights: dict[str, dict[bytes, array[float]]] = defaultdict(dict)

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting, as Whoosh gives it."""
        field, term, document, weight, value = item
        self.add_all(field, document, [(term, 1, weight, value)])

    def add_all(self, field: str, document: int, postings: Iterable[Posting]) -> None:
        """Take all terms of a document's field; documents come in ascending order."""
        ids, weights = self.ids[field], self.weights[field]
        for term, _count, weight, _value in postings:
            found = ids.get(term)
            if found is None:
                ids[term] = array("I", (document,))
                weights[term] = array("f", (weight,))
            else:
                found.append(document)
                weights[term].append(weight)

    def terms(self, field: str) -> Iterator[TermArrays]:
        """Give a field's terms in order."""
        ids, weights = self.ids[field], self.weights[field]
        return ((term, ids[term], weights[term]) for term in sorted(ids))

    def cleanup(self) -> None:
        """Forget everything."""
        self.ids.clear()
        self.weights.clear()


class Merged:
    """A segment that goes into another: its terms, its documents renumbered."""

    def __init__(self, reader: SegmentReader, start: int, docmap: Any) -> None:
        segment, storage = reader.segment(), reader.storage()
        self._terms = segment.codec().terms_reader(storage, segment)
        self._postings = segment.open_file(storage, ArrayCodec.POSTS_EXT)
        count = reader.doc_count_all()
        if docmap is None:
            self._numbers = np.arange(start, start + count, dtype=np.uint32)
        else:
            self._numbers = np.full(count, GONE, np.uint32)
            self._numbers[list(docmap)] = list(docmap.values())
        self._any_gone = docmap is not None

    def fields(self) -> set[str]:
        """Give the names of the fields that have terms."""
        return set(self._terms.indexed_field_names())

    def terms(self, field: str) -> Iterator[TermArrays]:
        """Give a field's terms in order, those left out that only deleted ones hold."""
        for (name, term), info in self._terms.items_from(field, b""):
            if name != field:
                return
            ids, weights = read_postings(self._postings, info)
            numbers = self._numbers[ids]
            if self._any_gone:
                kept = numbers != GONE
                numbers, weights = numbers[kept], weights[kept]
            if len(numbers):
                yield term, array("I", numbers.tobytes()), array("f", weights.tobytes())

    def close(self) -> None:
        """Close the segment's files."""
        self._terms.close()
        self._postings.close()


class BulkWriter(SegmentWriter):
    """Whoosh's writer with its pool and the way out of it replaced."""

    def __init__(self, index: FileIndex) -> None:
        # Not with Whoosh's own lock, which a write that failed may leave behind: who
        # writes holds the folder's (see `store`).
        super().__init__(index, codec=ArrayCodec(), compound=False, _lk=False)
        self.pool = ArrayPool()
        self.merged: list[Merged] = []

    def add_document(self, **fields: Any) -> None:
        """Take a document; the terms of its indexed fields go straight to the pool."""
        for name in [name for name in fields if self.schema[name].indexed]:
            postings = self.schema[name].index(fields.pop(name))
            self.pool.add_all(name, self.docnum, postings)
        super().add_document(**fields)

    def add_postings_to_pool(
        self, reader: SegmentReader, startdoc: int, docmap: dict[int, int] | None
    ) -> None:
        """Note a segment whose terms are to be taken over when this one is written."""
        self.merged.append(Merged(reader, startdoc, docmap))

    def delete(self, columns: Mapping[str, Iterable[int]]) -> int:
        """Delete the documents that have one of the values in one of the columns."""
        deleted = 0
        for segment in self.segments:
            values = self.codec.per_document_reader(self.storage, segment)
            for name, unwanted in columns.items():
                if not values.has_column(name):
                    continue
                column = values.column_reader(name, self.schema[name].column_type)
                hit = np.isin(column.array(), list(unwanted))
                for document in np.flatnonzero(hit).tolist():
                    deleted += not segment.is_deleted(document)
                    segment.delete_document(document)
            values.close()
        return deleted

    def finished(self) -> Any:
        """Write the segment and give it; no reader sees it yet."""
        self._finalize_segment()
        self._finish()
        return self.get_segment()

    def merged_any(self, before: int) -> bool:
        """Say whether a commit left fewer segments than there were."""
        toc = FileIndex(self.storage)._segments()
        return len(toc) < before

    def get_segment(self) -> Any:
        """Give the new segment, with the sizes its files have."""
        segment = super().get_segment()
        segment.sizes = file_sizes(self.storage, segment)
        return segment

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        fields = set(self.pool.ids).union(*(each.fields() for each in self.merged))
        for field in sorted(fields):
            self.fieldwriter.start_field(field, self.schema[field])
            for term, ids, weights in self._terms(field):
                self.fieldwriter.add_term(term, ids, weights)
            self.fieldwriter.finish_field()
        self.fieldwriter.close()
        for each in self.merged:
            each.close()

    def _terms(self, field: str) -> Iterator[TermArrays]:
        """Give the terms of the new documents and of what is merged, each once.

        The numbers of the new documents come first, then each segment's in turn.
        """
        if not self.merged:
            yield from self.pool.terms(field)
            return
        sources = [self.pool.terms(field), *(m.terms(field) for m in self.merged)]
        current: TermArrays | None = None
        for term, ids, weights in heapq.merge(*sources, key=itemgetter(0)):
            if current is not None and current[0] == term:
                current[1].extend(ids)
                current[2].extend(weights)
            else:
                if current is not None:
                    yield current
                current = term, ids, weights
        if current is not None:
            yield current


def file_sizes(storage: Storage, segment: Any) -> dict[str, int]:
    """Give the size of each file of a segment, by name."""
    names = segment.list_files(storage)
    return {name: storage.file_length(name) for name in sorted(names)}


def merge_like_sizes(writer: BulkWriter, segments: list[Any]) -> list[Any]:
    """Merge where too many segments are of about one size; drop what is all deleted.

    A Whoosh merge policy. The number of segments grows with the logarithm of the
    number of documents, and so does how often a document is written again.
    """
    sizes: dict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        live = segment.doc_count_all() - segment.deleted_count()
        if live:
            sizes[int(math.log(live, MERGED_AT_ONCE))].append(segment)
    kept = []
    for like in sizes.values():
        if len(like) < MERGED_AT_ONCE:
            kept += [s for s in like if not _mostly_deleted(s)]
            like = [s for s in like if _mostly_deleted(s)]
        for segment in like:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return kept


def _mostly_deleted(segment: Any) -> bool:
    return segment.deleted_count() * 2 > segment.doc_count_all()
