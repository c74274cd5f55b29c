"""Ours as the whole search page: a request in, the compressed page out."""

from benchmarks.peers import engine
from benchmarks.peers.protocol import TOP, Found, Query

HEADERS = {"host": "localhost", "accept-encoding": "gzip"}


class Engine(engine.Engine):
    """The site, asked by Django's test client."""

    def open(self) -> None:
        """Set Django up, and a browser beside it."""
        super().open()
        from django.test import Client

        self.client = Client(headers=HEADERS)

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Ask for the page; what is on it is not read.

        Raises:
            RuntimeError: there was no page.
        """
        response = self.client.get("/search/", {"q": query.typed, **query.filters})
        if response.status_code != 200:
            raise RuntimeError(f"{query.typed}: {response.status_code}")
        return Found([], 0)
