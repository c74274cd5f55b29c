"""A stored entry brought in line with its record: only what the source changed."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.translation import override

from archive.identity import link_mentions, people_of
from archive.models import (
    Attendance,
    Entry,
    LinkedBy,
    Organization,
    Paragraph,
    Photo,
    Quotation,
    Section,
    Speech,
)
from archive.models.mentions import Mention
from archive.records import ParsedEntry, ParseWarning, fields_of
from archive.store.building import Parts, build_parts
from archive.store.derived import refresh_derived
from archive.store.exchanges import settle_exchanges
from archive.store.imprint import (
    PARTS,
    entry_fields,
    field_mark,
    imprint,
    record_fields,
)
from archive.store.lookups import outlets_named, series_named
from archive.store.losses import Losses
from archive.store.parts import edited_parts, keep_parts
from archive.store.topics import KnownTopics, file_entry, sort_topics
from archive.store.turns import Overlay

SPEECH_COLUMNS = [
    "position", "role", "label", "name", "capacity", "outlet", "post", "person", "via",
    "linked_by",
]  # fmt: skip

KEPT_BY: dict[str, tuple[type[Model], tuple[str, ...], list[str]]] = {
    "attendees": (
        Attendance, ("name", "post", "organization"), ["position", "capacity"],
    ),
    "sections": (
        Section, ("heading", "level"), ["position", "first_paragraph"],
    ),
    "quotations": (
        Quotation,
        ("name", "post", "text"),
        ["position", "paragraph", "attribution", "directness"],
    ),
    "photos": (Photo, ("name", "caption"), ["position"]),
}  # fmt: skip
"""Parts, what a row of them prints that makes it the same row, and what else it has."""


@override(settings.LANGUAGE_CODE)
def update(
    entry: Entry, record: ParsedEntry, digest: str, made_from: str = ""
) -> list[ParseWarning]:
    """Bring a stored entry in line with a new record of its document.

    `made_from` names its input. Gives the warnings for what an editor had done and the
    source has now overwritten; the entry carries them as well. Its status stays, and
    topics are only added. Call it inside a transaction that also calls
    `record_changes`. What is kept and told of it is Chinese, whoever imports.
    """
    people = people_of(entry)
    topics = KnownTopics.load()
    record = topics.filed(record)
    losses = _write_fields(entry, record)
    file_entry(entry, sort_topics(entry, record, topics))
    outlets = outlets_named(speech.outlet for speech in record.speeches)
    # Last, because it puts the new imprint in the place of the old.
    losses.extend(_write_turns(entry, record, outlets))
    losses.save()
    raised = (*record.warnings, *losses.warnings)
    entry.warnings = [fields_of(warning) for warning in raised]
    entry.dropped = [fields_of(line) for line in record.dropped]
    entry.record_digest, entry.input_digest = digest, made_from
    refresh_derived(entry, people)
    return losses.warnings


def _write_fields(entry: Entry, record: ParsedEntry) -> Losses:
    """Write the fields that the source changed; what an editor had there is a loss."""
    imported, now = entry.imprint["fields"], entry_fields(entry)
    series, losses = series_named([record.series]), Losses(entry)
    for name, value in record_fields(record).items():
        before, after = imported.get(name, ""), field_mark(value)
        if before == after:
            continue
        if field_mark(now[name]) not in (before, after):
            losses.field(name, now[name], value)
        setattr(entry, name, series.get(value) if name == "series" else value)
    entry.format = record.format
    return losses


def _write_turns(
    entry: Entry, record: ParsedEntry, outlets: Mapping[str, Organization]
) -> Losses:
    """Lay turns, paragraphs and all that points at them over what is stored."""
    overlay = Overlay(entry, record)
    overlay.settle(outlets)
    said = [turn for turn in overlay.turns if turn.said is not None]
    fresh, before = imprint(record, overlay.numbers), entry.imprint
    # Turns that only an editor changed stay as he left them.
    is_changed = fresh["speeches"] != before["speeches"]
    is_parted = any(turn.speech.pk is None for turn in said)
    losses = overlay.losses if is_changed else Losses(entry)
    changed = {part for part in PARTS if fresh[part] != before[part]}
    if is_parted:  # a turn that is new may ask or answer
        changed.add("exchanges")
    edited = edited_parts(entry, changed)
    if is_changed or is_parted:
        _save_turns(entry, overlay)
    if "exchanges" in changed:
        settle_exchanges(entry, record, [turn.speech for turn in said])
    _replace_parts(entry, build_parts(entry, record, overlay.paragraphs), changed)
    keep_parts(entry, edited, losses)
    if is_changed or changed & {"attendees", "quotations", "photos"}:
        link_mentions(entry)
    entry.imprint = fresh
    return losses


def _save_turns(entry: Entry, overlay: Overlay) -> None:
    """Save turns and paragraphs, then take away those that are gone."""
    gone_turns, gone_paragraphs = overlay.gone()
    _save_rows(Speech, [turn.speech for turn in overlay.turns], SPEECH_COLUMNS)
    rows = [row for turn in overlay.turns for row in turn.paragraphs]
    _save_rows(Paragraph, rows, ["speech", "position", "text"])
    entry.paragraphs.filter(pk__in=gone_paragraphs).delete()
    entry.speeches.filter(pk__in=gone_turns).delete()


def _save_rows(model: type[Model], rows: list[Model], columns: list[str]) -> None:
    model.objects.bulk_create([row for row in rows if row.pk is None])
    model.objects.bulk_update([row for row in rows if row.pk], columns, batch_size=200)


def _replace_parts(entry: Entry, parts: Parts, changed: set[str]) -> None:
    """Put the rows of the changed parts in the place of those stored.

    Who somebody is stays decided where the name is printed as before.
    """
    for name in changed & KEPT_BY.keys():
        model, printed, columns = KEPT_BY[name]
        rows, old = getattr(parts, name), list(model.objects.filter(entry=entry))
        kept = _keep_rows(old, rows, attrgetter(*printed))
        if model is not Section:
            _carry_decisions(old, rows)
        gone = model.objects.filter(entry=entry).exclude(pk__in=kept)
        # A photo that carries its image was hung by an editor, whose work stays.
        (gone.filter(image="") if model is Photo else gone).delete()
        _save_rows(model, rows, columns)


def _keep_rows(
    old: Iterable[Model], new: Iterable[Model], printed: Callable[[Model], Any]
) -> set[int]:
    """Give new rows the id and the person of the old row that prints the same.

    So what points at such a row still does; gives the ids that are used again.
    """
    free: dict[Any, deque[Model]] = defaultdict(deque)
    for row in old:
        free[printed(row)].append(row)
    kept = set()
    for row in new:
        if same := free[printed(row)]:
            was = same.popleft()
            row.pk = was.pk
            kept.add(was.pk)
            if isinstance(row, Mention):
                row.take_link(was)
    return kept


def _carry_decisions(old: Iterable[Mention], new: Iterable[Mention]) -> None:
    """Keep an editor's word on who a name is, where only what stands beside changed."""
    decided: dict[str, dict[int | None, Mention]] = defaultdict(dict)
    for row in old:
        if row.linked_by == LinkedBy.EDITOR:
            decided[row.name][row.own_id()] = row
    for row in new:
        if not row.pk and len(said := decided[row.name]) == 1:
            row.take_link(*said.values())
