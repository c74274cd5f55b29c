"""Ours through Haystack's `SearchQuerySet`, as an application would ask.

The recipe of the blogs is asked by the same code (see `stock.engine`). What facets are
wanted is said once, as Haystack's documentation does in urls.py. The hits are sliced
before they are counted, so that one search answers all of it (see `paged`).

Ours keeps the day of an entry and no year or month: they are the stretches of a date
facet, the years sums of it.
"""

from datetime import date
from operator import itemgetter
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

        self.bare = SearchQuerySet().models(Entry)
        self.faceted = self.with_facets(self.bare)

    def with_facets(self, asked: Any) -> Any:
        """Want all facets."""
        for name in FACETS:
            if name not in _OF_DAYS:
                asked = asked.facet(_FIELDS.get(name, name))
        return asked.date_facet("day", *_DAYS, "month")

    def narrowed(self, asked: Any, name: str, value: str) -> Any:
        """Want only what has a value."""
        if name != "year":
            return asked.narrow(f'{_FIELDS.get(name, name)}:"{value}"')
        year = int(value)
        return asked.filter(day__range=(date(year, 1, 1), date(year, 12, 31)))

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits, the true total, and the facets if they are wanted."""
        asked = self.asked(query, facets)
        hits = [(int(hit.pk), hit.title) for hit in asked[:top]]
        return Found(hits, asked.count(), counts(asked) if facets else {})

    def asked(self, query: Query, facets: bool) -> Any:
        """Give what is asked of Haystack, nothing of it searched for yet."""
        asked = (self.faceted if facets else self.bare).auto_query(query.typed)
        for name, value in query.filters.items():
            asked = self.narrowed(asked, name, value)
        return asked


_DAYS = date(1940, 1, 1), date(2030, 1, 1)
_OF_DAYS = ("year", "month")
_FIELDS = {"topic": "topics"}


def counts(asked: Any) -> dict[str, list[tuple[str, int]]]:
    """Give the facets of what was asked."""
    counted = asked.facet_counts()  # the recipe: empty for no hits
    fields = {
        name: list(found)[:MOST_VALUES]
        for name, found in counted.get("fields", {}).items()
    }
    for days in counted.get("dates", {}).values():
        fields["month"] = [(_month(stretch), n) for stretch, n in days[:MOST_VALUES]]
        years: dict[int | None, int] = {}
        for stretch, count in days:
            year = stretch[0].year if stretch else None
            years[year] = years.get(year, 0) + count
        ordered = sorted(years.items(), key=itemgetter(1), reverse=True)
        fields["year"] = [(str(year) if year else None, n) for year, n in ordered]
    fields["topic"] = fields.pop("topics", fields.get("topic", []))
    return fields


def _month(stretch: Any) -> str | None:
    """Give the month of a stretch of days; null where there is no day."""
    return f"{stretch[0].year}-{stretch[0].month:02}" if stretch else None
