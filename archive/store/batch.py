"""Many records stored at once: few queries, one transaction, each entry whole.

Records are checked before the transaction begins, so that what is refused takes
nothing else down. Two imports of one document at the same time meet at the unique
`import_key`: the second waits or is turned back by the database, and then finds the
entry there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import IntegrityError, transaction

from archive.models import Entry, Status, record_changes
from archive.records import ParsedEntry, ParseWarning
from archive.store.checks import StoreError, check
from archive.store.creating import Fresh, create
from archive.store.duplicates import duplicate_warning
from archive.store.keys import import_key, record_digest
from archive.store.updating import update

ATTEMPTS = 3


class Outcome(StrEnum):
    """What storing a record did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a record. `warnings` are those the store itself raised."""

    entry_id: int
    outcome: Outcome
    duplicate_of: int | None = None
    warnings: tuple[ParseWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Job(Fresh):
    """A record that passed its checks; `place` is its position in the batch."""

    place: int


def store(record: ParsedEntry, *, status: str = Status.PUBLISHED) -> Stored:
    """Store one record: make its entry, or change the entry made from it before.

    `status` is that of a new entry; an entry that is there keeps its own. The same
    record again changes nothing and records no change.

    Raises:
        StoreError: the rows cannot hold the record; nothing is stored.
    """
    (result,) = store_batch([record], status=status)
    if isinstance(result, StoreError):
        raise result
    return result


def store_batch(
    records: Iterable[ParsedEntry], *, status: str = Status.PUBLISHED
) -> list[Stored | StoreError]:
    """Store many records; give for each, in order, what became of it.

    All are stored, except those refused, whose error stands in their place: or none,
    where the database fails (its error is raised). A few hundred make a good batch:
    on SQLite other writers wait until it is done.
    """
    results: dict[int, Stored | StoreError] = {}
    jobs = []
    for place, record in enumerate(records):
        try:
            check(record)
        except StoreError as error:
            results[place] = error
        else:
            key, digest = import_key(record), record_digest(record)
            jobs.append(Job(record, key, digest, place))
    for group in _without_repeats(jobs):
        results |= _store_group(group, status)
    return [results[place] for place in sorted(results)]


def _without_repeats(jobs: Sequence[Job]) -> list[list[Job]]:
    """Part jobs, in order, so that no key stands twice in a group."""
    groups: list[list[Job]] = [[]]
    keys: set[str] = set()
    for job in jobs:
        if job.key in keys:
            groups.append([])
            keys = set()
        groups[-1].append(job)
        keys |= {job.key} - {None}
    return groups


def _store_group(jobs: Sequence[Job], status: str) -> dict[int, Stored]:
    """Store jobs of different keys, leaving the unchanged untouched."""
    results = _unchanged(jobs)
    left = [job for job in jobs if job.place not in results]
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return results | _write(left, status)
        except IntegrityError:
            # Another process stored one of these, or named the same person's outlet,
            # a moment ago: the next attempt finds it.
            if attempt == ATTEMPTS:
                raise
    return results


def _unchanged(jobs: Sequence[Job]) -> dict[int, Stored]:
    """Give the result of the jobs whose record is stored as it is."""
    rows = Entry.objects.filter(import_key__in=[job.key for job in jobs if job.key])
    columns = ("import_key", "record_digest", "pk", "duplicate_of_id")
    known = {(key, digest): row for key, digest, *row in rows.values_list(*columns)}
    return {
        job.place: Stored(pk, Outcome.UNCHANGED, duplicate_of)
        for job in jobs
        if (job.key, job.digest) in known
        for pk, duplicate_of in [known[job.key, job.digest]]
    }


@transaction.atomic
def _write(jobs: Sequence[Job], status: str) -> dict[int, Stored]:
    """Make and change the entries of these jobs in one transaction."""
    # Asked again: what was new a moment ago may have been stored since.
    results = _unchanged(jobs)
    jobs = [job for job in jobs if job.place not in results]
    keys = [job.key for job in jobs if job.key]
    rows = Entry.objects.select_for_update().filter(import_key__in=keys)
    known = {entry.import_key: entry for entry in rows}
    fresh = [job for job in jobs if job.key not in known]
    for job, entry in zip(fresh, create(fresh, status), strict=True):
        results[job.place] = _result(entry, Outcome.CREATED)
    for job in jobs:
        if entry := known.get(job.key):
            warnings = update(entry, job.record, job.digest)
            results[job.place] = _result(entry, Outcome.UPDATED, warnings)
    changed = [one for one in results.values() if one.outcome != Outcome.UNCHANGED]
    record_changes(one.entry_id for one in changed)
    return results


def _result(
    entry: Entry, outcome: Outcome, warnings: Sequence[ParseWarning] = ()
) -> Stored:
    duplicate = duplicate_warning(entry)
    raised = (*warnings, duplicate) if duplicate else tuple(warnings)
    return Stored(entry.pk, outcome, entry.duplicate_of_id, raised)
