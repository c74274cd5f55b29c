"""From texts and words to the terms of a segment, all documents at once."""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

from archive.search.whoosh.storage.postings import HIGHEST_WEIGHT, Ints
from archive.search.whoosh.storage.term_writer import Stretch
from archive.search.whoosh.storage.terms import SECOND_BITS

_DOC_BITS = 22
MOST_DOCUMENTS = 1 << _DOC_BITS
"""So many documents can be taken at once."""

_LINE_END = ord("\n")

_TERM, _DOC = 40, 8
"""Where in a posting's key its term and its document stand; the weight is below."""


def gram_stretch(texts: Sequence[str]) -> Stretch:
    r"""Give the characters and pairs of neighbours of texts, each line by itself.

    Documents are numbered as the texts come; the number of occurrences is the weight.
    Pairs never reach over a line's end: "山东\n省" has 山, 山东, 东 and 省.
    """
    joined = "\n".join(texts).encode("utf-32-le", "surrogatepass")
    points = np.frombuffer(joined, "<u4").astype(np.int64)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    docs = np.repeat(np.arange(len(texts)), lengths + 1)[: len(points)]
    inside = points != _LINE_END
    points += 1
    single = points << SECOND_BITS
    neighbours = inside[:-1] & inside[1:]
    keys = np.concatenate([single[inside], (single[:-1] | points[1:])[neighbours]])
    keys <<= _DOC_BITS
    keys |= np.concatenate([docs[inside], docs[:-1][neighbours]])
    keys, weights = _counted(keys)
    pairs = keys >> _DOC_BITS
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    counts = np.diff(starts, append=len(pairs))
    return Stretch(pairs[starts], None, counts, keys & MOST_DOCUMENTS - 1, weights)


def word_stretch(documents: Sequence[Mapping[str, int]]) -> Stretch:
    """Give the words of documents, each given as its words and how often they occur."""
    words = sorted(set().union(*documents))
    place = dict(zip(words, range(len(words)), strict=True))
    found = map(place.__getitem__, chain.from_iterable(documents))
    lengths = np.fromiter(map(len, documents), np.int64, len(documents))
    weights = chain.from_iterable(document.values() for document in documents)
    count = int(lengths.sum())
    keys = posting_keys(
        np.fromiter(found, np.int64, count),
        np.repeat(np.arange(len(documents)), lengths),
        np.fromiter(weights, np.int64, count),
    )
    tails = [word[2:].encode() for word in words]
    return stretch_of(keys, _pairs(words), tails)


def posting_keys(terms: Ints, docs: Ints, weights: Ints) -> Ints:
    """Give a number for each posting; they order by term, then by document.

    `terms` are places in a list of terms.
    """
    return terms << _TERM | docs << _DOC | np.clip(weights, 1, HIGHEST_WEIGHT)


def stretch_of(keys: Ints, pairs: Ints, tails: Sequence[bytes] | None) -> Stretch:
    """Give the stretch of terms that postings belong to; terms without are left out.

    `pairs` and `tails` are those of the terms whose places the keys name.
    """
    keys.sort()
    places = keys >> _TERM
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    terms = places[starts]
    return Stretch(
        pairs=pairs[terms],
        tails=None if tails is None else [tails[term] for term in terms.tolist()],
        counts=np.diff(starts, append=len(keys)),
        docs=keys >> _DOC & (1 << _TERM - _DOC) - 1,
        weights=keys & HIGHEST_WEIGHT,
    )


def _pairs(words: Sequence[str]) -> Ints:
    """Give each word's first two characters as a number (see `terms.pair_of`)."""
    letters = "".join(f"{word[:2]:\0<2}" for word in words).encode("utf-32-le")
    points = np.frombuffer(letters, "<u4").astype(np.int64).reshape(-1, 2) + 1
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    points[lengths[:, None] <= np.arange(2)] = 0
    return points[:, 0] << SECOND_BITS | points[:, 1]


def _counted(keys: Ints) -> tuple[Ints, Ints]:
    """Give different keys, ascending, and how often each occurs."""
    keys.sort()
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[starts], np.diff(starts, append=len(keys))
