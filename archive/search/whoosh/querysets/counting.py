"""What the results carry: facets by field and by stretch of days."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from haystack.fields import SearchField
from whoosh.support.relativedelta import relativedelta

from archive.search.whoosh.answers.profiles import Profiles, commonest, profiles
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.groups import Group
from archive.search.whoosh.querysets.valued import Valued, in_order, valued
from archive.search.whoosh.storage.columns import NO_NUMBER
from archive.search.whoosh.storage.fieldtypes import Kept, how_kept

Counts = list[tuple[Any, int]]
Found = Sequence[tuple[Group, Ints]]
"""The groups of results, and the places of the hits in each."""

FEW = 2000
"""A field of more different values is counted hit by hit, however many these are."""


class Table:
    """Fields of a group's results that are counted together.

    The numbers of one field follow those of another, so all are counted at once.
    `codes` has a row for each field, and a number for each result.
    """

    def __init__(self, fields: Sequence[Valued]) -> None:
        sizes = [field.coded.size for field in fields]
        bases = np.cumsum([0, *sizes])
        rows = [f.coded.codes + base for f, base in zip(fields, bases, strict=False)]
        self.codes = np.stack(rows).astype(np.int32)
        self.size = int(bases[-1])
        self.values = [value for field in fields for value in field.values]
        self.ends = np.cumsum([len(field.values) for field in fields])
        self._pairs = _pairs(fields, bases)
        few = [place for place, size in enumerate(sizes) if size <= FEW]
        self._wide = np.setdiff1d(np.arange(len(fields)), few)
        self._profiles: Profiles | None = None
        if few:
            self._profiles = profiles({str(n): fields[n].coded for n in few})
            coded = self._profiles.facets.values()
            shifted = [c.codes + bases[n] for c, n in zip(coded, few, strict=True)]
            self._profiled = np.concatenate(shifted)

    def counts(self, hits: Ints) -> Ints:
        """Count each value of each field: one count for each of `values`."""
        numbers = self._numbers(hits)
        if self._pairs is None:
            return numbers
        sets, members = self._pairs
        return np.bincount(members, numbers[sets], len(self.values)).astype(np.int64)

    def _numbers(self, hits: Ints) -> Ints:
        """Count how often each number is there; many hits are counted by profile."""
        known = self._profiles
        if known is None or len(hits) <= known.count:
            return self._one_by_one(self.codes, hits)
        found = np.bincount(known.of[hits], minlength=known.count)
        repeated = np.tile(found, len(known.facets))
        counted = np.bincount(self._profiled, repeated, self.size).astype(np.int64)
        if len(self._wide):
            counted += self._one_by_one(self.codes[self._wide], hits)
        return counted

    def _one_by_one(self, rows: Ints, hits: Ints) -> Ints:
        return np.bincount(rows.take(hits, 1).ravel(), minlength=self.size)


def _pairs(fields: Sequence[Valued], bases: Ints) -> tuple[Ints, Ints] | None:
    """Give pairs of a number and the place of a value of it; none if they are equal."""
    if all(field.sets is None for field in fields):
        return None
    numbers, places, first = [], [], 0
    for field, base in zip(fields, bases, strict=False):
        own = np.arange(field.coded.size) if field.sets is None else field.sets
        numbers.append(own + base)
        places.append((own if field.members is None else field.members) + first)
        first += len(field.values)
    return np.concatenate(numbers), np.concatenate(places)


def field_counts(
    snapshot: Snapshot,
    fields: Mapping[str, SearchField],
    limits: Mapping[str, int | None],
    found: Found,
) -> dict[str, Counts]:
    """Give the values of some fields, the commonest first, and how many hits have each.

    None stands for the hits that have no value. Values that are as common are in order.
    """
    if not fields:
        return {}
    if len(found) == 1:
        ((group, hits),) = found
        return _group_counts(snapshot, fields, limits, group, hits)
    no_limits = dict.fromkeys(fields)
    each = [_group_counts(snapshot, fields, no_limits, *own) for own in found]
    return {
        name: _together([counts[name] for counts in each])[: limits[name]]
        for name in fields
    }


def _group_counts(
    snapshot: Snapshot,
    fields: Mapping[str, SearchField],
    limits: Mapping[str, int | None],
    group: Group,
    hits: Ints,
) -> dict[str, Counts]:
    key = "table", group.name, tuple(fields)
    table = snapshot.derived(key, lambda: _table(snapshot, fields.values(), group))
    each = commonest(table.values, table.counts(hits), table.ends)
    return {
        name: counts[: limits[name]] for name, counts in zip(fields, each, strict=True)
    }


def _table(snapshot: Snapshot, fields: Iterable[SearchField], group: Group) -> Table:
    return Table([valued(snapshot, field, group) for field in fields])


def _together(each: Iterable[Counts]) -> Counts:
    """Give the counts of several groups as one."""
    total: Counter[Any] = Counter()
    for counts in each:
        total.update(dict(counts))
    values = in_order(total)
    return sorted(((value, total[value]) for value in values), key=lambda p: -p[1])


# --- stretches of days ------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Stretches:
    """Stretches of time: from each of `edges`, as a column keeps them, to the next.

    `values` are their first moments with those where they end, and None, which stands
    for what is outside of all.
    """

    edges: Ints
    values: Sequence[tuple[datetime, datetime] | None]

    def of(self, numbers: Ints) -> Ints:
        """Give the place of the stretch that each of some kept times is in."""
        outside = len(self.values) - 1
        places = self.edges.searchsorted(numbers, "right") - 1
        # `NO_NUMBER` may lie between them, where times before 1970 do.
        places[(numbers == NO_NUMBER) | (places < 0)] = outside
        return places.astype(np.int32)


def date_counts(
    snapshot: Snapshot, field: SearchField, found: Found, asked: Mapping[str, Any]
) -> Counts:
    """Count hits by stretches of time, each given as (start, end), end excluded.

    `asked` has start_date, end_date, gap_by (`month`) and gap_amount. None stands for
    what is outside of all, or has no day. The fullest stretch comes first.
    """
    stretches = _stretches(
        how_kept(field),
        asked["start_date"],
        asked["end_date"],
        asked["gap_by"],
        asked.get("gap_amount", 1),
    )
    count = len(stretches.values)
    counts = np.zeros(count, np.int64)
    for group, hits in found:
        places = _placed(snapshot, field, group, stretches)
        counts += np.bincount(places[hits], minlength=count)
    (counted,) = commonest(stretches.values, counts, np.array([count]))
    return counted


def _placed(
    snapshot: Snapshot, field: SearchField, group: Group, stretches: Stretches
) -> Ints:
    """Give for each result the place of its stretch.

    Kept for the next question: an application asks for the same stretches again.
    """
    name = field.index_fieldname

    def place() -> Ints:
        return stretches.of(snapshot.numbers(name)[group.heads])

    return snapshot.recent.get(("stretches", name, group.name, stretches), place)


@lru_cache(maxsize=32)
def _stretches(kept: Kept, start: date, end: date, gap: str, amount: int) -> Stretches:
    edges = [_moment(start)]
    last, step = _moment(end), relativedelta(**{f"{gap}s": amount})
    while edges[-1] < last:
        edges.append(min(edges[-1] + step, last))
    numbers = np.array([kept.keep(edge) for edge in edges], np.int64)
    return Stretches(numbers, [*pairwise(edges), None])


def _moment(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())
