"""The values that some parts have in a column, read together."""

from typing import Any

import numpy as np

from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints


def several(snapshot: Snapshot, column: str, parts: Ints) -> list[Any]:
    """Give a column's values of some parts, in their order, as the column keeps them.

    Those of a segment are read at once: to read one alone costs as much.
    """
    if len(snapshot.segments) == 1:
        return snapshot.segments[0].columns[column].several(parts)
    found: list[Any] = [None] * len(parts)
    numbers = snapshot.bases.searchsorted(parts, "right") - 1
    for number in set(numbers.tolist()):
        places = np.flatnonzero(numbers == number)
        reader = snapshot.segments[number].columns[column]
        values = reader.several(parts[places] - snapshot.bases[number])
        for place, value in zip(places.tolist(), values, strict=True):
            found[place] = value
    return found
