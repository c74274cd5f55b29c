"""Two rows that were one person: made one, and made two again.

The row that goes stays in the table with `merged_into`, so that its address leads on.
Each mention it had notes in `via` whose it was: that is all an undo needs, whatever
else was merged, split or imported in the meantime.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from archive.identity.mentions import MENTIONS, entries_naming
from archive.identity.redirecting import kept_rows, merged_below
from archive.identity.settling import carry_names, settle
from archive.models import Decision, Person


class CannotMerge(ValueError):
    """These people cannot be made one: fewer than two, or one is somebody's already."""


@transaction.atomic
def merge(kept: Person, others: Iterable[Person], by: Any = None) -> list[Decision]:
    """Make one person of several; gives a decision for each row that goes.

    Mentions of all kinds, names and posts go to `kept`; `by` is the editor. The index
    follows by the outbox.

    Raises:
        CannotMerge: there is nobody else, or one of them was merged already.
    """
    ids = {person.pk for person in others} - {kept.pk}
    rows = {p.pk: p for p in _locked([kept.pk, *ids])}
    if not ids or len(rows) <= len(ids) or any(p.merged_into_id for p in rows.values()):
        raise CannotMerge
    entries = entries_naming(ids)
    made = [_merge_one(rows[kept.pk], rows[pk], by) for pk in sorted(ids)]
    carry_names(kept)
    settle(rows, entries)
    return made


def _locked(ids: Iterable[int]) -> Iterable[Person]:
    return Person.objects.select_for_update().filter(pk__in=ids).order_by("pk")


def _merge_one(kept: Person, other: Person, by: Any) -> Decision:
    moved = 0
    for model in MENTIONS:
        via = Coalesce(F("via_id"), Value(other.pk))
        moved += model.objects.filter(person=other).update(person=kept, via=via)
    other.merged_into = kept
    other.save(update_fields=["merged_into"])
    return Decision.objects.create(
        kind=Decision.Kind.MERGE, person=kept, other=other, moved=moved, made_by=by
    )


def unmerge(other: Person) -> int:
    """Make a merged row a person again, with all that is his; gives how many mentions.

    What an editor gave to somebody else since stays there. What a rule linked since by
    one of his names is his. Call it inside a transaction.
    """
    root, above = kept_rows([other])[other.pk], _above(other)
    below = merged_below(other)
    other.merged_into = None
    other.save(update_fields=["merged_into"])
    restored = 0
    for model in MENTIONS:
        rows = model.objects.filter(person=root)
        restored += rows.filter(via__in=below).update(person=other)
        restored += rows.filter(via=other).update(person=other, via=None)
    for person in above:
        carry_names(person)
    settle({root.pk, other.pk}, entries_naming([other.pk]))
    return restored


def _above(person: Person) -> list[Person]:
    """Give whom a row was merged into, and whom that one was, up to the one kept."""
    above = []
    while person.merged_into:
        person = person.merged_into
        above.append(person)
    return above
