"""What every engine of the benchmark does, and is asked. Standard library only.

The texts come as JSON Lines, one entry each (`Text`), the words set apart by spaces:
the same words for everybody. Words of a query are cut the same way.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

FACETS = ("kind", "year", "month", "speaker", "outlet", "role", "topic", "source")
SINGLE = ("kind", "year", "month", "source")
"""The facets of which an entry has one value, or none."""

TOP, MOST_VALUES = 20, 100
"""So many hits are given back, and so many values of a facet."""


@dataclass(frozen=True, slots=True)
class Text:
    """One entry: its folded lines, its words, what it is filtered by."""

    id: int
    title: str
    text: str
    words: str
    carried: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """One query: as typed, and as words for engines that are given words.

    `how` says what is looked for: `all` the terms anywhere in an entry, the terms as
    one `phrase`, or what begins with the one term (`prefix`). `filters` has at most one
    value for each facet. `scanned` is how many entries a plain look into every text
    finds, where that is what the query means.
    """

    group: str
    typed: str
    terms: list[str]
    how: str = "all"
    filters: dict[str, str] = field(default_factory=dict)
    scanned: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits with their titles, how many there are in all, the facets of all."""

    hits: list[tuple[int, str]]
    total: int
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


class Engine(Protocol):
    """An engine over the index in one folder; made new in a process of its own."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that is its own."""

    def build(self, texts: Path) -> None:
        """Index the texts of a file."""

    def open(self) -> None:
        """Open the index for asking."""

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits, the true total, and the facets if they are wanted."""


def read_texts(path: Path) -> Iterator[Text]:
    """Give the entries of a file of texts."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield Text(**json.loads(line))


def read_queries(path: Path) -> list[Query]:
    """Give the queries of a file."""
    return [Query(**each) for each in json.loads(path.read_text(encoding="utf-8"))]


def as_json(value: Any) -> str:
    """Give what JSON can say, data classes too, as one line."""
    return json.dumps(value, default=asdict, ensure_ascii=False)


def write_json(value: Any, path: Path) -> None:
    """Write a value as JSON into a file."""
    path.write_text(as_json(value), encoding="utf-8")
