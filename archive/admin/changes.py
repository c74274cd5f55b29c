"""What every change of an entry ends with, and the changes made to many at once."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from archive.admin.transcript import settle_order
from archive.identity import link_mentions, people_of, refresh_memberships
from archive.models import Entry, Proposal, Topic, record_changes
from archive.store import refresh_derived
from archive.store.topics import topics_by_word


def entry_changed(entry: Entry, people_before: Iterable[int] = ()) -> None:
    """End a change of an entry: order, people, what is derived, time, journal.

    Call it last, in the transaction of the change. `people_before` are the ids of those
    it named before the change, whose posts may be attested otherwise now.
    """
    settle_order(entry.pk)
    stored = Entry.objects.get(pk=entry.pk)
    link_mentions(stored)
    refresh_derived(stored, people_before)
    record_changes([entry.pk])


@transaction.atomic
def set_status(entries: QuerySet[Entry], status: str) -> list[Entry]:
    """Publish or withdraw entries, and give those whose status it changed."""
    changed = list(entries.exclude(status=status))
    ids = [entry.pk for entry in changed]
    Entry.objects.filter(pk__in=ids).update(status=status, changed_at=timezone.now())
    refresh_memberships(people_of(*changed))
    record_changes(ids)
    return changed


def accept_topics(entry: Entry, names: Collection[str]) -> None:
    """File an entry under names that waited, making those topics that there are not.

    The caller ends the change with `entry_changed`.
    """
    known = topics_by_word()
    made = [Topic.objects.create(name=name) for name in names if name not in known]
    accepted = [*made, *(known[name] for name in names if name in known)]
    entry.topics.add(*accepted)
    dismiss_topics(entry, names)


def dismiss_topics(entry: Entry, names: Iterable[str]) -> None:
    """Take names off those that wait with an entry."""
    gone = list(entry.proposals.waiting().filter(name__in=list(names)))
    entry.proposals.remove(*gone)
    Proposal.objects.filter(pk__in=[one.pk for one in gone]).recount()
