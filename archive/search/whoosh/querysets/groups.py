"""What a result of `SearchQuerySet` is made of: one row, or all the parts of a whole.

An index class may say `whole_of = {Speech: "entry"}`: a row of its model is then
searched together with those rows of Speech whose field `entry` holds the number that
its own field `entry` holds. Filters, facets and orders are by the row's own fields.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from haystack.constants import DJANGO_CT
from haystack.utils import get_model_ct
from haystack.utils.loading import UnifiedIndex

from archive.search.whoosh.answers.frames import Frame, title_weights
from archive.search.whoosh.answers.snapshot import Mask, Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.columns import NO_NUMBER

Wholes = Mapping[str, Mapping[str, str]]
"""By model, which models' rows are parts of its rows, and by which field."""


@dataclass(eq=False)
class Group:
    """Results of one kind: each has a head, the part whose fields are the result's."""

    name: str
    frame: Frame
    heads: Ints


def wholes(unified: UnifiedIndex) -> Wholes:
    """Give the wholes that the index classes declare."""
    found = {}
    for model, index in unified.get_indexes().items():
        if parts := getattr(index, "whole_of", None):
            named = {get_model_ct(part): field for part, field in parts.items()}
            found[get_model_ct(model)] = named
    return found


def groups(
    snapshot: Snapshot, models: frozenset[str], declared: Wholes
) -> Sequence[Group]:
    """Give the results that rows of some models are, in at most one group per whole."""
    return snapshot.derived(models, lambda: _groups(snapshot, models, declared))


def _groups(
    snapshot: Snapshot, models: frozenset[str], declared: Wholes
) -> Sequence[Group]:
    found = []
    for name in sorted(name for name in models if name in declared):
        make = partial(_whole, snapshot, name, declared[name])
        found.append(snapshot.derived(f"group {name}", make))
    if single := sorted(name for name in models if name not in declared):
        together = "|".join(single)
        make = partial(_single, snapshot, together, single)
        found.append(snapshot.derived(f"group {together}", make))
    return found


def _rows_of(snapshot: Snapshot, models: Iterable[str]) -> Mask:
    codes, names = snapshot.choices(DJANGO_CT)
    wanted = set(models)
    return snapshot.alive & np.array([n in wanted for n in names], np.bool_)[codes]


def _single(snapshot: Snapshot, name: str, models: Iterable[str]) -> Group:
    heads = np.flatnonzero(_rows_of(snapshot, models))
    index = np.full(snapshot.count, len(heads), np.int32)
    index[heads] = np.arange(len(heads))
    return Group(name, Frame(len(heads), index, f"group {name}"), heads)


def _whole(snapshot: Snapshot, name: str, parts: Mapping[str, str]) -> Group:
    own = _rows_of(snapshot, [name])
    number = snapshot.numbers(next(iter(parts.values())))
    heads = np.flatnonzero(own)
    index = np.full(snapshot.count, len(heads), np.int32)
    if len(heads):
        by_number = np.argsort(number[heads], kind="stable")
        ids = number[heads][by_number]
        counted = {name: next(iter(parts.values())), **parts}
        for part in counted.items():
            rows, places = _places(snapshot, ids, part)
            index[rows] = by_number[places]
    frame = Frame(len(heads), index, f"group {name}", title_weights(own))
    return Group(name, frame, heads)


def _places(snapshot: Snapshot, ids: Ints, part: tuple[str, str]) -> tuple[Ints, Ints]:
    """Give a model's rows that count, and of each the place of its number among ids."""
    model, field = part
    rows = np.flatnonzero(_rows_of(snapshot, [model]))
    numbers = snapshot.numbers(field)[rows]
    found = np.minimum(np.searchsorted(ids, numbers), len(ids) - 1)
    known = (numbers != NO_NUMBER) & (ids[found] == numbers)
    return rows[known], found[known]
