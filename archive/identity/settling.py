"""What every change of who is who ends with: posts, other names, the index."""

from collections.abc import Iterable

from archive.identity.posts import refresh_memberships
from archive.identity.redirecting import merged_below
from archive.models import Alias, Person, record_changes


def settle(people: Iterable[int], entries: Iterable[int]) -> None:
    """Bring in line what follows from mentions that went from one to another.

    `people` are the ids of those who lost or got some, `entries` of where they stand.
    Call it last, in the transaction of the change.
    """
    refresh_memberships(people)
    record_changes(sorted(entries))


def carry_names(person: Person) -> None:
    """Give somebody the names of all who were merged into him, and take others away.

    What an editor typed as another name is left alone.
    """
    below = merged_below(person)
    carried = set(Person.objects.filter(pk__in=below).values_list("name", flat=True))
    typed = Alias.objects.filter(carried=False)
    carried |= set(typed.filter(person__in=below).values_list("name", flat=True))
    own = set(typed.filter(person=person).values_list("name", flat=True))
    carried -= {person.name, *own}
    stored = Alias.objects.filter(person=person, carried=True)
    stored.exclude(name__in=carried).delete()
    known = set(stored.values_list("name", flat=True))
    Alias.objects.bulk_create(
        Alias(person=person, name=name, carried=True)
        for name in sorted(carried - known)
    )
