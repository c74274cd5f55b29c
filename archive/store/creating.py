"""New entries made from records, many at once: a few queries for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from archive.identity import link, refresh_memberships
from archive.models import (
    Entry,
    Organization,
    Paragraph,
    Series,
    Speech,
)
from archive.models.mentions import Mention
from archive.records import ParsedEntry, fields_of
from archive.store.building import Parts, build_parts, build_speeches
from archive.store.duplicates import Judged
from archive.store.exchanges import make_exchanges
from archive.store.imprint import imprint, record_fields
from archive.store.jobs import Job
from archive.store.likeness import Text
from archive.store.lookups import outlets_named, series_named
from archive.store.sql import save_new
from archive.store.topics import KnownTopics, Sorted, file_new, sort_topics


@dataclass(slots=True)
class Rows:
    """All rows of one new entry, in memory."""

    record: ParsedEntry
    entry: Entry
    speeches: list[Speech]
    paragraphs: list[Paragraph]
    parts: Parts
    topics: Sorted

    def mentions(self) -> list[Mention]:
        """Give every row that may name somebody, the header first."""
        return [*self.parts.mentions(), *self.speeches]


def create(fresh: Sequence[Job], status: str) -> list[Entry]:
    """Make the entries of new records, in order; the keys are known to be free.

    Call it inside a transaction that also calls `record_changes`.
    """
    records = [one.record for one in fresh]
    series = series_named(record.series for record in records)
    said = chain.from_iterable(record.speeches for record in records)
    outlets = outlets_named(speech.outlet for speech in said)
    topics = KnownTopics.load()
    rows = [_build(one, status, series, outlets, topics) for one in fresh]
    _save_entries(rows)
    link(one.mentions() for one in rows)
    _save_parts(rows)
    make_exchanges((one.entry, one.record, one.speeches) for one in rows)
    refresh_memberships(_people(rows))
    return [one.entry for one in rows]


def _build(
    job: Job,
    status: str,
    series: Mapping[str, Series],
    outlets: Mapping[str, Organization],
    topics: KnownTopics,
) -> Rows:
    """Build the rows of one record."""
    record = topics.filed(job.record)
    entry = Entry(status=status, format=record.format)
    for name, value in record_fields(record).items():
        setattr(entry, name, series.get(value) if name == "series" else value)
    entry.day = record.day
    texts = record.paragraphs()
    entry.import_key, entry.record_digest = job.key, job.digest
    entry.input_digest = job.input
    entry.last_number = len(texts)
    entry.warnings = [fields_of(warning) for warning in record.warnings]
    entry.dropped = [fields_of(line) for line in record.dropped]
    own_topics = sort_topics(entry, record, topics)
    entry.imprint = imprint(record, range(1, len(texts) + 1))
    speeches, paragraphs = build_speeches(entry, record, outlets)
    parts = build_parts(entry, record, paragraphs)
    return Rows(record, entry, speeches, paragraphs, parts, own_topics)


def _save_entries(rows: Sequence[Rows]) -> None:
    """Save the entries, those first that others are duplicates of."""
    texts = [Text.of(one.entry, one.record.lines()) for one in rows]
    for text in texts:
        text.entry.text_digest = text.digest
    judged = Judged(texts)
    save_new(judged.firsts)
    save_new(judged.others)
    judged.save_bands()


def _save_parts(rows: Sequence[Rows]) -> None:
    """Save what hangs on the entries, each kind of row at once."""
    flat = chain.from_iterable
    save_new(flat(one.speeches for one in rows))
    save_new(flat(one.paragraphs for one in rows))
    save_new(flat(one.parts.attendees for one in rows))
    save_new(flat(one.parts.sections for one in rows))
    save_new(flat(one.parts.quotations for one in rows))
    save_new(flat(one.parts.photos for one in rows))
    file_new((one.entry.pk, one.topics) for one in rows)


def _people(rows: Sequence[Rows]) -> set[int]:
    """Give the ids of the people these entries are linked to."""
    mentions = chain.from_iterable(one.mentions() for one in rows)
    return {row.person_id for row in mentions if row.person_id}
