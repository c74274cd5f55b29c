"""Results as Haystack gives them, made for one page at a time, column by column."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.models import SearchResult

from archive.search.whoosh.answers.several import several
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.declared import Declared, Fields
from archive.search.whoosh.querysets.results import Result
from archive.search.whoosh.storage.columns import NO_NUMBER
from archive.search.whoosh.storage.fieldtypes import how_kept
from archive.search.whoosh.storage.schema import PUBLISHED

Extra = Callable[[int], dict[str, Any]]


class Page:
    """Makes the results of one page: of parts that are their heads."""

    def __init__(
        self, snapshot: Snapshot, declared: Declared, make: type[SearchResult]
    ) -> None:
        self.snapshot = snapshot
        self.declared = declared
        self.make = make

    def results(
        self,
        heads: Ints,
        scores: Sequence[float],
        only: Iterable[str],
        extra: Extra | None = None,
    ) -> list[SearchResult]:
        """Give the results of some heads, with the fields of `only` (all if none).

        `extra` gives what a result has beside its fields.
        """
        codes, models = self.snapshot.choices(DJANGO_CT)
        kinds = codes[heads].tolist()
        made: list[Any] = [None] * len(heads)
        for code in dict.fromkeys(kinds):
            places = [place for place, kind in enumerate(kinds) if kind == code]
            fields = self.declared.shown(models[code], frozenset(only))
            rows = Rows(self.snapshot, heads[places], fields)
            app_label, model_name = models[code].split(".")
            for row, (place, pk) in enumerate(zip(places, rows.keys(), strict=True)):
                own = app_label, model_name, pk, scores[place]
                if extra is None and self.make is SearchResult:
                    made[place] = Result(*own, rows, row)
                else:
                    made[place] = self.make(*own, **_fields(rows, row, extra))
        return made


def _fields(rows: "Rows", row: int, extra: Extra | None) -> dict[str, Any]:
    fields = {name: rows.column(name)[row] for name in rows.names}
    return fields if extra is None else fields | extra(int(rows.heads[row]))


class Rows:
    """The fields of some results of one model, read a column at a time."""

    def __init__(self, snapshot: Snapshot, heads: Ints, fields: Fields) -> None:
        self.snapshot = snapshot
        self.heads = heads
        self.names = (ID, *fields)
        self._fields = fields
        self.columns: dict[str, Sequence[Any]] = {}

    def column(self, name: str) -> Sequence[Any]:
        """Give a field of all the results, in their order."""
        found = self.columns.get(name)
        if found is None:
            found = self.columns[name] = self._read(name)
        return found

    def keys(self) -> list[str]:
        """Give the primary keys of the rows that the results are."""
        if DJANGO_ID in self.snapshot.schema:
            heads = self.heads.tolist()
            return [self.snapshot.text_of(DJANGO_ID, head) for head in heads]
        return [
            named.split(".", 2)[-1] if number == NO_NUMBER else str(number)
            for named, number in _identified(self.snapshot, self.heads)
        ]

    def _read(self, name: str) -> Sequence[Any]:
        if name == ID:
            return identifiers(self.snapshot, self.heads)
        field, heads = self._fields[name], self.heads
        kept = how_kept(field)
        if kept.name in {"stored", "text"}:
            column = PUBLISHED if field.document else name
            return [text or None for text in several(self.snapshot, column, heads)]
        if kept.name in {"choice", "list"}:
            codes, texts = self.snapshot.choices(name)
            return [kept.give(texts[code]) for code in codes[heads].tolist()]
        if kept.name == "numbers":
            starts, flat = self.snapshot.lists(name)
            ends = zip(starts[heads].tolist(), starts[heads + 1].tolist(), strict=True)
            return [flat[start:end].tolist() for start, end in ends]
        numbers = self.snapshot.numbers(name)[heads]
        return [kept.give(number) for number in numbers.tolist()]


def identifiers(snapshot: Snapshot, parts: Ints) -> list[str]:
    """Give the identifiers of some parts, as `archive.speech.17`."""
    return [
        named if number == NO_NUMBER else f"{named}.{number}"
        for named, number in _identified(snapshot, parts)
    ]


def _identified(snapshot: Snapshot, parts: Ints) -> Iterator[tuple[str, int]]:
    """Give the identifiers of some parts: what stands before the number, the number."""
    codes, texts, numbers = snapshot.derived("identifiers", lambda: _split(snapshot))
    named = map(texts.__getitem__, codes[parts].tolist())
    return zip(named, numbers[parts].tolist(), strict=True)


def _split(snapshot: Snapshot) -> tuple[Ints, list[str], Ints]:
    """Give the codes of what stands before the number, the texts, and the numbers."""
    texts: list[str] = []
    codes, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for segment in snapshot.segments:
        column = segment.columns[ID]
        local, names = column.heads.arrays()
        codes.append(local + len(texts))
        texts += names
        numbers.append(column.numbers.array())
    return np.concatenate(codes), texts, np.concatenate(numbers)
