"""Names that the rules left open, one question for each name in an entry."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from archive.identity.directory import Candidate, Directory
from archive.identity.mentions import MENTIONS, titles_of
from archive.models import Decision, Person
from archive.models.mentions import Mention
from archive.text.posts import compatible
from archive.text.titled import titled_name


class OpenName(NamedTuple):
    """Which question: the entry's id, and the name printed in it."""

    entry: int
    name: str


class Why(Enum):
    """What makes somebody a candidate."""

    NAME = auto()
    OTHER_NAME = auto()
    FAMILY_NAME = auto()


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody a name may mean; `fits` says whether the posts can be one man's.

    `shared` are the titles printed here and beside him elsewhere.
    """

    person: Person
    why: Why
    fits: bool
    shared: tuple[str, ...] = ()


@dataclass(slots=True)
class Asked:
    """A question with the mentions it is about and whom they may mean."""

    about: OpenName
    mentions: list[Mention] = field(default_factory=list)
    possible: list[Possible] = field(default_factory=list)


def open_names(text: str = "", *, aside: bool = False) -> QuerySet:
    """Give (entry, name) of each question, the newest entry first.

    `text` keeps the names that hold it; with `aside` those that were set aside.
    """
    left = Decision.objects.filter(
        kind=Decision.Kind.LEFT, undone_at=None, entry=OuterRef("entry"),
        name=OuterRef("name"),
    )  # fmt: skip
    kept = Q(Exists(left)) if aside else ~Q(Exists(left))
    if text:
        kept &= Q(name__contains=text)
    first, *others = (
        model.objects.filter(kept, linked_by="")
        .exclude(name="")
        .order_by()
        .values_list("entry_id", "name")
        for model in MENTIONS
    )
    return first.union(*others).order_by("-entry_id", "name")


def ask_about(names: Iterable[Sequence]) -> list[Asked]:
    """Give the questions about some of `open_names`, in their order."""
    asked = {OpenName(*name): Asked(OpenName(*name)) for name in names}
    around: dict[int, set[Person]] = defaultdict(set)
    entries = {about.entry for about in asked}
    for model in MENTIONS:
        rows = model.objects.filter(entry__in=entries).exclude(name="")
        for row in rows.select_related("person"):
            one = asked.get(OpenName(row.entry_id, row.name))
            if one and not row.linked_by:
                one.mentions.append(row)
            if row.person:
                around[row.entry_id].add(row.person)
    nearby = {person.name for people in around.values() for person in people}
    directory = Directory({about.name for about in asked} | nearby)
    for about, one in asked.items():
        one.possible = _possible(one, around[about.entry], directory)
    return list(asked.values())


def _possible(
    asked: Asked, around: Iterable[Person], directory: Directory
) -> list[Possible]:
    """Give whom a name may mean: its bearers, others of its entry; fitting first."""
    printed = frozenset().union(*map(titles_of, asked.mentions))
    name, found = asked.about.name, {}
    for one in (one for one in directory.bearing(name) if not one.is_nobody):
        why = Why.NAME if one.person.name == name else Why.OTHER_NAME
        found[one.person.pk] = _held_against(one, why, printed)
    family = titled_name(name)
    for person in around if family else ():
        if person.name.startswith(family.name) and person.pk not in found:
            one = next(c for c in directory.bearing(person.name) if c.person == person)
            found[person.pk] = _held_against(one, Why.FAMILY_NAME, printed)
    return sorted(found.values(), key=lambda one: (not one.fits, one.person.pk))


def _held_against(one: Candidate, why: Why, printed: frozenset[str]) -> Possible:
    shared = [t for t in sorted(one.titles) if printed and compatible([t], printed)]
    return Possible(one.person, why, compatible(one.titles, printed), tuple(shared))
