"""Ours with snippets: `archive.search.search`, what the page and the API show."""

from benchmarks.peers import engine
from benchmarks.peers.protocol import TOP, Found, Query


class Engine(engine.Engine):
    """The search of the archive."""

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits with their snippets, the true total and the facets."""
        from archive.search import search
        from archive.search.question import SearchRequest

        filters = tuple((name, (value,)) for name, value in query.filters.items())
        found = search(SearchRequest(query.typed, filters=filters, page_size=top))
        hits = [(hit.entry_id, hit.title) for hit in found.results]
        counts = {
            name: [(value.value, value.count) for value in values]
            for name, values in found.facets.items()
        }
        return Found(hits, found.total, counts)
