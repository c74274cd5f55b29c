"""The first results in order, without sorting those that nobody looks at."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.fields import DecimalField, SearchField

from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.sorting import stretch
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.pages import identifiers
from archive.search.whoosh.storage.columns import NO_NUMBER
from archive.search.whoosh.storage.fieldtypes import how_kept

LAST = np.int64(np.iinfo(np.int64).max)

Keys = Sequence[np.ndarray[Any, Any]]


def first_in_order(keys: Keys, start: int, stop: int) -> Ints:
    """Give the places of the results from `start` to `stop`.

    The smallest of the first key come first, then of the next; what is alike stays as
    it was, and so does all where there is no key.

    >>> first_in_order([np.array([3, 1, 2, 1])], 0, 2).tolist()
    [1, 3]
    """
    if not keys:
        return np.arange(start, stop)
    first, *rest = keys
    return stretch(first, lambda places: [key[places] for key in rest], start, stop)


def field_key(
    snapshot: Snapshot, fields: Mapping[str, SearchField], name: str, heads: Ints
) -> Ints:
    """Give the key of one field of `order_by`; those without a value come last.

    A minus before the name turns the order round. An unknown field orders nothing.
    """
    plain = name.lstrip("-")
    numbers = _ranks(snapshot, fields, plain)[heads]
    turned = -numbers if name.startswith("-") else numbers
    return np.where(numbers == NO_NUMBER, LAST, turned)


def _ranks(snapshot: Snapshot, fields: Mapping[str, SearchField], name: str) -> Ints:
    return snapshot.derived(f"ranks of {name}", lambda: _made(snapshot, fields, name))


def _made(snapshot: Snapshot, fields: Mapping[str, SearchField], name: str) -> Ints:
    if name in {ID, DJANGO_ID, "pk"}:
        ids = identifiers(snapshot, np.arange(snapshot.count))
        if name != ID:
            ids = [text.rpartition(".")[2].zfill(19) for text in ids]
        return _text_ranks(np.arange(snapshot.count), ids)
    if name == DJANGO_CT:
        return _text_ranks(*snapshot.choices(DJANGO_CT))
    if name not in fields:
        return np.zeros(snapshot.count, np.int64)
    return _ranks_of(snapshot, name, fields[name])


def _ranks_of(snapshot: Snapshot, name: str, field: SearchField) -> Ints:
    kept = how_kept(field)
    if kept.name in {"numbers", "list"} or field.document:
        return np.zeros(snapshot.count, np.int64)
    if kept.name == "stored":
        codes = np.arange(snapshot.count)
        texts: Sequence[str] = [snapshot.text_of(name, part) for part in codes.tolist()]
    elif kept.name == "choice":
        codes, texts = snapshot.choices(name)
    else:
        return snapshot.numbers(name)
    return _text_ranks(
        codes, texts, Decimal if isinstance(field, DecimalField) else str
    )


def _text_ranks(
    codes: Ints, texts: Sequence[str], read: Callable[[str], Any] = str
) -> Ints:
    ordered = sorted(filter(None, set(texts)), key=read)
    places = {text: number for number, text in enumerate(ordered)}
    numbers = np.array([places.get(text, NO_NUMBER) for text in texts], np.int64)
    return numbers[codes]
