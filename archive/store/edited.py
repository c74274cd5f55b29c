"""A record that an editor corrected before it was stored.

His corrections count as edits of the entry: a later import of the same source compares
with what the source said, so that it changes nothing he did.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from archive.models import Entry, Status, record_changes
from archive.records import ParsedEntry
from archive.store.alignment import align
from archive.store.batch import Outcome, Stored, store
from archive.store.checks import check
from archive.store.imprint import imprint, moment_of
from archive.store.keys import record_digest
from archive.store.updating import update


@transaction.atomic
def store_edited(
    record: ParsedEntry, as_read: ParsedEntry, *, status: str = Status.DRAFT
) -> Stored:
    """Store a record as a new entry, or over the entry of its key.

    `as_read` is the same document without the corrections.

    Raises:
        StoreError: the rows cannot hold the record; nothing is stored.
    """
    stored = store(record, status=status)
    if stored.outcome != Outcome.UNCHANGED and record != as_read:
        _remember_source(Entry.objects.get(pk=stored.entry_id), record, as_read)
    return stored


KEPT = (
    "published_on", "place", "source", "source_url", "category", "summary", "number",
)  # fmt: skip
"""What one copy of a document says of itself and another may not."""


def filled(record: ParsedEntry, entry: Entry) -> ParsedEntry:
    """Give a record in which what it leaves open of the whole is as the entry has it.

    A pasted copy names no address and perhaps no source, and has the day of a
    conference without the hour: that says nothing against what is known.
    """
    said = {name: getattr(record, name) or getattr(entry, name) for name in KEPT}
    series = record.series or (entry.series.name if entry.series else "")
    held = record.held_at
    known = moment_of(entry)
    if known and (held is None or (held.hour is None and held.day == known.day)):
        held = known
    return replace(record, **said, series=series, held_at=held)


@transaction.atomic
def store_over(entry_id: int, record: ParsedEntry, as_read: ParsedEntry) -> Stored:
    """Bring a stored entry in line with a record, whatever the keys of the two are.

    What the record leaves open stays (see `filled`); of the rest only what differs from
    what the entry was made from is written, as when a document is imported again. Its
    status stays.

    Raises:
        StoreError: the rows cannot hold the record; nothing is changed.
        Entry.DoesNotExist: there is no such entry, or it was made from no document.
    """
    rows = Entry.objects.select_for_update().exclude(imprint={})
    entry = rows.get(pk=entry_id)
    record, as_read = filled(record, entry), filled(as_read, entry)
    check(record)
    warnings = update(entry, record, record_digest(record))
    _remember_source(entry, record, as_read)
    record_changes([entry.pk])
    return Stored(entry.pk, Outcome.UPDATED, entry.duplicate_of_id, tuple(warnings))


def _remember_source(entry: Entry, record: ParsedEntry, as_read: ParsedEntry) -> None:
    """Have an entry remember what its source says, not what an editor made of it."""
    numbers = [n for _header, pairs in entry.imprint["speeches"] for n, _mark in pairs]
    settled, last = _numbers(record, as_read, numbers, entry.last_number)
    entry.imprint = imprint(as_read, settled)
    entry.record_digest, entry.last_number = record_digest(as_read), last
    entry.save(update_fields=["imprint", "record_digest", "last_number", "day"])


def _numbers(
    record: ParsedEntry, as_read: ParsedEntry, numbers: Sequence[int], last: int
) -> tuple[list[int], int]:
    """Number the paragraphs of a source: (the numbers, the highest ever given).

    One that became a paragraph of the entry has its number; one that the editor took
    out has a number that nothing else will ever have.
    """
    pairs = align(as_read.paragraphs(), record.paragraphs())
    number_of = {old: numbers[new] for new, old in pairs.items()}
    settled = []
    for position in range(len(as_read.paragraphs())):
        if position not in number_of:
            last += 1
        settled.append(number_of.get(position, last))
    return settled, last
