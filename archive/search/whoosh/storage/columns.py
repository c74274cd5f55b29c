"""Columns: one value for each document, read as arrays and not value by value.

Each is a `whoosh.columns.Column`, so that Whoosh sorts and groups by it as by any
other. All columns of a segment are in one file of arrays (`sections`); an array of a
column is named after it, as `day` or `rows/lengths`.
"""

import mmap
import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from whoosh.columns import Column, ColumnReader

from archive.search.whoosh.storage.lists import (
    Arrays,
    choices,
    read_texts,
    starts_of,
)
from archive.search.whoosh.storage.postings import Ints
from archive.search.whoosh.storage.sections import Array, Sections, joined, narrow

NO_NUMBER = -1
"""What a number column holds where a part has no number."""


class ArrayColumn(Column):
    """A column that is written and merged as arrays."""

    Reader: type["ArrayReader"]

    def encoded(self, name: str, values: Sequence[Any]) -> Arrays:
        """Give the arrays of a column of these values."""
        raise NotImplementedError

    def merged(
        self, name: str, readers: Sequence["ArrayReader"], kept: Sequence[Array]
    ) -> Arrays:
        """Give the arrays of several columns one after another.

        `kept` says of each reader's documents which are taken over.
        """
        raise NotImplementedError

    def reader(
        self, dbfile: Sections, basepos: str, length: int, doccount: int
    ) -> "ArrayReader":
        """Give what reads a column: `basepos` is the name it has in the file."""
        return self.Reader(dbfile, basepos, length, doccount)


class ArrayReader(ColumnReader):
    """Reads a column; subclasses say what its arrays mean."""

    _dbfile: Sections
    _basepos: str

    def _array(self, part: str = "") -> Array:
        return self._dbfile.array(self._basepos + part)

    def several(self, documents: Ints) -> list[Any]:
        """Give the values of some documents."""
        raise NotImplementedError

    def __getitem__(self, docnum: int) -> Any:
        return self.several(np.array([docnum]))[0]


class NumberColumn(ArrayColumn):
    """One whole number per document, `NO_NUMBER` where there is none."""

    _default = NO_NUMBER

    def encoded(self, name: str, values: Sequence[int]) -> Arrays:
        """Give one array of numbers."""
        return {name: narrow(np.array(values, np.int64))}

    def merged(
        self, name: str, readers: Sequence["ArrayReader"], kept: Sequence[Array]
    ) -> Arrays:
        """Give the numbers of all columns."""
        return {name: narrow(joined(_ints(readers, kept)))}

    class Reader(ArrayReader):
        """Gives the numbers as one array."""

        def array(self) -> Ints:
            """Give one number per document."""
            return self._array().astype(np.int64)

        def __getitem__(self, docnum: int) -> int:
            return int(self._array()[docnum])

        def several(self, documents: Ints) -> list[int]:
            """Give the numbers of some documents."""
            found: list[int] = self._array()[documents].tolist()
            return found


class NumbersColumn(ArrayColumn):
    """Any number of whole numbers per document, in order."""

    _default: tuple[int, ...] = ()

    def stores_lists(self) -> bool:
        """Say that a document has a list of values."""
        return True

    def encoded(self, name: str, values: Sequence[Sequence[int]]) -> Arrays:
        """Give how many numbers each document has, then all numbers."""
        flat = [number for numbers in values for number in numbers]
        return {
            f"{name}/lengths": narrow(np.array(list(map(len, values)), np.int64)),
            name: narrow(np.array(flat, np.int64)),
        }

    def merged(
        self, name: str, readers: Sequence["ArrayReader"], kept: Sequence[Array]
    ) -> Arrays:
        """Give the lists of all columns."""
        lengths, values = [], []
        for reader, mask in zip(readers, kept, strict=True):
            starts, flat = reader.arrays()
            sizes = np.diff(starts)
            lengths.append(sizes[mask])
            values.append(flat[np.repeat(mask, sizes)])
        return {
            f"{name}/lengths": narrow(joined(lengths)),
            name: narrow(joined(values)),
        }

    class Reader(ArrayReader):
        """Gives the numbers as two arrays."""

        def arrays(self) -> tuple[Ints, Ints]:
            """Give the starts (one more than documents) and the numbers."""
            return starts_of(self.lengths()), self.values()

        def lengths(self) -> Ints:
            """Give how many numbers each document has."""
            return self._array("/lengths")

        def values(self) -> Ints:
            """Give the numbers of all documents."""
            return self._array()

        def several(self, documents: Ints) -> list[tuple[int, ...]]:
            """Give the lists of some documents."""
            starts, flat = self.arrays()
            ends = starts[documents + 1].tolist()
            places = zip(starts[documents].tolist(), ends, strict=True)
            return [tuple(flat[i:j].tolist()) for i, j in places]


