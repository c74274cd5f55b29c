"""Many records stored at once: few queries, short transactions, each entry whole.

New entries are made in one transaction, a changed one is updated in its own. Records
are checked before, so that what is refused takes nothing else down. Two imports of one
document at the same time meet at the unique `import_key`: the second waits or is turned
back by the database, and then finds the entry there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, repeat

from django.db import IntegrityError, transaction

from archive.models import Entry, Status, record_changes
from archive.records import ParsedEntry, ParseWarning
from archive.store.checks import StoreError
from archive.store.creating import create
from archive.store.duplicates import duplicate_warning
from archive.store.inputs import remember_inputs
from archive.store.jobs import Job
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
    records: Iterable[ParsedEntry],
    *,
    status: str = Status.PUBLISHED,
    inputs: Iterable[str] = (),
) -> list[Stored | StoreError]:
    """Store many records; give for each, in order, what became of it.

    `inputs` are the names of the inputs they were made from, kept with their entries
    (see `stored_inputs`); without them none is kept.

    What is refused has its error in its place and touches no other. Where the database
    fails its error is raised, and each entry is stored whole or not at all. A few
    hundred make a good batch: on SQLite other writers wait until the new are made.
    """
    results: dict[int, Stored | StoreError] = {}
    jobs = []
    made_from = chain(inputs, repeat(""))
    for place, (record, name) in enumerate(zip(records, made_from, strict=False)):
        try:
            jobs.append(Job.of(record, name, place))
        except StoreError as error:
            results[place] = error
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
    """Store jobs of different keys: the new at once, the changed one by one."""
    results: dict[int, Stored] = {}
    for attempt in range(1, ATTEMPTS + 1):
        left = [job for job in jobs if job.place not in results]
        try:
            for done in _steps(left, status):
                results |= done
        except IntegrityError:
            # Another process stored one of these, or named the same outlet, a moment
            # ago: the next attempt finds it.
            if attempt == ATTEMPTS:
                raise
        else:
            return results
    return results


def _steps(jobs: Sequence[Job], status: str) -> Iterator[dict[int, Stored]]:
    """Store jobs transaction by transaction; yields the results of each."""
    rows = Entry.objects.filter(import_key__in=[job.key for job in jobs if job.key])
    columns = ("import_key", "record_digest", "pk", "duplicate_of_id")
    known = {key: rest for key, *rest in rows.values_list(*columns)}
    fresh, changed, same = [], [], {}
    for job in jobs:
        digest, pk, duplicate_of = known.get(job.key, ("", None, None))
        if pk is None:
            fresh.append(job)
        elif digest == job.digest:
            same[pk] = job.input
            yield {job.place: Stored(pk, Outcome.UNCHANGED, duplicate_of)}
        else:
            changed.append(job)
    remember_inputs(same)
    if fresh:
        yield _create(fresh, status)
    for job in changed:
        yield _update(job) or _create([job], status)


@transaction.atomic
def _create(jobs: Sequence[Job], status: str) -> dict[int, Stored]:
    entries = create(jobs, status)
    record_changes(entry.pk for entry in entries)
    return {
        job.place: _result(entry, Outcome.CREATED)
        for job, entry in zip(jobs, entries, strict=True)
    }


@transaction.atomic
def _update(job: Job) -> dict[int, Stored]:
    """Change the entry of a job; gives nothing where it was deleted meanwhile."""
    entry = Entry.objects.select_for_update().filter(import_key=job.key).first()
    if entry is None:
        return {}
    if entry.record_digest == job.digest:  # another process did the same meanwhile
        return {job.place: _result(entry, Outcome.UNCHANGED)}
    warnings = update(entry, job.record, job.digest, job.input)
    record_changes([entry.pk])
    return {job.place: _result(entry, Outcome.UPDATED, warnings)}


def _result(
    entry: Entry, outcome: Outcome, warnings: Sequence[ParseWarning] = ()
) -> Stored:
    duplicate = duplicate_warning(entry)
    raised = (*warnings, duplicate) if duplicate else tuple(warnings)
    return Stored(entry.pk, outcome, entry.duplicate_of_id, raised)
