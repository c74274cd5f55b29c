"""Ours through Haystack's `SearchQuerySet`, as an application would ask.

The recipe of the blogs is asked by the same code (see `stock.engine`). The hits are
sliced before they are counted, so that one search answers all of it; Haystack's own
paginator counts first and searches twice.
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
        """Set Django up."""
        ready(self.settings)

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits, the true total, and the facets if they are wanted."""
        from haystack.query import SearchQuerySet

        from archive.models import Entry

        asked = SearchQuerySet().models(Entry).auto_query(query.typed)
        for name, value in query.filters.items():
            asked = asked.narrow(f'{name}:"{value}"')
        for name in FACETS if facets else ():
            asked = asked.facet(name)
        hits = [(int(hit.pk), hit.title) for hit in asked[:top]]
        return Found(hits, asked.count(), _counts(asked) if facets else {})


def _counts(asked: Any) -> dict[str, list[tuple[str, int]]]:
    counted = asked.facet_counts()["fields"]
    return {name: list(found)[:MOST_VALUES] for name, found in counted.items()}
