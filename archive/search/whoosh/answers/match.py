"""Which members of a frame hold a question: a truth value for each, as one array."""

from collections.abc import Callable, Sequence
from typing import Any as Anything

import numpy as np

from archive.search.analysis import names, term_words, words_needed
from archive.search.question import (
    All,
    Any,
    Choice,
    Days,
    Node,
    Not,
    Term,
)
from archive.search.whoosh.answers.frames import Frame
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.snapshot import Snapshot, Weighed
from archive.search.whoosh.answers.strings import Standing, standing
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.answers.values import Values
from archive.search.whoosh.storage.schema import WORDS
from archive.text.folding import fold


class Matcher:
    """Evaluates nodes on frames of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.values = Values(snapshot)
        self._words: dict[Term, tuple[str, ...]] = {}
        self._names: set[str] = set()
        self._members: dict[tuple[str, str], Held] = {}

    def words(self, term: Term) -> tuple[str, ...]:
        """Give the words of a term that count; none of an exact one."""
        if term.exact:
            return ()
        if term not in self._words:
            # Asked for once: both look names up in the database now and then.
            self._words[term] = term_words(term)
            self._names |= names.within(fold(term.text))
        return self._words[term]

    def is_name(self, word: str) -> bool:
        """Say whether a word of a term asked about is a name."""
        return word in self._names

    def standing(self, folded: str) -> Standing:
        """Give the parts that may contain a folded string."""
        recent = self.snapshot.recent
        return recent.get(("string", folded), lambda: standing(self.snapshot, folded))

    def string(self, folded: str) -> Ints:
        """Give the parts whose text contains a folded string."""
        return self.standing(folded).held(self.snapshot)

    def is_sure(self, term: Term) -> bool:
        """Say whether what may contain a term's string is known to."""
        return self.standing(fold(term.text)).all_sure

    def possible(self, term: Term, frame: Frame) -> Held:
        """Give the members that may contain a term's string."""
        return frame.held(self.standing(fold(term.text)).parts)

    def word(self, word: str) -> Weighed:
        """Give the parts that hold a word of a term, and how often.

        A name is held by what contains it: it may have become one after the text was
        indexed.
        """
        if not self.is_name(word):
            return self.snapshot.postings(WORDS, word)
        return self.snapshot.recent.get(("name", word), lambda: self._name(word))

    def members(self, word: str, frame: Frame) -> Held:
        """Give the members that hold a word of a term."""
        key = word, frame.name
        if key not in self._members:
            self._members[key] = frame.held(self.word(word)[0])
        return self._members[key]

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
        words = () if exact else self.words(term)
        found = self.standing(fold(term.text))
        if not words:
            return self._strings(found, frame, among)
        if words == (fold(term.text),) and found.all_sure:
            # What has the word has the string.
            return frame.held(found.parts)
        held = self._enough(words, frame)
        if found.all_sure:
            return held | frame.held(found.parts)
        rest = (Held.every(frame.size) if among is None else among) - held
        return held | self._strings(found, frame, rest)

    def _strings(self, found: Standing, frame: Frame, among: Held | None) -> Held:
        """Say which members contain a string, only those `among` looked into."""
        if among is None or found.all_sure:
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

    def _name(self, word: str) -> Weighed:
        parts, weights = self.snapshot.postings(WORDS, word)
        more = np.setdiff1d(self.string(word), parts, assume_unique=True)
        every = np.concatenate([parts, more])
        order = np.argsort(every, kind="stable")
        if weights is None:
            return every[order], None
        ones = np.ones(len(more), np.float32)
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
