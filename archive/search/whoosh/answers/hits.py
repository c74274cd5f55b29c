"""Which units are hits once the filters are applied.

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
    NONE,
    TURN_FACETS,
    Any,
    Choice,
    Node,
    Question,
)
from archive.search.whoosh.answers.frames import Layout
from archive.search.whoosh.answers.match import Matcher
from archive.search.whoosh.answers.snapshot import Mask
from archive.search.whoosh.answers.texts import Ints


@dataclass(eq=False)
class Filtered:
    """A question evaluated: which units are hits, which turns made them so."""

    question: Question
    matcher: Matcher
    layout: Layout

    @cached_property
    def hits(self) -> Mask:
        """Give the units that are hits."""
        return self.hits_with(self.turn_choices)

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
        return bool(self.turn_choices) or _asks_who(self.question.node)

    @cached_property
    def units_of_turns(self) -> Ints:
        """Give the unit that each turn and quotation counts in."""
        return self.layout.turn_frames(self.question.unit).index

    @cached_property
    def heads(self) -> Ints:
        """Give the one part of each unit that has what it is filtered by."""
        return self.layout.heads(self.question.unit)

    @cached_property
    def _passing_units(self) -> Mask | None:
        """Give the units that pass the filters about the entry; null if none is set."""
        passed: Mask | None = None
        for choice in self.question.choices:
            if choice.facet not in TURN_FACETS:
                passes = self.matcher.values.passing(choice, self.heads)
                passed = passes if passed is None else passed & passes
        for days in self.question.days:
            within = self.matcher.values.within(days, self.heads)
            passed = within if passed is None else passed & within
        return passed

    @cached_property
    def _base(self) -> Mask:
        """Give the units that hold the question and pass the filters of the entry."""
        held = self._held(self.question.node)
        return held if self._passing_units is None else held & self._passing_units

    def _held(self, node: Node) -> Mask:
        """Give the units that hold a node.

        What asks who speaks is held by one turn; but of alternatives each is held in
        its own way, so that `speaker:李民 OR 散煤` has the entries of that title too.
        """
        among = self._passing_units
        if not _asks_who(node):
            frame = self.layout.units(self.question.unit)
            return self.matcher.holds(node, frame, among=among)
        if isinstance(node, Any):
            return np.logical_or.reduce([self._held(each) for each in node.nodes])
        return self._units_with(self._turns_holding(node))

    @cached_property
    def holding_turns(self) -> Mask:
        """Give the turns that hold the question, in units the entry's filters pass."""
        return self._turns_holding(self.question.node)

    @cached_property
    def units_of_holding_turns(self) -> Mask:
        """Give the units in which a turn holds the question."""
        return self._units_with(self.holding_turns)

    def _turns_holding(self, node: Node) -> Mask:
        frame = self.layout.turns
        possible = self.units_of_turns >= 0
        if self._passing_units is not None:
            # A turn that counts nowhere takes the last place.
            possible = np.append(self._passing_units, False)[self.units_of_turns]
        return possible & self.matcher.holds(node, frame, among=possible)

    def _units_with(self, turns: Mask) -> Mask:
        frame = self.layout.turn_frames(self.question.unit)
        return frame.mask(np.flatnonzero(turns))

    def _without(self, facet: str) -> Mask:
        """Give the units none of whose holding turns carries a value of a facet."""
        codes = self.matcher.values.codes(facet)
        return ~self._units_with(self.holding_turns & (codes.of != codes.none))

    def _turns(self, choices: Iterable[Choice]) -> Mask:
        passed = self.holding_turns
        for choice in choices:
            passes = self.matcher.values.passing(choice)
            if NONE in choice.values and not choice.exclude:
                named = replace(choice, values=choice.values - {NONE})
                passes = self.matcher.values.passing(named)
                passes |= np.append(self._without(choice.facet), False)[
                    self.units_of_turns
                ]
            passed = passed & passes
        return passed

    def hits_with(self, choices: tuple[Choice, ...]) -> Mask:
        """Give the units that are hits with other filters about who says the words."""
        if not choices:
            return self._base
        found = self._units_with(self._turns(choices))
        if all(NONE in c.values and not c.exclude for c in choices):
            rest = self._base
            for choice in choices:
                rest = rest & self._without(choice.facet)
            found |= rest
        return found


def _asks_who(node: Node) -> bool:
    """Say whether a node has a filter about who says the words."""
    chosen = (leaf for leaf in leaves(node) if isinstance(leaf, Choice))
    return any(choice.facet in TURN_FACETS for choice in chosen)
