"""The protocol an engine fulfils, what it answers, and which engine is set.

An engine is one file of `archive.search` that fulfils `SearchEngine`, and a test class
that subclasses `tests.search.contract.EngineContract`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from haystack import connections

from archive.search.question import Question


class IndexMissing(RuntimeError):
    """There is no index yet: the indexer has still to make it."""


class IndexRefused(RuntimeError):
    """The index is damaged or was made by another version: it must be rebuilt."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the text that holds a hit: a paragraph, heading, label or title.

    `row` is the paragraph's id, or the section's where `speech` is null; 0 for a label
    (of `speech`) or the title. `quotation` is the id of the quotation whose words were
    matched, where it was one.
    """

    row: int
    speech: int | None
    quotation: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry, or one turn if `speech` is given, with its best passages first.

    Scores compare within one answer only. `prints` are the entries of the hits that
    are of the same text, where each text was asked for once.
    """

    entry: int
    speech: int | None
    score: float
    passages: tuple[Passage, ...] = ()
    prints: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of one stretch, how many there are in all, and what all of them carry.

    A facet's values are as `Choice` takes them (text), by count, with how many hits
    carry each. Both are of all hits; `texts` is how many of them can be paged to, fewer
    than all where each text was asked for once.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    texts: int


class SearchEngine(Protocol):
    """What finds the hits of a question. It never raises for what a question holds."""

    def answer(self, question: Question) -> Answer:
        """Give the stretch of hits that was asked for, the true total and the facets.

        Raises:
            IndexMissing: nothing has been indexed yet.
            IndexRefused: the index cannot be used; the indexer will rebuild it.
        """
        ...

    def titles(self, string: str, limit: int) -> tuple[int, ...]:
        """Give the ids of the newest entries whose title contains a string.

        Raises:
            IndexMissing, IndexRefused: as `answer`.
        """
        ...

    def spread(self, strings: Sequence[str]) -> list[int]:
        """Say in how many passages each of some strings stands; to compare them with.

        Raises:
            IndexMissing, IndexRefused: as `answer`.
        """
        ...


def get_engine() -> SearchEngine:
    """Give the engine of the Haystack connection that is set."""
    backend = connections["default"].get_backend()
    engine: SearchEngine = backend.engine
    return engine
