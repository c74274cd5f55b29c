"""Names that the rules left open: one question for a name, wherever it is printed.

A family name with a title (范副省长) may be another man's in another entry: it is a
question for each entry by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from archive.identity.directory import Candidate, Directory
from archive.identity.mentions import KINDS, MENTIONS, open_rows, titles_of
from archive.models import Decision, Entry, Person
from archive.models.mentions import Mention
from archive.text.posts import compatible
from archive.text.titled import titled_name


class OpenName(NamedTuple):
    """Which question: a name, and the id of the one entry it is about; null: all."""

    name: str
    entry: int | None = None

    @classmethod
    def of(cls, name: str, entry: int) -> "OpenName":
        """Give the question that a name in an entry belongs to."""
        return cls(name, entry if titled_name(name) else None)


class Why(Enum):
    """What makes somebody a candidate."""

    NAME = auto()
    OTHER_NAME = auto()
    FAMILY_NAME = auto()


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody a name may mean; `fits` says whether the posts can be one man's.

    `shared` are the titles printed with the name and beside him elsewhere.
    """

    person: Person
    why: Why
    fits: bool
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions that print posts one man can hold; `post` is the commonest of them."""

    post: str
    mentions: list[Mention]

    @property
    def entries(self) -> int:
        """In how many entries they stand."""
        return len({row.entry_id for row in self.mentions})


@dataclass(slots=True)
class Asked:
    """A question with the mentions it is about and whom they may mean."""

    about: OpenName
    groups: list[Group]
    possible: list[Possible] = field(default_factory=list)

    @property
    def mentions(self) -> list[Mention]:
        """All of its mentions."""
        return [row for group in self.groups for row in group.mentions]


def open_names(
    text: str = "", *, kind: str = "", aside: bool = False
) -> list[OpenName]:
    """Give the questions, those of most mentions first.

    `text` keeps the names that hold it, `kind` (of `KINDS`) those that are mentioned
    so; with `aside` those that were set aside.
    """
    counts: Counter[OpenName] = Counter()
    models = [KINDS[kind]] if kind in KINDS else MENTIONS
    for model in models:
        rows = _asked_about(model, aside=aside)
        rows = rows.filter(name__contains=text) if text else rows
        pairs = rows.order_by().values_list("name", "entry_id")
        counts.update(OpenName.of(*pair) for pair in pairs)
    return sorted(counts, key=lambda name: (-counts[name], name.name, name.entry or 0))


def _asked_about(model: type[Mention], *, aside: bool) -> QuerySet:
    """Give the open mentions of a kind that were not set aside, or that were."""
    anywhere = Q(entry=None) | Q(entry=OuterRef("entry"))
    left = Decision.objects.filter(
        anywhere, kind=Decision.Kind.LEFT, undone_at=None, name=OuterRef("name")
    )
    return open_rows(model).filter(Exists(left) if aside else ~Exists(left))


def ask_about(names: Iterable[OpenName]) -> list[Asked]:
    """Give some of the questions `open_names` gives, in their order."""
    wanted = list(names)
    rows = _read(wanted)
    asked = [Asked(name, _grouped(rows[name])) for name in wanted]
    around = _around({name.entry for name in wanted} - {None})
    nearby = {person.name for people in around.values() for person in people}
    directory = Directory({name.name for name in wanted} | nearby)
    for one in asked:
        one.possible = _possible(one, around.get(one.about.entry, ()), directory)
    return asked


def _read(names: Sequence[OpenName]) -> Mapping[OpenName, list[Mention]]:
    found: dict[OpenName, list[Mention]] = defaultdict(list)
    for model in MENTIONS:
        rows = open_rows(model).filter(name__in={one.name for one in names})
        for row in rows.order_by("-entry_id", "pk"):
            found[OpenName.of(row.name, row.entry_id)].append(row)
    return found


def groups_of(about: OpenName) -> list[Group]:
    """Give the open mentions that a question is about, set aside or not."""
    return _grouped(_read([about])[about])


def _grouped(rows: Sequence[Mention]) -> list[Group]:
    """Put mentions together by posts that can be one man's, the largest group first.

    In one entry the name is one man: what prints no post there goes with what does.
    """
    by_entry: dict[int, list[Mention]] = defaultdict(list)
    for row in rows:
        by_entry[row.entry_id].append(row)
    posts: dict[str, list[Mention]] = defaultdict(list)
    for mentions in by_entry.values():
        posts[next((row.post for row in mentions if row.post), "")] += mentions
    groups: list[tuple[frozenset[str], Group]] = []
    for post, mentions in sorted(posts.items(), key=lambda pair: -len(pair[1])):
        printed = _printed(mentions)
        for held, group in groups:
            if bool(held) == bool(printed) and compatible(held, printed):
                group.mentions.extend(mentions)
                break
        else:
            groups.append((printed, Group(post, mentions)))
    shown = [group for _held, group in groups]
    return sorted(shown, key=lambda group: -len(group.mentions))


def _around(entries: Iterable[int]) -> dict[int, set[Person]]:
    """Give the people whom some entries name."""
    people: dict[int, set[Person]] = defaultdict(set)
    ids = list(entries)
    for model in MENTIONS if ids else ():
        rows = model.objects.filter(entry__in=ids, person__isnull=False)
        for row in rows.select_related("person"):
            people[row.entry_id].add(row.person)
    return people


def _possible(
    asked: Asked, around: Iterable[Person], directory: Directory
) -> list[Possible]:
    """Give whom a name may mean: its bearers, others of its entry; fitting first."""
    printed = [_printed(group.mentions) for group in asked.groups]
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


def _printed(rows: Iterable[Mention]) -> frozenset[str]:
    return frozenset().union(*map(titles_of, rows))


def _held_against(
    one: Candidate, why: Why, printed: Sequence[frozenset[str]]
) -> Possible:
    every = frozenset().union(*printed)
    shared = [t for t in sorted(one.titles) if every and compatible([t], every)]
    fits = any(compatible(one.titles, each) for each in printed)
    return Possible(one.person, why, fits, tuple(shared))


def entry_of(about: OpenName) -> Entry | None:
    """Give the entry that a question is about, if it is about one."""
    return Entry.objects.filter(pk=about.entry).first() if about.entry else None
