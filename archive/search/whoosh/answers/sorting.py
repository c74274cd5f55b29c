"""Orders by several numbers at once, of all things or of the best of them."""

from typing import Any

import numpy as np

from archive.search.whoosh.answers.texts import Ints

BITS = 63
"""A number that is sorted by has so many bits beside its sign."""

SORTED = 4
"""A stretch that is so large a share of all is sooner cut out of all, sorted."""

MANY, ONE_IN, SPARE = 4000, 16, 4
"""Of so many keys, one in sixteen is sorted first, and four times as many are taken
from there as are likely to be enough."""


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


def stretch(keys: Any, ties: Any, start: int, stop: int) -> Ints:
    """Give the places that the ascending order of some keys has from `start` to `stop`.

    `ties(places)` gives further keys, which order what has the same; what is still
    alike stays as it was. Only what stands in the stretch, and what equals it, is
    sorted.

    >>> by_place = lambda places: (-np.arange(3)[places],)
    >>> stretch(np.array([5, 2, 5]), by_place, 0, 2).tolist()
    [1, 2]
    """
    stop = min(stop, len(keys))
    if start >= stop:
        return np.empty(0, np.intp)
    if (stop - start) * SORTED >= len(keys):
        every = np.lexsort((*ties(slice(None))[::-1], keys))
        return every[start:stop]
    before, within = 0, keys <= _smallest(keys, stop)
    if start:
        low = np.partition(keys, start)[start]
        before, within = int(np.count_nonzero(keys < low)), within & (keys >= low)
    places = within.nonzero()[0]
    order = np.lexsort((*ties(places)[::-1], keys[places]))
    return places[order][start - before : stop - before]


def _smallest(keys: Any, count: int) -> Any:
    """Give the last of the so many smallest keys.

    Of many keys one in so many says about where it is, and the others are passed over.
    """
    sample = np.sort(keys[::ONE_IN]) if len(keys) >= MANY else ()
    about = SPARE * (count // ONE_IN + 1)
    if about < len(sample):
        near = keys[keys <= sample[about]]
        keys = near if len(near) >= count else keys
    return np.partition(keys, count - 1)[count - 1]
