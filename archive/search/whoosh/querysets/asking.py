"""One search of `SearchQuerySet`: results, their number and facets, from one pass."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from haystack.constants import DOCUMENT_FIELD
from haystack.exceptions import SearchBackendError
from haystack.models import SearchResult

from archive.search.analysis import marked
from archive.search.question import All
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.counting import date_counts, field_counts
from archive.search.whoosh.querysets.declared import Declared
from archive.search.whoosh.querysets.evaluating import Evaluation, terms_of
from archive.search.whoosh.querysets.groups import Group
from archive.search.whoosh.querysets.highlighting import highlighted
from archive.search.whoosh.querysets.nodes import Wish
from archive.search.whoosh.querysets.ordering import field_key, first_in_order
from archive.search.whoosh.querysets.pages import Extra, Page
from archive.search.whoosh.storage.schema import PUBLISHED
from archive.search.whoosh.storage.sections import joined

Read = Callable[[str], Wish]
Found = Sequence[tuple[Group, Held]]
"""The groups of results, and which of each are hits."""


@dataclass(slots=True)
class Options:
    """What may be asked for beside the query, by Haystack's names."""

    sort_by: Sequence[str] | None = None
    start_offset: int = 0
    end_offset: int | None = None
    fields: Iterable[str] = ()
    highlight: bool | Mapping[str, Any] = False
    facets: Mapping[str, Mapping[str, Any]] | Iterable[str] = ()
    date_facets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    query_facets: Iterable[tuple[str, str]] = ()
    narrow_queries: Iterable[str] | None = None
    boost: Mapping[str, float] = field(default_factory=dict)
    result_class: type | None = None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Options":
        """Read the options of a call; what is about other backends is passed over.

        Raises:
            SearchBackendError: it is about places on a map, which are not kept.
        """
        for name in ("within", "dwithin", "distance_point"):
            if given.get(name):
                raise SearchBackendError(f"{name}: this backend keeps no places")
        known = {k: v for k, v in given.items() if v is not None and k in _OPTIONS}
        return cls(**known)


_OPTIONS = frozenset(each.name for each in fields(Options))


