"""Whom an id means after merges: the row that was kept."""

from collections.abc import Iterable

from archive.models import Person


def kept_rows(people: Iterable[Person]) -> dict[int, Person]:
    """Give, by the ids of these rows, the rows kept in their stead: mostly themselves.

    Chains of merges are followed to their end, a query for each step of the longest.
    """
    kept = {person.pk: person for person in people}
    while missing := {p.merged_into_id for p in kept.values() if p.merged_into_id}:
        found = Person.objects.in_bulk(missing)
        kept = {pk: found.get(row.merged_into_id, row) for pk, row in kept.items()}
    return kept


def lock_kept(people: Iterable[Person]) -> dict[int, Person]:
    """Give what `kept_rows` does, read anew and locked until the transaction ends.

    So whoever is linked to these rows cannot miss a merge: one that came first is
    followed, and one that comes now waits, and then takes along what was linked.
    Databases that write one transaction at a time need no lock.
    """
    kept = _locked({person.pk for person in people})
    while missing := {p.merged_into_id for p in kept.values() if p.merged_into_id}:
        found = _locked(missing)
        kept = {pk: found.get(row.merged_into_id, row) for pk, row in kept.items()}
    return kept


def _locked(ids: set[int]) -> dict[int, Person]:
    # In one order, so that two who lock the same rows wait for one another in turn.
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=ids)
    return {row.pk: row for row in rows.order_by("pk")}


def kept_ids(ids: Iterable[int]) -> dict[int, int]:
    """Give, by each of these ids that is merged into another's, the id that was kept.

    Ids of people who were not merged, and ids of nobody, are not in the answer.
    """
    merged = Person.objects.filter(pk__in=list(ids), merged_into__isnull=False)
    return {pk: row.pk for pk, row in kept_rows(merged).items()}


def moved_to(pk: int) -> int | None:
    """Give whose id stands in a merged row's place; null if it was not merged."""
    return kept_ids([pk]).get(pk)


def merged_below(person: Person) -> set[int]:
    """Give the ids of all who were merged into a person, step by step; not his own."""
    below: set[int] = set()
    step = {person.pk}
    while step:
        rows = Person.objects.filter(merged_into__in=step).values_list("pk", flat=True)
        step = set(rows) - below
        below |= step
    return below
