"""Posting lists as bytes: which documents hold a term, and how often.

A list is written in the shortest of several ways; which one is the list's *code*, which
stands in the term table. W is the least number of bytes that holds any document's
number in the segment; all numbers are little-endian.

    weights, if the code has WEIGHTED (else all are 1):
        W bytes     number of documents
        2 bits for each document, the first in the lowest: its weight less 1, or 3
        1 byte for each document with 3: its weight; 255 stands for more, too
    documents:
        W bytes     the first
        the others, as the code says:
        ONE         there is none
        BYTES       differences, a byte each; 255 adds 255 and the number goes on
        PAIRS       the same of two bytes, with 65535
        WIDE        differences, W bytes each
        BITS        a bit for each document from the first on, eight to the byte
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

ONE, BYTES, PAIRS, WIDE, BITS = range(5)
WEIGHTED = 8
HIGHEST_WEIGHT = 255

Ints = NDArray[np.int64]
Raw = NDArray[np.uint8]
Ids = NDArray[np.intp]
Weights = Raw

_ESCAPED: dict[int, Any] = {BYTES: np.dtype("u1"), PAIRS: np.dtype("<u2")}
_ESCAPES = {BYTES: 0xFF, PAIRS: 0xFFFF}
_SHIFTS = np.array([0, 2, 4, 6], np.uint8)
MANY = 3
"""The two bits of a weight that stands as a byte of its own."""
_BITS_OF = np.arange(256, dtype=np.uint8)[:, None] >> _SHIFTS & MANY
_UNPACKED = (_BITS_OF + 1).view("<u4").ravel()
"""The four weights of each byte, as one number."""
_LOWER = np.uint8(0b01010101)
"""The lower bit of each weight of a byte; both are set where it is `MANY`."""
_HIGHEST = b"\xff"


def id_width(count: int) -> int:
    """Give the number of bytes that holds any document's number of so many."""
    return max(1, (max(count - 1, 0).bit_length() + 7) // 8)


def spans(starts: Ints, lengths: Ints) -> Ints:
    """Give the places of several stretches, one stretch after another.

    >>> spans(np.array([5, 20]), np.array([2, 3])).tolist()
    [5, 6, 20, 21, 22]
    """
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))


# --- one list -------------------------------------------------------------------


