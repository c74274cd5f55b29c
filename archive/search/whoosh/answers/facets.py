"""What the hits carry: how many of them each value of each facet.

Nothing is sorted or compared by hit. The values of an entry's facets stand in profiles,
which few entries do not share, and the pairs of a turn's unit and value are numbered
once for a snapshot, so that counting is looking up numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from archive.search.question import NONE, TURN_FACETS, Choice
from archive.search.whoosh.answers.frames import Frame
from archive.search.whoosh.answers.held import different
from archive.search.whoosh.answers.hits import Filtered
from archive.search.whoosh.answers.profiles import (
    Coded,
    Profiles,
    commonest,
    numbered,
    profiles,
)
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.answers.values import Codes, Values

MOST_VALUES = 100
"""So many values of a facet are given, those of the highest counts."""

PROFILED = ("kind", "source", "month", "year")
"""The facets of which an entry has one value, or none."""

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, eq=False)
class Pairs:
    """The different pairs of a unit and a value that it, or a turn of it, carries.

    `pair` is the place of the pair that each part makes, the number of pairs for what
    makes none; `value` and `unit` are those of each pair.
    """

    pair: Ints
    value: Any
    unit: Ints

    def held(self, parts: Ints) -> tuple[Any, Ints]:
        """Give value and unit of the different pairs that some parts make."""
        seen = np.zeros(len(self.value) + 1, np.bool_)
        seen[self.pair[parts]] = True
        held = seen[:-1].nonzero()[0]
        return self.value[held], self.unit[held]


class Facets:
    """The facets of one question's hits."""

    def __init__(self, filtered: Filtered) -> None:
        self.filtered = filtered
        self.question = filtered.question
        self.values: Values = filtered.matcher.values
        self.heads = filtered.layout.heads(filtered.question.unit)

    def counts(self) -> dict[str, Counts]:
        """Count the values that the hits carry, for each facet asked for."""
        asked = self.question.facets
        found = self._profiled() if {*asked} & {*PROFILED} else {}
        for name in asked:
            if name == "topic":
                found[name] = self._topics()
            elif name in TURN_FACETS:
                found[name] = self._by_turn(name)
        return {name: found[name] for name in asked}

    def _profiled(self) -> dict[str, Counts]:
        """Count the facets of which an entry has one value: few hits one by one."""
        known = {name: self.values.codes(name) for name in PROFILED}
        hits = self.filtered.hits
        if hits.are_few:
            heads = self.heads[hits.places]
            counts = {n: each.counts(heads) for n, each in known.items()}
        else:
            unit = self.question.unit
            make = partial(profiled, known, self.heads)
            made = self.values.snapshot.derived(f"profiles of {unit}", make)
            counts = made.counts(hits.places)
        return {n: most(known[n].names, each) for n, each in counts.items()}

    def _by_turn(self, facet: str) -> Counts:
        known = self.values.codes(facet)
        values, units = self._held_pairs(facet, known)
        counts = np.bincount(values, minlength=len(known.names))
        counts[known.none] = self._without(facet, units)
        return most(known.names, counts)

    def _held_pairs(self, facet: str, known: Codes) -> tuple[Any, Ints]:
        """Give value and unit of the different pairs of the turns that pass.

        Few are made at once: the table is worth it where there are many.
        """
        unit, turns = self.question.unit, self.filtered.turns
        frame = self.filtered.layout.turn_frames(unit)
        if turns.are_few:
            _, joint = joined(known, frame, turns.places)
            return np.divmod(different(joint), max(frame.size, 1))
        made = self.values.snapshot.derived(
            f"pairs of {facet} by {unit}", lambda: turn_pairs(known, frame)
        )
        return made.held(turns.places)

    def _without(self, facet: str, units: Ints) -> int:
        """Count the hits of the filter that asks for no value of a facet.

        `units` are those of the pairs that the turns make which pass all filters.
        """
        if choices := self.filtered.turn_choices:
            none = Choice(facet, frozenset({NONE}))
            return len(self.filtered.hits_with((*choices, none)))
        return len(self.filtered.hits) - self._count(units)

    def _topics(self) -> Counts:
        unit, hits = self.question.unit, self.filtered.hits
        if hits.are_few:
            names, value, units = topics(self.values, self.heads[hits.places])
        else:
            names, value, units = self.values.snapshot.derived(
                f"topics of {unit}", lambda: topics(self.values, self.heads)
            )
            held = hits.has(units).nonzero()[0]
            value, units = value[held], units[held]
        counts = np.bincount(value, minlength=len(names))
        counts[names.index(NONE)] = len(hits) - self._count(units)
        return most(names, counts)

    def _count(self, units: Ints) -> int:
        """Count the different ones of some units."""
        return len(self.filtered.frame.distinct(units))


def profiled(known: Mapping[str, Codes], heads: Ints) -> Profiles:
    """Give the profiles of units, whose heads carry values of some facets."""
    coded = {n: Coded(each.of[heads], len(each.names)) for n, each in known.items()}
    return profiles(coded)


def turn_pairs(known: Codes, frame: Frame) -> Pairs:
    """Give the pairs that the turns and quotations of a snapshot make with a facet."""
    carriers, joint = joined(known, frame, np.arange(len(frame.index)))
    made, places = numbered(joint, len(known.names) * frame.size)
    pair = np.full(len(frame.index), len(made), np.int32)
    pair[carriers] = places
    value, units = np.divmod(made, max(frame.size, 1))
    return Pairs(pair, value.astype(known.of.dtype), units.astype(np.int32))


def joined(known: Codes, frame: Frame, parts: Ints) -> tuple[Ints, Ints]:
    """Give the turns among parts that carry a value, and of each its pair as a number.

    The number is the value's times the size of the frame, and the unit's.
    """
    carriers = parts[
        (frame.index[parts] < frame.size) & (known.of[parts] != known.none)
    ]
    values = known.of[carriers].astype(np.int64)
    return carriers, values * frame.size + frame.index[carriers]


def topics(values: Values, heads: Ints) -> tuple[tuple[str, ...], Ints, Ints]:
    """Give the topics of units, whose heads carry them.

    The names in order; and the topic and the unit of each pair, both as places.
    """
    starts, flat = values.lists("topic")
    lengths = starts[heads + 1] - starts[heads]
    units = np.repeat(np.arange(len(heads), dtype=np.int32), lengths)
    firsts = np.cumsum(lengths) - lengths
    within = np.arange(len(units)) - np.repeat(firsts, lengths)
    numbers, places = np.unique(
        flat[np.repeat(starts[heads], lengths) + within], return_inverse=True
    )
    texts = [str(number) for number in numbers.tolist()]
    names = tuple(sorted((*texts, NONE)))
    place = {name: number for number, name in enumerate(names)}
    value = np.array([place[text] for text in texts], np.int32)[places]
    return names, value, units


def most(names: tuple[str, ...], counts: Ints) -> Counts:
    """Give what is counted, by count, then by name; `names` are in order."""
    (counted,) = commonest(names, counts, np.array([len(names)]), MOST_VALUES)
    return tuple(counted)
