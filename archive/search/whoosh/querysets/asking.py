"""One search of `SearchQuerySet`: results, their number and facets, from one pass."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from haystack.constants import DOCUMENT_FIELD
from haystack.exceptions import SearchBackendError
from haystack.fields import SearchField
from haystack.models import SearchResult
from haystack.utils.loading import UnifiedIndex

from archive.search.question import All
from archive.search.whoosh.answers.snapshot import Mask, Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.counting import date_counts, field_counts
from archive.search.whoosh.querysets.evaluating import Evaluation, terms_of
from archive.search.whoosh.querysets.groups import Group
from archive.search.whoosh.querysets.highlighting import highlighted, wanted_of
from archive.search.whoosh.querysets.nodes import Wish
from archive.search.whoosh.querysets.ordering import field_key, first_in_order
from archive.search.whoosh.querysets.pages import Page
from archive.search.whoosh.storage.schema import PUBLISHED
from archive.search.whoosh.storage.sections import joined

Read = Callable[[str], Wish]
Names = Mapping[str, str]
"""Each name that a field can be asked for by, and the field's own."""


@dataclass(frozen=True)
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
        known = {each.name for each in fields(cls)}
        return cls(**{k: v for k, v in given.items() if k in known and v is not None})


class Asking:
    """Answers one query from one snapshot."""

    def __init__(
        self,
        snapshot: Snapshot,
        unified: UnifiedIndex,
        groups: Sequence[Group],
        read: Read,
        names: Names,
    ) -> None:
        self.snapshot = snapshot
        self.unified = unified
        self.groups = groups
        self.read = read
        self.names = names
        self.fields: dict[str, SearchField] = unified.all_searchfields()
        self.evaluation = Evaluation(snapshot, self.fields)

    def answer(
        self, node: Wish, options: Options, without: int | None = None
    ) -> dict[str, Any]:
        """Give the results of a stretch, how many there are in all, and the facets.

        `without` is the part whose result is left out.
        """
        narrowed = tuple(self.read(each) for each in options.narrow_queries or ())
        asked = All((node, *narrowed)) if narrowed else node
        held = [self._held(group, asked, without) for group in self.groups]
        hits = [np.flatnonzero(mask) for mask in held]
        found = list(zip(self.groups, hits, strict=True))
        heads = joined([group.heads[members] for group, members in found])
        return {
            "results": self._results(node, held, heads, options),
            "hits": len(heads),
            "facets": self._facets(found, held, options),
        }

    def _held(self, group: Group, node: Wish, without: int | None) -> Mask:
        held = self.evaluation.holds(node, group)
        if without is not None:
            held = held & (group.heads != without)
        return held

    def typed(self, node: Wish) -> list[str]:
        """Give the terms of a query as they were typed."""
        return [term.text for term in terms_of(node)]

    # --- the results ------------------------------------------------------------

    def _results(
        self, node: Wish, held: Sequence[Mask], heads: Ints, options: Options
    ) -> list[Any]:
        scores, keys = self._keys(node, held, heads, options)
        stop = options.end_offset
        if stop is not None and stop < 1:
            stop = 1  # as Haystack's own backend does: its count asks for no result
        chosen = first_in_order(keys, len(heads), stop)[options.start_offset :]
        page = Page(self.snapshot, self.unified, options.result_class or SearchResult)
        return page.results(
            heads[chosen],
            scores[chosen].tolist(),
            options.fields,
            self._extra(node, options),
        )

    def _keys(
        self, node: Wish, held: Sequence[Mask], heads: Ints, options: Options
    ) -> tuple[Any, list[Any]]:
        """Give the results' scores, zero where nothing asks for them, and sort keys."""
        is_scored = self.evaluation.is_scored(node) or bool(options.boost)
        names = options.sort_by or (["-score"] if is_scored else [])
        scores = np.zeros(len(heads))
        if is_scored and {"score", "-score"} & {*names}:
            each = zip(self.groups, held, strict=True)
            scored = [
                self.evaluation.scores(node, group, mask, options.boost)
                for group, mask in each
            ]
            scores = np.concatenate(scored) if scored else scores
        by_score = {"score": scores, "-score": -scores}
        keys = [
            by_score[name] if name in by_score else self._key(name, heads)
            for name in names
        ]
        return scores, keys

    def _key(self, name: str, heads: Ints) -> Ints:
        return field_key(self.snapshot, self.fields, self._named(name), heads)

    def _extra(self, node: Wish, options: Options) -> Callable[[int], dict[str, Any]]:
        if not options.highlight:
            return lambda head: {}
        given = options.highlight if isinstance(options.highlight, Mapping) else {}
        wanted = wanted_of(terms_of(node))
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
            if member >= 0 and group.heads[member] == head:
                parts = group.frame.parts(member)
                return "\n".join(self.snapshot.text(part).decode() for part in parts)
        return ""

    # --- the facets -------------------------------------------------------------

    def _facets(
        self, found: list[tuple[Group, Ints]], held: list[Mask], options: Options
    ) -> dict[str, Any]:
        if not (options.facets or options.date_facets or options.query_facets):
            return {}
        return {
            "fields": self._field_facets(found, options),
            "dates": {
                name: date_counts(self.snapshot, field, found, asked)
                for name, asked in options.date_facets.items()
                if (field := self.fields.get(self._named(name)))
            },
            "queries": self._query_facets(held, options),
        }

    def _field_facets(
        self, found: list[tuple[Group, Ints]], options: Options
    ) -> dict[str, Any]:
        asked = options.facets
        limits = asked if isinstance(asked, Mapping) else {name: {} for name in asked}
        return {
            name: field_counts(self.snapshot, field, found, (limit or {}).get("limit"))
            for name, limit in limits.items()
            if (field := self.fields.get(self._named(name)))
        }

    def _named(self, name: str) -> str:
        """Give a field's own name, whatever it was asked for by; a minus stays."""
        plain = name.lstrip("-")
        return name[: len(name) - len(plain)] + self.names.get(plain, plain)

    def _query_facets(self, held: list[Mask], options: Options) -> dict[str, int]:
        asked = options.query_facets
        pairs = asked.items() if isinstance(asked, Mapping) else asked
        counts = {}
        for name, text in pairs:
            node = self.read(text if name == DOCUMENT_FIELD else f"{name}:({text})")
            counts[f"{name}:{text}"] = sum(
                int((self.evaluation.holds(node, group) & mask).sum())
                for group, mask in zip(self.groups, held, strict=True)
            )
        return counts
