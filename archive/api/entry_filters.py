"""Which entries a list shows: the filters of /api/v1/entries, as the search has them.

A filter may be sent several times: any of its values will do. Different filters must
all hold.
"""

from collections.abc import Callable
from functools import reduce
from operator import or_

from django.db.models import Q
from django.http import QueryDict

from archive.api import params
from archive.models import Entry, Quotation, Speech
from archive.models.entries import EntryQuerySet
from archive.search.filters import between, read_days
from archive.search.question import NONE

NOTHING = Q(pk__in=[])


def matching(sent: QueryDict) -> EntryQuerySet:
    """Give the published entries that pass every filter sent, in no order yet.

    Raises:
        BadParameter: a value is none that its filter takes.
    """
    found = Entry.objects.published()
    for name, condition in FILTERS.items():
        if wanted := params.filter_values(sent, name):
            found = found.filter(condition(wanted))
    stretch = between(params.days(sent, "from"), params.days(sent, "to"))
    if stretch and stretch.first:
        found = found.filter(day__gte=stretch.first)
    if stretch and stretch.last:
        found = found.filter(day__lte=stretch.last)
    return found


def _kinds(wanted: frozenset[str]) -> Q:
    return Q(kind__in=wanted)


def _days(wanted: frozenset[str]) -> Q:
    return reduce(or_, map(_stretch, wanted))


def _stretch(value: str) -> Q:
    """Give the condition of one year or month; the year 0 is in no calendar."""
    if value == NONE:
        return Q(day__isnull=True)
    days = read_days(value.zfill(4))
    return Q(day__range=(days.first, days.last)) if days else NOTHING


def _sources(wanted: frozenset[str]) -> Q:
    return Q(source__in=wanted) | (Q(source="") if NONE in wanted else NOTHING)


def _speakers(wanted: frozenset[str]) -> Q:
    said, quoted = (
        Q(pk__in=mention.objects.filter(person__in=_ids(wanted)).values("entry"))
        for mention in (Speech, Quotation)
    )
    nobody = ~Q(speeches__person__isnull=False) & ~Q(quotations__person__isnull=False)
    return said | quoted | (nobody if NONE in wanted else NOTHING)


def _outlets(wanted: frozenset[str]) -> Q:
    asked = Speech.objects.filter(outlet__in=_ids(wanted)).values("entry")
    none = ~Q(speeches__outlet__isnull=False) if NONE in wanted else NOTHING
    return Q(pk__in=asked) | none


def _topics(wanted: frozenset[str]) -> Q:
    filed = Entry.topics.through.objects.filter(topic__in=_ids(wanted)).values("entry")
    none = Q(topics__isnull=True) if NONE in wanted else NOTHING
    return Q(pk__in=filed) | none


def _ids(wanted: frozenset[str]) -> list[int]:
    return [int(value) for value in wanted - {NONE}]


FILTERS: dict[str, Callable[[frozenset[str]], Q]] = {
    "kind": _kinds,
    "year": _days,
    "month": _days,
    "speaker": _speakers,
    "outlet": _outlets,
    "topic": _topics,
    "source": _sources,
}
"""Each filter, and the condition that its values make."""
