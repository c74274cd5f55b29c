"""One segment of the index: the names of its files, and these opened for reading."""

import os
import pickle
import secrets
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
from archive.search.whoosh.storage.files import (
    MISPLACED,
    Check,
    Damaged,
    is_whole,
    open_data,
)
from archive.search.whoosh.storage.postings import (
    Ids,
    Lists,
    Weights,
    id_width,
    read_list,
)
from archive.search.whoosh.storage.sections import Sections
from archive.search.whoosh.storage.terms import ABSENT, TermTable

DAMAGE = (
    AssertionError, AttributeError, EOFError, FileFormatError, ImportError, IndexError,
    KeyError, OverflowError, TypeError, ValueError, WhooshIndexError,
    pickle.UnpicklingError, struct.error, *MISPLACED,
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

    @classmethod
    def _random_id(cls, size: int = 16) -> str:
        # Whoosh asks `random`: who seeds that would have one name given twice.
        return secrets.token_hex(size // 2)

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


class TermLists:
    """The terms of one segment, mapped, and their posting lists, kept open."""

    def __init__(self, storage: FileStorage, segment: ArraySegment) -> None:
        self.count: int = segment.doc_count_all()
        self.width = id_width(self.count)
        self.tables = _open_tables(storage, segment)
        self._postings = _open_postings(storage, segment)
        # Nobody knows who reads a segment last; whoever it is leaves nothing open.
        self.close = finalize(self, self._postings.close)

    def read(
        self, field: str, number: int, *, weighed: bool = True
    ) -> tuple[Ids, Weights | None]:
        """Give the documents of a term, ascending, and its weights: none if all are 1.

        None are read where the documents are not to be `weighed`.

        Raises:
            Damaged: its list is not what was written.
        """
        start, size, code = self.tables[field].extent(number)
        data = read_at(self._postings, start, size)
        try:
            ids, weights = read_list(data, code, self.width, weighed=weighed)
        except (IndexError, ValueError) as error:
            raise Damaged(f"{self._postings.name}: {error!r}") from error
        if not 0 <= ids[-1] < self.count:
            raise Damaged(f"{self._postings.name}: no document {ids[-1]}")
        return ids, weights

    def lists(self, field: str, first: int, end: int) -> Lists:
        """Give the posting lists of a stretch of a field's terms."""
        table = self.tables[field]
        sizes = table.sizes(first, end)
        start = table.extent(first)[0]
        data = read_at(self._postings, start, int(sizes.sum()))
        raw = np.frombuffer(data, np.uint8)
        return Lists(raw, sizes, table.codes(first, end), self.width)


class SegmentData(TermLists):
    """One segment, opened: its terms, columns and texts."""

    def __init__(
        self, storage: FileStorage, segment: ArraySegment, schema: Schema
    ) -> None:
        super().__init__(storage, segment)
        self.derived: dict[str, Any] = {}
        """Whatever a reader works out once for the segment, which never changes."""
        file = Sections(_opened(storage, segment, COLUMNS))
        self.columns: dict[str, Any] = {
            name: open_column(file, name, field.column_type, self.count)
            for name, field in schema.items()
            if field.column_type
        }
        texts = _opened(storage, segment, TEXTS)
        self.texts = segment.path(storage.folder, TEXTS).open("rb")
        """The file of all texts, of which single ones are read."""
        finalize(self, self.texts.close)
        for column in self.columns.values():
            if isinstance(column, TextColumn.Reader):
                column.texts = texts

    def postings(
        self, field: str, term: str, *, weighed: bool = True
    ) -> tuple[Ids, Weights | None] | None:
        """Give the documents of a term and its weights, as `read`, if it has any."""
        number = self._locate(field, term)
        if number == ABSENT:
            return None
        return self.read(field, number, weighed=weighed)

    def size(self, field: str, term: str) -> int:
        """Give the size of a term's posting list in bytes, 0 where it has none.

        The rarer a term the smaller, about: terms are put in order by it without
        reading their lists.
        """
        number = self._locate(field, term)
        return 0 if number == ABSENT else self.tables[field].extent(number)[1]

    def terms(self, field: str) -> list[str]:
        """Give all terms of a field, in order."""
        table = self.tables.get(field)
        if table is None:
            return []
        return [table.term(number).decode() for number in range(len(table))]

    def _locate(self, field: str, term: str) -> int:
        table = self.tables.get(field)
        return ABSENT if table is None else table.locate(term)


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


def _open_tables(storage: FileStorage, segment: ArraySegment) -> dict[str, TermTable]:
    """Give the term table of each field of a segment."""
    sections = Sections(_opened(storage, segment, TERMS))
    fields = dict.fromkeys(name.partition("/")[0] for name in sections.names())
    return {field: TermTable(sections, field) for field in fields}


def _open_postings(storage: FileStorage, segment: ArraySegment) -> BinaryIO:
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
