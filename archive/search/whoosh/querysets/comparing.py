"""Filters on fields: which parts carry a value that passes, in Haystack's words.

A text is compared folded. `content` asks for terms that stand in it, each as a word
(Latin letters and digits) or as a string (Han); `exact` and `in` for the whole value.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.exceptions import SearchFieldError
from haystack.fields import DecimalField, SearchField

from archive.search.whoosh.answers.snapshot import Mask, Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.nodes import Compare
from archive.search.whoosh.querysets.occurrence import (
    leads,
    nearly_stands,
    stands,
    trails,
)
from archive.search.whoosh.storage.columns import NO_NUMBER
from archive.search.whoosh.storage.fieldtypes import Kept, from_text, how_kept
from archive.search.whoosh.storage.schema import KEY, key
from archive.text.folding import fold

Test = Callable[[str], bool]
Scores = np.ndarray[Any, np.dtype[np.float64]]

UNUSABLE = (InvalidOperation, OverflowError, SearchFieldError, TypeError, ValueError)
"""What a value raises that no value of its field can be like: nothing passes then."""


class Comparing:
    """Evaluates filters on the fields of one snapshot."""

    def __init__(self, snapshot: Snapshot, fields: Mapping[str, SearchField]) -> None:
        self.snapshot = snapshot
        self.fields = fields

    def passing(self, node: Compare, parts: Ints) -> Mask:
        """Say for each of some parts whether it passes a filter.

        A field that no index has, and a value that is none of the field's, are passed
        by nothing.
        """
        nothing = np.zeros(len(parts), np.bool_)
        try:
            if node.field == ID:
                return self._keyed(node, parts, "")
            if node.field in {DJANGO_ID, "pk"}:
                return self._with_primary_key(node, parts)
            if node.field == DJANGO_CT:
                return self._chosen(DJANGO_CT, _text_test(node, None), parts)
            field = self.fields.get(node.field)
            return nothing if field is None else self._passing(node, field, parts)
        except UNUSABLE:
            return nothing

    def likeness(self, node: Compare, parts: Ints) -> Scores:
        """Say how well parts pass a filter: only fields of n-grams have more or less.

        It is how often the terms stand in the value, by its length.
        """
        field = self.fields.get(node.field)
        if field is None or not is_graded(field):
            return np.zeros(len(parts))
        terms = fold(str(node.value)).split()
        codes, texts = self.snapshot.choices(node.field)
        folded = [fold(text) for text in texts]
        found = [sum(map(text.count, terms)) / max(len(text), 1) for text in folded]
        return np.array(found)[codes[parts]]

    def _passing(self, node: Compare, field: SearchField, parts: Ints) -> Mask:
        kept = how_kept(field)
        if kept.name == "numbers":
            return self._listed(node, kept, parts)
        if kept.name == "list":
            test = _text_test(node, field)
            return self._chosen(node.field, lambda t: _any_of(t, test), parts)
        if kept.name == "choice":
            return self._chosen(node.field, _text_test(node, field), parts)
        if kept.name in {"stored", "text"}:
            test = _text_test(node, field)
            texts = (self.snapshot.text_of(node.field, part) for part in parts.tolist())
            return np.array([bool(t) and test(t) for t in texts], np.bool_)
        numbers = self.snapshot.numbers(node.field)[parts]
        wanted = _numbers_wanted(node, kept)
        return _NUMBER_TESTS.get(node.how, _same)(numbers, wanted) & (
            numbers != NO_NUMBER
        )

    def _chosen(self, name: str, test: Test, parts: Ints) -> Mask:
        codes, texts = self.snapshot.choices(name)
        return np.array([bool(t) and test(t) for t in texts], np.bool_)[codes[parts]]

    def _listed(self, node: Compare, kept: Kept, parts: Ints) -> Mask:
        starts, flat = self.snapshot.lists(node.field)
        hit = _NUMBER_TESTS.get(node.how, _same)(flat, _numbers_wanted(node, kept))
        sums = np.concatenate([[0], np.cumsum(hit)])
        return np.asarray(sums[starts[parts + 1]] > sums[starts[parts]])

    def _keyed(self, node: Compare, parts: Ints, prefix: str) -> Mask:
        values = node.value if node.how == "in" else [node.value]
        keys = [key(f"{prefix}{value}") for value in values]
        return np.isin(self.snapshot.numbers(KEY)[parts], keys)

    def _with_primary_key(self, node: Compare, parts: Ints) -> Mask:
        passed = np.zeros(len(parts), np.bool_)
        for name in self.snapshot.choices(DJANGO_CT)[1]:
            if name:
                passed |= self._keyed(node, parts, f"{name}.")
        return passed


def is_graded(field: SearchField) -> bool:
    """Say whether values pass a filter on a field more or less well."""
    return field.field_type in _HOW_CONTENT


# --- numbers, days and times ------------------------------------------------------


def _numbers_wanted(node: Compare, kept: Kept) -> list[int]:
    """Give the numbers that a filter names, as the column keeps them."""
    values = node.value if node.how in {"in", "range"} else [node.value]
    if kept.name != "numbers":
        return [_number(kept, value) for value in values]
    return [int(value) for value in values]


def _number(kept: Kept, value: Any) -> int:
    number: int = kept.keep(from_text(kept, value) if isinstance(value, str) else value)
    return number


def _same(numbers: Ints, wanted: Sequence[int]) -> Mask:
    return np.asarray(numbers == wanted[0])


_NUMBER_TESTS: dict[str, Callable[[Ints, Sequence[int]], Mask]] = {
    "in": lambda numbers, wanted: np.isin(numbers, wanted),
    "gt": lambda numbers, wanted: np.asarray(numbers > wanted[0]),
    "gte": lambda numbers, wanted: np.asarray(numbers >= wanted[0]),
    "lt": lambda numbers, wanted: np.asarray(numbers < wanted[0]),
    "lte": lambda numbers, wanted: np.asarray(numbers <= wanted[0]),
    "range": lambda numbers, wanted: (wanted[0] <= numbers) & (numbers <= wanted[1]),
}


# --- texts ------------------------------------------------------------------------


def _any_of(values: str, test: Test) -> bool:
    """Say whether one of a list's values passes."""
    return any(test(str(value)) for value in json.loads(values))


