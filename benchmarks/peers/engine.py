"""Ours as its engine alone answers: a `Question` in, an `Answer` and titles out."""

from pathlib import Path

from benchmarks.entries import ready
from benchmarks.peers.protocol import TOP, Found, Query


class Engine:
    """The engine that the settings name."""

    def __init__(self, folder: Path) -> None:
        """Take no folder: the index lies where the settings say."""

    def build(self, texts: Path) -> None:
        """Do nothing: the archive's own command has built it."""

    def open(self) -> None:
        """Set Django up."""
        ready()

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits, the true total, and the facets if they are wanted."""
        from archive.models import Entry
        from archive.search.engine import get_engine
        from archive.search.question import FACETS, Choice, Question
        from archive.search.syntax import read

        reading = read(query.typed)
        chosen = [Choice(name, frozenset({v})) for name, v in query.filters.items()]
        question = Question(
            reading.node,
            reading.whole,
            choices=tuple(chosen),
            limit=top,
            facets=FACETS if facets else (),
            passages=False,
        )
        answer = get_engine().answer(question)
        ids = [hit.entry for hit in answer.hits]
        titles = dict(Entry.objects.filter(pk__in=ids).values_list("pk", "title"))
        counts = {name: list(found) for name, found in answer.facets.items()}
        return Found([(pk, titles[pk]) for pk in ids], answer.total, counts)
