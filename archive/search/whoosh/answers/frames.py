"""What a question is held by: parts, turns, or whole entries made of parts.

A frame says for each part of a snapshot in which member it counts; a question is
evaluated on a frame to one truth value per member. The members of a unit, entries or
turns, are numbered in the order of their heads: the part that has what the unit is
filtered and sorted by.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from archive.search.question import Unit
from archive.search.whoosh.answers.counted import Counted, Counter, Weights
from archive.search.whoosh.answers.held import FEWER, Held, different
from archive.search.whoosh.answers.snapshot import Mask, Snapshot
from archive.search.whoosh.answers.sorting import ordered
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.columns import NO_NUMBER
from archive.search.whoosh.storage.postings import spans

ENTRY, SPEECH, QUOTATION = "archive.entry", "archive.speech", "archive.quotation"
NOWHERE = -1
TITLE_WEIGHT = 3
"""A word of a title counts as so many of another part's."""
SPARSE = 64
"""With ids so many times as high as there are parts a table by id is too long."""


@dataclass(frozen=True, eq=False)
class Frame:
    """The members that parts count in: `index` is `size` for parts that do not.

    What is worked out for a frame that has a name is kept with the snapshot. `weights`
    say what a word of each part counts, one where none are given.
    """

    size: int
    index: Ints
    name: str = ""
    weights: Weights | None = None

    def held(self, parts: Ints) -> Held:
        """Give the members that one of some parts, ascending, counts in."""
        return self.distinct(self.index[parts])

    def distinct(self, members: Ints) -> Held:
        """Give members, each once, `size` left out."""
        if len(members) * FEWER > self.size:
            table = np.zeros(self.size + 1, np.bool_)
            table[members] = True
            table[self.size] = False
            return Held(self.size, table=table)
        places = different(members)
        if len(places) and places[-1] == self.size:
            places = places[:-1]
        return Held(self.size, places)

    def counted(
        self, parts: Ints, times: Weights | None = None, *, alike: bool = False
    ) -> Counted:
        """Give the members that some parts, ascending, count in, and how much each has.

        The parts hold something so many times, once each if nothing is said; with
        `alike` it counts the same in all of them.
        """
        return self._counter.counted(parts, times, alike=alike)

    @cached_property
    def _counter(self) -> Counter:
        weights = self.weights
        if weights is None:
            weights = np.ones(len(self.index), np.uint8)
        return Counter(self.size, self.index, weights, in_order=self.in_order)

    def within(self, parts: Ints, members: Held) -> Ints:
        """Give the places of the parts that count in one of some members."""
        return members.has(self.index[parts]).nonzero()[0]

    def sums(self, parts: Any, weights: Any = None) -> np.ndarray:
        """Add up the weights of parts by member; count the parts where none is given.

        What is in no member comes last.
        """
        return np.bincount(self.index[parts], weights, self.size + 1)

    @property
    def in_order(self) -> bool:
        """Say whether later parts never count in earlier members.

        The parts of an entry are written one after another, so this is the rule.
        """
        return self._members_parts[2]

    @cached_property
    def _members_parts(self) -> tuple[Ints, Ints, bool]:
        """Give the parts that count, ordered by member, and the member of each.

        The last says whether that is the order of the parts.
        """
        parts = np.flatnonzero(self.index < self.size).astype(np.int32)
        members = self.index[parts]
        if (members[1:] >= members[:-1]).all():
            return parts, members, True
        order = np.argsort(members, kind="stable")
        return parts[order], members[order], False

    def parts(self, member: int) -> list[int]:
        """Give the parts that count in a member, in order."""
        return self.parts_of_each(np.array([member]))[0]

    def parts_of_each(self, members: Ints) -> list[list[int]]:
        """Give the parts that count in each of some members, in order."""
        parts, (first, last) = self._members_parts[0], self._stretches(members)
        stretches = zip(first.tolist(), last.tolist(), strict=True)
        return [parts[start:end].tolist() for start, end in stretches]

    def parts_of(self, members: Ints) -> Ints:
        """Give the parts that count in one of some members, ascending."""
        parts, (first, last) = self._members_parts[0], self._stretches(members)
        return np.sort(parts[spans(first, last - first)])

    def _stretches(self, members: Ints) -> tuple[Ints, Ints]:
        """Give where the parts of each of some members begin and end."""
        every = self._members_parts[1]
        return every.searchsorted(members), every.searchsorted(members, "right")


class Turns(Frame):
    """Turns and quotations, each by itself: a member is a part."""

    def held(self, parts: Ints) -> Held:
        """Give those of some parts, ascending, that are turns or quotations."""
        return Held(self.size, parts[self.index[parts] < self.size])


