"""The recipe as an engine of the benchmark."""

from collections.abc import Mapping
from pathlib import Path

from benchmarks.entries import ready
from benchmarks.peers import haystack


class Engine(haystack.Engine):
    """Haystack's own Whoosh backend with jieba's analyzer."""

    settings = "benchmarks.peers.stock.settings"
    fields: Mapping[str, str] = {}

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