def _text_test(node: Compare, field: SearchField | None) -> Test:
    """Give what a text of a field must fulfil.

    Raises:
        InvalidOperation: the field is a decimal number, and the value is none.
    """
    if isinstance(field, DecimalField):
        return _decimal_test(node)
    if node.how in {"in", "range"}:
        return _several(node)
    wanted = fold(str(node.value))
    if node.how in _ORDERED:
        ordered = _ORDERED[node.how]
        return lambda text: ordered(fold(text), wanted)
    if field is not None and field.analyzer is not None:
        return _analyzed_test(node, field.analyzer)
    if node.how == "content":
        terms = wanted.split()
        one = _HOW_CONTENT.get(getattr(field, "field_type", ""), _as_word)
        return lambda text: bool(terms) and all(one(fold(text), t) for t in terms)
    return lambda text: _TEXT_TESTS[node.how](fold(text), wanted)


def _analyzed_test(node: Compare, analyzer: Callable[..., Any]) -> Test:
    """Give the test of a field with a Whoosh analyzer of its own: it has all tokens."""
    wanted = {token.text for token in analyzer(str(node.value), mode="query")}
    return lambda text: bool(wanted) and wanted <= {t.text for t in analyzer(text)}


def _several(node: Compare) -> Test:
    values = [fold(str(value)) for value in node.value]
    if node.how == "in":
        return lambda text: fold(text) in values
    return lambda text: values[0] <= fold(text) <= values[1]


def _decimal_test(node: Compare) -> Test:
    given = node.value if node.how in {"in", "range"} else [node.value]
    wanted = [Decimal(str(value)) for value in given]
    if node.how == "in":
        return lambda text: Decimal(text) in wanted
    if node.how == "range":
        return lambda text: wanted[0] <= Decimal(text) <= wanted[1]
    ordered = _ORDERED.get(node.how, lambda value, other: value == other)
    return lambda text: ordered(Decimal(text), wanted[0])


_ORDERED: dict[str, Callable[[Any, Any], bool]] = {
    "gt": lambda value, other: bool(value > other),
    "gte": lambda value, other: bool(value >= other),
    "lt": lambda value, other: bool(value < other),
    "lte": lambda value, other: bool(value <= other),
}


def _as_word(text: str, term: str) -> bool:
    return stands(text, term, begins=True, ends=True)


def _as_beginning(text: str, term: str) -> bool:
    return stands(text, term, begins=True)


_HOW_CONTENT: dict[str, Callable[[str, str], bool]] = {
    "ngram": stands,
    "edge_ngram": _as_beginning,
}

_TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "exact": lambda text, wanted: text == wanted,
    "contains": lambda text, wanted: wanted in text,
    "startswith": leads,
    "endswith": trails,
    "fuzzy": nearly_stands,
}
