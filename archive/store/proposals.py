"""Names that wait to be topics, settled by an editor for all entries at once.

A name becomes a topic, or another word for one, or is refused; whichever it was can be
undone. Each is one transaction that notes the entries it changes in the outbox.
"""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from archive.models import Entry, Proposal, Topic, record_changes
from archive.store.topics import topics_by_word


class Settled(ValueError):
    """Somebody has settled it, or undone it, in the meantime; nothing was changed."""


@transaction.atomic
def accept(proposal: Proposal, *, by: Any = None) -> Topic:
    """Make a topic of a name, and file the entries that proposed it under it.

    Where a topic has the name by now, or has it as a synonym, they are filed there.

    Raises:
        Settled: see there.
    """
    row = _waiting(proposal)
    known = topics_by_word().get(row.name)
    row.made_topic = known is None
    topic = Topic.objects.get(pk=known) if known else Topic(name=row.name)
    if known is None:
        topic.save()
    _file(row, topic, by)
    return topic


@transaction.atomic
def merge(proposal: Proposal, topic: Topic, *, by: Any = None) -> None:
    """Make a name another word for a topic, and file its entries there.

    Raises:
        Settled: see there; also where the topic is gone.
    """
    row = _waiting(proposal)
    kept = Topic.objects.select_for_update().filter(pk=topic.pk).first()
    if kept is None:
        raise Settled
    if row.name not in kept.names():
        kept.synonyms = "\n".join([*kept.names()[1:], row.name])
        kept.save()
    _file(row, kept, by)


@transaction.atomic
def refuse(proposal: Proposal, *, by: Any = None) -> None:
    """Say that a name is no subject here: no text proposes it any more.

    Raises:
        Settled: see there.
    """
    _settle(_waiting(proposal), None, by)


@transaction.atomic
def take_back(proposal: Proposal) -> None:
    """Have a name wait again, with the entries that proposed it.

    What was filed by the decision is so no longer; a topic that it made goes, unless it
    is of use by now.

    Raises:
        Settled: it waits already.
    """
    row = Proposal.objects.select_for_update().filter(pk=proposal.pk).first()
    if row is None or row.settled_at is None:
        raise Settled
    topic, made = row.topic, row.made_topic
    if topic:
        _take_out(row, topic)
        _unname(row.name, topic, made=made)
    row.topic, row.settled_at, row.settled_by, row.made_topic = None, None, None, False
    row.save()


def _waiting(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update().waiting()
    row = rows.filter(pk=proposal.pk).first()
    if row is None:
        raise Settled
    return row


def _settle(row: Proposal, topic: Topic | None, by: Any) -> None:
    row.topic, row.settled_by, row.settled_at = topic, by, timezone.now()
    row.save()


def _file(row: Proposal, topic: Topic, by: Any) -> None:
    """File the entries under a topic; `row.entries` keeps those it is new to."""
    proposed, filed = _through(Entry.proposals), _through(Entry.topics)
    of_topic = filed.objects.filter(topic=topic).values("entry")
    proposed.objects.filter(proposal=row, entry__in=of_topic).delete()
    ids = list(proposed.objects.filter(proposal=row).values_list("entry", flat=True))
    row.entry_count = len(ids)
    filed.objects.bulk_create(filed(entry_id=pk, topic=topic) for pk in ids)
    _settle(row, topic, by)
    _changed(row, ids)


def _take_out(row: Proposal, topic: Topic) -> None:
    ids = list(row.entries.order_by().values_list("pk", flat=True))
    rows = _through(Entry.topics).objects.filter(topic=topic)
    rows.filter(entry__in=row.entries.order_by().values("pk")).delete()
    _changed(row, ids)


def _changed(row: Proposal, ids: list[int]) -> None:
    row.entries.update(changed_at=timezone.now())
    record_changes(ids)


def _unname(name: str, topic: Topic, *, made: bool) -> None:
    """Take a name from a topic, or the topic itself where it was made for the name."""
    is_spare = not (topic.entries.exists() or topic.children.exists())
    if made and is_spare and topic.names() == [name]:
        topic.delete()
    elif name != topic.name:
        topic.synonyms = "\n".join(word for word in topic.names()[1:] if word != name)
        topic.save()


def _through(relation: Any) -> type[Model]:
    return relation.through
