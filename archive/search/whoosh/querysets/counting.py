"""What the results carry: facets by field, by stretch of days, and by query."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from operator import itemgetter
from typing import Any

import numpy as np
from haystack.fields import SearchField
from whoosh.support.relativedelta import relativedelta

from archive.search.whoosh.answers.profiles import Coded, Profiles, profiles
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.groups import Group
from archive.search.whoosh.storage.columns import NO_NUMBER
from archive.search.whoosh.storage.fieldtypes import Kept, how_kept

Counts = list[tuple[Any, int]]

FEW = 2000
"""So few results are sooner counted field by field; fields of more different values
are always."""


@dataclass(frozen=True, eq=False)
class Valued:
    """A field of a group's results, whose values are numbered in their own order.

    `coded` has a number for each result. Where a result may have many values, it is the
    number of a set of values, and `sets` and `members` say which value is in which set.
    """

    values: Sequence[Any]
    coded: Coded
    sets: Ints | None = None
    members: Ints | None = None

    def counts(self, numbers: Ints) -> Ints:
        """Count each value, it being known how often each number is there."""
        if self.sets is None or self.members is None:
            return numbers
        counts = np.bincount(self.members, numbers[self.sets], len(self.values))
        return counts.astype(np.int64)


def field_counts(
    snapshot: Snapshot,
    fields: Mapping[str, SearchField],
    found: Sequence[tuple[Group, Ints]],
) -> dict[str, tuple[Sequence[Any], Ints]]:
    """Give the values of some fields, in order, and how many results have each.

    None stands for the results that have no value.
    """
    each = [_group_counts(snapshot, fields, group, hits) for group, hits in found]
    if len(each) == 1:
        return each[0]
    return {name: _together([of_group[name] for of_group in each]) for name in fields}


def _group_counts(
    snapshot: Snapshot, fields: Mapping[str, SearchField], group: Group, hits: Ints
) -> dict[str, tuple[Sequence[Any], Ints]]:
    valued = {name: _valued(snapshot, field, group) for name, field in fields.items()}
    together = _profiles(snapshot, group, valued) if len(hits) > FEW else None
    counted = together.counts(hits) if together else {}
    made = {}
    for name, each in valued.items():
        numbers = counted.get(name)
        if numbers is None:
            coded = each.coded
            numbers = np.bincount(coded.codes[hits], minlength=coded.size)
        made[name] = each.values, each.counts(numbers)
    return made


def _profiles(
    snapshot: Snapshot, group: Group, valued: Mapping[str, Valued]
) -> Profiles | None:
    """Give the profiles of those fields that few different values are had of."""
    coded = {n: each.coded for n, each in valued.items() if each.coded.size <= FEW}
    if not coded:
        return None
    key = "profiles", group.name, tuple(coded)
    return snapshot.derived(key, lambda: profiles(coded))


def _together(each: Iterable[tuple[Sequence[Any], Ints]]) -> tuple[list[Any], Ints]:
    """Give the counts of several groups as one."""
    total: Counter[Any] = Counter()
    for values, counts in each:
        total.update(dict(zip(values, counts.tolist(), strict=True)))
    values = _in_order(total)
    return values, np.array([total[value] for value in values], np.int64)


def _in_order(values: Iterable[Any]) -> list[Any]:
    """Give different values in order, None last."""
    return sorted(set(values), key=lambda v: (v is None, type(v).__name__, v or 0))


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
    edges, bounds = _edges(
        how_kept(field),
        _moment(asked["start_date"]),
        _moment(asked["end_date"]),
        (asked["gap_by"], asked.get("gap_amount", 1)),
    )
    counts = np.zeros(len(bounds) + 1, np.int64)
    for group, hits in found:
        stretch = _stretches(snapshot, field, group, bounds)
        counts += np.bincount(stretch[hits], minlength=len(counts))
    places = np.flatnonzero(counts[1:-1]) + 1
    stretches: Counts = [
        ((edges[place - 1], edges[place]), count)
        for place, count in zip(places.tolist(), counts[places].tolist(), strict=True)
    ]
    if outside := int(counts[0] + counts[-1]):
        stretches.append((None, outside))
    return sorted(stretches, key=itemgetter(1), reverse=True)


def _stretches(
    snapshot: Snapshot, field: SearchField, group: Group, bounds: Ints
) -> Ints:
    """Give for each result the number of its stretch; 0 if it is before all, or none.

    Kept for the next question: an application asks for the same stretches again.
    """

    def number() -> Ints:
        values = snapshot.numbers(field.index_fieldname)[group.heads]
        places = np.searchsorted(bounds, values, "right")
        # `NO_NUMBER` may lie between them, where times before 1970 do.
        places[values == NO_NUMBER] = 0
        return places.astype(np.int32)

    key = "stretches", field.index_fieldname, group.name, bounds.tobytes()
    return snapshot.recent.get(key, number)


@lru_cache(maxsize=32)
def _edges(
    kept: Kept, start: datetime, end: datetime, gap: tuple[str, int]
) -> tuple[list[datetime], Ints]:
    """Give where stretches begin, and where the last ends; and as they are kept."""
    gap_by, gap_amount = gap
    step = relativedelta(**{f"{gap_by}s": gap_amount})
    edges = [start]
    while edges[-1] < end:
        edges.append(min(edges[-1] + step, end))
    return edges, np.array([kept.keep(edge) for edge in edges], np.int64)


def _moment(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _valued(snapshot: Snapshot, field: SearchField, group: Group) -> Valued:
    key = "values", field.index_fieldname, group.name
    return snapshot.derived(key, lambda: _code(snapshot, field, group))


def _code(snapshot: Snapshot, field: SearchField, group: Group) -> Valued:
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


def _places(values: Iterable[Hashable]) -> tuple[Ints, list[Any]]:
    """Give the place of each value among the different ones, and these."""
    known: dict[Hashable, int] = {}
    places = [known.setdefault(value, len(known)) for value in values]
    return np.array(places, np.int64), list(known)


def _numbered(codes: Ints, values: Sequence[Any]) -> Valued:
    ordered = _in_order(values)
    place = {value: number for number, value in enumerate(ordered)}
    new = np.array([place[value] for value in values] or [0], _narrowest(len(ordered)))
    return Valued(ordered, Coded(new[codes], max(len(ordered), 1)))


def _sets(codes: Ints, values: Sequence[Any]) -> Valued:
    """Number lists of values; a list of none is the set of None."""
    pairs = [
        (number, value)
        for number, each in enumerate(values)
        for value in dict.fromkeys(each or (None,))
    ]
    ordered = _in_order(value for _, value in pairs)
    place = {value: number for number, value in enumerate(ordered)}
    sets = np.array([number for number, _ in pairs] or [0], np.int32)
    members = np.array([place[value] for _, value in pairs] or [0], np.int32)
    count = int(sets[-1]) + 1
    coded = Coded(codes.astype(_narrowest(count)), count)
    return Valued(ordered or [None], coded, sets, members)


def _narrowest(count: int) -> Any:
    return np.min_scalar_type(count)
