"""Decisions taken back, one by one and in any order.

What a later decision or an editor's form changed in the meantime is not touched: it is
counted, so that it can be said.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from archive.identity.assigning import restore
from archive.identity.mentions import KINDS, MENTIONS
from archive.identity.merging import unmerge
from archive.identity.settling import settle
from archive.models import Assigned, Decision, LinkedBy, Person
from archive.models.mentions import Mention

Key = tuple[str, int]
"""Which mention: the kind of row, and its id."""


class CannotUndo(ValueError):
    """The decision is undone already, or the person it is about was deleted."""


@dataclass(frozen=True, slots=True)
class Undone:
    """How many mentions went back, and how many stayed: changed since, or gone."""

    restored: int = 0
    stayed: int = 0


@transaction.atomic
def undo(decision: Decision) -> Undone:
    """Take a decision back.

    Raises:
        CannotUndo: see there; nothing was changed.
    """
    row = Decision.objects.select_for_update().get(pk=decision.pk)
    if row.undone_at:
        raise CannotUndo
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    done = _UNDO.get(row.kind, lambda _row: Undone())(row)
    for person in {row.person, row.other} - {None}:
        _discard_unused(person)
    return done


def _undo_merge(decision: Decision) -> Undone:
    other = decision.other
    if other is None or other.merged_into_id != decision.person_id:
        raise CannotUndo
    restored = unmerge(other)
    return Undone(restored, max(decision.moved - restored, 0))


def _undo_assign(decision: Decision) -> Undone:
    notes = {
        (note.mention, note.mention_id): note
        for note in decision.assigned.select_related("was_person")
    }
    later = _later(decision)
    for key, following in later.items():
        following.was_person = notes[key].was_person
        following.was_linked_by = notes[key].was_linked_by
    Assigned.objects.bulk_update(later.values(), ["was_person", "was_linked_by"])
    back = {
        row: notes[key]
        for key, row in _as_decided(decision).items()
        if key not in later
    }
    people = {row.person_id for row in back}
    restore(back)
    people |= {row.person_id for row in back}
    if decision.person_id is None and decision.other:
        _ask_again(decision.other.name)
    settle(people - {None}, {row.entry_id for row in back})
    return Undone(len(back), len(notes) - len(back))


def _ask_again(name: str) -> None:
    """Open what a rule took for nobody's because an editor had said so."""
    for model in MENTIONS:
        rows = model.objects.filter(name=name, person=None)
        rows.filter(linked_by=LinkedBy.INFERRED).update(linked_by="")


def _later(decision: Decision) -> dict[Key, Assigned]:
    """Give of each mention the note of the next standing decision, if there is one."""
    ids = decision.assigned.values("mention_id")
    standing = Assigned.objects.filter(
        mention_id__in=ids, decision__gt=decision.pk, decision__undone_at=None
    )
    kept = set(decision.assigned.values_list("mention", "mention_id"))
    found: dict[Key, Assigned] = {}
    for note in standing.order_by("decision"):
        if (note.mention, note.mention_id) in kept:
            found.setdefault((note.mention, note.mention_id), note)
    return found


def _as_decided(decision: Decision) -> dict[Key, Mention]:
    """Give the mentions that are still as the decision left them."""
    rows: dict[Key, Mention] = {}
    for kind, model in KINDS.items():
        ids = decision.assigned.filter(mention=kind).values("mention_id")
        for row in model.objects.filter(pk__in=ids, linked_by=LinkedBy.EDITOR):
            if row.own_id() == decision.person_id:
                rows[kind, row.pk] = row
    return rows


def _discard_unused(person: Person) -> None:
    """Delete whom an undone decision had made, if nothing came of him since."""
    of_him = Q(person=person) | Q(other=person)
    decisions = Decision.objects.filter(of_him)
    made = decisions.filter(person=person, made_person=True, undone_at__isnull=False)
    standing = decisions.filter(
        undone_at=None, kind__in=(Decision.Kind.MERGE, Decision.Kind.ASSIGN)
    )
    in_use = (
        Person.objects.filter(merged_into=person),
        person.aliases.filter(carried=False),
        Assigned.objects.filter(was_person=person, decision__undone_at=None),
        *(model.objects.filter(person=person) for model in MENTIONS),
    )
    is_spare = made.exists() and not (person.merged_into_id or standing.exists())
    if is_spare and not any(rows.exists() for rows in in_use):
        decisions.exclude(kind__in=_UNDO).delete()
        person.delete()


_UNDO: dict[str, Callable[[Decision], Undone]] = {
    Decision.Kind.MERGE: _undo_merge,
    Decision.Kind.ASSIGN: _undo_assign,
}
