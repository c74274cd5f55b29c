"""Indexed rows as results of their own: filtered, ordered, counted, given back.

This is what `SearchQuerySet` needs beside the archive's own search: filters on any
field, in Haystack's words, and the values that the columns keep.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

import numpy as np
from django.utils import timezone
from haystack.constants import DJANGO_CT, ID
from haystack.fields import SearchField
from haystack.utils import get_model_ct

from archive.search.analysis import positive_terms
from archive.search.whoosh.columns import NO_NUMBER, Ints
from archive.search.whoosh.frames import NOWHERE, Frame
from archive.search.whoosh.match import Matcher
from archive.search.whoosh.schema import column_value
from archive.search.whoosh.scores import Scorer
from archive.search.whoosh.snapshot import Mask, Snapshot


@dataclass(frozen=True, slots=True)
class Compare:
    """A filter on a field that is not the text, in Haystack's words (`gte`, `in` …)."""

    field: str
    how: str
    value: Any


class FieldMatcher(Matcher):
    """Evaluates filters on fields, too."""

    def __init__(self, snapshot: Snapshot, fields: dict[str, SearchField]) -> None:
        super().__init__(snapshot)
        self.fields = fields

    def holds(
        self, node: Any, frame: Frame, exact: bool = False, among: Mask | None = None
    ) -> Mask:
        """Say which members hold a node, a comparison of a field among them."""
        if isinstance(node, Compare):
            return self._compared(node) & (frame.index != NOWHERE)
        return super().holds(node, frame, exact, among)

    def _compared(self, node: Compare) -> Mask:
        if node.field in {ID, DJANGO_CT}:
            values: Any = self._texts(node.field)
        elif node.field not in self.fields:
            return np.zeros(self.snapshot.count, np.bool_)
        elif self.fields[node.field].is_multivalued:
            return self._listed(node)
        elif self.fields[node.field].field_type == "string":
            values = self._texts(node.field)
        else:
            return self._numbers(node)
        test = _TESTS.get(node.how, _TESTS["exact"])
        wanted = _wanted(node, str)
        texts, codes = values
        return np.array([test(text, wanted) for text in texts], np.bool_)[codes]

    def _texts(self, name: str) -> tuple[list[str], Ints]:
        if name == ID:
            count = self.snapshot.count
            texts = [self.snapshot.text_of(ID, part) for part in range(count)]
            return texts, np.arange(count)
        codes, texts = self.snapshot.choices(name)
        return texts, codes

    def _numbers(self, node: Compare) -> Mask:
        numbers = self.snapshot.numbers(node.field)
        convert = self.fields[node.field].convert
        wanted = _wanted(node, lambda value: column_value(convert(value)))
        test = _TESTS.get(node.how, _TESTS["exact"])
        return np.asarray(test(numbers, wanted)) & (numbers != NO_NUMBER)

    def _listed(self, node: Compare) -> Mask:
        starts, flat = self.snapshot.lists(node.field)
        wanted = (
            node.value if isinstance(node.value, list | tuple | set) else [node.value]
        )
        hit = np.isin(flat, [int(value) for value in wanted])
        sums = np.concatenate([[0], np.cumsum(hit)])
        return sums[starts[1:]] > sums[starts[:-1]]


