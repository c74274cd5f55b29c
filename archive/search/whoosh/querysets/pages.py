"""Results as Haystack gives them, made for one page at a time, column by column."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.fields import SearchField
from haystack.utils.app_loading import haystack_get_model
from haystack.utils.loading import UnifiedIndex

from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.columns import NO_NUMBER
from archive.search.whoosh.storage.fieldtypes import Kept, how_kept, without_shadows
from archive.search.whoosh.storage.schema import PUBLISHED

MakeResult = Callable[..., Any]
Extra = Callable[[int], dict[str, Any]]


class Page:
    """Makes the results of one page: of parts that are their heads."""

    def __init__(
        self, snapshot: Snapshot, unified: UnifiedIndex, make: MakeResult
    ) -> None:
        self.snapshot = snapshot
        self.unified = unified
        self.make = make

    def results(
        self, heads: Ints, scores: Sequence[float], only: Iterable[str], extra: Extra
    ) -> list[Any]:
        """Give the results of some heads, with the fields of `only` (all if none).

        `extra` gives what a result has beside its fields.
        """
        codes, models = self.snapshot.choices(DJANGO_CT)
        names = identifiers(self.snapshot, heads)
        made: list[Any] = [None] * len(heads)
        kinds = codes[heads]
        for code in dict.fromkeys(kinds.tolist()):
            places = np.flatnonzero(kinds == code)
            columns = self._columns(models[code], heads[places], set(only))
            app_label, _, model_name = models[code].partition(".")
            for row, place in enumerate(places.tolist()):
                head = int(heads[place])
                named = names[place]
                fields = {name: values[row] for name, values in columns.items()}
                pk = self._primary_key(named, head)
                more = {ID: named, **fields, **extra(head)}
                made[place] = self.make(
                    app_label, model_name, pk, scores[place], **more
                )
        return made

    def _primary_key(self, named: str, head: int) -> str:
        if DJANGO_ID in self.snapshot.schema:
            return self.snapshot.text_of(DJANGO_ID, head)
        return named.split(".", 2)[-1]

    def _columns(self, model: str, heads: Ints, only: set[str]) -> dict[str, list[Any]]:
        fields = self.unified.get_index(haystack_get_model(*model.split("."))).fields
        named = {field.index_fieldname: field for field in fields.values()}
        return {
            name: self._values(name, field, heads)
            for name, field in without_shadows(named.items())
            if (name in only if only else field.stored) and self._is_kept(field)
        }

    def _is_kept(self, field: SearchField) -> bool:
        return not field.document or PUBLISHED in self.snapshot.schema

    def _values(self, name: str, field: SearchField, heads: Ints) -> list[Any]:
        kept: Kept = how_kept(field)
        if kept.name in {"stored", "text"}:
            column = PUBLISHED if field.document else name
            return [kept.give(text) for text in _texts(self.snapshot, column, heads)]
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
    codes, texts, numbers = snapshot.derived("identifiers", lambda: _split(snapshot))
    pairs = zip(codes[parts].tolist(), numbers[parts].tolist(), strict=True)
    return [
        texts[code] if number == NO_NUMBER else f"{texts[code]}.{number}"
        for code, number in pairs
    ]


def _texts(snapshot: Snapshot, column: str, parts: Ints) -> list[str]:
    """Give a column's texts of some parts."""
    numbers = np.searchsorted(snapshot.bases, parts, "right") - 1
    local = parts - snapshot.bases[numbers]
    columns = [segment.columns[column] for segment in snapshot.segments]
    places = zip(numbers.tolist(), local.tolist(), strict=True)
    return [columns[number][place] for number, place in places]


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
