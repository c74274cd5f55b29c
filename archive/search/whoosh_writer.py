"""Writing a segment: terms are gathered as arrays, and so are those of a merge.

Whoosh's own writer makes a tuple per posting, sorts them all and takes each through
five calls. Documents come in ascending order here, so it is enough to append a
document's number to its term's array, and to sort the terms once.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from archive.search.whoosh_codec import ArrayCodec, read_postings

MERGED_AT_ONCE = 8
"""So many segments of about one size are made one; a size is eight times the last."""

Documents = tuple["array[int]", "array[float]"]


class ArrayPool:
    """The documents of each term, in the place of Whoosh's pool of sorted tuples."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[bytes, Documents]] = defaultdict(dict)

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting; the documents of a term come in ascending order."""
        field, term, document, weight, _ = item
        ids, weights = self.documents(field, term)
        ids.append(document)
        weights.append(weight)

    def documents(self, field: str, term: bytes) -> Documents:
        """Give a term's arrays, to append to."""
        terms = self.fields[field]
        found = terms.get(term)
        if found is None:
            found = terms[term] = array("I"), array("f")
        return found

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        """Give every posting in order, as Whoosh's pool does."""
        for field in sorted(self.fields):
            for term, (ids, weights) in sorted(self.fields[field].items()):
                for document, weight in zip(ids, weights, strict=True):
                    yield field, term, document, weight, b""

    def cleanup(self) -> None:
        """Forget everything."""
        self.fields.clear()


class BulkWriter(SegmentWriter):
    """Whoosh's writer with its pool and the way out of it replaced."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, codec=ArrayCodec(), compound=False)
        self.pool = ArrayPool()

    def add_postings_to_pool(
        self, reader: SegmentReader, startdoc: int, docmap: dict[int, int] | None
    ) -> None:
        """Take over a segment's terms, its documents renumbered, the deleted left."""
        places = _new_numbers(reader.doc_count_all(), startdoc, docmap)
        for field, term, ids, weights in _term_arrays(reader):
            new = places[ids]
            kept = new >= 0
            if kept.any():
                to_ids, to_weights = self.pool.documents(field, term)
                to_ids.frombytes(new[kept].astype(np.uint32).tobytes())
                to_weights.frombytes(weights[kept].astype(np.float32).tobytes())

    def delete(self, columns: dict[str, Iterable[int]]) -> int:
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

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        for field in sorted(self.pool.fields):
            self.fieldwriter.start_field(field, self.schema[field])
            for term, (ids, weights) in sorted(self.pool.fields[field].items()):
                self.fieldwriter.add_term(term, ids, weights)
            self.fieldwriter.finish_field()
        self.fieldwriter.close()


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


def _new_numbers(
    count: int, startdoc: int, docmap: dict[int, int] | None
) -> np.ndarray[Any, Any]:
    if docmap is None:
        return np.arange(startdoc, startdoc + count)
    places = np.full(count, -1, np.int64)
    places[list(docmap)] = list(docmap.values())
    return places


def _term_arrays(reader: SegmentReader) -> Iterator[tuple[str, bytes, Any, Any]]:
    segment, storage = reader.segment(), reader.storage()
    terms = segment.codec().terms_reader(storage, segment)
    postings = segment.open_file(storage, ArrayCodec.POSTS_EXT)
    for (field, term), info in terms.items():
        yield field, term, *read_postings(postings, info)
    postings.close()
    terms.close()
