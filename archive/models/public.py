"""What of people, topics and outlets the public may see: what a published entry names.

Somebody who stands in a draft only is shown nowhere.
"""

from collections.abc import Callable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from archive.models.entries import Entry, Status
from archive.models.people import Organization, Person
from archive.models.speeches import Attendance, Photo, Quotation, Speech
from archive.models.topics import Topic

MENTIONS = (Attendance, Speech, Quotation, Photo)


def public_people() -> QuerySet[Person]:
    """Give the people whom a published entry names, in order of pinyin."""
    return _named(_in_public)


def listed_people() -> QuerySet[Person]:
    """Give them for a list of all: the drafts are looked up once, not for each person.

    For few people that is the longer way where there are many drafts.
    """
    return _named(_outside_drafts)


def _named(in_public: Callable[[QuerySet], Exists]) -> QuerySet[Person]:
    named = Q()
    for mention in MENTIONS:
        named |= Q(in_public(mention.objects.filter(person=OuterRef("pk"))))
    return Person.objects.filter(named)


def entries_naming(person: Person) -> QuerySet[Entry]:
    """Give the published entries that name a person, the newest first."""
    named = Q()
    for mention in MENTIONS:
        named |= Q(pk__in=mention.objects.filter(person=person).values("entry"))
    return Entry.objects.not_drafts().filter(named).newest()


def public_outlets() -> QuerySet[Organization]:
    """Give the outlets that speak in a published entry, in order of pinyin."""
    turns = Speech.objects.filter(outlet=OuterRef("pk"))
    return Organization.objects.filter(_in_public(turns), is_outlet=True)


def topic_counts() -> dict[int, int]:
    """Count the published entries of each topic that has any, by the topic's id."""
    filed = Entry.topics.through.objects.filter(entry__status=Status.PUBLISHED)
    return dict(filed.values_list("topic_id").annotate(Count("pk")))


def shown_topics(counts: dict[int, int]) -> set[int]:
    """Give the ids of the topics that have published entries, and of those above them.

    `counts` are the published entries by topic. The ones above are there so that the
    tree is whole.
    """
    above = dict(Topic.objects.order_by().values_list("pk", "parent_id"))
    shown: set[int] = set()
    for topic_id in counts:
        step: int | None = topic_id
        while step is not None and step not in shown:
            shown.add(step)
            step = above.get(step)
    return shown


def browsable_topics(counts: dict[int, int] | None = None) -> QuerySet[Topic]:
    """Give the topics that have a page: see `shown_topics`, which takes `counts`."""
    shown = shown_topics(topic_counts() if counts is None else counts)
    return Topic.objects.filter(pk__in=shown)


def public_topics() -> QuerySet[Topic]:
    """Give the topics that a published entry is filed under, in order of pinyin."""
    filed = Entry.topics.through.objects.filter(topic=OuterRef("pk"))
    return Topic.objects.filter(_in_public(filed))


def _in_public(rows: QuerySet) -> Exists:
    """Ask whether any of some rows belongs to a published entry.

    It is asked by what the status is not: see `EntryQuerySet.not_drafts`.
    """
    return Exists(rows.exclude(entry__status=Status.DRAFT))


def _outside_drafts(rows: QuerySet) -> Exists:
    """Ask the same, without a look at the entry."""
    return Exists(rows.exclude(entry__in=Entry.objects.filter(status=Status.DRAFT)))
