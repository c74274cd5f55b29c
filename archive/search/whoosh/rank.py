"""In which order hits come: by day, or by how well they hold the question.

By relevance, first what has the whole string in its title, then what has it in the
text, then what has every term as a string, then what has the words. Inside each of
these the score decides: BM25 over the words, with a title's words counting more, and
for the best of them how close together the words stand. Ties go newest first.
"""

import numpy as np

from archive.search.analysis import positive_terms, term_words
from archive.search.question import Question, Sort, Term, Unit
from archive.search.whoosh.closeness import closeness
from archive.search.whoosh.columns import NO_NUMBER, Ints
from archive.search.whoosh.frames import Frame, Layout
from archive.search.whoosh.match import Matcher
from archive.search.whoosh.scores import Scorer, Scores
from archive.search.whoosh.snapshot import Mask
from archive.text.folding import fold

LAST = np.iinfo(np.int64).max
RERANKED = 100
"""So many of the best are looked into for how close together their words stand."""


class Ranking:
    """Orders the hits of one question."""

    def __init__(self, question: Question, matcher: Matcher, layout: Layout) -> None:
        self.question = question
        self.matcher = matcher
        self.layout = layout
        self.frame: Frame = layout.units(question.unit)
        self.terms = positive_terms(question.node)

    def order(self, hits: Mask) -> tuple[Ints, Scores]:
        """Give the hits in order, and their scores."""
        units = np.flatnonzero(hits)
        days = self._days(units)
        if self.question.sort is Sort.RELEVANCE and self.terms:
            return self._by_relevance(units, days)
        oldest = self.question.sort is Sort.OLDEST
        by_day = days if oldest else -days
        by_day = np.where(days == NO_NUMBER, LAST, by_day)
        order = np.lexsort((*self._tie(units), by_day))
        return units[order], np.zeros(len(units))

    def _by_relevance(self, units: Ints, days: Ints) -> tuple[Ints, Scores]:
        scorer = Scorer(self.matcher, self.frame, self.layout.is_entry)
        tiers = self._tiers()[units]
        scores = scorer.scores(self.terms)[units]
        last = (*self._tie(units), -days)
        order = np.lexsort((*last, -scores, -tiers))
        best = order[:RERANKED]
        scores[best] *= 1 + self._closeness(units[best])
        again = np.lexsort(tuple(key[best] for key in (*last, -scores, -tiers)))
        order = np.concatenate([best[again], order[RERANKED:]])
        return units[order], (tiers + scores / (scores + 10))[order]

    def _days(self, units: Ints) -> Ints:
        heads = self.layout.heads(self.question.unit)[units]
        return self.matcher.snapshot.numbers("day")[heads]

    def _tie(self, units: Ints) -> tuple[Ints, ...]:
        """Give the last keys of the order: the newest entry, its turns as printed."""
        heads = self.layout.heads(self.question.unit)[units]
        numbers = self.matcher.snapshot.numbers
        return numbers("position")[heads], -numbers("entry")[heads]

    def _tiers(self) -> Ints:
        frame, node = self.frame, self.question.node
        tiers = self.matcher.holds(node, frame, exact=True).astype(np.int64)
        whole = self.question.whole
        if not whole:
            return tiers
        parts = self.matcher.string(whole)
        tiers[frame.mask(parts)] = 2
        if self.question.unit is Unit.ENTRY:
            heads = parts[self.layout.is_entry[parts]].tolist()
            in_line = self.matcher.snapshot.in_first_line
            titles = [head for head in heads if in_line(head, whole.encode())]
            tiers[frame.mask(np.array(titles, np.int64))] = 3
        return tiers

    def _closeness(self, units: Ints) -> Scores:
        words = list(dict.fromkeys(w for term in self.terms for w in looked_for(term)))
        text = self.matcher.snapshot.text
        found = [
            max((closeness(text(p), words) for p in self.frame.parts(unit)), default=0)
            for unit in units.tolist()
        ]
        return np.array(found, np.float64)


def looked_for(term: Term) -> tuple[str, ...]:
    """Give what of a term is looked for in a text: its words, else its string."""
    return term_words(term) or (fold(term.text),)
