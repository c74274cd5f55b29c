"""What follows from an entry's words and dates, brought up to date after a change."""

from collections.abc import Iterable

from archive.identity import people_of, refresh_memberships
from archive.models import Entry
from archive.store.duplicates import relink


def refresh_derived(entry: Entry, people_before: Iterable[int] = ()) -> None:
    """Bring day, text digest, duplicates and the people's posts in line with the rows.

    For editors' changes of an entry (text, dates, status, mentions), inside their
    transaction and before `record_changes`. `people_before` are the ids of the people
    it was linked to before (`archive.identity.people_of`), whose posts may go with it.
    """
    entry.save()
    relink([entry, *entry.duplicates.order_by("pk")])
    refresh_memberships({*people_before, *people_of(entry)})
