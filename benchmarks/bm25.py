"""Plain BM25, as it stands in any textbook: what a ranking must be better than."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

K1, B = 1.2, 0.75


class Bm25:
    """Ranks texts, given as tokens, by the tokens of a question; any of them counts."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        lengths = []
        for number, tokens in enumerate(texts):
            lengths.append(len(tokens))
            for token, count in Counter(tokens).items():
                postings[token].append((number, count))
        self._postings = {token: np.array(kept) for token, kept in postings.items()}
        mean = sum(lengths) / max(len(lengths), 1)
        self._norm = K1 * (1 - B + B * np.array(lengths) / max(mean, 1))

    def best(self, question: Iterable[str], count: int) -> list[int]:
        """Give the numbers of the texts that fit best, the best first."""
        size = len(self._norm)
        scores = np.zeros(size)
        for token in dict.fromkeys(question):
            if token in self._postings:
                numbers, counts = self._postings[token].T
                rarity = np.log(1 + (size - len(numbers) + 0.5) / (len(numbers) + 0.5))
                scores[numbers] += (
                    rarity * counts * (K1 + 1) / (counts + self._norm[numbers])
                )
        ordered = np.argsort(-scores, kind="stable")[:count]
        return [number for number in ordered.tolist() if scores[number] > 0]


def bigrams(folded: str) -> list[str]:
    """Give the pairs of neighbouring characters of a text that hold no space.

    >>> bigrams("平安 山东")
    ['平安', '山东']
    """
    pairs = map("".join, pairwise(folded))
    return [pair for pair in pairs if not any(map(str.isspace, pair))]
