"""People who may be one: by name, by sound and post, or by a shorter form.

Few pairs are worth a question, so that the whole list is made at once, in a handful of
queries, and a page is cut from it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import combinations

from django.db.models import Count, Q, QuerySet

from archive.identity.redirecting import kept_ids
from archive.models import Alias, Decision, Membership, Person
from archive.text.posts import compatible, titles
from archive.text.titled import titled_name

MOST_OF_ONE_SOUND = 8
"""More people who sound alike are no few who may be one."""
MOST_OF_ONE_TITLE = 3
"""So many people may be 王主任 that it is worth a question which."""

MOST_TITLES = 30
_TITLE_ENDS = ("长", "书记", "主任", "主席", "委员", "代表", "教授", "总理", "总统")


class Sign(Enum):
    """What speaks for two rows being one person, the strongest first."""

    NAME = auto()
    OTHER_NAME = auto()
    SHORT_FORM = auto()
    TITLE = auto()
    SOUND = auto()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people by id, the lower first, and what speaks for their being one."""

    one: int
    other: int
    sign: Sign


def alike(text: str = "", *, aside: bool = False) -> list[Pair]:
    """Give the pairs nobody has decided about, the strongest sign first.

    `text` keeps the pairs of whose names one has it; with `aside` those set aside.
    """
    signs: dict[tuple[int, int], Sign] = {}
    for sign, pairs in (
        (Sign.NAME, _same(Person.objects.kept(), "folded")),
        (Sign.OTHER_NAME, _other_names()),
        (Sign.SHORT_FORM, _short_forms()),
        (Sign.TITLE, _titled()),
        (Sign.SOUND, _same(Person.objects.kept(), "pinyin")),
    ):
        for pair in pairs:
            signs.setdefault(pair, sign)
    for pair in _decided():
        signs.pop(pair, None)
    left = _pairs_of(Decision.Kind.LEFT)
    kept = {p: sign for p, sign in signs.items() if (p in left) is aside}
    posts = _titles(kept)
    found = [
        Pair(*pair, sign)
        for pair, sign in kept.items()
        if _can_be_one(posts[pair[0]], posts[pair[1]], sign)
    ]
    return sorted(_named(found, text), key=lambda p: (p.sign.value, p.one, p.other))


def _can_be_one(one: set[str], other: set[str], sign: Sign) -> bool:
    """Say whether the posts let two people be one; who only sounds alike wants one."""
    if sign is Sign.SOUND and not (one and other):
        return False
    return compatible(one, other)


def _same(people: QuerySet[Person], column: str) -> Iterator[tuple[int, int]]:
    """Give the pairs that have the same in a column."""
    several = people.order_by().values(column).annotate(n=Count("pk"))
    several = several.filter(n__gt=1, n__lte=MOST_OF_ONE_SOUND).values(column)
    groups: dict[str, list[int]] = defaultdict(list)
    rows = people.filter(**{f"{column}__in": several}).order_by("pk")
    for value, pk in rows.values_list(column, "pk"):
        groups[value].append(pk)
    for ids in groups.values():
        yield from combinations(ids, 2)


def _other_names() -> Iterator[tuple[int, int]]:
    """Give the pairs of which one's name is another name of the other."""
    aliases = Alias.objects.filter(person__merged_into=None)
    owners: dict[str, set[int]] = defaultdict(set)
    for name, pk in aliases.values_list("folded", "person_id"):
        owners[name].add(pk)
    named = Person.objects.kept().filter(folded__in=aliases.values("folded"))
    for name, pk in named.order_by().values_list("folded", "pk"):
        owners[name].add(pk)
    for ids in owners.values():
        if len(ids) <= MOST_OF_ONE_SOUND:
            yield from combinations(sorted(ids), 2)


def _short_forms() -> Iterator[tuple[int, int]]:
    """Give the pairs of which one's name is the last part of the other's."""
    dotted: dict[str, list[int]] = defaultdict(list)
    people = Person.objects.kept().order_by()
    rows = people.filter(folded__contains="·").values_list("folded", "pk")
    for name, pk in rows:
        dotted[name.rpartition("·")[2]].append(pk)
    short = people.filter(folded__in=dotted.keys()).values_list("folded", "pk")
    for name, pk in short:
        if len(dotted[name]) == 1:  # of two 沙利文 nobody knows which is meant
            yield min(pk, *dotted[name]), max(pk, *dotted[name])


def _titled() -> Iterator[tuple[int, int]]:
    """Give the pairs of which one is called by the other's family name and post."""
    ends = Q()
    for word in _TITLE_ENDS:
        ends |= Q(folded__endswith=word)
    called: dict[str, list[tuple[str, int]]] = defaultdict(list)
    people = Person.objects.kept().filter(ends).order_by("pk")
    for name, pk in people.values_list("name", "pk"):
        if (parts := titled_name(name)) and not parts.is_whole:
            called[parts.title].append((parts.name, pk))
    for title, holders in list(called.items())[:MOST_TITLES]:
        rows = Membership.objects.filter(post__contains=title, person__merged_into=None)
        held = rows.values_list("person_id", "person__name", "post", "organization")
        fitting = [row for row in held if compatible(titles(*row[2:]), titles(title))]
        for family, pk in holders:
            ids = {one for one, name, *_ in fitting if name.startswith(family)} - {pk}
            if len(ids) <= MOST_OF_ONE_TITLE:
                yield from ((min(pk, one), max(pk, one)) for one in sorted(ids))


def _decided() -> set[tuple[int, int]]:
    """Give the pairs an editor said are two, by his word or by splitting them."""
    return _pairs_of(Decision.Kind.DISTINCT) | _pairs_of(Decision.Kind.ASSIGN)


def _pairs_of(kind: str) -> set[tuple[int, int]]:
    """Give the pairs of the standing decisions of a kind, merges followed."""
    rows = Decision.objects.filter(kind=kind, undone_at=None)
    rows = rows.filter(person__isnull=False, other__isnull=False)
    pairs = list(rows.values_list("person", "other"))
    moved = kept_ids({pk for pair in pairs for pk in pair})
    return {tuple(sorted(moved.get(pk, pk) for pk in pair)) for pair in pairs}


def _titles(pairs: Iterable[tuple[int, int]]) -> dict[int, set[str]]:
    """Give the single titles that published entries print beside each of them."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Membership.objects.filter(person__in={pk for pair in pairs for pk in pair})
    for pk, post, held_at in rows.order_by().values_list(
        "person_id", "post", "organization"
    ):
        found[pk] |= titles(post, held_at)
    return found


def _named(pairs: list[Pair], text: str) -> list[Pair]:
    """Keep the pairs of which one has the text in the name."""
    if not text:
        return pairs
    ids = {pk for pair in pairs for pk in (pair.one, pair.other)}
    people = Person.objects.filter(pk__in=ids, name__contains=text)
    known = set(people.values_list("pk", flat=True))
    return [pair for pair in pairs if {pair.one, pair.other} & known]
