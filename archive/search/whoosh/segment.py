"""One segment of the index, opened for reading."""

import pickle
import struct
from typing import Any

from whoosh.filedb.filetables import FileFormatError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import TermNotFound

from archive.search.whoosh.codec import ArrayCodec, Postings, read_postings
from archive.search.whoosh.columns import Ints
from archive.search.whoosh.store import ReadStorage
from archive.search.whoosh.writer import file_sizes

DAMAGE = (
    AssertionError, AttributeError, EOFError, FileFormatError, ImportError, IndexError,
    KeyError, OverflowError, TypeError, ValueError, WhooshIndexError,
    pickle.UnpicklingError, struct.error,
)  # fmt: skip
"""What reading a damaged file raises, in Whoosh and here."""


class SegmentData:
    """One segment, opened: the readers of its terms and columns."""

    def __init__(self, storage: ReadStorage, segment: Any, schema: Any) -> None:
        sizes = file_sizes(storage, segment)
        if sizes != segment.sizes:
            raise EOFError(f"{segment.segment_id()}: files cut short or gone")
        self.count: int = segment.doc_count_all()
        self.derived: dict[str, Any] = {}
        """Whatever a reader works out once for the segment, which never changes."""
        codec = segment.codec()
        self._terms = codec.terms_reader(storage, segment)
        self._postings = segment.open_file(storage, ArrayCodec.POSTS_EXT)
        values = codec.per_document_reader(storage, segment)
        self.columns: dict[str, Any] = {
            name: values.column_reader(name, field.column_type)
            for name, field in schema.items()
            if field.column_type and values.has_column(name)
        }
        for column in self.columns.values():
            column.arrays() if hasattr(column, "arrays") else column.array()
        values.close()

    def ids(self, field: str, term: bytes) -> Ints | None:
        """Give the documents of a term, ascending, if it has any."""
        found = self.postings(field, term)
        return None if found is None else found[0]

    def postings(self, field: str, term: bytes) -> Postings | None:
        """Give the documents of a term and its weights, if it has any."""
        try:
            info = self._terms.term_info(field, term)
        except TermNotFound:
            return None
        return read_postings(self._postings, info)