class Members:
    """The members of a unit: their heads, and by what they are sorted."""

    def __init__(self, snapshot: Snapshot, unit: Unit, heads: Ints) -> None:
        self.unit = unit
        self.heads = heads
        self._day, self._entry, self._position = map(
            snapshot.numbers, ("day", "entry", "position")
        )

    @cached_property
    def day(self) -> Ints:
        """Give the day of each member."""
        return self._day[self.heads]

    def ties(self, members: Any = slice(None)) -> tuple[Ints, Ints, Ints]:
        """Give what orders members that nothing else does, first what counts most.

        The newest first, of a day the entry stored last, its turns as printed.
        """
        heads = self.heads[members]
        return -self._day[heads], -self._entry[heads], self._position[heads]

    def by_age(self, members: Any = slice(None)) -> tuple[Ints, ...]:
        """Give what puts members in order, the oldest first, the undated last."""
        earlier, entry, position = self.ties(members)
        return (earlier == -NO_NUMBER).astype(np.int8), -earlier, entry, position

    @cached_property
    def newest(self) -> Ints:
        """Give all members, the newest first, the undated last."""
        # NO_NUMBER is less than any day.
        return ordered(*self.ties())

    @cached_property
    def oldest(self) -> Ints:
        """Give all members, the oldest first, the undated last."""
        return ordered(*self.by_age())


class Layout:
    """The archive's view of a snapshot: its entries, turns and quotations."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.count = snapshot.count
        self._ids = {u: snapshot.numbers(NUMBERS[u]) for u in Unit}
        codes, names = snapshot.choices("django_ct")
        place = {name: code for code, name in enumerate(names)}
        alive = snapshot.alive
        self.is_entry = alive & (codes == place.get(ENTRY, NOWHERE))
        self.is_speech = alive & (codes == place.get(SPEECH, NOWHERE))
        self.is_quotation = alive & (codes == place.get(QUOTATION, NOWHERE))
        self.is_turn = self.is_speech | self.is_quotation
        self.has_headings = self.is_entry & (snapshot.lengths("rows") > 1)
        heads = {Unit.ENTRY: self.is_entry, Unit.SPEECH: self.is_speech}
        self._members = {
            unit: Members(snapshot, unit, np.flatnonzero(chosen).astype(np.int32))
            for unit, chosen in heads.items()
        }

    @cached_property
    def weights(self) -> Weights:
        """Give what a word of each part counts."""
        return title_weights(self.is_entry)

    def members(self, unit: Unit) -> Members:
        """Give the members of a unit."""
        return self._members[unit]

    def heads(self, unit: Unit) -> Ints:
        """Give the one part of each member that has what it is filtered by."""
        return self._members[unit].heads

    @cached_property
    def entries(self) -> Frame:
        """Give whole entries: title, headings, labels and paragraphs."""
        return self._frame(Unit.ENTRY, self.is_entry | self.is_speech, "entries")

    @cached_property
    def speeches(self) -> Frame:
        """Give single turns: label and paragraphs."""
        return self._frame(Unit.SPEECH, self.is_speech, "speeches")

    @cached_property
    def turns(self) -> Frame:
        """Give turns and quotations, each by itself: a member is a part."""
        every = np.arange(self.count, dtype=np.int32)
        index = np.where(self.is_turn, every, np.int32(self.count))
        return Turns(self.count, index, "turns", self.weights)

    def units(self, unit: Unit) -> Frame:
        """Give the frame of a unit."""
        return self.entries if unit is Unit.ENTRY else self.speeches

    @cached_property
    def turn_entries(self) -> Frame:
        """Give entries as made of turns and quotations."""
        return self._frame(Unit.ENTRY, self.is_turn, "turn entries")

    @cached_property
    def turn_speeches(self) -> Frame:
        """Give turns as made of themselves and the quotations that stand in them."""
        return self._frame(Unit.SPEECH, self.is_turn, "turn speeches")

    def turn_frames(self, unit: Unit) -> Frame:
        """Give the frame of a unit in which turns and quotations count."""
        return self.turn_entries if unit is Unit.ENTRY else self.turn_speeches

    def _frame(self, unit: Unit, counted: Mask, name: str) -> Frame:
        heads, ids = self.heads(unit), self._ids[unit]
        size = np.int32(len(heads))
        if not size:
            return Frame(0, np.zeros(self.count, np.int32), name, self.weights)
        if ids.max() > SPARSE * self.count:
            ids = np.where(ids < 0, NO_NUMBER, np.unique(ids, return_inverse=True)[1])
        last = int(ids.max()) + 1
        # NO_NUMBER is the last place, which stays nowhere.
        table = np.full(last + 1, size, np.int32)
        table[ids[heads]] = np.arange(size, dtype=np.int32)
        index = table[ids]
        index[~counted] = size
        return Frame(int(size), index, name, self.weights)


def title_weights(titles: Mask) -> Weights:
    """Give what a word of each part counts, it being said which parts are titles."""
    return titles.view(np.uint8) * np.uint8(TITLE_WEIGHT - 1) + np.uint8(1)


NUMBERS = {Unit.ENTRY: "entry", Unit.SPEECH: "speech"}
"""The column that has the id of a unit's row."""


def layout(snapshot: Snapshot) -> Layout:
    """Give the layout of a snapshot, made once."""
    return snapshot.derived("layout", lambda: Layout(snapshot))
