"""What a search gives back, ready for a page, the API and the command alike."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Snippet:
    """The words around a hit, from one paragraph as published.

    `html` is escaped text in which only `<mark>` is markup. `paragraph` is the number
    of the permalink; it is null where the hit is in a title, heading or label.
    `speaker` is the name, or the outlet's, of whoever says it, `role` the turn's. Where
    the hit is a label, `opening` is the text that the turn opens with.
    """

    paragraph: int | None
    url: str
    speaker: str
    post: str
    role: str
    html: str
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a single turn."""

    id: int
    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Print:
    """Another print of a result's text, as it is named under it."""

    title: str
    url: str
    source: str


@dataclass(frozen=True, slots=True)
class Result:
    """One entry or one turn. `id` is the entry's, or the speech's.

    `title` is as published, `title_html` the same escaped with its hits marked.
    `speaker` and `role` are null for a whole entry; days and times are as the API
    shows them (`2021-03-04T10:00+08:00`, `2021-12-20`). Where each text was asked for
    once, `prints` are the first of its other prints among the hits, `other_prints` is
    how many there are.
    """

    id: int
    entry_id: int
    kind: str
    title: str
    title_html: str
    url: str
    held_at: str | None
    published_on: str | None
    source: str
    speaker: Speaker | None
    outlet: str
    role: str | None
    score: float
    snippets: tuple[Snippet, ...]
    prints: tuple[Print, ...]
    other_prints: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that a filter of the facet's name takes, and how many hits carry it.

    `value` is null for the hits that have none.
    """

    value: str | int | None
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Loosened:
    """A looser form of a search that has hits.

    `what` says in words what is let go of, `changes` which parameters of the search
    become what (null: taken out), `total` how many hits it then has.
    """

    what: str
    changes: dict[str, str | None]
    total: int


class PartKind(StrEnum):
    """What a part of a query is."""

    STRING = "string"
    WORDS = "words"
    NOT = "not"
    ALL = "all"
    ANY = "any"
    FILTER = "filter"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Understood:
    """One part of a query as it was read.

    `text` is a term as typed, or a filter's name; `words` are the words that may stand
    in its place (`needed` of them), or what the filter's values are called. `parts`
    are what is excluded, all required, or one of which will do.
    """

    kind: PartKind
    text: str = ""
    words: tuple[str, ...] = ()
    needed: int = 0
    parts: tuple["Understood", ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of an answer, the true total and the facets of the whole of it.

    `reading` says in words how the query was understood, `understood` the same as data,
    `ignored` what was not. `suggestion` is a query spelled otherwise that finds more,
    `loosened` are the searches that ask for less, where there are no hits. `texts` is
    how many results can be paged to: `total`, or fewer where each text is one.
    """

    query: str
    unit: str
    total: int
    texts: int
    page: int
    page_size: int
    took_ms: float
    suggestion: str | None
    results: tuple[Result, ...]
    loosened: tuple[Loosened, ...]
    reading: str
    understood: tuple[Understood, ...]
    ignored: tuple[str, ...]
    facets: dict[str, tuple[FacetValue, ...]]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.texts // self.page_size))


def to_json(results: Results) -> dict[str, Any]:
    """Give the object that `/api/v1/search` and `manage.py search --json` print."""
    shown = asdict(results)
    del shown["understood"], shown["texts"]
    for result in shown["results"]:
        for hidden in ("entry_id", "title_html", "outlet", "prints", "other_prints"):
            del result[hidden]
        for snippet in result["snippets"]:
            del snippet["post"], snippet["opening"]
    return shown
