"""The codec: Whoosh's own, with posting lists that are read as numpy arrays.

Whoosh's codec pickles and compresses postings in blocks of 128 and reads them one by
one in Python; here a term's documents are one run of numbers, as differences, in the
narrowest whole type that holds them, and its weights another. Everything else (term
table, columns, segments) is Whoosh's.

A posting list in the file, little-endian:

    uint32  number of documents
    uint8   width of an id's difference in bytes: 1, 2 or 4
    uint8   width of a weight: 0 (all are 1), 1, 2 (whole numbers) or 4 (float)
    ids     the differences, each from the id before; the first from 0
    weights as said
"""

import struct
from array import array
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.filedb.filestore import Storage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.matching import ListMatcher

_HEAD = struct.Struct("<IBB")
_ID_CODES = {1: "B", 2: "H", 4: "I"}
_ID_TYPES = {1: "<u1", 2: "<u2", 4: "<u4"}
_WEIGHT_TYPES = {1: "<u1", 2: "<u2", 4: "<f4"}

Postings = tuple[NDArray[np.signedinteger[Any]], NDArray[np.float32]]


class ArrayCodec(W3Codec):
    """Whoosh's codec with another form of posting lists."""

    length_stats = False

    def field_writer(self, storage: Storage, segment: Any) -> "ArrayFieldWriter":
        """Give what writes the terms of a segment."""
        return ArrayFieldWriter(self, storage, segment)

    def postings_writer(
        self, dbfile: StructFile, byteids: bool = False
    ) -> "ArrayPostingsWriter":
        """Give what writes posting lists; term vectors have none here."""
        if byteids:
            raise NotImplementedError("this codec keeps no term vectors")
        return ArrayPostingsWriter(dbfile)

    def postings_reader(
        self,
        dbfile: StructFile,
        terminfo: W3TermInfo,
        format_: Format,
        term: Any = None,
        scorer: Any = None,
    ) -> ListMatcher:
        """Give a matcher, so that Whoosh's own queries run on the index too."""
        ids, weights = read_postings(dbfile, terminfo)
        values = [b""] * len(ids)
        return ListMatcher(
            ids.tolist(), weights.tolist(), values, format_, scorer, term=term
        )


class ArrayFieldWriter(W3FieldWriter):
    """Writes a term with all its documents at once, too."""

    def add_term(self, term: bytes, ids: "array[int]", weights: "array[float]") -> None:
        """Write a term, its documents ascending; terms come in ascending order."""
        self.start_term(term)
        self._postwriter.extend(ids, weights)
        self.finish_term()


class ArrayPostingsWriter:
    """Writes one posting list after another, as `W3FieldWriter` asks for it."""

    def __init__(self, dbfile: StructFile) -> None:
        self._file = dbfile
        self._terminfo: W3TermInfo = None
        self._ids = array("I")
        self._weights = array("f")

    def start_postings(self, format_: Format, terminfo: W3TermInfo) -> None:
        """Begin a term."""
        self._terminfo = terminfo
        self._ids = array("I")
        self._weights = array("f")

    def add_posting(
        self, id_: int, weight: float, vbytes: bytes, length: int | None = None
    ) -> None:
        """Take one document; documents come in ascending order."""
        self._ids.append(id_)
        self._weights.append(weight)

    def extend(self, ids: "array[int]", weights: "array[float]") -> None:
        """Take all documents of the term."""
        self._ids, self._weights = ids, weights

    def finish_postings(self) -> W3TermInfo:
        """Write the term's documents and give its place and totals."""
        encode = _encode_few if len(self._ids) <= FEW else _encode_many
        data, weight, heaviest = encode(self._ids, self._weights)
        info = self._terminfo
        info._weight, info._df, info._maxweight = weight, len(self._ids), heaviest
        info._minlength, info._maxlength = 0, 0
        info._minid, info._maxid = self._ids[0], self._ids[-1]
        info.set_extent(self._file.tell(), len(data))
        self._file.write(data)
        return info


FEW = 16
"""Up to so many documents are sooner encoded one by one than as an array."""

Encoded = tuple[bytes, float, float]


def _encode_few(ids: "array[int]", weights: "array[float]") -> Encoded:
    """Give a posting list as it is written, the sum of the weights and the highest."""
    last = 0
    steps = []
    for number in ids:
        steps.append(number - last)
        last = number
    width = _width(max(steps))
    heaviest = max(weights)
    whole = all(weight.is_integer() for weight in weights)
    weight_width = _weight_width(heaviest, heaviest == min(weights) == 1, whole)
    data = _HEAD.pack(len(ids), width, weight_width)
    data += array(_ID_CODES[width], steps).tobytes()
    if weight_width == 4:
        data += weights.tobytes()
    elif weight_width:
        data += array(_ID_CODES[weight_width], map(int, weights)).tobytes()
    return data, sum(weights), heaviest


def _encode_many(ids: "array[int]", weights: "array[float]") -> Encoded:
    """Give what `_encode_few` does, by array."""
    numbers, values = np.frombuffer(ids, np.uint32), np.frombuffer(weights, np.float32)
    steps = np.diff(numbers, prepend=np.uint32(0))
    width = _width(int(steps.max()))
    heaviest = float(values.max())
    whole = bool((values == np.floor(values)).all())
    weight_width = _weight_width(heaviest, bool((values == 1).all()), whole)
    data = _HEAD.pack(len(ids), width, weight_width)
    data += steps.astype(_ID_TYPES[width]).tobytes()
    if weight_width:
        data += values.astype(_WEIGHT_TYPES[weight_width]).tobytes()
    return data, float(values.sum()), heaviest


def read_postings(dbfile: StructFile, terminfo: W3TermInfo) -> Postings:
    """Give a term's documents, ascending, and its weight in each.

    Raises:
        EOFError: the file ends before the posting list does.
    """
    start, _ = terminfo.extent()
    count, width, weight_width = _HEAD.unpack(dbfile.get(start, _HEAD.size))
    data = dbfile.get(start + _HEAD.size, count * (width + weight_width))
    if len(data) != count * (width + weight_width) or width not in _ID_TYPES:
        raise EOFError(f"{dbfile}: posting list at {start} is cut short")
    ids = np.cumsum(np.frombuffer(data, _ID_TYPES[width], count), dtype=np.int64)
    if not weight_width:
        return ids, np.ones(count, np.float32)
    kind = _WEIGHT_TYPES[weight_width]
    weights = np.frombuffer(data, kind, count, count * width)
    return ids, weights.astype(np.float32)


def _width(largest: int) -> int:
    return 1 if largest < 1 << 8 else 2 if largest < 1 << 16 else 4


def _weight_width(heaviest: float, all_one: bool, whole: bool) -> int:
    if all_one:
        return 0
    if not whole or heaviest >= 1 << 16:
        return 4
    return 1 if heaviest < 1 << 8 else 2
