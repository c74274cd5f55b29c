"""Which parts contain a string: their grams first, then a look into their texts.

Not every text has to be looked into to know what is asked of a string. So a string's
parts are at first only the ones that hold its grams, and each is looked into when it
matters, once.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.schema import GRAMS, WORDS

GRAM = 2
"""A gram has so many characters, or one."""
MOST_GRAMS = 32
FEW = 64
"""So few texts are sooner looked into than lists of parts compared."""
UNKNOWN, NO, YES = 0, 1, 2


class Standing:
    """The parts, ascending, that may contain a string, and what is known of each.

    `times` say how often they contain it, where that is known and not once in all.
    """

    def __init__(
        self, string: str, parts: Ints, sure: Any = None, times: Any = None
    ) -> None:
        self.string = string.encode()
        self.parts = parts
        self.times = times
        self.all_sure = sure is None
        self._known = None if sure is None else np.where(sure, YES, UNKNOWN).astype("B")

    @property
    def nbytes(self) -> int:
        """Give the bytes that it takes up."""
        known = 0 if self._known is None else self._known.nbytes
        return len(self.string) + self.parts.nbytes + known

    def held(self, snapshot: Snapshot, places: Ints | None = None) -> Ints:
        """Give the parts that contain the string, of all or of those at some places."""
        if self._known is None:
            return self.parts if places is None else self.parts[places]
        known = self._known if places is None else self._known[places]
        open_ = np.flatnonzero(known == UNKNOWN)
        if places is not None:
            open_ = places[open_]
        if len(open_):
            found = snapshot.texts.containing(self.parts[open_], self.string)
            # Any thread that looks finds the same, so none need wait for another.
            self._known[open_] = np.where(found, YES, NO)
        if places is None:
            return self.parts[np.flatnonzero(self._known == YES)]
        return self.parts[places[np.flatnonzero(self._known[places] == YES)]]


def known_standing(snapshot: Snapshot, string: str) -> Standing:
    """Give `standing`, worked out once for as long as the snapshot remembers it."""
    if len(string) <= GRAM:  # its posting list is remembered
        return standing(snapshot, string)
    return snapshot.recent.get(("string", string), lambda: standing(snapshot, string))


def standing(snapshot: Snapshot, string: str) -> Standing:
    """Give where a folded string may stand.

    One or two characters are a gram. Longer strings may stand in the parts that hold
    their grams; where the string is a word of the index too, its parts are sure.
    """
    if len(string) <= GRAM:
        parts, times = snapshot.postings(GRAMS, string)
        return Standing(string, parts, times=times)
    parts = _with_grams(snapshot, string)
    sure = np.zeros(len(parts), np.bool_)
    words = snapshot.ids(WORDS, string) if len(parts) else parts
    if len(words):
        sure[_places_in(parts, words, snapshot.count)] = True
    return Standing(string, parts, sure)


def _with_grams(snapshot: Snapshot, string: str) -> Ints:
    """Give the parts that hold all grams, or few that hold the rarest of them."""
    sizes = {gram: snapshot.size(GRAMS, gram) for gram in _grams(string)}
    if not all(sizes.values()):
        return np.empty(0, np.intp)
    rarest, *others = sorted(sizes, key=sizes.__getitem__)
    found = snapshot.ids(GRAMS, rarest)
    for gram in others:
        if len(found) <= FEW:
            break
        found = found[_places_in(found, snapshot.ids(GRAMS, gram), snapshot.count)]
    return found


def _grams(string: str) -> Iterable[str]:
    """Give the different grams of a string, the ones that do not overlap first."""
    pairs = [string[start : start + 2] for start in range(len(string) - 1)]
    return list(dict.fromkeys(pairs[::2] + pairs[1::2]))[:MOST_GRAMS]


def _places_in(parts: Ints, others: Ints, count: int) -> Ints:
    """Give the places of the parts that are among others, all ascending."""
    return np.flatnonzero(Held(count, others).has(parts))
