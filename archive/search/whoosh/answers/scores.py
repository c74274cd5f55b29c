"""BM25 over the words and strings of terms, added up by the members of a frame.

Where only words are held, the pairs of neighbouring characters count as well: they say
how much of a term stands there as it was typed, wherever words were cut otherwise.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from archive.search.question import Term
from archive.search.whoosh.answers.frames import Frame, Weights
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.match import Matcher
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.schema import GRAMS, LENGTH
from archive.text.folding import fold

K1, B = 1.2, 0.75
PAIR_WEIGHT = 0.6
"""What a pair of characters counts beside a word."""
MOST_PAIRS = 64
"""So many pairs of a question are looked for, the first ones."""

Scores = np.ndarray[Any, np.dtype[np.float64]]


class Scorer:
    """Scores the members of a frame; `weights` say how much a word of a part counts."""

    def __init__(self, matcher: Matcher, frame: Frame, weights: Weights) -> None:
        self.matcher = matcher
        self.frame = frame
        self.weights = weights
        self._rarities: dict[str, float] = {}

    def scores(self, terms: Sequence[Term], hits: Held) -> Scores:
        """Give each hit's score for some terms: every word, or the whole string.

        Scores compare within one call only.
        """
        norm = self._norm()[hits.places]
        scores = np.zeros(len(norm))
        for term in terms:
            for word in self.matcher.words(term) or (None,):
                found, weights = self._weighed(term, word, hits)
                scores += self._rarity(found) * weights / (weights + norm)
        return scores * (K1 + 1)

    def with_pairs(self, terms: Sequence[Term], hits: Held) -> Scores:
        """Give the scores as `scores` does, the pairs of characters added.

        How often a pair stands in a member is not known: once is taken for true, until
        `more_of_pairs` counts in the texts of the few that matter.
        """
        scores = self.scores(terms, hits)
        found = np.zeros(len(scores))
        for pair in _pairs(terms):
            held = self.frame.held(self.matcher.snapshot.ids(GRAMS, pair))
            self._rarities[pair] = self._rarity(len(held))
            found += self._rarities[pair] * held.has(hits.places)
        norm = self._norm()[hits.places]
        return scores + PAIR_WEIGHT * (K1 + 1) * found / (1 + norm)

    def more_of_pairs(self, members: Ints, texts: Sequence[bytes]) -> Scores:
        """Give what `with_pairs` misses in a few members: pairs that come often."""
        if not self._rarities:
            return np.zeros(len(members))
        rarities = np.array(list(self._rarities.values()))
        pairs = [pair.encode() for pair in self._rarities]
        counts = np.array([[text.count(pair) for pair in pairs] for text in texts])
        norm = self._norm()[members][:, None]
        lacking = counts / (counts + norm) - (counts > 0) / (1 + norm)
        more: Scores = PAIR_WEIGHT * (K1 + 1) * (lacking @ rarities)
        return more

    def _rarity(self, found: int) -> float:
        return float(np.log(1 + (self.frame.size - found + 0.5) / (found + 0.5)))

    def _weighed(
        self, term: Term, word: str | None, hits: Held
    ) -> tuple[int, np.ndarray]:
        """Say how many members hold a word, or a term's string; its weight in hits."""
        if word is None:
            parts, times = self.matcher.string(fold(term.text)), None
            held = self.frame.held(parts)
        else:
            parts, times = self.matcher.word(word)
            sought = self.matcher.sought(term)
            held = (
                # The hits know it already; other cuts of the string are very few.
                self.matcher.possible(sought, self.frame)
                if sought.is_string
                else self.matcher.members(word, self.frame)
            )
        return len(held), self._in_hits(parts, times, hits)

    def _in_hits(self, parts: Ints, times: Any, hits: Held) -> np.ndarray:
        """Add up by hit what some parts weigh that hold a word so many times."""
        members, few = self.frame.index[parts], hits.are_few
        if few:
            inside = hits.has(members).nonzero()[0]
            parts, members = parts[inside], hits.places.searchsorted(members[inside])
            times = times if times is None else times[inside]
        weights = self.weights[parts]
        if times is not None:
            weights = np.multiply(weights, times, dtype=np.uint16)
        if few:
            return np.bincount(members, weights, len(hits))
        return np.bincount(members, weights, self.frame.size + 1)[hits.places]

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
