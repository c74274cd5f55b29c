"""The home page: what is new, and the ways in."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.models import Entry, Kind, Person, Quotation, Speech, Topic
from archive.models.public import public_people, public_topics
from archive.views.lines import first_lines

LATEST = 8
HOT = 8
HOT_DAYS = 30
PEOPLE = 16
TOPICS = 24
RECENT = 60
"""The newest entries whose people and topics stand on the home page."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the search box, the latest, the most read, people and topics."""
    published = Entry.objects.published()
    counts = dict(published.order_by().values_list("kind").annotate(Count("pk")))
    recent = list(published.newest().values_list("pk", flat=True)[:RECENT])
    return render(
        request,
        "archive/home.html",
        {
            "kinds": [(kind, counts.get(kind.value, 0)) for kind in Kind],
            "latest": first_lines(published.newest(), LATEST),
            "hot": first_lines(most_read(), HOT),
            "people": recent_people(recent) or public_people()[:PEOPLE],
            "topics": recent_topics(recent) or public_topics()[:TOPICS],
        },
    )


def most_read() -> QuerySet[Entry]:
    """Give the published entries read in the last 30 days, the most read first."""
    since = timezone.localdate() - timedelta(days=HOT_DAYS)
    return Entry.objects.not_drafts().most_read(since)


def recent_people(entry_ids: Sequence[int]) -> list[Person]:
    """Give those who say most in these entries, with `entries`, in how many."""
    entries: Counter[int] = Counter()
    for mention in (Speech, Quotation):
        said = mention.objects.filter(entry__in=entry_ids, person__isnull=False)
        pairs = said.order_by().values_list("person", "entry").distinct()
        entries.update(person for person, _ in pairs)
    found = Person.objects.in_bulk([pk for pk, _ in entries.most_common(PEOPLE)])
    for pk, person in found.items():
        person.entries = entries[pk]
    return sorted(found.values(), key=lambda p: (-p.entries, p.pinyin))


def recent_topics(entry_ids: Sequence[int]) -> QuerySet[Topic]:
    """Give the topics of these entries with `filed`, in how many, the most first."""
    topics = Topic.objects.filter(entries__in=entry_ids)
    return topics.annotate(filed=Count("entries")).order_by("-filed", "pinyin")[:TOPICS]
