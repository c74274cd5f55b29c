"""The codec: how Whoosh reads our segments, so that its own queries run on them.

It only reads: segments are written by `build` and `merge`, many documents at once.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, TermsReader
from whoosh.fields import FieldType
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from archive.search.whoosh.storage.columns import ArrayReader, NumberColumn, TextColumn
from archive.search.whoosh.storage.files import open_data
from archive.search.whoosh.storage.postings import Ids
from archive.search.whoosh.storage.schema import LENGTH, WORDS
from archive.search.whoosh.storage.sections import Sections
from archive.search.whoosh.storage.segment import (
    COLUMNS,
    TEXTS,
    ArraySegment,
    TermLists,
    open_column,
)
from archive.search.whoosh.storage.terms import ABSENT, TermTable

Term = tuple[str, bytes]


class ArrayCodec(Codec):
    """Reads segments of arrays."""

    length_stats = False

    def new_segment(self, storage: FileStorage, indexname: str) -> ArraySegment:
        """Give a segment that nothing was written of."""
        return ArraySegment(self, indexname)

    def terms_reader(
        self, storage: FileStorage, segment: ArraySegment
    ) -> "ArrayTermsReader":
        """Give what reads the terms of a segment."""
        return ArrayTermsReader(storage, segment)

    def per_document_reader(
        self, storage: FileStorage, segment: ArraySegment
    ) -> "ArrayDocumentReader":
        """Give what reads the columns of a segment."""
        return ArrayDocumentReader(storage, segment)


class ArrayTermsReader(TermsReader):
    """Whoosh's view of the term tables and posting lists of a segment."""

    def __init__(self, storage: FileStorage, segment: ArraySegment) -> None:
        self._lists = TermLists(storage, segment)
        self._tables = self._lists.tables

    def __contains__(self, term: Term) -> bool:
        field, text = term
        return field in self._tables and self._tables[field].find(text) != ABSENT

    def cursor(self, fieldname: str, fieldobj: FieldType) -> "ArrayCursor":
        """Give what walks through the terms of a field."""
        return ArrayCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[Term]:
        """Give all terms of all fields."""
        for field, table in self._tables.items():
            for number in range(len(table)):
                yield field, table.term(number)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Give the terms of a field from one on."""
        table = self.table(fieldname)
        for number in range(table.place(prefix), len(table)):
            yield fieldname, table.term(number)

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """Give all terms of all fields with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[Term, TermInfo]]:
        """Give the terms of a field from one on with what is known of them."""
        terms = self.terms_from(fieldname, prefix)
        return ((term, self.term_info(*term)) for term in terms)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Give what is known of a term: it is counted, not kept.

        Raises:
            TermNotFound: no document has it.
        """
        ids, weights = self._read(fieldname, text)
        return TermInfo(
            weight=float(weights.sum()),
            df=len(ids),
            minlength=0,
            maxlength=0,
            maxweight=float(weights.max()),
            minid=int(ids[0]),
            maxid=int(ids[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Give how often a term occurs in all documents."""
        return self._counted(fieldname, text).weight()

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Give how many documents have a term."""
        return self._counted(fieldname, text).doc_frequency()

    def _counted(self, field: str, text: bytes) -> TermInfo:
        return self.term_info(field, text) if (field, text) in self else TermInfo()

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: Any = None
    ) -> ListMatcher:
        """Give the documents of a term as Whoosh's queries walk through them."""
        ids, weights = self._read(fieldname, text)
        return ListMatcher(
            ids.tolist(),
            weights.tolist(),
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def indexed_field_names(self) -> list[str]:
        """Give the names of the fields that have terms."""
        return list(self._tables)

    def close(self) -> None:
        """Close the postings."""
        self._lists.close()

    def table(self, field: str) -> TermTable:
        """Give the term table of a field.

        Raises:
            TermNotFound: it has none.
        """
        if field not in self._tables:
            raise TermNotFound(f"No terms of {field}")
        return self._tables[field]

    def _read(self, field: str, text: bytes) -> tuple[Ids, NDArray[np.float64]]:
        table = self.table(field)
        number = table.find(text)
        if number == ABSENT:
            raise TermNotFound(f"No term {field}:{text!r}")
        ids, weights = self._lists.read(field, number)
        return ids, np.ones(len(ids)) if weights is None else weights.astype(np.float64)


class ArrayCursor(FieldCursor):
    """Walks through the terms of a field, as Whoosh's fuzzy queries do."""

    def __init__(
        self, reader: ArrayTermsReader, field: str, fieldobj: FieldType
    ) -> None:
        self._reader = reader
        self._table = reader.table(field)
        self._field = field
        self._fieldobj = fieldobj
        self._number = 0

    def first(self) -> str | None:
        """Go to the first term and give it."""
        self._number = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before one and give it."""
        text = term.encode() if isinstance(term, str) else term
        self._number = self._table.place(text)
        return self.text()

    def next(self) -> str | None:
        """Go to the following term and give it; none after the last."""
        self._number += 1
        return self.text()

    def text(self) -> str | None:
        """Give the term, none after the last."""
        if not self.is_valid():
            return None
        return self._fieldobj.from_bytes(self._table.term(self._number))

    def term_info(self) -> TermInfo:
        """Give what is known of the term."""
        return self._reader.term_info(self._field, self._table.term(self._number))

    def is_valid(self) -> bool:
        """Say whether it stands at a term."""
        return self._number < len(self._table)


class ArrayDocumentReader(PerDocumentReader):
    """Whoosh's view of the columns of a segment. Nothing else is kept of a document."""

    def __init__(self, storage: FileStorage, segment: ArraySegment) -> None:
        self._storage = storage
        self._segment = segment
        path = segment.path(storage.folder, COLUMNS)
        self._file = Sections(open_data(path, segment.checks[COLUMNS]))

    def doc_count(self) -> int:
        """Give the number of documents that are not deleted."""
        return self._segment.doc_count()

    def doc_count_all(self) -> int:
        """Give the number of documents."""
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        """Say whether any document is deleted."""
        return self._segment.has_deletions()

    def is_deleted(self, docnum: int) -> bool:
        """Say whether a document is deleted."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """Give the deleted documents."""
        return self._segment.deleted_docs()

    def supports_columns(self) -> bool:
        """Say that there are columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Say whether a field has a column."""
        names = (fieldname, f"{fieldname}/lengths", f"{fieldname}/head")
        return any(name in self._file for name in names)

    def column_reader(self, fieldname: str, column: Any) -> ArrayReader:
        """Give what reads a column."""
        count = self.doc_count_all()
        reader = open_column(self._file, fieldname, column, count)
        if isinstance(reader, TextColumn.Reader):
            path = self._segment.path(self._storage.folder, TEXTS)
            reader.texts = open_data(path, self._segment.checks[TEXTS])
        return reader

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Give the number of words of a document; other fields have no length."""
        return self._lengths()[docnum] if fieldname == WORDS else default

    def field_length(self, fieldname: str) -> int:
        """Give the number of words of all documents."""
        return int(self._lengths().array().sum()) if fieldname == WORDS else 0

    def min_field_length(self, fieldname: str) -> int:
        """Give the fewest words that a document has."""
        return int(self._lengths().array().min()) if fieldname == WORDS else 0

    def max_field_length(self, fieldname: str) -> int:
        """Give the most words that a document has."""
        return int(self._lengths().array().max()) if fieldname == WORDS else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Give what is stored of a document: nothing, its columns say all."""
        return {}

    def _lengths(self) -> NumberColumn.Reader:
        return NumberColumn.Reader(self._file, LENGTH, 0, self.doc_count_all())
