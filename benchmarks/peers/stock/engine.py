"""The recipe as an engine of the benchmark."""

from pathlib import Path
from typing import Any

from benchmarks.entries import ready
from benchmarks.peers import haystack
from benchmarks.peers.protocol import FACETS


class Engine(haystack.Engine):
    """Haystack's own Whoosh backend with jieba's analyzer."""

    settings = "benchmarks.peers.stock.settings"

    def build(self, texts: Path) -> None:
        """Index the entries of the archive, read from its database."""
        ready(self.settings)
        from benchmarks.peers.stock import index

        index.build()

    def declare(self) -> None:
        """Put the recipe's index in the place of ours first."""
        from benchmarks.peers.stock import index

        index.use()
        super().declare()

    def with_facets(self, asked: Any) -> Any:
        """Want all facets: each is a field of the recipe's."""
        for name in FACETS:
            asked = asked.facet(name)
        return asked

    def narrowed(self, asked: Any, name: str, value: str) -> Any:
        """Want only what has a value."""
        return asked.narrow(f'{name}:"{value}"')
