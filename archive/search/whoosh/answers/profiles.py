"""Values that members have together: few members share none of their profiles.

What is counted by profile is counted for all facets at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from archive.search.whoosh.answers.texts import Ints

T = TypeVar("T")

MOST_PLACES = 1 << 22
"""A table of so many places is sooner looked through than members sorted."""


@dataclass(frozen=True, eq=False)
class Coded:
    """A facet's value of each member: places in so many values."""

    codes: Ints
    size: int


@dataclass(frozen=True, eq=False)
class Profiles:
    """The profile of each member, and the value of each profile for each facet."""

    of: Ints
    count: int
    facets: Mapping[str, Coded]
    """For each facet its value of each profile."""

    def counts(self, members: Ints) -> dict[str, Ints]:
        """Count the values of some members, for each facet."""
        found = np.bincount(self.of[members], minlength=self.count)
        return {
            name: np.bincount(each.codes, found, each.size).astype(np.int64)
            for name, each in self.facets.items()
        }


def profiles(facets: Mapping[str, Coded]) -> Profiles:
    """Number the values that members have together; there is one facet at least."""
    first, *others = facets.values()
    of, count = first.codes, first.size
    for each in others:
        joint = of.astype(np.int64) * each.size + each.codes
        different, of = numbered(joint, count * each.size)
        count = len(different)
    example = np.zeros(count, np.intp)
    example[of] = np.arange(len(of))
    return Profiles(
        of.astype(np.min_scalar_type(count)),
        count,
        {name: Coded(each.codes[example], each.size) for name, each in facets.items()},
    )


def commonest(
    values: Sequence[T], counts: Ints, ends: Ints, limit: int | None = None
) -> list[list[tuple[T, int]]]:
    """Give the values of each of several facets with their counts, the commonest first.

    `ends` says where the values of each end; of each so many are given as `limit` says.
    What is as common stays in order; what nothing has is left out.

    >>> counts, ends = np.array([0, 1, 2, 9]), np.array([3, 4])
    >>> commonest(["a", "b", "c", "x"], counts, ends, 1)
    [[('c', 2)], [('x', 9)]]
    """
    there = counts.nonzero()[0]
    found = counts[there]
    order = np.lexsort((-found, ends.searchsorted(there, "right")))
    borders = there.searchsorted(ends)
    if limit is not None:
        sizes = np.diff(borders, prepend=0)
        within = np.arange(len(order)) - np.repeat(borders - sizes, sizes)
        order, borders = order[within < limit], np.minimum(sizes, limit).cumsum()
    ranked = zip(there[order].tolist(), found[order].tolist(), strict=True)
    pairs = [(values[place], count) for place, count in ranked]
    stops = borders.tolist()
    return [pairs[i:j] for i, j in zip([0, *stops], stops, strict=False)]


def numbered(numbers: Ints, limit: int) -> tuple[Ints, Any]:
    """Give different numbers, ascending, and the place of each among them.

    All are less than a limit.
    """
    if limit > MOST_PLACES:
        different, of = np.unique(numbers, return_inverse=True)
        return different, of.astype(np.int32)
    used = np.zeros(limit, np.bool_)
    used[numbers] = True
    different = np.flatnonzero(used)
    table = np.zeros(limit, np.int32)
    table[different] = np.arange(len(different))
    return different, table[numbers]
