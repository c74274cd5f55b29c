"""Turns and quotations as the pages of people and outlets list and count them.

All of it is of published entries only.
"""

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.models import Organization, Person, Quotation, Speech, Status

ENTRY_FIELDS = (
    "entry__kind", "entry__title", "entry__held_at", "entry__held_time_known",
    "entry__published_on",
)  # fmt: skip


def turns() -> QuerySet[Speech]:
    """Give all turns of published entries."""
    return Speech.objects.filter(entry__status=Status.PUBLISHED)


def quotations() -> QuerySet[Quotation]:
    """Give all quotations of published entries."""
    return Quotation.objects.filter(entry__status=Status.PUBLISHED)


def newest_turns(rows: QuerySet[Speech]) -> QuerySet[Speech]:
    """Put the newest entry first, its turns in printed order; load no text."""
    shown = rows.select_related("entry")
    return _newest(shown.only("position", "role", "label", "post", *ENTRY_FIELDS))


def newest_quotations(rows: QuerySet[Quotation]) -> QuerySet[Quotation]:
    """Put the newest entry first, its quotations in printed order."""
    shown = rows.select_related("entry", "paragraph")
    fields = ("position", "attribution", "text", "post", "paragraph__number")
    return _newest(shown.only(*fields, *ENTRY_FIELDS))


def with_counts_of_speakers(people: QuerySet[Person]) -> QuerySet[Person]:
    """Add `entry_count`, `speech_count` and `quotation_count`.

    An entry counts once, however often the person speaks or is quoted in it.
    """
    spoken = Speech.objects.filter(entry=OuterRef("entry"), person=OuterRef("person"))
    only_quoted = quotations().exclude(Exists(spoken))
    return people.annotate(
        speech_count=_number(turns(), "person", "pk"),
        quotation_count=_number(quotations(), "person", "pk"),
        entry_count=_number(turns(), "person", "entry")
        + _number(only_quoted, "person", "entry"),
    )


def with_counts_of_outlets(outlets: QuerySet[Organization]) -> QuerySet[Organization]:
    """Add `entry_count` and `speech_count`."""
    return outlets.annotate(
        speech_count=_number(turns(), "outlet", "pk"),
        entry_count=_number(turns(), "outlet", "entry"),
    )


def _newest(rows: QuerySet) -> QuerySet:
    day = F("entry__day").desc(nulls_last=True)
    return rows.order_by(day, "-entry_id", "position", "pk")


def _number(rows: QuerySet, by: str, counted: str) -> Coalesce:
    """Count different values in the rows that belong to the row of the outer query."""
    own = rows.filter(**{by: OuterRef("pk")}).order_by().values(by)
    grouped = own.annotate(n=Count(counted, distinct=True)).values("n")
    return Coalesce(Subquery(grouped), 0)
