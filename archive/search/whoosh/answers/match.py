"""Which members of a frame hold a question: a truth value for each, as one array."""

from collections.abc import Callable, Sequence
from typing import Any as Anything

import numpy as np

from archive.search.analysis import names_of, words_needed, words_of
from archive.search.question import (
    All,
    Any,
    Choice,
    Days,
    Node,
    Not,
    Term,
)
from archive.search.whoosh.answers.counted import Counted
from archive.search.whoosh.answers.frames import Frame
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.snapshot import Snapshot, Weighed
from archive.search.whoosh.answers.strings import Standing, known_standing
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.answers.values import Values
from archive.search.whoosh.storage.schema import WORDS
from archive.text.folding import fold


class Sought:
    """A term, looked at once: its folded string, its words, the names among these."""

    def __init__(self, term: Term, snapshot: Snapshot) -> None:
        self.string = fold(term.text)
        self.names: frozenset[str] = frozenset()
        self.words: tuple[str, ...] = ()
        if not term.exact:
            self.names = names_of(self.string)
            self.words = words_of(self.string, self.names)
        self._snapshot = snapshot
        self._standing: Standing | None = None

    @property
    def standing(self) -> Standing:
        """Give the parts that may contain the string."""
        if self._standing is None:
            self._standing = known_standing(self._snapshot, self.string)
        return self._standing

    @property
    def is_string(self) -> bool:
        """Say whether what holds the term is known to contain its string."""
        words = self.words
        return not words or (words == (self.string,) and self.standing.all_sure)


