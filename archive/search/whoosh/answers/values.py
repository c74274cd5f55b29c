"""What parts carry: the values of each facet, as the filters and facets name them.

Values are text here, as in `Choice`: an id, a year (`2021`), a month (`2021-03`), a
kind, a source; `null` stands for none. Parts have numbers for them, without gaps, in
the order of the texts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial, reduce
from operator import or_
from typing import Any

import numpy as np

from archive.search.question import NONE, Choice, Days
from archive.search.whoosh.answers.coding import coded
from archive.search.whoosh.answers.frames import Members
from archive.search.whoosh.answers.profiles import numbered
from archive.search.whoosh.answers.snapshot import Mask, Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.columns import NO_NUMBER
from archive.search.whoosh.storage.segment import SegmentData

SINGLY = 4
"""So few values are sooner compared one by one than looked up."""

TEXTS = frozenset({"kind", "source", "role", "month"})
_WHOLE = re.compile(r"[0-9]{1,18}\Z")


@dataclass(frozen=True, eq=False)
class Codes:
    """A facet's value of each part: `of[part]` is its place in `names`."""

    names: tuple[str, ...]
    of: Any
    places: dict[str, int]

    @property
    def none(self) -> int:
        """Give the place of `null`, which is always there."""
        return self.places[NONE]

    def counts(self, parts: Ints) -> Ints:
        """Count the values of some parts."""
        return np.bincount(self.of[parts], minlength=len(self.names))

    def among(self, values: Iterable[str], codes: Any) -> Mask:
        """Say of each of some codes whether it is one of some values'."""
        plain = set(map(_plain, values))
        wanted = [self.places[value] for value in plain if value in self.places]
        if len(wanted) <= SINGLY:
            nothing = np.zeros(len(codes), np.bool_)
            return reduce(or_, (codes == code for code in wanted), nothing)
        table = np.zeros(len(self.names), np.bool_)
        table[wanted] = True
        return table[codes]


class Values:
    """The facet values of the parts of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def codes(self, facet: str) -> Codes:
        """Give the values of a facet of which a part has one at most."""
        return self.snapshot.derived(f"codes of {facet}", lambda: self._codes(facet))

    def lists(self, facet: str) -> tuple[Ints, Ints]:
        """Give a facet of many values per part: where each part's begin, the values."""
        return self.snapshot.lists(f"{facet}s")

    def passing(self, choice: Choice, members: Members) -> Mask:
        """Say which members of a unit pass a filter by what their heads carry."""
        if choice.facet == "topic":
            carried = self._listing(choice)[members.heads]
        else:
            codes = self.codes(choice.facet)
            carried = codes.among(choice.values, self.of_members(choice.facet, members))
        return ~carried if choice.exclude else carried

    def carrying(self, choice: Choice, parts: Any = slice(None)) -> Mask:
        """Say which of some parts pass a filter; of all, where none are given."""
        if choice.facet == "topic":
            carried = self._listing(choice)[parts]
        else:
            codes = self.codes(choice.facet)
            carried = codes.among(choice.values, codes.of[parts])
        return ~carried if choice.exclude else carried

    def of_members(self, facet: str, members: Members) -> Any:
        """Give the value of a facet of each member of a unit."""
        name = f"{facet} of {members.unit}"
        return self.snapshot.derived(name, lambda: self.codes(facet).of[members.heads])

    def within(self, days: Days, numbers: Ints) -> Mask:
        """Say which of some days, as a column has them, are in a stretch."""
        first = days.first.toordinal() if days.first else 0
        last = days.last.toordinal() if days.last else date.max.toordinal()
        found: Mask = (numbers >= first) & (numbers <= last)
        return found

    def _listing(self, choice: Choice) -> Mask:
        starts, flat = self.lists(choice.facet)
        carried = np.zeros(len(starts) - 1, np.bool_)
        if NONE in choice.values:
            carried = np.diff(starts) == 0
        wanted = [int(value) for value in choice.values if _WHOLE.match(value)]
        found = np.flatnonzero(np.isin(flat, wanted))
        carried[np.searchsorted(starts, found, "right") - 1] = True
        return carried

    def _codes(self, facet: str) -> Codes:
        own = partial(_texts if facet in TEXTS else _numbers, facet)
        names, of = coded(self.snapshot.segments, f"codes of {facet}", own, NONE)
        return Codes(names.texts, of, names.places)


def _texts(facet: str, segment: SegmentData) -> tuple[Any, list[str]]:
    codes, texts = segment.columns[facet].arrays()
    return codes, [text or NONE for text in texts]


def _numbers(facet: str, segment: SegmentData) -> tuple[Any, list[str]]:
    numbers = segment.columns[facet].array()
    lowest = int(numbers.min(initial=NO_NUMBER))
    limit = int(numbers.max(initial=lowest)) - lowest + 1
    different, codes = numbered(numbers - lowest, limit)
    return codes, [
        NONE if number == NO_NUMBER else str(number)
        for number in (different + lowest).tolist()
    ]


def _plain(value: str) -> str:
    """Give a whole number as it is named here, without zeros before it."""
    return str(int(value)) if _WHOLE.match(value) else value
