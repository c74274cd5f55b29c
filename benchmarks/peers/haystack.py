"""Ours through Haystack's `SearchQuerySet`, as an application would ask.

The recipe of the blogs is asked by the same code (see `stock.engine`). What facets are
wanted is said once, as Haystack's documentation does in urls.py. The hits are sliced
before they are counted, so that one search answers all of it (see `paged`).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.entries import ready
from benchmarks.peers.protocol import FACETS, MOST_VALUES, TOP, Found, Query


class Engine:
    """The Haystack connection of the settings."""

    settings = "pingan_site.settings"
    fields: Mapping[str, str] = {"topic": "topics"}
    """The names of facets whose fields have others."""

    def __init__(self, folder: Path) -> None:
        """Take no folder: the index lies where the settings say."""

    def build(self, texts: Path) -> None:
        """Do nothing: the archive's own command has built it."""

    def open(self) -> None:
        """Set Django up, and say which facets are wanted."""
        ready(self.settings)
        self.declare()

    def declare(self) -> None:
        """Say once what is the same in all searches."""
        from haystack.query import SearchQuerySet

        from archive.models import Entry

        self.bare = SearchQuerySet().models(Entry)
        self.faceted = self.with_facets(self.bare)

    def with_facets(self, asked: Any) -> Any:
        """Want all facets."""
        for name in FACETS:
            asked = asked.facet(self.fields.get(name, name))
        return asked

    def narrowed(self, asked: Any, name: str, value: str) -> Any:
        """Want only what has a value."""
        return asked.narrow(f'{self.fields.get(name, name)}:"{value}"')

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits, the true total, and the facets if they are wanted."""
        asked = self.asked(query, facets)
        hits = [(int(hit.pk), hit.title) for hit in asked[:top]]
        return Found(hits, asked.count(), self.counts(asked) if facets else {})

    def asked(self, query: Query, facets: bool) -> Any:
        """Give what is asked of Haystack, nothing of it searched for yet."""
        asked = (self.faceted if facets else self.bare).auto_query(query.typed)
        for name, value in query.filters.items():
            asked = self.narrowed(asked, name, value)
        return asked

    def counts(self, asked: Any) -> dict[str, list[tuple[str, int]]]:
        """Give the facets of what was asked."""
        counted = asked.facet_counts().get("fields", {})  # none for no hits: the recipe
        return {
            name: list(counted.get(self.fields.get(name, name), ()))[:MOST_VALUES]
            for name in FACETS
        }
