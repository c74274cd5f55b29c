"""In which order hits come: by day, or by how well they hold the question.

By relevance, first what has the whole string in its title, then what has it in the
text, then what has every term as a string, then what has the words. Inside each of
these tiers the score decides: BM25 over the words, with a title's words counting more
(in the last tier over pairs of characters, too), and for the best of them how close
together the words stand. Ties go newest first.

Only the tiers that the stretch asked for reaches into are worked out, and of those only
the stretch is sorted.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from archive.search.analysis import positive_terms
from archive.search.question import Question, Sort, Term, Unit
from archive.search.whoosh.answers.closeness import closeness
from archive.search.whoosh.answers.frames import Frame, Layout
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.match import Matcher
from archive.search.whoosh.answers.scores import Scorer, Scores
from archive.search.whoosh.answers.sorting import ordered, stretch
from archive.search.whoosh.answers.strings import known_standing
from archive.search.whoosh.answers.texts import Ints, Mask
from archive.text.folding import fold

RERANKED = 30
"""So many of the best are looked into for how close together their words stand."""
MOST_CLOSE = 32
"""So many words of a question are looked for there, the first ones."""
LOOKED_AT = 4
"""So many times as many entries as are wanted are at once looked into for titles."""
IN_TITLE, IN_TEXT, ALL_TERMS, WORDS_ONLY = 3, 2, 1, 0


class Ranking:
    """Orders the hits of one question, `hits` said for each member of its unit."""

    def __init__(
        self, question: Question, matcher: Matcher, layout: Layout, hits: Held
    ) -> None:
        self.question = question
        self.matcher = matcher
        self.layout = layout
        self.hits = hits
        self.members = layout.members(question.unit)
        self.frame: Frame = layout.units(question.unit)
        self.terms = positive_terms(question.node)
        self.scorer = Scorer(matcher, self.frame)

    def stretch(self) -> tuple[Ints, Scores]:
        """Give the hits of the stretch asked for, in order, and their scores."""
        start, stop = self.question.offset, self.question.offset + self.question.limit
        if start == stop:
            return np.empty(0, np.intp), np.empty(0)
        if self.question.sort is Sort.RELEVANCE and self.terms:
            return self._by_relevance(start, stop)
        oldest = self.question.sort is Sort.OLDEST
        if self.hits.are_few:
            members = self.hits.places
            by_day = self.members.by_age if oldest else self.members.ties
            found = members[ordered(*by_day(members))][start:stop]
        else:
            order = self.members.oldest if oldest else self.members.newest
            found = order[self.hits.has(order)][start:stop]
        return found, np.zeros(len(found))

    def _by_relevance(self, start: int, stop: int) -> tuple[Ints, Scores]:
        before = 0
        found: list[Ints] = [np.empty(0, np.int32)]
        scores: list[Scores] = [np.empty(0)]
        for tier, held in self._tiers():
            if before >= stop:
                break
            count = len(held)
            if count and before + count > start:
                ordered, values = self._in_tier(tier, held, before, start, stop)
                found.append(ordered)
                scores.append(tier + values / (values + 10))
            before += count
        return np.concatenate(found), np.concatenate(scores)

    def _in_tier(
        self, tier: int, held: Held, before: int, start: int, stop: int
    ) -> tuple[Ints, Scores]:
        """Order the stretch of one tier, `before` it the hits of the tiers above."""
        members = held.places
        # What is above this tier has the strings, and with them their pairs.
        score = self.scorer.with_pairs if tier == WORDS_ONLY else self.scorer.scores
        scores = score(self.terms, held)
        first, last = max(start - before, 0), min(stop - before, len(members))
        close = RERANKED - before if tier <= ALL_TERMS and len(self._words()) > 1 else 0
        if close <= first:
            places = stretch(-scores, self._ties(members), first, last)
            return members[places], scores[places]
        best = stretch(-scores, self._ties(members), 0, close)
        rest = stretch(-scores, self._ties(members), close, last)
        again = scores[best] * (1 + self._closeness(self._texts(members[best])))
        order = stretch(-again, self._ties(members[best]), 0, len(best))
        places = np.concatenate([best[order], rest])[first:last]
        values = np.concatenate([again[order], scores[rest]])[first:last]
        return members[places], values

    def _ties(self, members: Ints) -> Callable[[Any], tuple[Ints, ...]]:
        return lambda places: self.members.ties(members[places])

    def _tiers(self) -> Iterator[tuple[int, Held]]:
        """Give the hits of each tier, the best tier first."""
        left, whole = self.hits, self.question.whole
        if whole:
            if self.question.unit is Unit.ENTRY:
                titled = self._titled(whole)
                yield IN_TITLE, titled
                left = left - titled
            whole_term = Term(whole, exact=True)
            held = left & self.matcher.holds(whole_term, self.frame, True, left)
            yield IN_TEXT, held
            left = left - held
        if not whole or len(self.terms) > 1:
            node = self.question.node
            held = left & self.matcher.holds(node, self.frame, True, left)
            yield ALL_TERMS, held
            left = left - held
        yield WORDS_ONLY, left

    def _titled(self, whole: str) -> Held:
        """Give the hits that have a string in their titles.

        Where many may, the best are looked into first, and only until they fill the
        stretch: no other tier is reached then.
        """
        standing = known_standing(self.matcher.snapshot, whole)
        parts = standing.parts[self.layout.is_entry[standing.parts]]
        possible = self.hits & self.frame.held(parts)
        stop = self.question.offset + self.question.limit
        if len(possible) <= LOOKED_AT * stop:
            return possible.where(self._in_title(possible.places, whole))
        scores = self.scorer.scores(self.terms, possible)
        found: list[Ints] = []
        for first in range(0, len(possible), LOOKED_AT * stop):
            last = first + LOOKED_AT * stop
            places = stretch(-scores, self._ties(possible.places), first, last)
            members = np.sort(possible.places[places])
            found.append(members[self._in_title(members, whole)])
            if sum(map(len, found)) >= stop:
                break
        return self.frame.distinct(np.concatenate(found))

    def _in_title(self, members: Ints, whole: str) -> Mask:
        """Say which of some entries, ascending, have a string in their titles."""
        heads = self.members.heads[members]
        snapshot = self.matcher.snapshot
        if known_standing(snapshot, whole).all_sure:
            # What may have it has it: in its title, if there is nothing else.
            titled = ~self.layout.has_headings[heads]
            open_ = np.flatnonzero(~titled)
            titled[open_] = snapshot.texts.opening(heads[open_], whole.encode())
            return titled
        return snapshot.texts.opening(heads, whole.encode())

    def _words(self) -> list[str]:
        words, terms = self.matcher.words, self.terms
        each = (w for term in terms for w in words(term) or (fold(term.text),))
        return list(dict.fromkeys(each))

    def _texts(self, members: Ints) -> list[bytes]:
        """Give the text of each of some members."""
        together = self.matcher.snapshot.texts.together
        return [together(parts) for parts in self.frame.parts_of_each(members)]

    def _closeness(self, texts: Iterable[bytes]) -> Scores:
        words = [word.encode() for word in self._words()[:MOST_CLOSE]]
        return np.array([closeness(text, words) for text in texts], np.float64)
