"""Which entries a list shows: the filters of /api/v1/entries, read strictly.

A filter may be sent several times: any of its values will do. Different filters must
all hold.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from archive.api import params
from archive.models import Entry, Kind, Organization, Person, Quotation, Speech, Topic
from archive.models.entries import EntryQuerySet

MAX_ID_DIGITS = 18
"""An id of more digits than a column holds is the id of nothing."""


def matching(sent: QueryDict) -> EntryQuerySet:
    """Give the published entries that pass every filter sent, in no order yet.

    Raises:
        BadParameter: a value is none that its filter takes.
    """
    found = Entry.objects.published()
    for name, (read, condition) in FILTERS.items():
        if wanted := params.values(sent, name, read):
            found = found.filter(condition(wanted))
    return found


def _any_of(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


def _kinds(wanted: Sequence[str]) -> Q:
    return Q(kind__in=wanted)


def _years(wanted: Sequence[int | None]) -> Q:
    return _any_of(
        Q(day__isnull=True) if year is None else Q(day__year=year) for year in wanted
    )


def _months(wanted: Sequence[int | None]) -> Q:
    return _any_of(
        Q(day__isnull=True) if month is None else Q(day__month=month)
        for month in wanted
    )


def _sources(wanted: Sequence[str]) -> Q:
    return Q(source__in=["" if name == params.NONE else name for name in wanted])


def _from(wanted: Sequence[date]) -> Q:
    return Q(day__gte=min(wanted))


def _to(wanted: Sequence[date]) -> Q:
    return Q(day__lte=max(wanted))


def _speakers(wanted: Sequence[str]) -> Q:
    people = _named(Person, wanted, "name", "aliases__name")
    said = [
        mention.objects.filter(person__in=people).values("entry")
        for mention in (Speech, Quotation)
    ]
    nobody = ~Q(speeches__person__isnull=False) & ~Q(quotations__person__isnull=False)
    return _or_none(wanted, _any_of(Q(pk__in=entries) for entries in said), nobody)


def _outlets(wanted: Sequence[str]) -> Q:
    outlets = _named(Organization, wanted, "name")
    asked = Speech.objects.filter(outlet__in=outlets).values("entry")
    return _or_none(wanted, Q(pk__in=asked), ~Q(speeches__outlet__isnull=False))


def _topics(wanted: Sequence[str]) -> Q:
    filed = Entry.topics.through.objects.filter(topic__in=_named(Topic, wanted, "name"))
    return _or_none(wanted, Q(pk__in=filed.values("entry")), Q(topics__isnull=True))


def _named(model: type[Model], wanted: Sequence[str], *names: str) -> QuerySet:
    """Give the rows with one of these ids or names."""
    ids = [one for one in wanted if one.isascii() and one.isdigit()]
    known = Q(pk__in=[int(one) for one in ids if len(one) <= MAX_ID_DIGITS])
    for name in names:
        known |= Q(**{f"{name}__in": wanted})
    return model.objects.filter(known).order_by().values("pk")


def _or_none(wanted: Sequence[str], some: Q, none: Q) -> Q:
    return some | none if params.NONE in wanted else some


Read = Callable[[str, str], Any]

FILTERS: dict[str, tuple[Read, Callable[[Sequence[Any]], Q]]] = {
    "kind": (params.one_of(Kind.values), _kinds),
    "year": (params.number(1, 9999), _years),
    "month": (params.number(1, 12), _months),
    "speaker": (params.text, _speakers),
    "outlet": (params.text, _outlets),
    "topic": (params.text, _topics),
    "source": (params.text, _sources),
    "from": (params.first_day, _from),
    "to": (params.last_day, _to),
}
"""Each filter: how a value is read, and the condition that several of them make."""
