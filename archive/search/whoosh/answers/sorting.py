"""Orders by several numbers at once, of all things or of the best of them."""

from typing import Any

import numpy as np

from archive.search.whoosh.answers.texts import Ints

BITS = 63
"""A number that is sorted by has so many bits beside its sign."""


def ordered(*keys: Any) -> Ints:
    """Give the places of things ordered by whole numbers, the first counting most.

    The numbers are packed into one where they have room: one sort costs much less than
    several. Only where nothing tells two things apart their order is open.

    >>> ordered(np.array([2, 1, 1]), np.array([0, 5, 4])).tolist()
    [2, 1, 0]
    """
    if not len(keys[0]):
        return np.empty(0, np.int32)
    lows = [int(key.min()) for key in keys]
    spans = [int(key.max()) - low for key, low in zip(keys, lows, strict=True)]
    if sum(span.bit_length() for span in spans) > BITS:
        return np.lexsort(keys[::-1]).astype(np.int32)
    packed = np.zeros(len(keys[0]), np.int64)
    for key, low, span in zip(keys, lows, spans, strict=True):
        packed <<= span.bit_length()
        packed |= key.astype(np.int64) - low
    return np.argsort(packed).astype(np.int32)


def stretch(values: Any, ties: Any, start: int, stop: int) -> Ints:
    """Give the places of the values that a descending order has from `start` to `stop`.

    `ties(places)` gives the keys that order equal values, as `ordered` takes them; only
    what stands in the stretch, and what equals it, is sorted.

    >>> by_place = lambda places: (np.arange(3)[places],)
    >>> stretch(np.array([0.5, 0.9, 0.5]), by_place, 0, 2).tolist()
    [1, 0]
    """
    stop = min(stop, len(values))
    if start >= stop:
        return np.empty(0, np.int32)
    if stop - start == len(values):
        return np.lexsort((*ties(slice(None))[::-1], -values))
    descending = -values
    low, high = np.partition(descending, (start, stop - 1))[[start, stop - 1]]
    places = np.flatnonzero((descending >= low) & (descending <= high))
    before = int(np.count_nonzero(descending < low))
    order = np.lexsort((*ties(places)[::-1], descending[places]))
    return places[order][start - before : stop - before]
