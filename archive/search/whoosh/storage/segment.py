"""One segment of the index: the names of its files, and these opened for reading."""

import os
import pickle
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO
from weakref import finalize

import numpy as np
from whoosh.codec.base import Codec, Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import IndexError as WhooshIndexError

from archive.search.whoosh.storage.columns import ArrayReader, TextColumn
from archive.search.whoosh.storage.files import Check, Damaged, is_whole, open_data
from archive.search.whoosh.storage.postings import (
    Ids,
    Lists,
    Weights,
    id_width,
    read_ids,
    read_weights,
)
from archive.search.whoosh.storage.sections import Sections
from archive.search.whoosh.storage.terms import ABSENT, TermTable

DAMAGE = (
    AssertionError, AttributeError, EOFError, FileFormatError, ImportError, IndexError,
    KeyError, OverflowError, TypeError, ValueError, WhooshIndexError,
    pickle.UnpicklingError, struct.error,
)  # fmt: skip
"""What reading a damaged file raises, in Whoosh and here."""

TERMS, POSTINGS, COLUMNS, TEXTS = ".trm", ".pst", ".col", ".txt"


class ArraySegment(Segment):
    """What a table of contents keeps of a segment."""

    def __init__(self, codec: Codec, indexname: str) -> None:
        super().__init__(indexname)
        self.checks: dict[str, Check] = {}
        """The size and checksum of each file, by its ending."""
        self._codec = codec
        self._count = 0
        self._deleted: set[int] = set()

    def codec(self, **kwargs: Any) -> Codec:
        """Give the codec that reads the segment."""
        return self._codec

    def set_doc_count(self, doccount: int) -> None:
        """Note how many documents were written."""
        self._count = doccount

    def doc_count_all(self) -> int:
        """Give the number of documents, deleted ones too."""
        return self._count

    def deleted_count(self) -> int:
        """Give the number of deleted documents."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Give the deleted documents."""
        return iter(self._deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Say whether a document is deleted."""
        return docnum in self._deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete a document, or take that back."""
        (self._deleted.add if delete else self._deleted.discard)(docnum)

    def living(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Say of each document whether it is still there."""
        alive = np.ones(self._count, np.bool_)
        alive[np.fromiter(self._deleted, np.int64, len(self._deleted))] = False
        return alive

    def path(self, folder: str, ending: str) -> Path:
        """Give where one of the segment's files lies."""
        return Path(folder, self.make_filename(ending))

    def damaged(self, folder: str) -> list[str]:
        """Read all files and give the names of those that are not as written."""
        return [
            self.make_filename(ending)
            for ending, check in self.checks.items()
            if not is_whole(self.path(folder, ending), check)
        ]


class SegmentData:
    """One segment, opened. It keeps the postings open; texts and terms stay mapped."""

    def __init__(
        self, storage: FileStorage, segment: ArraySegment, schema: Schema
    ) -> None:
        self.count: int = segment.doc_count_all()
        self.derived: dict[str, Any] = {}
        """Whatever a reader works out once for the segment, which never changes."""
        self.width = id_width(self.count)
        self.tables = open_tables(storage, segment)
        self._postings = open_postings(storage, segment)
        # Nobody knows who reads a segment last; whoever it is leaves nothing open.
        finalize(self, self._postings.close)
        file = Sections(_opened(storage, segment, COLUMNS))
        self.columns: dict[str, Any] = {
            name: open_column(file, name, field.column_type, self.count)
            for name, field in schema.items()
            if field.column_type
        }
        texts = _opened(storage, segment, TEXTS)
        for column in self.columns.values():
            if isinstance(column, TextColumn.Reader):
                column.texts = texts

    def ids(self, field: str, term: bytes) -> Ids | None:
        """Give the documents of a term, ascending, if it has any."""
        found = self._list(field, term)
        return None if found is None else self._ids(*found)

    def postings(self, field: str, term: bytes) -> tuple[Ids, Weights] | None:
        """Give the documents of a term and its weights, if it has any."""
        found = self._list(field, term)
        if found is None:
            return None
        ids, weights = self._ids(*found), read_weights(*found, self.width)
        return ids, np.ones(len(ids), np.float32) if weights is None else weights

    def size(self, field: str, term: bytes) -> int:
        """Give the size of a term's posting list in bytes, 0 where it has none.

        The rarer a term the smaller, about: terms are put in order by it without
        reading their lists.
        """
        found = self._extent(field, term)
        return 0 if found is None else found[1]

    def terms(self, field: str) -> list[str]:
        """Give all terms of a field, in order."""
        table = self.tables.get(field)
        if table is None:
            return []
        return [table.term(number).decode() for number in range(len(table))]

    def lists(self, field: str, first: int, end: int) -> Lists:
        """Give the posting lists of a stretch of a field's terms."""
        table = self.tables[field]
        sizes = table.sizes(first, end)
        start = table.extent(first)[0]
        data = read_at(self._postings, start, int(sizes.sum()))
        raw = np.frombuffer(data, np.uint8)
        return Lists(raw, sizes, table.codes(first, end), self.width)

    def _ids(self, data: bytes, code: int) -> Ids:
        try:
            ids = read_ids(data, code, self.width)
        except (IndexError, ValueError) as error:
            raise Damaged(f"{self._postings.name}: {error!r}") from error
        if not 0 <= ids[-1] < self.count:
            raise Damaged(f"{self._postings.name}: no document {ids[-1]}")
        return ids

    def _list(self, field: str, term: bytes) -> tuple[bytes, int] | None:
        found = self._extent(field, term)
        if found is None:
            return None
        start, size, code = found
        return read_at(self._postings, start, size), code

    def _extent(self, field: str, term: bytes) -> tuple[int, int, int] | None:
        table = self.tables.get(field)
        if table is None:
            return None
        number = table.locate(term.decode())
        return None if number == ABSENT else table.extent(number)


def read_at(file: BinaryIO, start: int, size: int) -> bytes:
    """Read a stretch of a file, without moving a pointer that threads share.

    Raises:
        Damaged: the file ends before the stretch does.
    """
    data = os.pread(file.fileno(), size, start)
    while len(data) < size:
        more = os.pread(file.fileno(), size - len(data), start + len(data))
        if not more:
            raise Damaged(f"{file.name}: cut short")
        data += more
    return data


def open_tables(storage: FileStorage, segment: ArraySegment) -> dict[str, TermTable]:
    """Give the term table of each field of a segment."""
    sections = Sections(_opened(storage, segment, TERMS))
    fields = dict.fromkeys(name.partition("/")[0] for name in sections.names())
    return {field: TermTable(sections, field) for field in fields}


def open_postings(storage: FileStorage, segment: ArraySegment) -> BinaryIO:
    """Open the file of posting lists of a segment.

    Raises:
        Damaged: it is not what was written; of a large file only the size is looked at.
    """
    path = segment.path(storage.folder, POSTINGS)
    open_data(path, segment.checks[POSTINGS])
    return path.open("rb")


def open_column(file: Sections, name: str, column: Any, count: int) -> ArrayReader:
    """Give what reads a column of a file of columns."""
    return column.reader(file, name, 0, count)


def _opened(storage: FileStorage, segment: ArraySegment, ending: str) -> Any:
    return open_data(segment.path(storage.folder, ending), segment.checks[ending])
