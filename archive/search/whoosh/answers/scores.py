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
from archive.search.whoosh.answers.match import Matcher
from archive.search.whoosh.answers.snapshot import Mask, Weighed
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.schema import GRAMS, LENGTH
from archive.text.folding import fold

K1, B = 1.2, 0.75
TITLE_WEIGHT = 3.0
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

    def scores(self, terms: Sequence[Term], asked: Mask | None = None) -> Scores:
        """Give each member's score for some terms: every word, or the whole string.

        Only those asked for are scored, where they are given. Scores compare within
        one call only.
        """
        norm = self._norm()
        scores = np.zeros(self.frame.size)
        for term in terms:
            for word in self.matcher.words(term) or (None,):
                members, weights = self._weighed(term, word)
                found = len(members)
                if asked is not None:
                    chosen = np.flatnonzero(asked[members])
                    members, weights = members[chosen], weights[chosen]
                rarity = self._rarity(found)
                scores[members] += rarity * weights / (weights + norm[members])
        return scores * (K1 + 1)

    def with_pairs(self, terms: Sequence[Term], asked: Mask) -> Scores:
        """Give the scores as `scores` does, the pairs of characters added.

        How often a pair stands in a member is not known: once is taken for true, until
        `more_of_pairs` counts in the texts of the few that matter.
        """
        scores = self.scores(terms, asked)
        members = np.flatnonzero(asked)
        found = np.zeros(len(members))
        for pair in _pairs(terms):
            held = self.frame.mask(self.matcher.snapshot.ids(GRAMS, pair))
            self._rarities[pair] = self._rarity(int(np.count_nonzero(held)))
            found += self._rarities[pair] * held[members]
        norm = self._norm()[members]
        scores[members] += PAIR_WEIGHT * (K1 + 1) * found / (1 + norm)
        return scores

    def more_of_pairs(self, members: Ints) -> Scores:
        """Give what `with_pairs` misses in a few members: pairs that come often."""
        if not self._rarities:
            return np.zeros(len(members))
        rarities = np.array(list(self._rarities.values()))
        counts = np.array([self._counts(member) for member in members.tolist()])
        norm = self._norm()[members][:, None]
        lacking = counts / (counts + norm) - (counts > 0) / (1 + norm)
        more: Scores = PAIR_WEIGHT * (K1 + 1) * (lacking @ rarities)
        return more

    def _counts(self, member: int) -> list[int]:
        """Count each pair in the text of a member."""
        text = self.matcher.snapshot.text
        whole = b"\n".join(map(text, self.frame.parts(member)))
        return [whole.count(pair.encode()) for pair in self._rarities]

    def _rarity(self, found: int) -> float:
        return float(np.log(1 + (self.frame.size - found + 0.5) / (found + 0.5)))

    def _weighed(self, term: Term, word: str | None) -> tuple[Ints, np.ndarray]:
        """Give the members that hold a word, or a term's string, and its weight."""
        string = fold(term.text)

        def make() -> tuple[Ints, np.ndarray]:
            if word is not None:
                return self._by_member(*self.matcher.word(word))
            parts = self.matcher.string(string)
            return self._by_member(parts, np.ones(len(parts), np.float32))

        if not self.frame.name:
            return make()
        is_name = word is not None and self.matcher.is_name(word)
        key = (self.frame.name, word or string, word is None, is_name)
        return self.matcher.snapshot.recent.get(key, make)

    def _by_member(self, parts: Ints, weights: np.ndarray) -> Weighed:
        boosted = weights * np.where(self.titles[parts], np.float32(TITLE_WEIGHT), 1)
        sums = self.frame.sums(parts, boosted)
        members = np.flatnonzero(sums).astype(np.int32)
        return members, sums[members].astype(np.float32)

    def _norm(self) -> Scores:
        if not self.frame.name:
            return self._norms()
        return self.matcher.snapshot.derived(f"norm {self.frame.name}", self._norms)

    def _norms(self) -> Scores:
        counted = np.flatnonzero(self.frame.index >= 0)
        lengths = self.matcher.snapshot.numbers(LENGTH)[counted]
        sums = self.frame.sums(counted, lengths)
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
