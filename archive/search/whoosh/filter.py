"""Which units are hits once the filters are applied, and what the hits carry.

A filter by speaker, outlet or role is about who says the words: a hit has one turn, or
quotation, that passes it and holds the whole question by itself. The other filters are
about the entry. `null` as speaker, outlet or role stands for the hits none of whose
turns that hold the question has one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from archive.search.analysis import leaves
from archive.search.question import (
    FACETS,
    NONE,
    TURN_FACETS,
    Choice,
    Question,
)
from archive.search.whoosh.columns import NO_NUMBER, Ints
from archive.search.whoosh.frames import NOWHERE, Layout
from archive.search.whoosh.match import Matcher
from archive.search.whoosh.snapshot import Mask

MOST_VALUES = 100
"""So many values of a facet are given, those of the highest counts."""

Counts = tuple[tuple[str, int], ...]


@dataclass(eq=False)
class Filtered:
    """A question evaluated: which units are hits, which turns made them so."""

    question: Question
    matcher: Matcher
    layout: Layout

    @cached_property
    def hits(self) -> Mask:
        """Give the units that are hits."""
        return self._hits(self.turn_choices)

    @cached_property
    def turn_choices(self) -> tuple[Choice, ...]:
        """Give the filters that are about who says the words."""
        return tuple(c for c in self.question.choices if c.facet in TURN_FACETS)

    @cached_property
    def turns(self) -> Mask:
        """Give the turns and quotations that hold the question and pass all filters."""
        return self._turns(self.turn_choices)

    @property
    def by_turn(self) -> bool:
        """Say whether hits are made by single turns."""
        return bool(self.turn_choices) or self._inner_turn_filter

    @cached_property
    def _inner_turn_filter(self) -> bool:
        chosen = [c for c in leaves(self.question.node) if isinstance(c, Choice)]
        return any(choice.facet in TURN_FACETS for choice in chosen)

    @cached_property
    def _units_of_turns(self) -> Ints:
        return self.layout.turn_frames(self.question.unit).index

    @cached_property
    def _heads(self) -> Ints:
        return self.layout.heads(self.question.unit)

    @cached_property
    def _passing_units(self) -> Mask:
        """Give the units that pass the filters about the entry."""
        passed = np.ones(len(self._heads), np.bool_)
        for choice in self.question.choices:
            if choice.facet not in TURN_FACETS:
                passed &= self.matcher.values.passing(choice)[self._heads]
        for days in self.question.days:
            passed &= self.matcher.values.within(days)[self._heads]
        return passed

    @cached_property
    def _base(self) -> Mask:
        """Give the units that hold the question and pass the filters of the entry."""
        if self._inner_turn_filter:
            return self._units_with(self._holding_turns) & self._passing_units
        frame = self.layout.units(self.question.unit)
        return self.matcher.holds(self.question.node, frame) & self._passing_units

    @cached_property
    def _holding_turns(self) -> Mask:
        """Give the turns that hold the question, in units the entry's filters pass."""
        frame = self.layout.turns
        held = self.matcher.holds(self.question.node, frame) & (frame.index >= 0)
        places = self._units_of_turns
        held &= places != NOWHERE
        held[held] = self._passing_units[places[held]]
        return held

    def _units_with(self, turns: Mask) -> Mask:
        found = np.zeros(len(self._heads), np.bool_)
        found[self._units_of_turns[turns]] = True
        return found

    def _without(self, facet: str) -> Mask:
        """Give the units none of whose holding turns carries a value of a facet."""
        carried = self.matcher.values.codes(facet) != NO_NUMBER
        return ~self._units_with(self._holding_turns & carried)

    def _turns(self, choices: Iterable[Choice]) -> Mask:
        passed = self._holding_turns.copy()
        for choice in choices:
            passes = self.matcher.values.passing(choice)
            if NONE in choice.values and not choice.exclude:
                named = replace(choice, values=choice.values - {NONE})
                passes = self.matcher.values.passing(named)
                passes |= self._without(choice.facet)[self._units_of_turns]
            passed &= passes
        return passed

    def _hits(self, choices: tuple[Choice, ...]) -> Mask:
        if not choices:
            return self._base
        found = self._units_with(self._turns(choices))
        if all(NONE in c.values and not c.exclude for c in choices):
            rest = self._base.copy()
            for choice in choices:
                rest &= self._without(choice.facet)
            found |= rest
        return found

    # --- facets -----------------------------------------------------------------

    def facets(self) -> dict[str, Counts]:
        """Count the values that the hits carry, by facet."""
        return {name: _most(self._counts(name)) for name in FACETS}

    def _counts(self, facet: str) -> dict[str, int]:
        if facet in TURN_FACETS:
            return self._turn_counts(facet)
        heads = self._heads[self.hits]
        if facet == "topic":
            return self._list_counts(facet, heads)
        codes, counts = np.unique(
            self.matcher.values.codes(facet)[heads], return_counts=True
        )
        return self._named(facet, codes, counts)

    def _turn_counts(self, facet: str) -> dict[str, int]:
        turns = np.flatnonzero(self.turns)
        codes = self.matcher.values.codes(facet)[turns]
        carrying = codes != NO_NUMBER
        units = self._units_of_turns[turns]
        pairs = np.stack([codes[carrying], units[carrying]])
        codes, counts = np.unique(np.unique(pairs, axis=1)[0], return_counts=True)
        found = self._named(facet, codes, counts)
        none = Choice(facet, frozenset({NONE}))
        if without := int(self._hits((*self.turn_choices, none)).sum()):
            found[NONE] = without
        return found

    def _list_counts(self, facet: str, heads: Ints) -> dict[str, int]:
        starts, flat = self.matcher.values.lists(facet)
        lengths = starts[heads + 1] - starts[heads]
        places = np.repeat(starts[heads] - np.cumsum(lengths) + lengths, lengths)
        values = flat[places + np.arange(lengths.sum())]
        found = self._named(facet, *np.unique(values, return_counts=True))
        if without := int((lengths == 0).sum()):
            found[NONE] = without
        return found

    def _named(self, facet: str, codes: Ints, counts: Ints) -> dict[str, int]:
        name = self.matcher.values.name
        pairs = zip(codes.tolist(), counts.tolist(), strict=True)
        return {name(facet, code): count for code, count in pairs}


def _most(counts: dict[str, int]) -> Counts:
    """Order by count, then by value; give at most `MOST_VALUES`."""
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(ordered[:MOST_VALUES])
