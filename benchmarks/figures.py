"""What was written while measuring, as the figures that a report is made of."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import Any

from benchmarks.measure import high, median
from benchmarks.scale import Scale

Answer = dict[str, Any]


@dataclass(eq=False)
class Series:
    """The answers of one engine to the queries of one archive; times in milliseconds.

    `first` is the round in which every query is new to the process, `again` those in
    which it was asked before. CPU time, unless `wall` is asked for.
    """

    answers: list[Answer]
    memory: dict[str, float]

    def of(self, group: str) -> "Series":
        """Keep the queries of one group."""
        kept = [answer for answer in self.answers if answer["group"] == group]
        return Series(kept, self.memory)

    def only(self, names: Container[str]) -> "Series":
        """Keep some queries, by their names as `totals` has them."""
        kept = [answer for answer in self.answers if _name(answer) in names]
        return Series(kept, self.memory)

    def median(self, *, again: bool = False, wall: bool = False) -> float:
        """Give the median of all answers."""
        return median(self._times(again, wall))

    def mean(self) -> float:
        """Give the mean of the first answers."""
        return fmean(self._times(again=False, wall=False))

    def high(self, *, again: bool = False, wall: bool = False) -> float:
        """Give the 95th percentile of all answers."""
        return high(self._times(again, wall))

    def _times(self, again: bool, wall: bool) -> Iterator[float]:
        for answer in self.answers:
            for took in answer["again"] if again else [answer["first"]]:
                yield took[wall] * 1000

    @cached_property
    def totals(self) -> dict[str, int]:
        """Give how many hits each query had."""
        return {_name(answer): answer["total"] for answer in self.answers}

    def facets(self, names: Iterable[str]) -> dict[str, dict[str, dict[str, int]]]:
        """Give the counts of some facets of each query."""
        return {
            _name(answer): {name: answer["facets"].get(name, {}) for name in names}
            for answer in self.answers
        }

    @cached_property
    def scanned(self) -> dict[str, int]:
        """Give how many a scan finds, for the queries that mean a scan."""
        known = (a for a in self.answers if a["scanned"] is not None)
        return {_name(answer): answer["scanned"] for answer in known}


def _name(answer: Answer) -> str:
    return f"{answer['group']} {answer['typed']}"


def series(scale: Scale, names: Iterable[str], *, bare: bool) -> dict[str, Series]:
    """Give the series of engines, those left out that were not asked."""
    found = {}
    for name in names:
        read = scale.read(f"answers/{name}{'-bare' if bare else ''}")
        if read is not None:
            found[name] = Series(read["answers"], read["memory"])
    return found
