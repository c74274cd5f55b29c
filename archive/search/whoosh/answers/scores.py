"""BM25 over the words and strings of terms, added up by the members of a frame.

Where only words are held, the pairs of neighbouring characters count as well: they say
how much of a term stands there as it was typed, wherever words were cut otherwise.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from archive.search.question import Term
from archive.search.whoosh.answers.frames import Frame
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.match import Matcher
from archive.search.whoosh.answers.texts import Ints, Mask
from archive.search.whoosh.storage.schema import GRAMS, LENGTH
from archive.text.folding import fold

K1, B = 1.2, 0.75
TITLE_WEIGHT = np.float32(3)
PAIR_WEIGHT = 0.6
"""What a pair of characters counts beside a word."""
MOST_PAIRS = 64
"""So many pairs of a question are looked for, the first ones."""

Scores = np.ndarray[Any, np.dtype[np.float64]]


class Scorer:
    """Scores the members of a frame; `titles` are the parts whose words count more."""

    def __init__(self, matcher: Matcher, frame: Frame, titles: Mask) -> None:
        self.matcher = matcher
        self.frame = frame
        self.titles = titles
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
            parts, weights = self.matcher.string(fold(term.text)), None
            held = self.frame.held(parts)
        else:
            parts, weights = self.matcher.word(word)
            held = self.matcher.members(word, self.frame)
        return len(held), self._in_hits(parts, weights, hits)

    def _in_hits(self, parts: Ints, weights: Any, hits: Held) -> np.ndarray:
        """Add up by hit what some parts weigh, those of titles more."""
        if hits.are_few:
            inside = self.frame.within(parts, hits)
            parts = parts[inside]
            weights = weights if weights is None else weights[inside]
        boosted = np.where(self.titles[parts], TITLE_WEIGHT, np.float32(1))
        if weights is not None:
            boosted *= weights
        members = self.frame.index[parts]
        if not hits.are_few:
            return np.bincount(members, boosted, self.frame.size + 1)[hits.places]
        return np.bincount(hits.places.searchsorted(members), boosted, len(hits))

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
