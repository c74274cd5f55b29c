"""BM25 over the words and strings of terms, added up by the members of a frame.

Where only words are held, the pairs of neighbouring characters count as well: they say
how much of a term stands there as it was typed, wherever words were cut otherwise.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log
from typing import Any

import numpy as np

from archive.search.question import Term
from archive.search.whoosh.answers.counted import Counted
from archive.search.whoosh.answers.frames import Frame
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.match import Matcher
from archive.search.whoosh.storage.schema import GRAMS, LENGTH
from archive.text.folding import fold

K1, B = 1.2, 0.75
PAIR_WEIGHT = 0.6
"""What a pair of characters counts beside a word."""
MOST_PAIRS = 64
"""So many pairs of a question are looked for, the first ones."""

Scores = np.ndarray[Any, np.dtype[np.floating[Any]]]


class Scorer:
    """Scores the members of a frame."""

    def __init__(self, matcher: Matcher, frame: Frame) -> None:
        self.matcher = matcher
        self.frame = frame

    def scores(self, terms: Sequence[Term], hits: Held) -> Scores:
        """Give each hit's score for some terms: every word, or the whole string.

        Scores compare within one call only.
        """
        norm = self._norm()[hits.places]
        scores = np.zeros(len(norm), np.float32)
        for term in terms:
            for word in self.matcher.words(term) or (None,):
                scores += self._bm25(self._counted(term, word), hits, norm)
        return scores

    def with_pairs(self, terms: Sequence[Term], hits: Held) -> Scores:
        """Give the scores as `scores` does, the pairs of characters added.

        A title's pairs count as others do: its words say already that it is the title.
        """
        scores, norm = self.scores(terms, hits), self._norm()[hits.places]
        for pair in _pairs(terms):
            postings = self.matcher.snapshot.postings(GRAMS, pair)
            counted = self.frame.counted(*postings, alike=True)
            scores += PAIR_WEIGHT * self._bm25(counted, hits, norm)
        return scores

    def _bm25(self, counted: Counted, hits: Held, norm: Scores) -> Scores:
        """Give what holding something adds to the score of each hit."""
        amounts = counted.of(hits)
        shares = amounts / (amounts + norm)
        shares *= (K1 + 1) * self._rarity(len(counted.held))
        return shares

    def _rarity(self, found: int) -> float:
        return log(1 + (self.frame.size - found + 0.5) / (found + 0.5))

    def _counted(self, term: Term, word: str | None) -> Counted:
        """Count a word of a term in the members that hold it, or the term's string.

        The string is counted where it is the word: other cuts of it are very few.
        """
        sought = self.matcher.sought(term)
        if word is not None and not sought.is_string:
            return self.matcher.counted(word, self.frame)
        if sought.standing.all_sure or word is not None:
            return self.matcher.possibly(sought, self.frame)
        return self.frame.counted(self.matcher.string(sought.string))

    def _norm(self) -> Scores:
        if not self.frame.name:
            return self._norms()
        return self.matcher.snapshot.derived(f"norm {self.frame.name}", self._norms)

    def _norms(self) -> Scores:
        lengths = self.matcher.snapshot.numbers(LENGTH)
        sums = self.frame.sums(slice(None), lengths)[:-1]
        mean = sums.sum() / max(len(sums), 1)
        return (K1 * (1 - B + B * sums / max(mean, 1.0))).astype(np.float32)


def _pairs(terms: Iterable[Term]) -> list[str]:
    """Give the pairs of letters of smart terms; a pair alone says what its word says.

    >>> _pairs([Term("治安"), Term("扫黑除恶")])
    ['扫黑', '黑除', '除恶']
    """
    found: list[str] = []
    for term in terms:
        letters = pairwise(fold(term.text)) if not term.exact else ()
        pairs = [a + b for a, b in letters if a.isalnum() and b.isalnum()]
        found += pairs if len(pairs) > 1 else []
    return list(dict.fromkeys(found))[:MOST_PAIRS]
