"""Which members of a frame hold something: few of them as places, many as a mask.

Most questions have few hits. What is done with these must not cost what a look at every
member costs; and what nearly all hold must not be compared place by place.
"""

from typing import Any

import numpy as np

from archive.search.whoosh.answers.texts import Ints, Mask

FEWER = 16
"""So many times fewer places than there are members are few."""

SINGLY = 64
"""So few places are sooner looked for one by one than in a table made for them."""


class Held:
    """Some of so many members; made of either form, the other made when needed."""

    __slots__ = ("_places", "_table", "size")

    def __init__(
        self, size: int, places: Ints | None = None, table: Mask | None = None
    ) -> None:
        """Take places, ascending and different, or a table as `table` gives it."""
        self.size = size
        self._places = places
        self._table = table

    @classmethod
    def every(cls, size: int) -> "Held":
        """Give all members."""
        table = np.ones(size + 1, np.bool_)
        table[size] = False
        return cls(size, table=table)

    @classmethod
    def masked(cls, mask: Mask) -> "Held":
        """Give the members for which a mask is true."""
        return cls(len(mask), table=np.append(mask, False))

    @property
    def table(self) -> Mask:
        """Say of each member whether it is one of these; the last place is nobody's."""
        if self._table is None:
            self._table = np.zeros(self.size + 1, np.bool_)
            self._table[self._places] = True
        return self._table

    @property
    def places(self) -> Ints:
        """Give the members, ascending."""
        if self._places is None:
            self._places = self.table.nonzero()[0]
        return self._places

    def __len__(self) -> int:
        if self._places is not None:
            return len(self._places)
        return int(np.count_nonzero(self.table))

    @property
    def are_few(self) -> bool:
        """Say whether they are known by their places and few of all."""
        return self._places is not None and len(self._places) * FEWER <= self.size

    def has(self, places: Ints) -> Any:
        """Say of some places whether they are among these; `size` never is."""
        known = self._places
        if self._table is not None or known is None or not len(known):
            return self.table[places]
        if len(places) >= SINGLY and len(places) * FEWER >= len(known):
            return self.table[places]
        return known.take(known.searchsorted(places), mode="clip") == places

    def where(self, passed: Any) -> "Held":
        """Give those of these for which something is true, said for each in order."""
        return Held(self.size, self.places[passed])

    def __and__(self, other: "Held") -> "Held":
        if self.are_few:
            return Held(self.size, self.places[other.has(self.places)])
        if other.are_few:
            return other & self
        return Held(self.size, table=self.table & other.table)

    def __sub__(self, other: "Held") -> "Held":
        if self.are_few:
            return Held(self.size, self.places[~other.has(self.places)])
        if other.are_few:
            table = self.table.copy()
            table[other.places] = False
            return Held(self.size, table=table)
        return Held(self.size, table=self.table & ~other.table)

    def __or__(self, other: "Held") -> "Held":
        if not len(other):
            return self
        if not len(self):
            return other
        if self.are_few and other.are_few:
            both = np.concatenate([self.places, other.places])
            return Held(self.size, different(both))
        return Held(self.size, table=self.table | other.table)


def different(places: Ints) -> Ints:
    """Give some places ascending, each once.

    >>> different(np.array([7, 2, 7])).tolist()
    [2, 7]
    """
    ordered = np.sort(places)
    first = np.empty(len(ordered), np.bool_)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]
