"""Which parts contain a string: their grams first, then a look into their texts."""

import numpy as np

from archive.search.whoosh.columns import Ints
from archive.search.whoosh.schema import GRAMS
from archive.search.whoosh.snapshot import Snapshot

MOST_GRAMS = 32
FEW = 32
"""So few texts are sooner read than lists of parts compared."""


def string_parts(snapshot: Snapshot, string: str) -> Ints:
    """Give the parts whose text contains a folded string, ascending.

    One or two characters are a gram; longer strings are looked up in the texts of the
    parts that hold their rarest grams.
    """
    if len(string) <= 2:
        return snapshot.postings(GRAMS, string)[0]
    grams = dict.fromkeys(string[i : i + 2] for i in range(len(string) - 1))
    lists: list[Ints] = []
    for gram in list(grams)[:MOST_GRAMS]:
        parts = snapshot.postings(GRAMS, gram)[0]
        if not len(parts):
            return parts
        lists.append(parts)
    lists.sort(key=len)
    found = lists[0]
    for other in lists[1:]:
        if len(found) <= FEW:
            break
        found = found[np.isin(found, other, assume_unique=True)]
    return snapshot.containing(found, string.encode())
