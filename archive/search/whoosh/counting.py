"""What the results carry: facets by field, by stretch of days, and by query."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

import numpy as np
from haystack.fields import SearchField
from whoosh.support.relativedelta import relativedelta

from archive.search.whoosh.columns import NO_NUMBER
from archive.search.whoosh.fieldtypes import how_kept
from archive.search.whoosh.members import Group
from archive.search.whoosh.snapshot import Snapshot
from archive.search.whoosh.texts import Ints

Counts = list[tuple[Any, int]]


@dataclass(frozen=True, eq=False)
class Coded:
    """A field of a group's results: a number for each, and what the numbers stand for.

    Where a result may have many values, a number stands for all of them together.
    """

    codes: Ints
    values: Sequence[Any]
    many: bool


def field_counts(
    snapshot: Snapshot,
    field: SearchField,
    found: Iterable[tuple[Group, Ints]],
    limit: int | None = None,
) -> Counts:
    """Count the values of a field among results, the commonest first.

    None stands for the results that have no value.
    """
    total: dict[Any, int] = {}
    for group, members in found:
        coded = _coded(snapshot, field, group)
        counts = np.bincount(coded.codes[members], minlength=len(coded.values))
        present = np.flatnonzero(counts).tolist()
        for code, count in zip(present, counts[present].tolist(), strict=True):
            value = coded.values[code]
            for each in (value or (None,)) if coded.many else (value,):
                total[each] = total.get(each, 0) + count
    return sorted(total.items(), key=_commonest_first)[:limit]


def _commonest_first(counted: tuple[Any, int]) -> tuple[Any, ...]:
    value, count = counted
    text = value if isinstance(value, str) else ""
    return (-count, value is None, text, value if text == "" and value else 0)


def date_counts(
    snapshot: Snapshot,
    field: SearchField,
    found: Iterable[tuple[Group, Ints]],
    asked: Mapping[str, Any],
) -> Counts:
    """Count results by stretches of time, each given as (start, end), end excluded.

    `asked` has start_date, end_date, gap_by (`month`) and gap_amount. None stands for
    what is outside of all, or has no day. The fullest stretch comes first.
    """
    edges = _edges(
        _moment(asked["start_date"]),
        _moment(asked["end_date"]),
        asked["gap_by"],
        asked.get("gap_amount", 1),
    )
    keep = how_kept(field).keep
    bounds = np.array([keep(edge) for edge in edges], np.int64)
    counts = np.zeros(len(edges) + 1, np.int64)
    for group, members in found:
        numbers = snapshot.numbers(field.index_fieldname)[group.heads[members]]
        places = np.searchsorted(bounds, numbers, "right")
        places[numbers == NO_NUMBER] = 0
        counts += np.bincount(places, minlength=len(counts))
    stretches: Counts = [
        ((edges[place - 1], edges[place]), int(counts[place]))
        for place in range(1, len(edges))
        if counts[place]
    ]
    if outside := int(counts[0] + counts[-1]):
        stretches.append((None, outside))
    return sorted(stretches, key=lambda each: -each[1])


@lru_cache(maxsize=32)
def _edges(
    start: datetime, end: datetime, gap_by: str, gap_amount: int
) -> list[datetime]:
    step = relativedelta(**{f"{gap_by}s": gap_amount})
    edges = [start]
    while edges[-1] < end:
        edges.append(min(edges[-1] + step, end))
    return edges


def _moment(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _coded(snapshot: Snapshot, field: SearchField, group: Group) -> Coded:
    name = f"{field.index_fieldname} of {group.name}"
    return snapshot.derived(name, lambda: _code(snapshot, field, group))


def _code(snapshot: Snapshot, field: SearchField, group: Group) -> Coded:
    name, kept, heads = field.index_fieldname, how_kept(field), group.heads
    if kept.name in {"choice", "list"}:
        codes, texts = snapshot.choices(name)
        many = kept.name == "list"
        values = [tuple(kept.give(t)) if many else kept.give(t) for t in texts]
        return Coded(codes[heads], values, many)
    if kept.name == "numbers":
        starts, flat = snapshot.lists(name)
        places = zip(starts[heads].tolist(), starts[heads + 1].tolist(), strict=True)
        return _numbered([tuple(flat[i:j].tolist()) for i, j in places], many=True)
    if kept.name == "stored":
        texts = [snapshot.text_of(name, head) for head in heads.tolist()]
        return _numbered([kept.give(text) for text in texts])
    numbers, codes = np.unique(snapshot.numbers(name)[heads], return_inverse=True)
    return Coded(codes, [kept.give(number) for number in numbers.tolist()], False)


def _numbered(values: list[Any], many: bool = False) -> Coded:
    known: dict[Any, int] = {}
    codes = [known.setdefault(value, len(known)) for value in values]
    return Coded(np.array(codes, np.int64), list(known), many)
