"""Ours through Haystack's `SearchQuerySet`, as an application would ask.

The recipe of the blogs is asked by the same code (see `stock.engine`). What facets are
wanted is said once, as Haystack's documentation does in urls.py. The hits are sliced
before they are counted, so that one search answers all of it (see `paged`).
"""

from pathlib import Path
from typing import Any

from benchmarks.entries import ready
from benchmarks.peers.protocol import FACETS, MOST_VALUES, TOP, Found, Query


class Engine:
    """The Haystack connection of the settings."""

    settings = "pingan_site.settings"

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

        self.bare = self.faceted = SearchQuerySet().models(Entry)
        for name in FACETS:
            self.faceted = self.faceted.facet(name)

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits, the true total, and the facets if they are wanted."""
        asked = self.asked(query, facets)
        hits = [(int(hit.pk), hit.title) for hit in asked[:top]]
        return Found(hits, asked.count(), counts(asked) if facets else {})

    def asked(self, query: Query, facets: bool) -> Any:
        """Give what is asked of Haystack, nothing of it searched for yet."""
        asked = (self.faceted if facets else self.bare).auto_query(query.typed)
        for name, value in query.filters.items():
            asked = asked.narrow(f'{name}:"{value}"')
        return asked


def counts(asked: Any) -> dict[str, list[tuple[str, int]]]:
    """Give the facets of what was asked."""
    counted = asked.facet_counts().get("fields", {})  # the recipe: none for no hits
    return {name: list(found)[:MOST_VALUES] for name, found in counted.items()}
