"""Who a mention is, by an editor: somebody known, somebody new, or nobody.

Each decision notes of each mention whose it was, so that it can be taken back.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from archive.identity.directory import Directory
from archive.identity.mentions import KINDS, kind_of
from archive.identity.redirecting import kept_rows, lock_kept
from archive.identity.settling import settle
from archive.models import Assigned, Decision, Entry, LinkedBy, Person
from archive.models.mentions import Mention
from archive.text.titled import titled_name

AT_ONCE = 500
"""So many rows are named in one query."""
LONGEST_NOTE = 200


@transaction.atomic
def assign(
    mentions: Sequence[Mention],
    person: Person | None,
    *,
    by: Any = None,
    made: bool = False,
    **about: Any,
) -> Decision:
    """Say that some mentions are one person's, or (null) name nobody.

    `made` says that the person was made for it; `about` is whose they were (`other`),
    or the `entry` and `name` of the question that is answered.
    """
    person = lock_kept([person])[person.pk] if person else None
    decision = Decision.objects.create(
        kind=Decision.Kind.ASSIGN, person=person, made_person=made, made_by=by,
        moved=len(mentions), **about,
    )  # fmt: skip
    _note(decision, mentions)
    people = {row.person_id for row in mentions} | {person.pk if person else None}
    for row in mentions:
        row.link(person, LinkedBy.EDITOR)
    save_links(mentions)
    settle(people - {None}, {row.entry_id for row in mentions})
    return decision


def _note(decision: Decision, mentions: Iterable[Mention]) -> None:
    """Keep whose each of these mentions is before the decision."""
    Assigned.objects.bulk_create(
        Assigned(
            decision=decision,
            mention=kind_of(row),
            mention_id=row.pk,
            was_person_id=row.own_id(),
            was_linked_by=row.linked_by,
        )
        for row in mentions
    )


def save_links(mentions: Iterable[Mention]) -> None:
    """Save of some mentions who they are, all of one person's at once."""
    groups: dict[tuple, list[int]] = defaultdict(list)
    for row in mentions:
        link = (row.person_id, row.via_id, row.linked_by)
        groups[type(row), link].append(row.pk)
    for (model, (person, via, by)), ids in groups.items():
        for start in range(0, len(ids), AT_ONCE):
            rows = model.objects.filter(pk__in=ids[start : start + AT_ONCE])
            rows.update(person=person, via=via, linked_by=by)


@transaction.atomic
def split(
    person: Person,
    mentions: Sequence[Mention],
    to: Person | None,
    *,
    note: str = "",
    by: Any = None,
) -> Decision:
    """Take some of a person's mentions for another's; null makes a new person for them.

    The new one has the name and `note`, which tells the two apart. That the two are not
    the same is remembered.
    """
    if to is not None:
        return assign(mentions, to, other=person, by=by)
    made = Person.objects.create(name=person.name, note=note, confirmed=True)
    return assign(mentions, made, other=person, made=True, by=by)


def dismiss(person: Person, *, by: Any = None) -> Decision:
    """Say that a name is none (强硬的): what a rule linked to it names nobody.

    Nor will what comes in later, until the decision is undone.
    """
    return assign(_rows_of(person), None, other=person, by=by)


def _rows_of(person: Person) -> list[Mention]:
    kinds = KINDS.values()
    return [row for model in kinds for row in model.objects.filter(person=person)]


def answer(
    name: str,
    mentions: Sequence[Mention],
    person: Person,
    *,
    entry: Entry | None = None,
    by: Any = None,
) -> Decision:
    """Say who a name is, in some of its open mentions: these are this person's.

    `entry` is the one that the question was about, if it was about one.
    """
    return assign(mentions, person, entry=entry, name=name, by=by)


@transaction.atomic
def answer_new(
    name: str,
    mentions: Sequence[Mention],
    *,
    entry: Entry | None = None,
    by: Any = None,
) -> Decision:
    """Say that a name is somebody new, and nobody else of that name.

    A title behind a whole name (范华平副省长) is no part of his. Where others have the
    name the post printed tells him apart.
    """
    parts = titled_name(name)
    own = parts.name if parts and parts.is_whole else name
    others = [candidate.person for candidate in Directory([own]).bearing(own)]
    post = next((row.post for row in mentions if row.post), "") if others else ""
    made = Person.objects.create(name=own, note=post[:LONGEST_NOTE], confirmed=True)
    for other in others:
        keep_apart(made, other, by=by)
    return assign(mentions, made, entry=entry, name=name, made=True, by=by)


@transaction.atomic
def answer_nobody(
    name: str,
    mentions: Sequence[Mention],
    *,
    entry: Entry | None = None,
    is_all: bool = False,
    by: Any = None,
) -> Decision:
    """Say that a name is none (方微博), in some of its open mentions.

    Where it `is_all` of them, whom a rule has made of the name is nobody as well, and
    so is what comes in later (see `dismiss`).
    """
    rows, made = list(mentions), None
    if is_all and entry is None:
        made = Person.objects.new().filter(name=name).first()
        rows += _rows_of(made) if made else []
    return assign(rows, None, entry=entry, name=name, other=made, by=by)


def keep_apart(one: Person, other: Person, *, by: Any = None) -> Decision:
    """Say that two people are not the same; nobody is asked about them again."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    return Decision.objects.create(
        kind=Decision.Kind.DISTINCT, person=first, other=second, made_by=by
    )


def set_aside(*, by: Any = None, **about: Any) -> Decision:
    """Set a question aside: about `person` (and `other`), or a `name` (and `entry`)."""
    return Decision.objects.create(kind=Decision.Kind.LEFT, made_by=by, **about)


def restore(rows: dict[Mention, Assigned]) -> None:
    """Give mentions back to whom they were before, or whoever he was merged into."""
    owners = {note.was_person for note in rows.values() if note.was_person}
    kept = kept_rows(owners)
    for row, note in rows.items():
        own = note.was_person
        row.link(kept[own.pk] if own else None, note.was_linked_by)
        if own and own.pk != row.person_id:
            row.via = own
        if own is None and row.linked_by == LinkedBy.INFERRED:
            row.linked_by = ""  # whom the rule had found is gone
    save_links(rows)
