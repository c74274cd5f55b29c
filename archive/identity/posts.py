"""Posts over time: which posts people are attested in, from which day to which."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Max, Min, Value

from archive.identity.mentions import MENTIONS
from archive.models import Attendance, Membership, Status

Span = tuple[date | None, date | None]


def refresh_memberships(person_ids: Iterable[int]) -> None:
    """Bring the posts of these people in line with what published entries print.

    First and last day come from the entries' days. A post printed in one place with
    an organization carried over and in another without is one membership. Call it
    with the people of an entry before and after any change, its status included.
    """
    ids = set(person_ids)
    if not ids:
        return
    attested = _attested(ids)
    stale = []
    for row in Membership.objects.filter(person__in=ids):
        span = attested.pop((row.person_id, row.post, row.organization), None)
        if span is None:
            stale.append(row.pk)
        elif span != (row.first_seen, row.last_seen):
            row.first_seen, row.last_seen = span
            row.save()
    Membership.objects.filter(pk__in=stale).delete()
    Membership.objects.bulk_create(
        Membership(
            person_id=pk, post=post, organization=organization,
            first_seen=first, last_seen=last,
        )
        for (pk, post, organization), (first, last) in attested.items()
    )  # fmt: skip


def _attested(ids: set[int]) -> dict[tuple[int, str, str], Span]:
    """Give first and last day by person, post and organization."""
    seen: dict[tuple[int, str], dict[str, Span]] = defaultdict(dict)
    for model in MENTIONS:
        where = F("organization") if model is Attendance else Value("")
        rows = model.objects.filter(person__in=ids, entry__status=Status.PUBLISHED)
        rows = rows.exclude(post="").order_by().values_list("person_id", "post", where)
        for pk, post, name, *days in rows.annotate(
            Min("entry__day"), Max("entry__day")
        ):
            spans = seen[pk, post]
            spans[name] = _span(spans.get(name, ()), days)
    for spans in seen.values():
        if len(spans) == 2 and "" in spans:
            bare = spans.pop("")
            for name in spans:
                spans[name] = _span(spans[name], bare)
    return {(*who, name): days for who, s in seen.items() for name, days in s.items()}


def _span(*spans: Iterable[date | None]) -> Span:
    """Give the first and last of all days; a missing day says nothing."""
    days = [day for span in spans for day in span if day is not None]
    return (min(days), max(days)) if days else (None, None)
