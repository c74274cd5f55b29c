"""How much of something the members of a frame hold: a word so many times, say."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.texts import Ints

Amounts = NDArray[np.float32]
Weights = NDArray[np.uint8]
"""What a word of each part counts."""

_BITS = 8
_LOW = (1 << _BITS) - 1
_MOST = 1 << 31 - _BITS
"""So many members and a weight can be one number of four bytes."""


@dataclass(frozen=True, eq=False, slots=True)
class Counted:
    """The members that hold something, and for each of them how much."""

    held: Held
    amounts: Amounts

    def of(self, members: Held) -> Amounts:
        """Give how much each of some members holds, in their order: 0 where nothing."""
        if members is self.held:
            return self.amounts
        known, asked = self.held.places, members.places
        if members.are_few and len(known):
            at = known.searchsorted(asked)
            same = known.take(at, mode="clip") == asked
            return self.amounts.take(at, mode="clip") * same
        every = np.zeros(members.size, np.float32)
        every[known] = self.amounts
        return every[asked]


class Counter:
    """Counts what parts hold by the members that they count in.

    `index` says of each part in which of so many it does, `size` standing for none;
    `weights`, what counts how much in it; `in_order`, that later parts never count in
    earlier members.
    """

    def __init__(
        self, size: int, index: Ints, weights: Weights, *, in_order: bool
    ) -> None:
        self._size = size
        self._in_order = in_order
        counts = index < size
        # A part that counts nowhere weighs nothing, so it may stand in any member: in
        # that of the part before it, it leaves the members in order.
        members = index * counts
        if in_order:
            np.maximum.accumulate(members, out=members)
        self._counts = counts.view(np.uint8)
        # Member and weight as one number: both come with one look.
        wide: Any = members.astype(np.int32 if size < _MOST else np.int64)
        self._weighed = wide << _BITS | weights * self._counts

    def counted(
        self, parts: Ints, times: Weights | None, *, alike: bool = False
    ) -> Counted:
        """Count what some parts, ascending, hold so many times, once if none is said.

        With `alike` it counts the same in every part.

        >>> index, ones = np.array([0, 0, 2, 1]), np.ones(4, np.uint8)
        >>> two = Counter(2, index, ones, in_order=True)
        >>> found = two.counted(np.array([0, 1, 2]), np.array([5, 2, 9], np.uint8))
        >>> found.held.places.tolist(), found.amounts.tolist()
        ([0], [7.0])
        """
        weights = self._weighed.take(parts)
        members = weights >> _BITS
        weights &= _LOW
        if alike:
            weights = self._counts.take(parts).astype(weights.dtype)
        if times is not None:
            weights *= times
        if not self._in_order:
            order = members.argsort(kind="stable")
            members, weights = members.take(order), weights.take(order)
        return self._added_up(members, weights)

    def _added_up(self, members: Ints, weights: Any) -> Counted:
        """Add up what stands under each member, all of one side by side."""
        last = np.empty(len(members), np.bool_)
        last[-1:] = True
        np.not_equal(members[1:], members[:-1], out=last[:-1])
        ends = last.nonzero()[0]
        places = members.take(ends)
        # What is summed up to the end of each, less what is before it.
        sums = np.add.accumulate(weights, out=weights).take(ends)
        sums[1:] -= sums[:-1]
        amounts = sums.astype(np.float32)
        if np.count_nonzero(sums) < len(sums):
            some = amounts.nonzero()[0]
            places, amounts = places[some], amounts[some]
        return Counted(Held(self._size, places), amounts)
