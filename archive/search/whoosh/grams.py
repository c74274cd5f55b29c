"""From texts and words to the terms of a segment, all documents at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count

import numpy as np

from archive.search.whoosh.postings import Ints
from archive.search.whoosh.term_writer import Stretch
from archive.search.whoosh.terms import SECOND_BITS, pair_of

_DOC_BITS = 22
MOST_DOCUMENTS = 1 << _DOC_BITS
"""So many documents can be taken at once."""

_LINE_END = ord("\n")


def gram_stretch(texts: Sequence[str]) -> Stretch:
    r"""Give the characters and pairs of neighbours of texts, each line by itself.

    Documents are numbered as the texts come. Pairs never reach over a line's end:
    "山东\n省" has 山, 山东, 东 and 省.
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
    keys = _unique(keys)
    pairs = keys >> _DOC_BITS
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    counts = np.diff(starts, append=len(pairs))
    return Stretch(pairs[starts], None, counts, keys & MOST_DOCUMENTS - 1, None)


def word_stretch(documents: Iterable[Mapping[str, int]]) -> Stretch:
    """Give the words of documents, each given as its words and how often they occur."""
    numbers: dict[str, int] = defaultdict(count().__next__)
    words = [(list(map(numbers.__getitem__, d)), list(d.values())) for d in documents]
    lengths = [len(of_document) for of_document, _ in words]
    found = _flat(of_document for of_document, _ in words)
    weights = _flat(times for _, times in words)
    docs = np.repeat(np.arange(len(words)), lengths)
    ordered = sorted(numbers)
    ranks = np.empty(len(ordered), np.int64)
    ranks[[numbers[word] for word in ordered]] = np.arange(len(ordered))
    # Documents come in order, so a stable sort keeps them so inside each word.
    order = np.argsort(ranks[found], kind="stable")
    return Stretch(
        pairs=np.array([pair_of(word) for word in ordered], np.int64),
        tails=[word[2:].encode() for word in ordered],
        counts=np.bincount(found, minlength=len(ordered))[np.argsort(ranks)],
        docs=docs[order],
        weights=weights[order],
    )


def _flat(lists: Iterable[list[int]]) -> Ints:
    return np.fromiter(chain.from_iterable(lists), np.int64)


def _unique(keys: Ints) -> Ints:
    keys.sort()
    return keys[np.flatnonzero(np.diff(keys, prepend=-1))]
