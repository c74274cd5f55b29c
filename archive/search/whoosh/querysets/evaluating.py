"""Which results hold what `SearchQuerySet` asks for, and how well."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from haystack.fields import SearchField

from archive.search.question import All, Not, Term
from archive.search.question import Any as AnyOf
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.match import Matcher, together
from archive.search.whoosh.answers.scores import Scorer, Scores
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.comparing import Comparing, is_graded
from archive.search.whoosh.querysets.groups import Group
from archive.search.whoosh.querysets.nodes import Bordered, Compare, Nearly, Wish
from archive.search.whoosh.querysets.occurrence import nearly_stands, stands, unchanged
from archive.text.folding import fold

STRING_TIER = 1.0
"""What a result scores for holding every term as a string; its words add less."""

HALF = 10.0
"""So much of BM25 makes half of what words can add."""

LOOKED_AT = 2
"""So many times as many results as are wanted are at first looked into for strings."""


@dataclass(frozen=True, eq=False)
class Scored:
    """What of a node makes some of its hits better than others, if anything does.

    `terms` may be held, those `required` are; `compares` are passed more or less well.
    """

    terms: Sequence[Term]
    required: frozenset[Term]
    compares: Sequence[Compare]

    def __bool__(self) -> bool:
        return bool(self.terms or self.compares)


class Evaluation:
    """Evaluates nodes on groups of results of one snapshot."""

    def __init__(self, snapshot: Snapshot, fields: Mapping[str, SearchField]) -> None:
        self.snapshot = snapshot
        self.fields = fields
        self.matcher = Matcher(snapshot)
        self.comparing = Comparing(snapshot, fields)

    def holds(
        self, node: Wish, group: Group, exact: bool = False, among: Held | None = None
    ) -> Held:
        """Say which results hold a node; with `exact`, terms count as strings only.

        Of results that are not `among` those asked for anything may be said.
        """
        frame = group.frame
        match node:
            case Not() | All():
                return together(
                    node,
                    frame.size,
                    among,
                    lambda each, held: self.holds(each, group, exact, held),
                )
            case AnyOf():
                held = Held(frame.size, np.empty(0, np.intp))
                for each in node.nodes:
                    held = held | self.holds(each, group, exact, among)
                return held
            case Compare():
                return self._passing(node, group, among)
            case Bordered() | Nearly():
                return frame.held(self._verified(node))
        return self.matcher.holds(node, frame, exact, among)

    def _passing(self, node: Compare, group: Group, among: Held | None) -> Held:
        if among is None:
            return Held.masked(self.comparing.passing(node, group.heads))
        passed = self.comparing.passing(node, group.heads[among.places])
        return Held(among.size, among.places[passed])

    def scored(self, node: Wish) -> "Scored":
        """Say what makes some results better than others."""
        return Scored(terms_of(node), frozenset(required(node)), self._graded(node))

    def scores(
        self,
        scored: "Scored",
        group: Group,
        hits: Held,
        boost: Mapping[str, float],
        best: int | None = None,
    ) -> Scores:
        """Give the scores of the hits of a node, from 0 to 2.

        Strings count first, then words by BM25; those of `boost` so many times more.
        Where only the `best` are asked for, others may have less than is theirs.
        """
        scorer = Scorer(self.matcher, group.frame)
        terms, members = scored.terms, hits.places
        found = scorer.scores(terms, hits)
        for compare in scored.compares:
            found += self.comparing.likeness(compare, group.heads[members])
        for text, weight in boost.items():
            found += max(weight - 1.0, 0.0) * scorer.scores([Term(text)], hits)
        given: Scores = found / (found + HALF)
        open_ = [term for term in terms if not self._is_known(term, scored)]
        if terms and not open_:
            return given + STRING_TIER
        if terms:
            strings = self._strings(open_, group, hits, given, best)
            given[strings.has(members)] += STRING_TIER
        return given

    def _is_known(self, term: Term, scored: "Scored") -> bool:
        """Say whether every hit holds a term as a string, without a look at any."""
        return term in scored.required and self.matcher.sought(term).is_string

    def _strings(
        self,
        terms: Sequence[Term],
        group: Group,
        hits: Held,
        scores: Scores,
        best: int | None,
    ) -> Held:
        """Give the hits that hold all terms as strings.

        Where only the `best` are asked for, those of the highest scores are looked into
        until so many are found.
        """
        unsure, rest = [], hits
        for term in terms:
            sought = self.matcher.sought(term)
            rest = rest & self.matcher.possible(sought, group.frame)
            if not sought.standing.all_sure:
                unsure.append(term)
        if not unsure:
            return rest
        asked = All(tuple(unsure))
        if best is None:
            return self.holds(asked, group, True, rest)
        # Nothing else is sorted by what is alike, so the order among these stays.
        order = rest.places[np.argsort(-scores[rest.has(hits.places)], kind="stable")]
        return self._first(asked, group, order, max(best, 1))

    def _first(self, node: Wish, group: Group, order: Ints, best: int) -> Held:
        """Give the first results of an order that hold a node, at least so many."""
        found = Held(group.frame.size, order[:0])
        for first, last in _blocks(len(order), LOOKED_AT * best):
            block = Held(found.size, np.sort(order[first:last]))
            found = found | (block & self.holds(node, group, True, block))
            if len(found) >= best:
                break
        return found

    def _graded(self, node: Wish) -> list[Compare]:
        """Give the filters on fields of n-grams, which are passed more or less well."""
        if isinstance(node, All | AnyOf):
            return [found for each in node.nodes for found in self._graded(each)]
        if not isinstance(node, Compare) or node.field not in self.fields:
            return []
        return [node] if is_graded(self.fields[node.field]) else []

    def _verified(self, node: Bordered | Nearly) -> Ints:
        """Give the parts in whose text a word stands as a node asks for."""
        folded = fold(node.text)
        if isinstance(node, Nearly):
            candidates = self.matcher.string(unchanged(folded))
            return self._with(candidates, lambda text: nearly_stands(text, folded))
        begins, ends = node.begins, node.ends
        candidates = self.matcher.string(folded)
        if not folded.isascii():
            return candidates
        return self._with(candidates, lambda t: stands(t, folded, begins, ends))

    def _with(self, parts: Ints, test: Callable[[str], bool]) -> Ints:
        text = self.snapshot.text
        kept = [part for part in parts.tolist() if test(text(part).decode())]
        return np.array(kept, np.int64)


def _blocks(count: int, size: int) -> Iterator[tuple[int, int]]:
    """Give where stretches of so many begin and end, each twice as long as the last."""
    first = 0
    while first < count:
        yield first, min(first + size, count)
        first, size = first + size, 2 * size


def required(node: Wish) -> list[Term]:
    """Give the terms that every result holds."""
    nodes = node.nodes if isinstance(node, All) else (node,)
    return [each for each in nodes if isinstance(each, Term)]


def terms_of(node: Wish) -> list[Term]:
    """Give the terms that a result may hold, each once, as written."""
    match node:
        case Term():
            return [node]
        case Bordered() | Nearly():
            return [Term(node.text, isinstance(node, Bordered))]
        case All() | AnyOf():
            nodes = [each for each in node.nodes if not isinstance(each, Compare)]
            if len(nodes) == 1:
                return terms_of(nodes[0])
            found = [term for each in nodes for term in terms_of(each)]
            return list(dict.fromkeys(found))
    return []