class Matcher:
    """Evaluates nodes on frames of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.values = Values(snapshot)
        self._sought: dict[Term, Sought] = {}
        self._names: frozenset[str] = frozenset()
        self._weighed: dict[str, Weighed] = {}
        self._members: dict[tuple[str, str, str], Counted] = {}

    def sought(self, term: Term) -> Sought:
        """Give what of a term is looked for."""
        found = self._sought.get(term)
        if found is None:
            found = self._sought[term] = Sought(term, self.snapshot)
            self._names |= found.names
        return found

    def words(self, term: Term) -> tuple[str, ...]:
        """Give the words of a term that count; none of an exact one."""
        return self.sought(term).words

    def string(self, folded: str) -> Ints:
        """Give the parts whose text contains a folded string."""
        return known_standing(self.snapshot, folded).held(self.snapshot)

    def possible(self, sought: Sought, frame: Frame) -> Held:
        """Give the members that may contain the string of a term."""
        return self.possibly(sought, frame).held

    def possibly(self, sought: Sought, frame: Frame) -> Counted:
        """Count the string of a term in the members that may contain it.

        It counts once in each part where only its grams are known.
        """
        standing = sought.standing
        return self._once(
            "string", sought.string, frame, lambda: (standing.parts, standing.times)
        )

    def word(self, word: str) -> Weighed:
        """Give the parts that hold a word of a term, and how often.

        A name is held by what contains it: it may have become one after the text was
        indexed.
        """
        found = self._weighed.get(word)
        if found is None:
            found = self._weighed[word] = self._postings(word)
        return found

    def members(self, word: str, frame: Frame) -> Held:
        """Give the members that hold a word of a term."""
        return self.counted(word, frame).held

    def counted(self, word: str, frame: Frame) -> Counted:
        """Count a word of a term in the members that hold it."""
        return self._once("word", word, frame, lambda: self.word(word))

    def _once(
        self, kind: str, text: str, frame: Frame, read: Callable[[], Weighed]
    ) -> Counted:
        key = kind, text, frame.name
        counted = self._members.get(key)
        if counted is None:
            counted = self._members[key] = frame.counted(*read())
        return counted

    def holds(
        self,
        node: Node,
        frame: Frame,
        exact: bool = False,
        among: Held | None = None,
    ) -> Held:
        """Say which members hold a node; with `exact`, terms count as strings only.

        Of members that are not `among` those asked for anything may be said.
        """
        match node:
            case Term():
                return self._term(node, frame, exact, among)
            case Not() | All():
                return together(
                    node,
                    frame.size,
                    among,
                    lambda each, held: self.holds(each, frame, exact, held),
                )
            case Any():
                return self._any(node, frame, exact, among)
            case Choice():
                return frame.held(np.flatnonzero(self.values.carrying(node)))
            case Days():
                days = self.snapshot.numbers("day")
                return frame.held(np.flatnonzero(self.values.within(node, days)))

    def _any(self, node: Any, frame: Frame, exact: bool, among: Held | None) -> Held:
        held, rest = Held(frame.size, np.empty(0, np.intp)), among
        for each in sorted(node.nodes, key=_cost):
            found = self.holds(each, frame, exact, rest)
            held = held | (found if rest is None else rest & found)
            rest = (Held.every(frame.size) if rest is None else rest) - found
        return held

    def _term(self, term: Term, frame: Frame, exact: bool, among: Held | None) -> Held:
        sought = self.sought(term)
        if exact or not sought.words:
            return self._strings(sought, frame, among)
        if sought.is_string:
            return self.possible(sought, frame)
        held = self._enough(sought.words, frame)
        if sought.standing.all_sure:
            return held | self.possible(sought, frame)
        rest = (Held.every(frame.size) if among is None else among) - held
        return held | self._strings(sought, frame, rest)

    def _strings(self, sought: Sought, frame: Frame, among: Held | None) -> Held:
        """Say which members contain a string, only those `among` looked into."""
        found = sought.standing
        if found.all_sure:
            return self.possible(sought, frame)
        if among is None:
            return frame.held(found.held(self.snapshot))
        places = frame.within(found.parts, among)
        return frame.held(found.held(self.snapshot, places))

    def _enough(self, words: tuple[str, ...], frame: Frame) -> Held:
        """Say which members hold enough of a term's words."""
        needed = words_needed(len(words))
        if needed == len(words):
            return self._every(sorted(words, key=self._rareness), frame)
        counts = np.zeros(frame.size + 1, np.uint8)
        for word in words:
            held = self.members(word, frame)
            if held.are_few:
                counts[held.places] += 1
            else:
                counts += held.table
        return Held(frame.size, table=counts >= needed)

    def _every(self, words: Sequence[str], frame: Frame) -> Held:
        held = self.members(words[0], frame)
        for word in words[1:]:
            if not len(held):
                break
            held = held & self.members(word, frame)
        return held

    def _rareness(self, word: str) -> int:
        return len(self.word(word)[0])

    def _postings(self, word: str) -> Weighed:
        if word not in self._names:
            return self.snapshot.postings(WORDS, word)
        return self.snapshot.recent.get(("name", word), lambda: self._name(word))

    def _name(self, word: str) -> Weighed:
        parts, weights = self.snapshot.postings(WORDS, word)
        more = np.setdiff1d(self.string(word), parts, assume_unique=True)
        every = np.concatenate([parts, more])
        order = np.argsort(every, kind="stable")
        if weights is None:
            return every[order], None
        ones = np.ones(len(more), np.uint8)
        return every[order], np.concatenate([weights, ones])[order]


def together(
    node: Not | All,
    size: int,
    among: Held | None,
    holds: Callable[[Anything, Held | None], Held],
) -> Held:
    """Give which of so many members hold all of some nodes, and none that is negated.

    `holds` says which of some members hold a node; it is asked about fewer and fewer.
    """
    held = among
    for each in sorted(node.nodes if isinstance(node, All) else (node,), key=_cost):
        if isinstance(each, Not):
            held = Held.every(size) if held is None else held
            held = held - holds(each.node, held)
        else:
            found = holds(each, held)
            held = found if held is None else held & found
    return Held.every(size) if held is None else held


def _cost(node: Anything) -> int:
    """Say what is evaluated first: what costs little and leaves little to look into."""
    if isinstance(node, Term):
        return 0 if len(node.text) <= 2 else 2
    return 3 if isinstance(node, Not | All | Any) else 1
