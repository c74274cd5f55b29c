"""Ours through Haystack as its own views ask: with Django's paginator.

It counts before it slices, which are two searches to Haystack.
"""

from django.core.paginator import Paginator

from benchmarks.peers import haystack
from benchmarks.peers.protocol import TOP, Found, Query


class Engine(haystack.Engine):
    """The Haystack connection of the settings, asked for a page."""

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the hits of the first page, the total, and the facets."""
        asked = self.asked(query, facets)
        page = Paginator(asked, top).page(1)
        hits = [(int(hit.pk), hit.title) for hit in page.object_list]
        counted = self.counts(asked) if facets else {}
        return Found(hits, page.paginator.count, counted)
