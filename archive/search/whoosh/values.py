"""What parts carry: the values of each facet, as the filters and facets name them.

Values are text here, as in `Choice`: an id, a year (`2021`), a month (`2021-03`), a
kind, a source; `null` stands for none.
"""

import re
from collections.abc import Iterable
from datetime import date

import numpy as np

from archive.search.question import NONE, Choice, Days
from archive.search.whoosh.columns import NO_NUMBER, Ints
from archive.search.whoosh.snapshot import Mask, Snapshot

TEXTS = frozenset({"kind", "source", "role"})
MONTHS = 12
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})\Z")  # 2021-03
_WHOLE = re.compile(r"[0-9]{1,18}\Z")


class Values:
    """The facet values of the parts of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def codes(self, facet: str) -> Ints:
        """Give a number for each part's value of a facet that has one at most.

        Parts without a value have `NO_NUMBER`.
        """
        key = f"codes of {facet}"
        found = self.snapshot.derived.get(key)
        if found is None:
            found = self.snapshot.derived[key] = self._codes(facet)
        codes: Ints = found
        return codes

    def name(self, facet: str, code: int) -> str:
        """Give the value that a number stands for.

        >>> Values.name(None, "month", 2021 * 12 + 2)
        '2021-03'
        """
        if code == NO_NUMBER:
            return NONE
        if facet in TEXTS:
            return self.snapshot.choices(facet)[1][code]
        if facet == "month":
            return f"{code // MONTHS:04}-{code % MONTHS + 1:02}"
        return str(code)

    def lists(self, facet: str) -> tuple[Ints, Ints]:
        """Give a facet of many values per part: where each part's begin, the values."""
        return self.snapshot.lists(f"{facet}s")

    def carrying(self, facet: str, values: Iterable[str]) -> Mask:
        """Say which parts carry one of some values."""
        wanted = set(values)
        if facet != "topic":
            numbers = self._numbers(facet, wanted)
            return np.isin(self.codes(facet), numbers)
        starts, flat = self.lists(facet)
        hit = np.concatenate([[0], np.cumsum(np.isin(flat, _whole(wanted)))])
        carried = hit[starts[1:]] > hit[starts[:-1]]
        if NONE in wanted:
            carried |= starts[1:] == starts[:-1]
        return carried

    def passing(self, choice: Choice) -> Mask:
        """Say which parts pass a filter."""
        carried = self.carrying(choice.facet, choice.values)
        return ~carried if choice.exclude else carried

    def within(self, days: Days) -> Mask:
        """Say which parts are of a day in a stretch."""
        numbers = self.snapshot.numbers("day")
        first = days.first.toordinal() if days.first else 0
        last = days.last.toordinal() if days.last else date.max.toordinal()
        return (numbers >= first) & (numbers <= last)

    def _codes(self, facet: str) -> Ints:
        if facet in TEXTS:
            codes, _ = self.snapshot.choices(facet)
            return np.where(codes == 0, NO_NUMBER, codes)
        if facet not in {"year", "month"}:
            return self.snapshot.numbers(facet)
        ordinals = self.snapshot.numbers("day")
        days = (ordinals - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
        if facet == "year":
            numbers = days.astype("datetime64[Y]").astype(np.int64) + 1970
        else:
            numbers = days.astype("datetime64[M]").astype(np.int64) + 1970 * MONTHS
        return np.where(ordinals == NO_NUMBER, NO_NUMBER, numbers)

    def _numbers(self, facet: str, wanted: set[str]) -> list[int]:
        none = [NO_NUMBER] if NONE in wanted else []
        if facet in TEXTS:
            texts = self.snapshot.choices(facet)[1]
            return none + [code for code, t in enumerate(texts) if t and t in wanted]
        if facet == "month":
            found = [match for value in wanted if (match := _MONTH.match(value))]
            return none + [int(m[1]) * MONTHS + int(m[2]) - 1 for m in found]
        return none + _whole(wanted)


def _whole(values: Iterable[str]) -> list[int]:
    return [int(value) for value in values if _WHOLE.match(value)]