class Parts:
    """The living parts of a snapshot, each a member of its own."""

    def __init__(self, snapshot: Snapshot, fields: dict[str, SearchField]) -> None:
        self.snapshot = snapshot
        self.fields = fields
        self.matcher = FieldMatcher(snapshot, fields)

    @cached_property
    def frame(self) -> Frame:
        """Give the frame in which each part is a member."""
        count = self.snapshot.count
        return Frame(count, np.where(self.snapshot.alive, np.arange(count), NOWHERE))

    def held(self, node: Any, models: Iterable[Any]) -> Mask:
        """Give the parts of some models (none: of all) that hold a node."""
        held = self.matcher.holds(node, self.frame) & self.snapshot.alive
        if names := {get_model_ct(model) for model in models}:
            codes, known = self.snapshot.choices(DJANGO_CT)
            held &= np.array([name in names for name in known], np.bool_)[codes]
        return held

    def ordered(self, parts: Ints, node: Any, by: Sequence[str]) -> tuple[Ints, Any]:
        """Order parts by fields, or by score where none is named; give scores too."""
        keys: list[Any] = [parts]
        titles = np.zeros(self.snapshot.count, np.bool_)
        terms = positive_terms(node)
        scores = Scorer(self.matcher, self.frame, titles).scores(terms)[parts]
        for name in reversed(by or ["-score"]):
            key = scores if name.lstrip("-") == "score" else self._ranks(name, parts)
            keys.append(-key if name.startswith("-") else key)
        order = np.lexsort(keys)
        return parts[order], scores[order]

    def _ranks(self, name: str, parts: Ints) -> Ints:
        name = name.lstrip("-")
        known = self.fields.get(name)
        if known is None or known.is_multivalued:
            return np.zeros(len(parts), np.int64)
        if known.field_type != "string":
            return self.snapshot.numbers(name)[parts]
        codes, texts = self.snapshot.choices(name)
        ranks = np.empty(len(texts), np.int64)
        ranks[np.argsort(np.array(texts))] = np.arange(len(texts))
        return ranks[codes[parts]]

    def counts(self, name: str, parts: Ints) -> list[tuple[Any, int]]:
        """Count the values of a field among some parts, the commonest first."""
        name = name.removesuffix("_exact")
        values = (self.value(name, part) for part in parts.tolist())
        each = (
            v
            for value in values
            for v in (value if isinstance(value, list) else [value])
        )
        return Counter(value for value in each if value not in {None, ""}).most_common()

    def value(self, name: str, part: int) -> Any:
        """Give what the index keeps of a part under a name."""
        known = self.fields[name]
        if known.document:
            return self.snapshot.text(part).decode()
        if known.is_multivalued:
            starts, flat = self.snapshot.lists(name)
            return flat[starts[part] : starts[part + 1]].tolist()
        if known.field_type == "string":
            codes, texts = self.snapshot.choices(name)
            return texts[codes[part]]
        return _from_number(known.field_type, int(self.snapshot.numbers(name)[part]))

    def result(self, part: int, score: float, result_class: type) -> Any:
        """Give a part as Haystack's result."""
        app, model, pk = self.snapshot.text_of(ID, part).split(".", 2)
        values = {
            name: self.value(name, part)
            for name, known in self.fields.items()
            if getattr(known, "facet_for", None) is None
        }
        return result_class(app, model, pk, score, **values)


def _wanted(node: Compare, convert: Callable[[Any], Any]) -> Any:
    if node.how in {"in", "range"}:
        return [convert(value) for value in node.value]
    return convert(node.value)


_TESTS: dict[str, Callable[[Any, Any], Any]] = {
    "exact": lambda value, wanted: value == wanted,
    "contains": lambda value, wanted: wanted in value,
    "startswith": lambda value, wanted: value.startswith(wanted),
    "endswith": lambda value, wanted: value.endswith(wanted),
    "in": lambda value, wanted: np.isin(value, wanted),
    "gt": lambda value, wanted: value > wanted,
    "gte": lambda value, wanted: value >= wanted,
    "lt": lambda value, wanted: value < wanted,
    "lte": lambda value, wanted: value <= wanted,
    "range": lambda value, wanted: (wanted[0] <= value) & (value <= wanted[1]),
}


def _from_number(field_type: str, number: int) -> Any:
    if number == NO_NUMBER:
        return None
    if field_type == "date":
        return date.fromordinal(number)
    if field_type == "datetime":
        return datetime.fromtimestamp(
            number / 1_000_000, timezone.get_default_timezone()
        )
    return bool(number) if field_type == "boolean" else number
