"""What a record was when it was imported: a short mark of each of its parts.

An entry keeps the imprint of the last record it was made from. A later record of the
same document is compared with it, part by part: what the source did not change stays
as it is in the archive, whatever an editor did to it; only what it changed is written.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from django.utils import timezone

from archive.models import Entry, Speech
from archive.records import Moment, ParsedEntry, ParsedSpeech, fields_of
from archive.store.keys import mark

FIELDS = (
    "kind", "title", "held_at", "held_time_known", "published_on", "place", "source",
    "source_url", "category", "summary", "series", "number",
)  # fmt: skip
"""The fields of an entry that come from its record."""

PARTS = ("attendees", "exchanges", "sections", "quotations", "photos")
"""The parts whose rows are made again when their mark differs."""


def moment(held_at: Moment | None) -> datetime | None:
    """Give the time in Beijing; midnight where only the day is known."""
    if held_at is None:
        return None
    clock = time(held_at.hour or 0, held_at.minute)
    return datetime.combine(held_at.day, clock, timezone.get_default_timezone())


def moment_of(entry: Entry) -> Moment | None:
    """Give when an entry was held, as a record says it."""
    if entry.held_at is None:
        return None
    held = timezone.localtime(entry.held_at)
    if not entry.held_time_known:
        return Moment(held.date())
    return Moment(held.date(), held.hour, held.minute)


def record_fields(record: ParsedEntry) -> dict[str, Any]:
    """Give the fields of an entry as a record has them; `series` is a name."""
    return {
        "kind": str(record.kind),
        "title": record.title,
        "held_at": moment(record.held_at),
        "held_time_known": record.held_at is None or record.held_at.hour is not None,
        "published_on": record.published_on,
        "place": record.place,
        "source": record.source,
        "source_url": record.source_url,
        "category": record.category,
        "summary": record.summary,
        "series": record.series,
        "number": record.number,
    }


def entry_fields(entry: Entry) -> dict[str, Any]:
    """Give the same fields as the entry has them now."""
    fields = {name: getattr(entry, name) for name in FIELDS}
    return fields | {"series": entry.series.name if entry.series else ""}


def field_mark(value: Any) -> str:
    """Give the mark of one field; an empty field has an empty mark."""
    if isinstance(value, datetime):
        value = value.astimezone(UTC).isoformat()
    return "" if value in (None, "") else mark(str(value))


def imprint(record: ParsedEntry, numbers: Sequence[int]) -> dict[str, Any]:
    """Give the imprint of a record whose paragraphs carry these numbers, in order.

    `speeches` holds, for each turn, the mark of its header and number and mark of each
    of its paragraphs. Parts that point at paragraphs are marked with their numbers,
    so that they count as changed when what they point at did.
    """
    marks = {name: field_mark(value) for name, value in record_fields(record).items()}
    return {
        "fields": {name: value for name, value in marks.items() if value},
        "speeches": _speech_marks(record, numbers),
        "topics": list(record.topics),
        **part_marks(record, numbers),
    }


def header_mark(speech: ParsedSpeech) -> str:
    """Give the mark of what a turn says of itself: all but its paragraphs."""
    return mark([speech.role, speech.label, speech.speaker, speech.outlet, speech.post])


def stored_header_marks(speech: Speech) -> set[str]:
    """Give the marks of the headers that a stored turn may have been made from.

    There are two: a label that is no record's speaker (范副省长) names a turn as well.
    """
    outlet = speech.outlet.name if speech.outlet else ""
    return {
        mark([speech.role, speech.label, name, outlet, speech.post])
        for name in (speech.name, "")
    }


def _speech_marks(record: ParsedEntry, numbers: Sequence[int]) -> list[list]:
    left = iter(numbers)
    return [
        [header_mark(speech), [[next(left), mark(text)] for text in speech.paragraphs]]
        for speech in record.speeches
    ]


def part_marks(record: ParsedEntry, numbers: Sequence[int]) -> dict[str, str]:
    """Give the marks of `PARTS`."""
    parts = {
        "attendees": [list(fields_of(row).values()) for row in record.attendees],
        "exchanges": _exchanges(record, numbers) if record.exchanges else [],
        "sections": [
            [row.heading, row.level, numbers[row.first_paragraph - 1]]
            for row in record.sections
        ],
        "quotations": [
            [*(fields_of(row) | {"paragraph": numbers[row.paragraph - 1]}).values()]
            for row in record.quotations
        ],
        "photos": [list(fields_of(row).values()) for row in record.photos],
    }
    return {name: mark(parts[name]) for name in PARTS}


def _exchanges(record: ParsedEntry, numbers: Sequence[int]) -> list[list]:
    """Name each turn of an exchange by the number of its first paragraph."""
    left = iter(numbers)
    firsts = [
        [next(left) for _text in speech.paragraphs][:1] for speech in record.speeches
    ]
    return [
        [firsts[row.question], [firsts[turn] for turn in row.answers]]
        for row in record.exchanges
    ]
