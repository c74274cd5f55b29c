"""Which units are hits once the filters are applied.

A filter by speaker, outlet or role is about who says the words: what is a hit without
it is one with it if one turn, or quotation, passes it and holds the whole question by
itself. The other filters are about the entry. `null` as speaker, outlet or role stands
for the hits none of whose turns that hold the question has one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import and_, or_

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
from archive.search.whoosh.answers.frames import Frame, Layout
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.match import Matcher


@dataclass(eq=False)
class Filtered:
    """A question evaluated: which units are hits, which turns made them so."""

    question: Question
    matcher: Matcher
    layout: Layout

    @cached_property
    def hits(self) -> Held:
        """Give the units that are hits."""
        return self.hits_with(self.turn_choices)

    @cached_property
    def turn_choices(self) -> tuple[Choice, ...]:
        """Give the filters that are about who says the words."""
        return tuple(c for c in self.question.choices if c.facet in TURN_FACETS)

    @cached_property
    def turns(self) -> Held:
        """Give the turns and quotations that hold the question and pass all filters."""
        return self._turns(self.turn_choices)

    @property
    def by_turn(self) -> bool:
        """Say whether hits are made by single turns."""
        return bool(self.turn_choices) or _asks_who(self.question.node)

    @cached_property
    def frame(self) -> Frame:
        """Give the frame in which turns and quotations count in their units."""
        return self.layout.turn_frames(self.question.unit)

    @cached_property
    def _passing(self) -> Held | None:
        """Give the units that pass the filters about the entry; null if none is set."""
        unit, values = self.question.unit, self.matcher.values
        members = self.layout.members(unit)
        passing = [
            values.passing(choice, members)
            for choice in self.question.choices
            if choice.facet not in TURN_FACETS
        ]
        passing += [values.within(days, members.day) for days in self.question.days]
        return Held.masked(np.logical_and.reduce(passing)) if passing else None

    @cached_property
    def base(self) -> Held:
        """Give the units that hold the question and pass the filters of the entry."""
        held = self._held(self.question.node)
        return held if self._passing is None else held & self._passing

    def _held(self, node: Node) -> Held:
        """Give the units that hold a node.

        What asks who speaks is held by one turn; but of alternatives each is held in
        its own way, so that `speaker:李民 OR 散煤` has the entries of that title too.
        """
        if not _asks_who(node):
            frame = self.layout.units(self.question.unit)
            return self.matcher.holds(node, frame, among=self._passing)
        if isinstance(node, Any):
            return reduce(or_, map(self._held, node.nodes))
        return self._units_with(self._turns_holding(node, self._passing))

    @cached_property
    def holding_turns(self) -> Held:
        """Give the turns that hold the question by themselves, in units that do."""
        return self._turns_holding(self.question.node, self.base)

    def _turns_holding(self, node: Node, units: Held | None) -> Held:
        """Give the turns that hold a node, of some units or of all."""
        among = None
        if units is not None and units.are_few:
            among = Held(self.layout.count, self.frame.parts_of(units.places))
        held = self.matcher.holds(node, self.layout.turns, among=among)
        if among is not None:
            return held & among
        units = Held.every(self.frame.size) if units is None else units
        return held.where(units.has(self.frame.index[held.places]))

    def _units_with(self, turns: Held) -> Held:
        return self.frame.held(turns.places)

    def _without(self, facet: str) -> Held:
        """Give the units that hold it, none of whose turns that do carries a value."""
        codes = self.matcher.values.codes(facet)
        turns = self.holding_turns
        return self.base - self._units_with(
            turns.where(codes.of[turns.places] != codes.none)
        )

    def _turns(self, choices: Iterable[Choice]) -> Held:
        turns = self.holding_turns
        for choice in choices:
            passes = self.matcher.values.carrying(choice, turns.places)
            if NONE in choice.values and not choice.exclude:
                named = replace(choice, values=choice.values - {NONE})
                passes = self.matcher.values.carrying(named, turns.places)
                passes |= self._without(choice.facet).has(
                    self.frame.index[turns.places]
                )
            turns = turns.where(passes)
        return turns

    def hits_with(self, choices: tuple[Choice, ...]) -> Held:
        """Give the units that are hits with other filters about who says the words."""
        if not choices:
            return self.base
        found = self._units_with(self._turns(choices))
        if all(NONE in c.values and not c.exclude for c in choices):
            found = found | reduce(and_, (self._without(c.facet) for c in choices))
        return found


def _asks_who(node: Node) -> bool:
    """Say whether a node has a filter about who says the words."""
    chosen = (leaf for leaf in leaves(node) if isinstance(leaf, Choice))
    return any(choice.facet in TURN_FACETS for choice in chosen)
