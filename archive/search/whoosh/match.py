"""Which members of a frame hold a question: a truth value for each, as one array."""

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
from archive.search.whoosh.columns import Ints
from archive.search.whoosh.frames import Frame
from archive.search.whoosh.schema import WORDS
from archive.search.whoosh.snapshot import Mask, Snapshot
from archive.search.whoosh.strings import string_parts
from archive.search.whoosh.values import Values
from archive.text.folding import fold


class Matcher:
    """Evaluates nodes on frames of one snapshot, looking up each string once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.values = Values(snapshot)
        self._strings: dict[str, Ints] = {}
        self._words: dict[str, tuple[Ints, np.ndarray]] = {}

    def string(self, folded: str) -> Ints:
        """Give the parts whose text contains a folded string."""
        found = self._strings.get(folded)
        if found is None:
            found = self._strings[folded] = string_parts(self.snapshot, folded)
        return found

    def word(self, word: str) -> tuple[Ints, np.ndarray]:
        """Give the parts that hold a word, and how often.

        A name is held by what contains it: it may have become one after the text was
        indexed.
        """
        found = self._words.get(word)
        if found is None:
            found = self.snapshot.postings(WORDS, word)
            if word in names:
                found = self._with_string(word, *found)
            self._words[word] = found
        return found

    def holds(self, node: Node, frame: Frame, exact: bool = False) -> Mask:
        """Say which members hold a node; with `exact`, terms count as strings only."""
        match node:
            case Term():
                return self._term(node, frame, exact)
            case Not():
                return ~self.holds(node.node, frame, exact)
            case All():
                held = [self.holds(each, frame, exact) for each in node.nodes]
                return np.logical_and.reduce([np.ones(frame.size, np.bool_), *held])
            case Any():
                held = [self.holds(each, frame, exact) for each in node.nodes]
                return np.logical_or.reduce([np.zeros(frame.size, np.bool_), *held])
            case Choice():
                return frame.mask(np.flatnonzero(self.values.passing(node)))
            case Days():
                return frame.mask(np.flatnonzero(self.values.within(node)))

    def _term(self, term: Term, frame: Frame, exact: bool) -> Mask:
        held = frame.mask(self.string(fold(term.text)))
        words = () if exact else term_words(term)
        if not words:
            return held
        counts = np.zeros(frame.size, np.int16)
        for word in words:
            counts += frame.mask(self.word(word)[0])
        return held | (counts >= words_needed(len(words)))

    def _with_string(
        self, word: str, parts: Ints, weights: np.ndarray
    ) -> tuple[Ints, np.ndarray]:
        more = np.setdiff1d(self.string(word), parts, assume_unique=True)
        ones = np.ones(len(more), np.float32)
        return np.concatenate([parts, more]), np.concatenate([weights, ones])
