"""The most characteristic words of a row, by which rows like it are found."""

from collections import Counter

import numpy as np

from archive.search.question import Any as AnyOf
from archive.search.question import Term
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.storage.schema import WORDS
from archive.text.segmentation import FUNCTION_WORDS, words

MOST_WORDS = 25
LOOKED_UP = 200
"""Of so many of the most frequent words it is looked up in how many rows they are."""


def characteristic(snapshot: Snapshot, parts: list[int]) -> AnyOf:
    """Give a node that asks for the words that tell some parts from all others.

    They are those whose number here, times the logarithm of how rare they are in the
    whole index, is highest.
    """
    counts: Counter[str] = Counter()
    for part in parts:
        text = snapshot.text(part).decode()
        counts.update(word for word in words(text) if word not in FUNCTION_WORDS)
    rated = []
    for word, count in counts.most_common(LOOKED_UP):
        found = len(snapshot.ids(WORDS, word))
        rated.append((count * np.log((snapshot.count + 1) / (found + 0.5)), word))
    best = sorted(rated, reverse=True)[:MOST_WORDS]
    return AnyOf(tuple(Term(word) for _, word in best))
