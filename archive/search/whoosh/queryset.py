"""What `SearchQuerySet` asks for, run on parts: each indexed row is a result.

`filter(content=…)` looks for terms in the text, as the archive's own search does;
filters on other fields compare what their columns keep. `order_by` takes those fields,
`facet` and `narrow` too. Text inside Haystack's `Raw` and `AutoQuery` is read as the
archive's syntax.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from haystack import connections
from haystack.backends import SQ, BaseSearchQuery
from haystack.fields import SearchField
from haystack.inputs import AutoQuery, BaseInput, Exact, Raw
from haystack.inputs import Not as NotInput
from haystack.models import SearchResult

from archive.search.engine import IndexMissing
from archive.search.question import All, Not, Term
from archive.search.question import Any as AnyOf
from archive.search.syntax import read
from archive.search.whoosh.parts import Compare, Parts
from archive.search.whoosh.snapshot import Snapshots


class SearchQuery(BaseSearchQuery):
    """Turns Haystack's filters into nodes instead of a string."""

    def build_query(self) -> Any:
        """Give the node that all filters together ask for."""
        return self._node(self.query_filter)

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """Give a filter as `narrow` takes it."""
        return f"{field}:{value}"

    def _node(self, part: SQ) -> Any:
        made = []
        for child in part.children:
            if isinstance(child, tuple):
                name, how = part.split_expression(child[0])
                made.append(self._leaf(name, how, child[1]))
            else:
                made.append(self._node(child))
        node = (AnyOf if part.connector == part.OR and made else All)(tuple(made))
        return Not(node) if part.negated else node

    def _leaf(self, name: str, how: str, value: Any) -> Any:
        unified = connections[self._using].get_unified_index()
        if name not in {"content", unified.document_field}:
            plain = value.query_string if isinstance(value, BaseInput) else value
            made: Any = Compare(name, how, plain)
            return Not(made) if isinstance(value, NotInput) else made
        if isinstance(value, Raw | AutoQuery):
            return read(str(value)).node
        if how == "in":
            return AnyOf(tuple(Term(str(each)) for each in value))
        exact = isinstance(value, Exact) or how in {"exact", "startswith", "endswith"}
        term = Term(str(value), exact)
        return Not(term) if isinstance(value, NotInput) else term


@dataclass(frozen=True)
class Asked:
    """What of a search's options this backend answers."""

    models: Iterable[Any] = ()
    narrow_queries: Iterable[str] = ()
    sort_by: Sequence[str] = ()
    start_offset: int = 0
    end_offset: int | None = None
    facets: dict[str, Any] = field(default_factory=dict)
    result_class: type | None = None


def run(
    snapshots: Snapshots, known: dict[str, SearchField], query: Any, **options: Any
) -> dict[str, Any]:
    """Give the results of a stretch, how many there are in all, and the facets asked.

    `known` are the fields of the index. Options that Haystack knows and this backend
    does not are passed over.
    """
    asked = Asked(**{k: v for k, v in options.items() if k in Asked.__annotations__})
    try:
        snapshot = snapshots.current()
    except IndexMissing:
        return {"results": [], "hits": 0}
    node = _read(query, known)
    narrowed = [_read(each, known) for each in asked.narrow_queries]
    parts = Parts(snapshot, known)
    found = np.flatnonzero(parts.held(All((node, *narrowed)), asked.models))
    ordered, scores = parts.ordered(found, node, asked.sort_by)
    stretch = slice(asked.start_offset, asked.end_offset)
    result_class = asked.result_class or SearchResult
    results = [
        parts.result(part, score, result_class)
        for part, score in zip(
            ordered[stretch].tolist(), scores[stretch].tolist(), strict=True
        )
    ]
    facets = {name: parts.counts(name, found) for name in asked.facets}
    return {"results": results, "hits": len(found), "facets": {"fields": facets}}


def _read(query: Any, fields: dict[str, SearchField]) -> Any:
    """Give a node for a query that may be text: `field:value`, `*`, or a search."""
    if not isinstance(query, str):
        return query
    name, colon, value = query.partition(":")
    name = name.removesuffix("_exact")
    if colon and name in fields:
        return Compare(name, "exact", value.strip("\"'() "))
    return All() if query == "*" else read(query).node
