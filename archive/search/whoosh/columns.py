"""Whoosh columns that are read as numpy arrays, whole, and not value by value.

Each is a subclass of `whoosh.columns.Column`, Whoosh's own extension point, so a
segment that has them is merged and read by Whoosh as any other.
"""

import json
import mmap
from array import array
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import Column, ColumnReader, ColumnWriter
from whoosh.filedb.structfile import StructFile

NO_NUMBER = -1
"""What a number column holds where a part has no number."""

Ints = NDArray[np.signedinteger[Any]]


class _ListWriter(ColumnWriter):
    """Collects one value per document and writes them all at the end."""

    default: Any = None

    def __init__(self, dbfile: StructFile) -> None:
        super().__init__(dbfile)
        self.values: list[Any] = []

    def fill(self, docnum: int) -> None:
        """Put the default for documents without a value."""
        self.values.extend([self.default] * (docnum - len(self.values)))

    def add(self, docnum: int, value: Any) -> None:
        """Take a document's value."""
        self.fill(docnum)
        self.values.append(value)

    def finish(self, docnum: int) -> None:
        """Put what is missing and write the column."""
        self.fill(docnum)
        self.write_all()

    def write_all(self) -> None:
        """Write what was gathered."""
        raise NotImplementedError

    def write_array(self, array: NDArray[Any]) -> None:
        """Write whole numbers of eight bytes."""
        self._dbfile.write(array.astype("<i8").tobytes())


class _ArrayReader(ColumnReader):
    """Reads a column's file whole; subclasses say what its bytes mean.

    Segments are not compound, so a column is a file of its own. None is kept open but
    for texts: a process holds many segments, and may have few files open.
    """

    def __init__(
        self, dbfile: StructFile, basepos: int, length: int, doccount: int
    ) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        self._data = self.read(dbfile.fileno())

    def read(self, handle: int) -> bytes | mmap.mmap:
        """Give what an open file holds."""
        with _mapped(handle) as mapped:
            return mapped[:]

    def ints(self, count: int, position: int = 0) -> Ints:
        """Give whole numbers that stand at a place of the file."""
        return np.frombuffer(self._data, "<i8", count, position)


def _mapped(handle: int) -> mmap.mmap:
    return mmap.mmap(handle, 0, access=mmap.ACCESS_READ)


class NumberColumn(Column):
    """One whole number per document, `NO_NUMBER` where there is none."""

    _default = NO_NUMBER

    class Writer(_ListWriter):
        """Writes eight bytes per document."""

        default = NO_NUMBER

        def write_all(self) -> None:
            """Write the array."""
            self.write_array(np.array(self.values, np.int64))

    class Reader(_ArrayReader):
        """Gives the numbers as one array."""

        def array(self) -> Ints:
            """Give one number per document."""
            return self.ints(self._doccount)

        def __getitem__(self, docnum: int) -> int:
            return int(self.array()[docnum])


class NumbersColumn(Column):
    """Any number of whole numbers per document, in order."""

    _default: tuple[int, ...] = ()

    def stores_lists(self) -> bool:
        """Say that a document has a list of values."""
        return True

    class Writer(_ListWriter):
        """Writes where each document's numbers begin, then all numbers."""

        default = ()

        def write_all(self) -> None:
            """Write both arrays."""
            ends = np.cumsum([0, *map(len, self.values)])
            self.write_array(ends)
            flat = [number for numbers in self.values for number in numbers]
            self.write_array(np.array(flat, np.int64))

    class Reader(_ArrayReader):
        """Gives the numbers as two arrays."""

        def arrays(self) -> tuple[Ints, Ints]:
            """Give the starts (one more than documents) and the numbers."""
            starts = self.ints(self._doccount + 1)
            return starts, self.ints(int(starts[-1]), starts.nbytes)

        def __getitem__(self, docnum: int) -> tuple[int, ...]:
            starts, flat = self.arrays()
            return tuple(flat[starts[docnum] : starts[docnum + 1]].tolist())


class TextColumn(Column):
    """One text per document, empty where there is none; UTF-8."""

    _default = ""

    class Writer(ColumnWriter):
        """Writes the texts as they come, then where each begins.

        They are not gathered first: a merge takes over as much text as there is.
        """

        def __init__(self, dbfile: StructFile) -> None:
            super().__init__(dbfile)
            self._starts = array("q", (0,))

        def fill(self, docnum: int) -> None:
            """Put an empty text for documents without one."""
            missing = docnum + 1 - len(self._starts)
            self._starts.extend([self._starts[-1]] * missing)

        def add(self, docnum: int, value: str) -> None:
            """Write a document's text."""
            self.fill(docnum)
            text = value.encode()
            self._dbfile.write(text)
            self._starts.append(self._starts[-1] + len(text))

        def finish(self, docnum: int) -> None:
            """Put what is missing and write the starts."""
            self.fill(docnum)
            self._dbfile.write(np.array(self._starts, "<i8").tobytes())

    class Reader(_ArrayReader):
        """Gives the file, mapped, and where in it each text begins."""

        _data: mmap.mmap

        def read(self, handle: int) -> mmap.mmap:
            """Keep the file mapped: of all the texts few are ever looked into."""
            return _mapped(handle)

        def arrays(self) -> tuple[mmap.mmap, Ints]:
            """Give all texts in one, and the starts in it (one more than texts)."""
            starts = self._starts(0, self._doccount + 1)
            # They follow the texts, so at any address: a copy is sooner counted with.
            return self._data, starts.copy()

        def __getitem__(self, docnum: int) -> str:
            start, end = self._starts(docnum, 2).tolist()
            return self._data[start:end].decode()

        def _starts(self, first: int, count: int) -> Ints:
            before = self._doccount + 1 - first
            return self.ints(count, len(self._data) - 8 * before)


class ChoiceColumn(Column):
    """One of a few different texts per document, empty where there is none."""

    _default = ""

    class Writer(_ListWriter):
        """Writes a number per document, then the list of texts."""

        default = ""

        def write_all(self) -> None:
            """Write the numbers and the texts they stand for."""
            texts = sorted(set(self.values))
            place = {text: number for number, text in enumerate(texts)}
            self.write_array(np.array([place[v] for v in self.values], np.int64))
            self._dbfile.write(json.dumps(texts).encode())

    class Reader(_ArrayReader):
        """Gives the numbers as one array, and the texts."""

        def arrays(self) -> tuple[Ints, list[str]]:
            """Give one number per document and the texts they stand for."""
            return self.ints(self._doccount), self._texts

        # Read once: a merge asks for the value of every document.
        @cached_property
        def _texts(self) -> list[str]:
            texts: list[str] = json.loads(self._data[8 * self._doccount :])
            return texts

        def __getitem__(self, docnum: int) -> str:
            return self._texts[int(self.ints(1, 8 * docnum)[0])]
