"""The values of a field: numbered in their order, and a number for each result."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from haystack.fields import SearchField

from archive.search.whoosh.answers.profiles import Coded
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.groups import Group
from archive.search.whoosh.storage.fieldtypes import how_kept


@dataclass(frozen=True, eq=False)
class Valued:
    """A field of a group's results, whose values are numbered in their own order.

    `coded` has a number for each result. Where a result may have many values, it is the
    number of a set of values: `sets` and `members` are pairs of a set and the number of
    a value in it.
    """

    values: Sequence[Any]
    coded: Coded
    sets: Ints | None = None
    members: Ints | None = None


def valued(snapshot: Snapshot, field: SearchField, group: Group) -> Valued:
    """Give the values of a field of a group's results; None stands for having none."""
    name, kept, heads = field.index_fieldname, how_kept(field), group.heads
    if kept.name in {"choice", "list"}:
        codes, texts = snapshot.choices(name)
        values = [kept.give(text) for text in texts]
        make = _sets if kept.name == "list" else _numbered
        return make(codes[heads], values)
    if kept.name == "numbers":
        starts, flat = snapshot.lists(name)
        places = zip(starts[heads].tolist(), starts[heads + 1].tolist(), strict=True)
        return _sets(*_places([tuple(flat[i:j].tolist()) for i, j in places]))
    if kept.name == "stored":
        texts = [snapshot.text_of(name, head) for head in heads.tolist()]
        return _numbered(*_places([kept.give(text) for text in texts]))
    numbers, codes = np.unique(snapshot.numbers(name)[heads], return_inverse=True)
    return _numbered(codes, [kept.give(number) for number in numbers.tolist()])


def in_order(values: Iterable[Any]) -> list[Any]:
    """Give different values in order, None last."""
    return sorted(set(values), key=lambda v: (v is None, type(v).__name__, v or 0))


def _places(values: Iterable[Hashable]) -> tuple[Ints, list[Any]]:
    """Give the place of each value among the different ones, and these."""
    known: dict[Hashable, int] = {}
    places = [known.setdefault(value, len(known)) for value in values]
    return np.array(places, np.int64), list(known)


def _numbered(codes: Ints, values: Sequence[Any]) -> Valued:
    ordered = in_order(values) or [None]
    place = {value: number for number, value in enumerate(ordered)}
    new = np.array([place[value] for value in values] or [0], _narrowest(len(ordered)))
    return Valued(ordered, Coded(new[codes], len(ordered)))


def _sets(codes: Ints, values: Sequence[Any]) -> Valued:
    """Number lists of values; a list of none is the set of None."""
    pairs = [
        (number, value)
        for number, each in enumerate(values)
        for value in dict.fromkeys(each or (None,))
    ]
    ordered = in_order(value for _, value in pairs) or [None]
    place = {value: number for number, value in enumerate(ordered)}
    sets = np.array([number for number, _ in pairs] or [0], np.int32)
    members = np.array([place[value] for _, value in pairs] or [0], np.int32)
    count = int(sets[-1]) + 1
    return Valued(ordered, Coded(codes.astype(_narrowest(count)), count), sets, members)


def _narrowest(count: int) -> Any:
    return np.min_scalar_type(count)