def read_list(
    data: bytes, code: int, width: int, *, weighed: bool = True
) -> tuple[Ids, Weights | None]:
    """Give the documents of a list, ascending, and their weights: none if all are 1.

    Where they are not to be `weighed`, the weights are passed over, and none given.
    """
    if not code & WEIGHTED:
        return _read_ids(data, code, width), None
    count = int.from_bytes(data[:width], "little")
    packed = np.frombuffer(data, np.uint8, (count + 3) // 4, width)
    skipped = width + len(packed)
    weights = None
    if weighed:
        weights = _UNPACKED.take(packed).view(np.uint8)[:count]
        many = (weights > MANY).nonzero()[0]
        weights[many] = np.frombuffer(data, np.uint8, len(many), skipped)
        skipped += len(many)
    else:
        skipped += int(np.bitwise_count(packed & packed >> 1 & _LOWER).sum())
    return _read_ids(data[skipped:], code & ~WEIGHTED, width), weights


def _read_ids(data: bytes, way: int, width: int) -> Ids:
    first = int.from_bytes(data[:width], "little")
    if way == ONE:
        return np.array([first], np.intp)
    if way == BITS:
        bits = np.unpackbits(
            np.frombuffer(data, np.uint8, -1, width), bitorder="little"
        )
        found = bits.view(np.bool_).nonzero()[0]
        found += first
        return found
    if way == WIDE:
        return _added(first, _wide(np.frombuffer(data, np.uint8, -1, width), width))
    units = np.frombuffer(data, _ESCAPED[way], -1, width)
    ids = _added(first, units)
    if data.find(_HIGHEST, width) < 0:
        return ids
    kept = np.empty(len(ids), np.bool_)
    kept[0] = True
    np.not_equal(units, _ESCAPES[way], out=kept[1:])
    return ids[kept]


def _added(first: int, steps: NDArray[Any]) -> Ids:
    ids = np.empty(len(steps) + 1, np.intp)
    ids[0] = first
    ids[1:] = steps
    return np.add.accumulate(ids, out=ids)


def _wide(data: Raw, width: int) -> Ints:
    columns = data.reshape(-1, width).astype(np.int64)
    return columns @ (1 << 8 * np.arange(width))


# --- many lists at once ---------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Lists:
    """Posting lists as they are written: one after another in `data`."""

    data: Raw
    sizes: Ints
    codes: Raw
    width: int


@dataclass(frozen=True, eq=False)
class Postings:
    """Postings of many terms: for each the term's number, the document, the weight."""

    terms: Ints
    docs: Ints
    weights: Ints


def decode(lists: Lists) -> Postings:
    """Give the postings of many lists; in no certain order of the terms."""
    starts = np.cumsum(lists.sizes) - lists.sizes
    found = []
    for code in np.unique(lists.codes).tolist():
        chosen = np.flatnonzero(lists.codes == code)
        begin, sizes = starts[chosen], lists.sizes[chosen]
        weights = None
        if code & WEIGHTED:
            begin, sizes, weights = _decode_weights(lists, begin, sizes)
        places, docs = _decode_ids(lists, code & ~WEIGHTED, begin, sizes)
        if weights is None:
            weights = np.ones(len(docs), np.int64)
        found.append((chosen[places], docs, weights))
    terms, docs, weights = (np.concatenate(each) for each in zip(*found, strict=True))
    return Postings(terms, docs, weights)


def _number(data: Raw, places: Ints, width: int) -> Ints:
    found = np.zeros(len(places), np.int64)
    for byte in range(width):
        found |= data[places + byte].astype(np.int64) << 8 * byte
    return found


def _decode_weights(lists: Lists, begin: Ints, sizes: Ints) -> tuple[Ints, Ints, Ints]:
    """Give where the documents of each list begin, their size, and all weights."""
    counts = _number(lists.data, begin, lists.width)
    packed = (counts + 3) // 4
    bits = lists.data[spans(begin + lists.width, packed)]
    places = spans(4 * (np.cumsum(packed) - packed), counts)
    weights = (bits[:, None] >> _SHIFTS & MANY).ravel()[places].astype(np.int64) + 1
    many = weights > MANY
    of_list = np.add.reduceat(many.astype(np.int64), np.cumsum(counts) - counts)
    weights[many] = lists.data[spans(begin + lists.width + packed, of_list)]
    used = lists.width + packed + of_list
    return begin + used, sizes - used, weights


def _decode_ids(lists: Lists, code: int, begin: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Give for each posting the place of its list among those given, and the document.

    Lists of one code; each list's documents ascend.
    """
    width = lists.width
    first = _number(lists.data, begin, width)
    begin, sizes = begin + width, sizes - width
    if code == ONE:
        return np.arange(len(first)), first
    data = lists.data[spans(begin, sizes)]
    if code == BITS:
        at = np.flatnonzero(np.unpackbits(data, bitorder="little"))
        places = np.repeat(np.arange(len(first)), sizes)[at >> 3]
        return places, first[places] + at - 8 * (np.cumsum(sizes) - sizes)[places]
    if code == WIDE:
        units, counts = _wide(data, width), sizes // width
        kept = np.ones(len(units), np.bool_)
    else:
        kind = _ESCAPED[code]
        units, counts = data.view(kind), sizes // kind.itemsize
        kept = units != np.iinfo(kind).max
    return _summed(first, units, counts, kept)


def _summed(
    first: Ints, units: NDArray[Any], counts: Ints, kept: NDArray[np.bool_]
) -> tuple[Ints, Ints]:
    """Add up differences list by list, each list beginning with its first document."""
    heads = np.cumsum(counts) - counts + np.arange(len(counts))
    steps = np.zeros(len(units) + len(first), np.int64)
    rest = np.ones(len(steps), np.bool_)
    rest[heads] = False
    steps[rest] = units
    ends = np.add.reduceat(steps, heads)
    steps[heads] = first
    steps[heads[1:]] -= first[:-1] + ends[:-1]
    stays = np.ones(len(steps), np.bool_)
    stays[rest] = kept
    places = np.repeat(np.arange(len(first)), counts + 1)
    return places[stays], np.cumsum(steps)[stays]
