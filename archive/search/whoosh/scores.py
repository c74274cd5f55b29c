"""BM25 over the words and strings of terms, added up by the members of a frame."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from archive.search.analysis import term_words
from archive.search.question import Term
from archive.search.whoosh.columns import Ints
from archive.search.whoosh.frames import Frame
from archive.search.whoosh.match import Matcher
from archive.search.whoosh.schema import LENGTH
from archive.search.whoosh.snapshot import Mask
from archive.text.folding import fold

K1, B = 1.2, 0.75
TITLE_WEIGHT = 3.0

Scores = np.ndarray[Any, np.dtype[np.float64]]


class Scorer:
    """Scores the members of a frame; `titles` are the parts whose words count more."""

    def __init__(self, matcher: Matcher, frame: Frame, titles: Mask) -> None:
        self.matcher = matcher
        self.frame = frame
        self.titles = titles

    def scores(self, terms: Sequence[Term]) -> Scores:
        """Give each member's score for some terms: every word, and each whole string.

        Scores compare within one call only.
        """
        norm = self._norm()
        scores = np.zeros(self.frame.size)
        for term in terms:
            parts = self.matcher.string(fold(term.text))
            scores += self._bm25(parts, np.ones(len(parts), np.float32), norm)
            for word in term_words(term):
                scores += self._bm25(*self.matcher.word(word), norm)
        return scores

    def _norm(self) -> Scores:
        counted = np.flatnonzero(self.frame.index >= 0)
        lengths = self.matcher.snapshot.numbers(LENGTH)[counted]
        sums = self.frame.sums(counted, lengths)
        mean = sums.sum() / max(len(sums), 1)
        return K1 * (1 - B + B * sums / max(mean, 1.0))

    def _bm25(self, parts: Ints, weights: np.ndarray, norm: Scores) -> Scores:
        boosted = np.where(self.titles[parts], TITLE_WEIGHT, 1.0) * weights
        counts = self.frame.sums(parts, boosted)
        found = int((counts > 0).sum())
        rarity = np.log(1 + (self.frame.size - found + 0.5) / (found + 0.5))
        return rarity * counts * (K1 + 1) / (counts + norm)
