"""Which results hold what `SearchQuerySet` asks for, and how well."""

from collections.abc import Callable, Mapping

import numpy as np
from haystack.fields import SearchField

from archive.search.question import All, Not, Term
from archive.search.question import Any as AnyOf
from archive.search.whoosh.answers.match import Matcher
from archive.search.whoosh.answers.scores import Scorer, Scores
from archive.search.whoosh.answers.snapshot import Mask, Snapshot
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


class Evaluation:
    """Evaluates nodes on groups of results of one snapshot."""

    def __init__(self, snapshot: Snapshot, fields: dict[str, SearchField]) -> None:
        self.snapshot = snapshot
        self.fields = fields
        self.matcher = Matcher(snapshot)
        self.comparing = Comparing(snapshot, fields)

    def holds(
        self, node: Wish, group: Group, exact: bool = False, among: Mask | None = None
    ) -> Mask:
        """Say which results hold a node; with `exact`, terms count as strings only.

        Of results that are not `among` those asked for anything may be said.
        """
        match node:
            case All():
                held = np.ones(group.frame.size, np.bool_) if among is None else among
                for each in sorted(node.nodes, key=_is_costly):
                    held = held & self.holds(each, group, exact, held)
                return held
            case AnyOf():
                held = np.zeros(group.frame.size, np.bool_)
                for each in node.nodes:
                    held |= self.holds(each, group, exact, among)
                return held
            case Not():
                return ~self.holds(node.node, group, exact, among)
            case Compare():
                return self.comparing.passing(node, group.heads)
            case Bordered() | Nearly():
                return group.frame.mask(self._verified(node))
        return self.matcher.holds(node, group.frame, exact, among)

    def scores(
        self, node: Wish, group: Group, held: Mask, boost: Mapping[str, float]
    ) -> Scores:
        """Give the scores of the results that hold a node, from 0 to 2.

        Strings count first, then words by BM25; those of `boost` so many times more.
        """
        scorer = Scorer(self.matcher, group.frame, group.titles)
        terms, members = terms_of(node), np.flatnonzero(held)
        found = scorer.scores(terms, held)[members]
        for compare in self.graded(node):
            found += self.comparing.likeness(compare, group.heads[members])
        for text, weight in boost.items():
            more = scorer.scores([Term(text)], held)[members]
            found += max(weight - 1.0, 0.0) * more
        strings = held if terms else np.zeros(group.frame.size, np.bool_)
        for term in terms:
            strings = strings & self.holds(Term(term.text, True), group, True, strings)
        given: Scores = STRING_TIER * strings[members] + found / (found + HALF)
        return given

    def is_scored(self, node: Wish) -> bool:
        """Say whether some results hold a node better than others."""
        return bool(terms_of(node) or self.graded(node))

    def graded(self, node: Wish) -> list[Compare]:
        """Give the filters on fields of n-grams, which are passed more or less well."""
        if isinstance(node, All | AnyOf):
            return [found for each in node.nodes for found in self.graded(each)]
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


def _is_costly(node: Wish) -> bool:
    """Say whether a node is evaluated after those that leave little to look into."""
    return not isinstance(node, Compare)


def terms_of(node: Wish) -> list[Term]:
    """Give the terms that a result may hold, each once, as written."""
    match node:
        case Term():
            return [node]
        case Bordered() | Nearly():
            return [Term(node.text, isinstance(node, Bordered))]
        case All() | AnyOf():
            found = [term for each in node.nodes for term in terms_of(each)]
            return list(dict.fromkeys(found))
    return []
