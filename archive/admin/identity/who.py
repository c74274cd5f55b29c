"""People with posts, other names and passages: a page of them in a few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Subquery

from archive.admin.identity.passages import Passage, passages
from archive.identity.mentions import MENTIONS
from archive.models import Membership, Person
from archive.models.mentions import Mention

EACH = 3
"""So many passages of one person are shown."""

POSTS = 4


@dataclass(slots=True)
class Who:
    """One person as an editor is shown him; `total` counts all his mentions."""

    person: Person
    names: list[str]
    posts: list[Membership] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    total: int = 0

    @property
    def more_posts(self) -> int:
        """How many posts are not shown."""
        return max(len(self.posts) - POSTS, 0)

    @property
    def latest_posts(self) -> list[Membership]:
        """The posts shown: the latest, in order of time."""
        return self.posts[-POSTS:]


def who_are(ids: Iterable[int], each: int = EACH) -> dict[int, Who]:
    """Show some people by id, each with the mentions in the newest entries."""
    people = Person.objects.prefetch_related("aliases").in_bulk(set(ids))
    found = {
        pk: Who(person, [alias.name for alias in person.aliases.all()])
        for pk, person in people.items()
    }
    for post in Membership.objects.filter(person__in=found):
        found[post.person_id].posts.append(post)
    newest: dict[int, list[Mention]] = defaultdict(list)
    for model in MENTIONS:
        for pk, total, row in _newest(model, found, each):
            newest[pk].append(row)
            found[pk].total += total
    shown: list[tuple[int, Mention]] = []
    for pk, rows in newest.items():
        rows.sort(key=lambda row: -row.entry_id)
        shown += [(pk, row) for row in rows[:each]]
    cut = passages([row for _pk, row in shown])
    for (pk, _row), passage in zip(shown, cut, strict=True):
        if passage.words not in [other.words for other in found[pk].passages]:
            found[pk].passages.append(passage)
    return found


def _newest(
    model: type[Mention], people: Iterable[int], each: int
) -> list[tuple[int, int, Mention]]:
    """Give the newest mentions of each person: (person, of how many, the row).

    How many is told with the first of them only; it is 0 with the others.
    """
    own = model.objects.filter(person=OuterRef("pk")).order_by()
    total = own.values("person").annotate(count=Count("pk")).values("count")
    # One by one from the end of the index: some have 50,000 mentions.
    last = own.order_by("-entry_id", "pk").values("pk")
    places = [Subquery(last[place : place + 1]) for place in range(each)]
    found = Person.objects.filter(pk__in=list(people)).order_by()
    told = list(found.values_list("pk", Subquery(total), *places))
    rows = model.objects.in_bulk({pk for _, _, *ids in told for pk in ids if pk})
    return [
        (person, count if place == 0 else 0, rows[pk])
        for person, count, *ids in told
        for place, pk in enumerate(ids)
        if pk
    ]
