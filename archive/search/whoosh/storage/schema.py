"""From a Haystack index's fields to Whoosh's schema, and from a row to a document.

The document field of an index is a text of lines: each line is a field of its own that
no match crosses the end of. It is kept three times over: as `grams` (its characters
and pairs of neighbours, which find any string), as `words` (which find what is meant
and give the score) and folded, as a column (in which longer strings are looked up).
Every other field is a column, by which parts are filtered, sorted and counted (see
`fieldtypes`). The names that are our own have a hyphen, as no field of Haystack's has.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from django.conf import settings
from haystack.constants import DJANGO_CT, DJANGO_ID, DOCUMENT_FIELD, ID
from haystack.fields import SearchField
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence

from archive.search.whoosh.storage.columns import ChoiceColumn, IdColumn, NumberColumn
from archive.search.whoosh.storage.fieldtypes import columns, how_kept, without_shadows
from archive.search.whoosh.storage.grams import gram_stretch, word_stretch
from archive.search.whoosh.storage.stored import StoredColumn
from archive.search.whoosh.storage.term_writer import Stretch
from archive.text.folding import fold
from archive.text.segmentation import words_and_parts

SCHEMA_VERSION = 5
"""Raise it when a document of the index, or a file of it, gets another form."""

GRAMS, WORDS, LENGTH = "part-grams", "part-words", "part-length"
KEY, DIGEST = "part-key", "part-digest"
PART, MODEL, TEXT = ID, DJANGO_CT, DOCUMENT_FIELD
PUBLISHED = "part-published"
"""The text as it was prepared, kept where its field says `stored`."""


class GramField(FieldType):
    """Characters and pairs of neighbours, in each line by itself, and how often."""

    empty = ""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def stretch(self, values: Sequence[str]) -> Stretch:
        """Give the grams of folded texts; the number of occurrences is the weight."""
        return gram_stretch(values)


class WordField(FieldType):
    """Words with how often they occur, given as a mapping."""

    empty: Mapping[str, int] = {}

    def __init__(self) -> None:
        super().__init__(Existence(), None, scorable=True)

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
    own: dict[str, FieldType] = {
        GRAMS: GramField(),
        WORDS: WordField(),
        LENGTH: ColumnField(NumberColumn()),
        KEY: ColumnField(NumberColumn()),
        DIGEST: ColumnField(NumberColumn()),
        PART: ColumnField(IdColumn()),
        MODEL: ColumnField(ChoiceColumn()),
    }
    if hasattr(settings, "HAYSTACK_IDENTIFIER_METHOD"):
        own[DJANGO_ID] = ColumnField(StoredColumn())
    if any(field.document and field.stored for field in fields.values()):
        own[PUBLISHED] = ColumnField(StoredColumn())
    kept = columns(fields.items())
    return Schema(**own, **{name: ColumnField(kept[name]) for name in kept})


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
    if hasattr(settings, "HAYSTACK_IDENTIFIER_METHOD"):
        document[DJANGO_ID] = prepared[DJANGO_ID]
    for name, field in without_shadows(fields.items()):
        value = prepared.get(name)
        if value is None:
            continue
        if field.document:
            document |= _texts(value, field)
        else:
            document[name] = how_kept(field).keep(value)
    return document


def _texts(text: str, field: SearchField) -> dict[str, Any]:
    """Give all that is kept of the text itself."""
    folded = "\n".join(map(fold, text.split("\n")))
    counts = Counter(words_and_parts(folded))
    kept = {TEXT: folded, GRAMS: folded, WORDS: counts, LENGTH: counts.total()}
    return kept | {PUBLISHED: text} if field.stored else kept


def digest(prepared: Mapping[str, Any]) -> int:
    """Give a number that changes when anything of a prepared row does."""
    return key(json.dumps(prepared, default=str, sort_keys=True))


def key(text: str) -> int:
    """Give a number that stands for a text: 64 bits of its hash."""
    made = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(made.digest(), "big", signed=True)
