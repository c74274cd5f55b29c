"""What a question is held by: parts, turns, or whole entries made of parts.

A frame says for each part of a snapshot in which member it counts; a question is
evaluated on a frame to one truth value per member.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from archive.search.question import Unit
from archive.search.whoosh.columns import NO_NUMBER, Ints
from archive.search.whoosh.snapshot import Mask, Snapshot

ENTRY, SPEECH, QUOTATION = "archive.entry", "archive.speech", "archive.quotation"
NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Frame:
    """The members that parts count in: `index` is `NOWHERE` for parts that do not."""

    size: int
    index: Ints

    def mask(self, parts: Ints) -> Mask:
        """Give the members that one of some parts counts in."""
        found = np.zeros(self.size, np.bool_)
        members = self.index[parts]
        found[members[members >= 0]] = True
        return found

    def sums(self, parts: Ints, weights: np.ndarray) -> np.ndarray:
        """Add up the weights of parts by member."""
        members = self.index[parts]
        inside = members >= 0
        return np.bincount(members[inside], weights[inside], self.size)

    @cached_property
    def members_parts(self) -> tuple[Ints, Ints]:
        """Give the parts ordered by member, and where each member's begin (and end)."""
        order = np.argsort(self.index, kind="stable")
        starts = np.searchsorted(self.index[order], np.arange(self.size + 1))
        return order, starts

    def parts(self, member: int) -> list[int]:
        """Give the parts that count in a member, in order."""
        order, starts = self.members_parts
        return order[starts[member] : starts[member + 1]].tolist()


class Layout:
    """The archive's view of a snapshot: its entries, turns and quotations."""

    def __init__(self, snapshot: Snapshot) -> None:
        # Not the snapshot itself, which keeps this: as a circle the two would outlive
        # their last user, and with them the files of merged segments.
        self.count = snapshot.count
        self._numbers = {name: snapshot.numbers(name) for name in ("entry", "speech")}
        codes, names = snapshot.choices("django_ct")
        place = {name: code for code, name in enumerate(names)}
        alive = snapshot.alive
        self.is_entry = alive & (codes == place.get(ENTRY, NOWHERE))
        self.is_speech = alive & (codes == place.get(SPEECH, NOWHERE))
        self.is_quotation = alive & (codes == place.get(QUOTATION, NOWHERE))
        self.is_turn = self.is_speech | self.is_quotation

    @cached_property
    def entry_heads(self) -> Ints:
        """Give the part of each entry that has its title, by entry id."""
        return self._heads(self.is_entry, "entry")

    @cached_property
    def speech_heads(self) -> Ints:
        """Give the part of each turn, by speech id."""
        return self._heads(self.is_speech, "speech")

    def heads(self, unit: Unit) -> Ints:
        """Give the one part of each member that has what it is filtered by."""
        return self.entry_heads if unit is Unit.ENTRY else self.speech_heads

    @cached_property
    def entries(self) -> Frame:
        """Give whole entries: title, headings, labels and paragraphs."""
        return self._frame(Unit.ENTRY, self.is_entry | self.is_speech)

    @cached_property
    def speeches(self) -> Frame:
        """Give single turns: label and paragraphs."""
        return self._frame(Unit.SPEECH, self.is_speech)

    @cached_property
    def turns(self) -> Frame:
        """Give turns and quotations, each by itself: a member is a part."""
        index = np.where(self.is_turn, np.arange(self.count), NOWHERE)
        return Frame(self.count, index)

    def units(self, unit: Unit) -> Frame:
        """Give the frame of a unit."""
        return self.entries if unit is Unit.ENTRY else self.speeches

    @cached_property
    def turn_entries(self) -> Frame:
        """Give entries as made of turns and quotations."""
        return self._frame(Unit.ENTRY, self.is_turn)

    @cached_property
    def turn_speeches(self) -> Frame:
        """Give turns as made of themselves and the quotations that stand in them."""
        return self._frame(Unit.SPEECH, self.is_turn)

    def turn_frames(self, unit: Unit) -> Frame:
        """Give the frame of a unit in which turns and quotations count."""
        return self.turn_entries if unit is Unit.ENTRY else self.turn_speeches

    def _heads(self, chosen: Mask, name: str) -> Ints:
        parts = np.flatnonzero(chosen)
        numbers = self._numbers[name][parts]
        return parts[np.argsort(numbers, kind="stable")]

    def _frame(self, unit: Unit, counted: Mask) -> Frame:
        heads = self.heads(unit)
        name = "entry" if unit is Unit.ENTRY else "speech"
        numbers = self._numbers[name]
        ids = numbers[heads]
        if not len(ids):
            return Frame(0, np.full(self.count, NOWHERE))
        found = np.minimum(np.searchsorted(ids, numbers), len(ids) - 1)
        known = counted & (numbers != NO_NUMBER) & (ids[found] == numbers)
        return Frame(len(ids), np.where(known, found, NOWHERE))


def layout(snapshot: Snapshot) -> Layout:
    """Give the layout of a snapshot, made once."""
    made = snapshot.derived.get("layout")
    if made is None:
        made = snapshot.derived["layout"] = Layout(snapshot)
    found: Layout = made
    return found
