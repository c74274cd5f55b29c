"""Which members of a frame hold a question: a truth value for each, as one array."""

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
from archive.search.whoosh.answers.snapshot import Mask, Snapshot, Weighed
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

    def word(self, word: str) -> Weighed:
        """Give the parts that hold a word of a term, and how often.

        A name is held by what contains it: it may have become one after the text was
        indexed.
        """
        if not self.is_name(word):
            return self.snapshot.postings(WORDS, word)
        return self.snapshot.recent.get(("name", word), lambda: self._name(word))

    def holds(
        self,
        node: Node,
        frame: Frame,
        exact: bool = False,
        among: Mask | None = None,
    ) -> Mask:
        """Say which members hold a node; with `exact`, terms count as strings only.

        Of members that are not `among` those asked for anything may be said.
        """
        match node:
            case Term():
                return self._term(node, frame, exact, among)
            case Not():
                return ~self.holds(node.node, frame, exact, among)
            case All():
                held = np.ones(frame.size, np.bool_) if among is None else among
                for each in sorted(node.nodes, key=_cost):
                    held = held & self.holds(each, frame, exact, held)
                return held
            case Any():
                return self._any(node, frame, exact, among)
            case Choice():
                return frame.mask(np.flatnonzero(self.values.passing(node)))
            case Days():
                return frame.mask(np.flatnonzero(self.values.within(node)))

    def _any(self, node: Any, frame: Frame, exact: bool, among: Mask | None) -> Mask:
        held = np.zeros(frame.size, np.bool_)
        for each in sorted(node.nodes, key=_cost):
            rest = ~held if among is None else among & ~held
            held = held | (rest & self.holds(each, frame, exact, rest))
        return held

    def _term(self, term: Term, frame: Frame, exact: bool, among: Mask | None) -> Mask:
        words = () if exact else self.words(term)
        found = self.standing(fold(term.text))
        if not words:
            return self._strings(found, frame, among)
        if words == (fold(term.text),) and found.all_sure:
            # What has the word has the string.
            return frame.mask(found.parts)
        held = self._enough(words, frame)
        rest = ~held if among is None else among & ~held
        return held | self._strings(found, frame, rest)

    def _strings(self, found: Standing, frame: Frame, among: Mask | None) -> Mask:
        """Say which members contain a string, only those `among` looked into."""
        if among is None or found.all_sure:
            return frame.mask(found.held(self.snapshot))
        places = frame.within(found.parts, among)
        return frame.mask(found.held(self.snapshot, places))

    def _enough(self, words: tuple[str, ...], frame: Frame) -> Mask:
        """Say which members hold enough of a term's words."""
        parts = sorted((self._word_parts(word) for word in words), key=len)
        needed = words_needed(len(words))
        if needed == len(words):
            held = frame.mask(parts[0])
            for more in parts[1:]:
                held &= frame.mask(more)
            return held
        counts = np.zeros(frame.size, np.uint8)
        for each in parts:
            counts += frame.mask(each)
        enough: Mask = counts >= needed
        return enough

    def _word_parts(self, word: str) -> Ints:
        if self.is_name(word):
            return self.word(word)[0]
        return self.snapshot.ids(WORDS, word)

    def _name(self, word: str) -> Weighed:
        parts, weights = self.snapshot.postings(WORDS, word)
        more = np.setdiff1d(self.string(word), parts, assume_unique=True)
        every = np.concatenate([parts, more]).astype(np.int32, copy=False)
        order = np.argsort(every, kind="stable")
        ones = np.ones(len(more), np.float32)
        return every[order], np.concatenate([weights, ones])[order]


def _cost(node: Anything) -> int:
    """Say what is evaluated first: what costs little and leaves little to look into."""
    if isinstance(node, Term):
        return 1 if len(node.text) <= 2 else 2
    return 3 if isinstance(node, Not | All | Any) else 0
