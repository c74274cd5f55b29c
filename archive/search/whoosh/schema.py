"""From a Haystack index's fields to Whoosh's schema, and from a row to a document.

The document field of an index is a text of lines: each line is a field of its own that
no match crosses the end of. It is kept three times over: as `grams` (its characters
and pairs of neighbours, which find any string), as `words` (which find what is meant
and give the score) and folded, as a column (in which longer strings are looked up).
Every other field is a column, by which parts are filtered, sorted and counted.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from haystack.exceptions import SearchBackendError
from haystack.fields import SearchField
from whoosh.columns import Column
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence

from archive.search.whoosh.columns import (
    ChoiceColumn,
    IdColumn,
    NumberColumn,
    NumbersColumn,
    TextColumn,
)
from archive.search.whoosh.grams import gram_stretch, word_stretch
from archive.search.whoosh.term_writer import Stretch
from archive.text.folding import fold
from archive.text.segmentation import words_and_parts

SCHEMA_VERSION = 3
"""Raise it when a document of the index, or a file of it, gets another form."""

GRAMS, WORDS, LENGTH = "grams", "words", "length"
PART, MODEL, KEY, DIGEST = "id", "django_ct", "key", "digest"


class GramField(FieldType):
    """Characters and pairs of neighbours, in each line by itself."""

    empty = ""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def stretch(self, values: Sequence[str]) -> Stretch:
        """Give the grams of folded texts."""
        return gram_stretch(values)


class WordField(FieldType):
    """Words with how often they occur, given as a mapping."""

    empty: Mapping[str, int] = {}
    scorable = True

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def stretch(self, values: Sequence[Mapping[str, int]]) -> Stretch:
        """Give the words of documents; the number of occurrences is the weight."""
        return word_stretch(values)


class ColumnField(COLUMN):
    """A column whose values are given as they are kept."""

    def to_column_value(self, value: Any) -> Any:
        """Give the value unchanged."""
        return value


def make_schema(fields: Mapping[str, SearchField]) -> Schema:
    """Give the schema of an index with these fields.

    Raises:
        SearchBackendError: a field is of a type this backend does not keep.
    """
    schema = Schema(
        grams=GramField(),
        words=WordField(),
        length=ColumnField(NumberColumn()),
        key=ColumnField(NumberColumn()),
        digest=ColumnField(NumberColumn()),
        id=ColumnField(IdColumn()),
        django_ct=ColumnField(ChoiceColumn()),
    )
    for name, field in fields.items():
        if getattr(field, "facet_for", None) is None:
            schema.add(name, ColumnField(_column(name, field)))
    return schema


def make_document(
    prepared: Mapping[str, Any], fields: Mapping[str, SearchField]
) -> dict[str, Any]:
    """Give the document of the index for one prepared row.

    `prepared` is what `SearchIndex.full_prepare` gives. The digest is of all of it.
    """
    document: dict[str, Any] = {
        PART: prepared[PART],
        MODEL: prepared[MODEL],
        KEY: key(prepared[PART]),
        DIGEST: digest(prepared),
    }
    for name, field in fields.items():
        value = prepared.get(name)
        if value is None or getattr(field, "facet_for", None) is not None:
            continue
        if field.document:
            text = "\n".join(map(fold, value.split("\n")))
            counts = Counter(words_and_parts(text))
            document |= {name: text, GRAMS: text, WORDS: counts}
            document[LENGTH] = counts.total()
        else:
            document[name] = column_value(value)
    return document


def digest(prepared: Mapping[str, Any]) -> int:
    """Give a number that changes when anything of a prepared row does."""
    return key(json.dumps(prepared, default=str, sort_keys=True))


def key(text: str) -> int:
    """Give a number that stands for a text: 64 bits of its hash."""
    made = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(made.digest(), "big", signed=True)


def column_value(value: Any) -> Any:
    """Give a value as its column keeps it: days and times as numbers.

    >>> column_value(date(1, 1, 2))
    2
    """
    if isinstance(value, datetime):
        return round(value.timestamp() * 1_000_000)
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, list | tuple | set):
        return tuple(value)
    return int(value) if isinstance(value, bool) else value


def _column(name: str, field: SearchField) -> Column:
    if field.document:
        return TextColumn()
    if field.is_multivalued:
        return NumbersColumn()
    if field.field_type == "string":
        return ChoiceColumn()
    if field.field_type in {"integer", "date", "datetime", "boolean"}:
        return NumberColumn()
    raise SearchBackendError(f"{name}: no column for a field of {field.field_type}")
