"""The question as data: what a reader asks, with no engine in it.

A page, the API and `manage.py search` all build a `SearchRequest` and call
`archive.search.search`; an engine is given the `Question` that was read out of it.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """What one result is: a whole entry (场次) or a single turn (发言)."""

    ENTRY = "entry"
    SPEECH = "speech"


class Mode(StrEnum):
    """Whether syntax and words are read (smart) or the input is one string (exact)."""

    SMART = "smart"
    EXACT = "exact"


class Sort(StrEnum):
    """The order of the results; the undated come last in both orders by day."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


FACETS = ("kind", "year", "month", "speaker", "outlet", "role", "topic", "source")
"""The facets of an answer, and the filters of the same names."""

NONE = "null"
"""The value of a filter or a facet that stands for the entries that have none."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What was typed and chosen, as text, before anything of it was understood.

    `filters` maps a name of `FACETS`, `from` or `to` to the values asked for (any of
    them will do): ids or names for speaker, outlet and topic, else the facet's value.
    `page` counts from 1. `once` is as in `Question`.
    """

    query: str = ""
    unit: Unit = Unit.ENTRY
    mode: Mode = Mode.SMART
    sort: Sort = Sort.RELEVANCE
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    page: int = 1
    page_size: int = 20
    once: bool = False
    ignored: tuple[str, ...] = ()
    """What the caller could not use of what was sent, in words for the reader."""

    def filter_values(self, name: str) -> tuple[str, ...]:
        """Give the values asked for under one name, none if it was not asked for."""
        return next((values for key, values in self.filters if key == name), ())


@dataclass(frozen=True, slots=True)
class Term:
    """A string that must stand in the text; `exact` where it was quoted.

    An inexact term is also held by what contains its words (design: search, 4).
    """

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be held."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Everything in it must be held; empty, it holds for every entry."""

    nodes: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One thing in it must be held."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which values of one facet pass: ids as text for people, outlets and topics.

    `exclude` turns it round (`-kind:新闻稿`).
    """

    facet: str
    values: frozenset[str]
    exclude: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included; an end that is null is open.

    What has no day is in no stretch.
    """

    first: date | None
    last: date | None


Node = Term | Not | All | Any | Choice | Days

TURN_FACETS = frozenset({"speaker", "outlet", "role"})
"""The facets that are about who says the words: a turn's, the others an entry's."""


@dataclass(frozen=True, slots=True)
class Question:
    """What an engine is asked.

    `choices` are filters that all must pass, beside those inside `node`; `days`
    likewise. `whole` is what was typed as one string, where it is the plainest reading
    of the question: what contains it comes first. Of `facets` and `passages` an answer
    has only what is asked for here: neither comes for nothing. With `once` hits that
    are prints of one text are one hit: the first of them, which names the others.
    Turns are always by themselves.
    """

    node: Node = field(default_factory=All)
    whole: str = ""
    unit: Unit = Unit.ENTRY
    sort: Sort = Sort.RELEVANCE
    choices: tuple[Choice, ...] = ()
    days: tuple[Days, ...] = ()
    offset: int = 0
    limit: int = 20
    facets: tuple[str, ...] = FACETS
    passages: bool = True
    once: bool = False
