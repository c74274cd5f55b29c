"""Corrections laid over a reading: the same document, as an editor's word has it."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from archive.parsing.account import AccountLine, Taken, paragraph_lines, taken_for
from archive.parsing.documents import Reading
from archive.parsing.editing.corrections import FIELDS, Corrections, Said, read_field
from archive.parsing.editing.rebuilding import Builder, BuiltTurn, is_as_read, said_of
from archive.parsing.editing.reroles import settle_roles
from archive.parsing.sheet import Use
from archive.records import (
    Attendee,
    Capacity,
    DroppedLine,
    ParsedEntry,
    ParsedQuotation,
    ParsedSection,
    ParsedSpeech,
    ParseWarning,
)
from archive.text.clean import strip_bullet, strip_heading_mark
from archive.text.wording import say as _

BY_EDITOR = _("编辑删去")
"""The reason for a line that an editor said is no part of the entry."""
_SETTLED_BY_FIELD = {
    "title": {"title-inferred"},
    "held_at": {"year-inferred", "year-missing", "date-unread", "date-invalid"},
    "published_on": {"date-invalid"},
}
_SETTLED_BY_LINE = {
    "unknown-label", "label-without-text", "question-inferred", "answer-inferred",
    "line-unclaimed", "unknown-field", "no-labels",
}  # fmt: skip
"""Warnings that ask an editor what a line is; his word answers them."""


def correct(reading: Reading, corrections: Corrections) -> Reading:
    """Give the reading with what an editor said in the place of what was read.

    The reading must come from the same source, read with `corrections.given()`. Every
    line keeps its place in the account; what is said of a line that is not there, or
    that it is already, changes nothing.
    """
    entry = _with_fields(reading.entry, corrections)
    reading = replace(reading, entry=entry)
    if corrections.lines or corrections.labels or corrections.roles:
        reading = _with_lines(reading, corrections)
    warnings = _unsettled(reading, corrections)
    return replace(reading, entry=replace(reading.entry, warnings=warnings))


def _with_fields(entry: ParsedEntry, corrections: Corrections) -> ParsedEntry:
    said = {
        name: read_field(name, text)
        for name, text in corrections.fields.items()
        if name in FIELDS and (text or name not in ("kind", "title"))
    }
    return replace(entry, **said)


def _with_lines(reading: Reading, corrections: Corrections) -> Reading:
    entry, lines = reading.entry, reading.lines
    said = {
        line.number: word
        for line in lines
        if (word := said_of(line, entry, corrections)) and not is_as_read(line, word)
    }
    turns = Builder(entry, corrections).build(lines)
    speeches, exchanges = settle_roles(entry, turns, corrections)
    moved = _Moved(reading, turns, said)
    entry = replace(
        entry,
        title=moved.title or entry.title,
        attendees=_attendees(entry, speeches, corrections),
        speeches=tuple(speeches),
        exchanges=tuple(exchanges),
        sections=moved.sections(),
        quotations=moved.quotations(),
        photos=tuple(p for p in entry.photos if p.caption not in moved.captions_gone),
        dropped=moved.dropped(),
    )
    places = _places(turns)
    taken = (
        _relabelled(line, said.get(line.number), places, entry)
        for line in moved.lines()
    )
    return Reading(entry, tuple(taken))


def _attendees(
    entry: ParsedEntry, speeches: Sequence[ParsedSpeech], corrections: Corrections
) -> tuple[Attendee, ...]:
    """Give who was there, in the capacity an editor says his label has.

    An official or host whom no header names is one of them now.
    """
    people = {person.name: person for person in entry.attendees}
    for speech in speeches:
        said = corrections.labels.get(speech.label) if speech.label else None
        if not (said and said.capacity and speech.speaker):
            continue
        if person := people.get(speech.speaker):
            people[person.name] = replace(person, capacity=said.capacity)
        elif said.capacity != Capacity.REPORTER:
            person = Attendee(speech.speaker, speech.post, capacity=said.capacity)
            people[person.name] = person
    if len(people) < len(entry.attendees):
        return entry.attendees  # two of one name: who is meant is not said
    return tuple(people.values())


def _places(turns: Sequence[BuiltTurn]) -> dict[int, tuple[int, int, bool]]:
    """Give for each line its turn, its paragraph (0: none) and whether it opens one."""
    places: dict[int, tuple[int, int, bool]] = {}
    number = 0
    for position, turn in enumerate(turns):
        places[turn.opened_at] = (position, 0, bool(turn.header.label))
        for line in turn.numbers:
            number += 1
            opens = line == turn.opened_at and bool(turn.header.label)
            places[line] = (position, number, opens)
    return places


class _Moved:
    """What points at lines and paragraphs, after some of them became another thing."""

    def __init__(
        self, reading: Reading, turns: Sequence[BuiltTurn], said: Mapping[int, Said]
    ) -> None:
        self._entry, self._lines, self._said = reading.entry, reading.lines, said
        self._line_of = paragraph_lines(reading.lines)
        self._kept = [number for turn in turns for number in turn.numbers]
        self._number_of = {line: n for n, line in enumerate(self._kept, 1)}
        self.title = self._titled()
        gone = (x for x in reading.lines if x.use == Use.CAPTION and x.number in said)
        self.captions_gone = {strip_bullet(line.text) for line in gone}

    def _titled(self) -> str:
        named = (x for x in self._lines if self._said.get(x.number) == Said.TITLE)
        return next((strip_heading_mark(line.text)[:500] for line in named), "")

    def lines(self) -> list[AccountLine]:
        """Give the lines; a title that gave way to another is dropped."""
        if not self.title:
            return list(self._lines)
        return [
            replace(line, use=Use.DROPPED, taken=Taken.DROPPED, reason=BY_EDITOR)
            if line.use == Use.TITLE
            else line
            for line in self._lines
        ]

    def sections(self) -> tuple[ParsedSection, ...]:
        """Give the headings: those read, but for lines that are none, and those said.

        A heading on its own line stands above the next paragraph there is; an ordinal
        goes with the paragraph it stands in.
        """
        sections = list(self._read_sections())
        for line in self._lines:
            if self._said.get(line.number) == Said.HEADING:
                heading = strip_heading_mark(line.text)[:500]
                if first := self._following(line.number):
                    sections.append(ParsedSection(heading, 1, first))
        return tuple(sorted(sections, key=lambda section: section.first_paragraph))

    def _read_sections(self) -> Iterable[ParsedSection]:
        gone = [
            strip_heading_mark(line.text)
            for line in self._lines
            if line.use == Use.HEADING and line.number in self._said
        ]
        texts = self._entry.paragraphs()
        for section in self._entry.sections:
            line = self._line_of[section.first_paragraph]
            is_ordinal = section.heading in texts[section.first_paragraph - 1]
            if not is_ordinal and section.heading in gone:
                gone.remove(section.heading)
                continue
            first = self._number_of.get(line, 0)
            if not first and not is_ordinal:
                first = self._following(line)
            if first:
                yield replace(section, first_paragraph=first)

    def _following(self, line: int) -> int:
        """Give the number of the first paragraph at or after a line; 0 for none."""
        at = bisect_left(self._kept, line)
        return at + 1 if at < len(self._kept) else 0

    def quotations(self) -> tuple[ParsedQuotation, ...]:
        """Give those whose paragraph is still one and holds their words."""
        return tuple(
            replace(quotation, paragraph=number)
            for quotation in self._entry.quotations
            if (number := self._number_of.get(self._line_of[quotation.paragraph], 0))
        )

    def dropped(self) -> tuple[DroppedLine, ...]:
        """Give what is no part of the entry, with what the editor took out."""
        kept = [
            row
            for row in self._entry.dropped
            if row.line not in self._said or self._said[row.line] == Said.DROPPED
        ]
        kept += [
            DroppedLine(line.number, line.text, BY_EDITOR)
            for line in self._lines
            if self._said.get(line.number) == Said.DROPPED
            or (self.title and line.use == Use.TITLE)
        ]
        return tuple(sorted(kept, key=lambda row: row.line))


def _relabelled(
    line: AccountLine,
    said: Said | None,
    places: Mapping[int, tuple[int, int, bool]],
    entry: ParsedEntry,
) -> AccountLine:
    """Give a line of the account as it is taken after the corrections."""
    speech, paragraph, opens = places.get(line.number, (-1, 0, False))
    use = line.use
    if opens:
        use = Use.TURN if paragraph else Use.LABEL
    elif paragraph:
        use = Use.PARAGRAPH
    elif said:
        use = Use(said) if said in (Said.TITLE, Said.HEADING) else Use.DROPPED
    role = entry.speeches[speech].role if speech >= 0 else None
    return replace(
        line,
        use=use,
        taken=taken_for(use, role),
        paragraph=paragraph,
        speech=speech,
        quotes=line.quotes if paragraph else 0,
        reason=BY_EDITOR if said == Said.DROPPED else line.reason,
        corrected=said is not None,
    )


def _unsettled(reading: Reading, corrections: Corrections) -> tuple[ParseWarning, ...]:
    """Give the warnings that no correction answers."""
    settled = {
        code for name in corrections.fields for code in _SETTLED_BY_FIELD.get(name, ())
    }
    speeches = reading.entry.speeches
    answered = {
        *corrections.lines,
        *corrections.roles,
        *(line.number for line in reading.lines if line.corrected),
        *(
            line.number
            for line in reading.lines
            if line.opens_turn and speeches[line.speech].label in corrections.labels
        ),
    }
    return tuple(
        warning
        for warning in reading.entry.warnings
        if warning.code not in settled
        and not (warning.code in _SETTLED_BY_LINE and warning.line in answered)
    )