class ChoiceColumn(ArrayColumn):
    """One of a few different texts per document, empty where there is none."""

    _default = ""

    def encoded(self, name: str, values: Sequence[str]) -> Arrays:
        """Give a number per document, and the texts they stand for, in order."""
        texts = sorted(set(values))
        place = {text: number for number, text in enumerate(texts)}
        codes = np.array([place[value] for value in values], np.int64)
        return choices(name, codes, texts)

    def merged(
        self, name: str, readers: Sequence["ArrayReader"], kept: Sequence[Array]
    ) -> Arrays:
        """Give the choices of all columns; texts that no document has are left out."""
        codes = []
        texts: dict[str, int] = {}
        for reader, mask in zip(readers, kept, strict=True):
            local, names = reader.arrays()
            used, places = np.unique(local[mask], return_inverse=True)
            new = [texts.setdefault(names[code], len(texts)) for code in used.tolist()]
            codes.append(np.array(new, np.int64)[places])
        ordered = sorted(texts)
        ranks = np.empty(len(ordered), np.int64)
        ranks[[texts[text] for text in ordered]] = np.arange(len(ordered))
        return choices(name, ranks[joined(codes)], ordered)

    class Reader(ArrayReader):
        """Gives the numbers as one array, and the texts."""

        def arrays(self) -> tuple[Ints, list[str]]:
            """Give one number per document and the texts they stand for."""
            return self._array().astype(np.int64), read_texts(
                self._dbfile, self._basepos
            )

        def several(self, documents: Ints) -> list[str]:
            """Give the texts of some documents."""
            texts = read_texts(self._dbfile, self._basepos)
            return [texts[code] for code in self._array()[documents].tolist()]


class IdColumn(ArrayColumn):
    """Haystack's identifiers: `archive.speech.17` is a choice and a whole number.

    A row whose key is no plain number keeps it in the choice: `archive.speech.x9` is
    the choice `archive.speech.x9` and `NO_NUMBER`.
    """

    _default = ""

    def encoded(self, name: str, values: Sequence[str]) -> Arrays:
        """Give the choices and the numbers."""
        found = list(map(_split, values))
        heads = ChoiceColumn().encoded(f"{name}/head", [head for head, _ in found])
        return heads | NumberColumn().encoded(f"{name}/number", [n for _, n in found])

    def merged(
        self, name: str, readers: Sequence["ArrayReader"], kept: Sequence[Array]
    ) -> Arrays:
        """Give the choices and numbers of all columns."""
        heads = [reader.heads for reader in readers]
        numbers = [reader.numbers for reader in readers]
        return ChoiceColumn().merged(
            f"{name}/head", heads, kept
        ) | NumberColumn().merged(f"{name}/number", numbers, kept)

    class Reader(ArrayReader):
        """Gives single identifiers."""

        def __init__(
            self, dbfile: Sections, basepos: str, length: int, doccount: int
        ) -> None:
            super().__init__(dbfile, basepos, length, doccount)
            inner = (length, doccount)
            self.heads = ChoiceColumn.Reader(dbfile, f"{basepos}/head", *inner)
            self.numbers = NumberColumn.Reader(dbfile, f"{basepos}/number", *inner)

        def several(self, documents: Ints) -> list[str]:
            """Give the identifiers of some documents."""
            heads, numbers = self.heads.several(documents), self.numbers
            return [
                head if number == NO_NUMBER else f"{head}.{number}"
                for head, number in zip(heads, numbers.several(documents), strict=True)
            ]


_PLAIN = re.compile(r"(.*)\.(0|[1-9][0-9]{0,17})\Z", re.DOTALL)  # archive.speech.17


def _split(identifier: str) -> tuple[str, int]:
    found = _PLAIN.match(identifier)
    return (found[1], int(found[2])) if found else (identifier, NO_NUMBER)


class TextColumn(ArrayColumn):
    """One text per document, empty where there is none; UTF-8.

    Only their lengths are in the file of columns: the texts have one of their own, of
    which a reader is told (`texts`), and stay mapped: few are ever looked into.
    """

    _default = ""

    def encoded(self, name: str, values: Sequence[bytes]) -> Arrays:
        """Give the length of each text in bytes."""
        return {f"{name}/lengths": narrow(np.array(list(map(len, values)), np.int64))}

    def merged(
        self, name: str, readers: Sequence["ArrayReader"], kept: Sequence[Array]
    ) -> Arrays:
        """Give the lengths of all columns' texts."""
        lengths = [
            np.diff(reader.arrays()[1])[mask]
            for reader, mask in zip(readers, kept, strict=True)
        ]
        return {f"{name}/lengths": narrow(joined(lengths))}

    class Reader(ArrayReader):
        """Gives all texts in one, and where in it each begins."""

        texts: mmap.mmap | bytes = b""

        def arrays(self) -> tuple[mmap.mmap | bytes, Ints]:
            """Give all texts in one, and the starts in it (one more than texts)."""
            return self.texts, starts_of(self._array("/lengths"))

        def several(self, documents: Ints) -> list[str]:
            """Give the texts of some documents."""
            texts, starts = self.arrays()
            ends = starts[documents + 1].tolist()
            places = zip(starts[documents].tolist(), ends, strict=True)
            return [texts[i:j].decode() for i, j in places]


def _ints(readers: Iterable[Any], kept: Iterable[Array]) -> list[Ints]:
    return [r.array()[mask] for r, mask in zip(readers, kept, strict=True)]