class Asking:
    """Answers one query from one snapshot."""

    def __init__(
        self,
        snapshot: Snapshot,
        declared: Declared,
        groups: Sequence[Group],
        read: Read,
    ) -> None:
        self.snapshot = snapshot
        self.declared = declared
        self.groups = groups
        self.read = read
        self.fields = declared.fields
        self.evaluation = Evaluation(snapshot, self.fields)

    def answer(
        self, node: Wish, options: Options, without: int | None = None
    ) -> dict[str, Any]:
        """Give the results of a stretch, how many there are in all, and the facets.

        `without` is the part whose result is left out.
        """
        narrowed = tuple(self.read(each) for each in options.narrow_queries or ())
        asked = All((node, *narrowed)) if narrowed else node
        found = [(group, self._held(group, asked, without)) for group in self.groups]
        count = sum([len(held.places) for _, held in found])
        return {
            "results": self._results(node, found, count, options),
            "hits": count,
            "facets": self._facets(found, options),
        }

    def _held(self, group: Group, node: Wish, without: int | None) -> Held:
        held = self.evaluation.holds(node, group)
        if without is not None:
            left_out = np.flatnonzero(group.heads == without)
            held = held - Held(held.size, left_out)
        return held

    def typed(self, node: Wish) -> list[str]:
        """Give the terms of a query as they were typed."""
        return [term.text for term in terms_of(node)]

    # --- the results ------------------------------------------------------------

    def _results(
        self, node: Wish, found: Found, count: int, options: Options
    ) -> list[Any]:
        stop = options.end_offset
        if stop is not None and stop < 1:
            stop = 1  # as Haystack's own backend does: its count asks for no result
        stop = count if stop is None else min(stop, count)
        scores, keys = self._keys(node, found, options, stop)
        chosen = first_in_order(keys, options.start_offset, stop)
        page = Page(self.snapshot, self.declared, options.result_class or SearchResult)
        return page.results(
            _heads(found, chosen),
            scores[chosen].tolist(),
            options.fields,
            self._extra(node, options),
        )

    def _keys(
        self, node: Wish, found: Found, options: Options, stop: int
    ) -> tuple[Any, list[Any]]:
        """Give the results' scores, zero where nothing asks for them, and sort keys."""
        scored = self.evaluation.scored(node)
        is_scored = bool(scored or options.boost)
        names = options.sort_by or (["-score"] if is_scored else [])
        if is_scored and ("-score" in names or "score" in names):
            best = stop if list(names) == ["-score"] else None
            each = [
                self.evaluation.scores(scored, group, held, options.boost, best)
                for group, held in found
            ]
            scores = joined(each, np.float64)
        else:
            scores = np.zeros(sum(len(held) for _, held in found))
        by_score = {"score": scores, "-score": -scores}
        keys = [
            by_score[name] if name in by_score else self._key(name, _heads(found))
            for name in names
        ]
        return scores, keys

    def _key(self, name: str, heads: Ints) -> Ints:
        return field_key(self.snapshot, self.fields, self._named(name), heads)

    def _extra(self, node: Wish, options: Options) -> Extra | None:
        if not options.highlight:
            return None
        given = options.highlight if isinstance(options.highlight, Mapping) else {}
        wanted = marked(terms_of(node))
        return lambda head: {
            "highlighted": highlighted(self._text(head), wanted, given)
        }

    def _text(self, head: int) -> str:
        """Give all the text of a result, as published where that is kept."""
        if PUBLISHED in self.snapshot.schema and (
            text := self.snapshot.text_of(PUBLISHED, head)
        ):
            return text
        for group in self.groups:
            member = int(group.frame.index[head])
            if member < len(group.heads) and group.heads[member] == head:
                parts = group.frame.parts(member)
                return "\n".join(self.snapshot.text(part).decode() for part in parts)
        return ""

    # --- the facets -------------------------------------------------------------

    def _facets(self, found: Found, options: Options) -> dict[str, Any]:
        if not (options.facets or options.date_facets or options.query_facets):
            return {}
        hits = [(group, held.places) for group, held in found]
        return {
            "fields": self._field_facets(hits, options),
            "dates": {
                name: date_counts(self.snapshot, field, hits, asked)
                for name, asked in options.date_facets.items()
                if (field := self.fields.get(self._named(name)))
            },
            "queries": self._query_facets(found, options),
        }

    def _field_facets(
        self, found: Sequence[tuple[Group, Ints]], options: Options
    ) -> dict[str, Any]:
        asked = options.facets
        limits = asked if isinstance(asked, Mapping) else dict.fromkeys(asked)
        fields = {
            name: field
            for name in limits
            if (field := self.fields.get(self._named(name)))
        }
        most = {name: (limits[name] or {}).get("limit") for name in fields}
        return field_counts(self.snapshot, fields, most, found)

    def _named(self, name: str) -> str:
        """Give a field's own name, whatever it was asked for by; a minus stays."""
        names = self.declared.names
        if name in names:
            return names[name]
        plain = name.lstrip("-")
        return name[: len(name) - len(plain)] + names.get(plain, plain)

    def _query_facets(self, found: Found, options: Options) -> dict[str, int]:
        asked = options.query_facets
        if not asked:
            return {}
        pairs = asked.items() if isinstance(asked, Mapping) else asked
        counts = {}
        for name, text in pairs:
            node = self.read(text if name == DOCUMENT_FIELD else f"{name}:({text})")
            counts[f"{name}:{text}"] = sum(
                len(held & self.evaluation.holds(node, group, among=held))
                for group, held in found
            )
        return counts


def _heads(found: Found, chosen: Ints | None = None) -> Ints:
    """Give the heads of all results, or of those chosen."""
    if chosen is not None and len(found) == 1:
        ((group, held),) = found
        return group.heads[held.places[chosen]]
    heads = joined([group.heads[held.places] for group, held in found])
    return heads if chosen is None else heads[chosen]
