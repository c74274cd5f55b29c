"""The lines of a document as the desk shows them: the source, and the entry beside it.

A page holds `PER_PAGE` lines, so that ten thousand are as quick to look through as ten.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator

from archive.admin.desk.words import (
    NO_LABEL,
    WORDS,
    fields_of,
    listed,
    listed_on,
    value_of,
    word_of,
)
from archive.models import Role
from archive.parsing import Reading
from archive.parsing.account import AccountLine, Taken
from archive.parsing.editing.corrections import Corrections, LabelCorrection
from archive.parsing.front.header import Field
from archive.records import ParsedSpeech, ParseWarning

PER_PAGE = 200
SHOWN_LENGTH = 3000
"""Of a longer line only the beginning is shown, and how long it is."""
LABELS_PER_PAGE = 60
MOST_WARNINGS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the source, what it was taken for in words, and what it became.

    `text` is the paragraph it became, `value` what a line of the header says,
    `quoted` names whom a paragraph quotes.
    `turn` is set on the line that opens a turn; `said` and `role_said` are what an
    editor chose, "" where he left it as read.
    """

    line: AccountLine
    source: str
    word: str
    text: str = ""
    value: str = ""
    quoted: str = ""
    turn: ParsedSpeech | None = None
    said: str = ""
    role_said: str = ""
    warnings: list[str] = field(default_factory=list)

    @property
    def cut(self) -> int:
        """How many characters the line has, if not all of them are shown; else 0."""
        length = len(self.line.text)
        return length if length > SHOWN_LENGTH else 0


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label as printed: how often it speaks, and whom it was read to name."""

    text: str
    count: int
    speaker: str
    outlet: str
    said: LabelCorrection | None
    known: bool

    @property
    def choice(self) -> str:
        """What an editor said that it is, as the form's choice."""
        if self.said is None:
            return ""
        return str(self.said.capacity or "") if self.said.is_label else NO_LABEL


def page_of_lines(reading: Reading, number: object) -> Page:
    """Give the page of lines of that number, the nearest where there is none."""
    return Paginator(reading.lines, PER_PAGE).get_page(number)


def rows(
    reading: Reading, lines: Sequence[AccountLine], corrections: Corrections
) -> list[Row]:
    """Give the rows of some lines."""
    builder = _Rows(reading, corrections)
    return [builder.row(line) for line in lines]


class _Rows:
    """What is known of a whole document, to make rows of its lines."""

    def __init__(self, reading: Reading, corrections: Corrections) -> None:
        self._entry, self._corrections = reading.entry, corrections
        self._fields = fields_of(reading.entry)
        self._there = listed(reading.entry)
        self._paragraphs = ["", *reading.entry.paragraphs()]
        self._opening: dict[int, int] = {}
        for line in reading.lines:
            self._opening.setdefault(line.speech, line.number)
        self._warnings: dict[int, list[str]] = defaultdict(list)
        for warning in reading.entry.warnings:
            self._warnings[warning.line].append(warning.message)
        self._quoted: dict[int, dict[str, None]] = defaultdict(dict)
        for quotation in reading.entry.quotations:
            self._quoted[quotation.paragraph][quotation.speaker] = None

    def _value(self, line: AccountLine) -> str:
        if line.taken == Taken.FIELD and line.field == Field.ATTENDEES:
            return listed_on(line, self._there)
        return value_of(line, self._fields, self._entry)

    def row(self, line: AccountLine) -> Row:
        """Give the row of one line."""
        opens = line.speech >= 0 and self._opening[line.speech] == line.number
        return Row(
            line,
            line.text[:SHOWN_LENGTH],
            word_of(line, self._entry),
            self._paragraphs[line.paragraph][:SHOWN_LENGTH],
            self._value(line),
            "、".join(self._quoted[line.paragraph]),
            self._entry.speeches[line.speech] if opens else None,
            str(self._corrections.lines.get(line.number, "")),
            str(self._corrections.roles.get(line.number, "")),
            self._warnings[line.number],
        )


def label_rows(reading: Reading, corrections: Corrections) -> list[LabelRow]:
    """Give the labels, those nobody knows first, then those that speak most."""
    unknown = {w.line for w in reading.entry.warnings if w.code == "unknown-label"}
    speeches = reading.entry.speeches
    doubted = {
        speeches[line.speech].label
        for line in reading.lines
        if line.number in unknown and line.speech >= 0
    }
    counts = Counter(speech.label for speech in speeches if speech.label)
    first: dict[str, ParsedSpeech] = {}
    for speech in speeches:
        first.setdefault(speech.label, speech)
    gone = [label for label in corrections.labels if label not in counts]
    labels = [*gone, *(label for label, _count in counts.most_common())]
    labels.sort(key=lambda label: label not in doubted and label not in gone)
    none = ParsedSpeech(Role.SPEECH, ())
    return [
        LabelRow(
            label,
            counts[label],
            first.get(label, none).speaker,
            first.get(label, none).outlet,
            corrections.labels.get(label),
            label not in doubted,
        )
        for label in labels
    ]


def page_of_labels(labels: Sequence[LabelRow], number: object) -> Page:
    """Give the page of labels of that number, the nearest where there is none."""
    return Paginator(labels, LABELS_PER_PAGE).get_page(number)


def warning_links(reading: Reading) -> list[tuple[ParseWarning, int]]:
    """Give the warnings, each with the page of lines that it stands on (0: none)."""
    place = {line.number: at for at, line in enumerate(reading.lines)}
    return [
        (
            warning,
            place[warning.line] // PER_PAGE + 1 if warning.line in place else 0,
        )
        for warning in reading.entry.warnings[:MOST_WARNINGS]
    ]


def counted(reading: Reading) -> list[tuple[Taken, str, int]]:
    """Count the lines by what they were taken for: the legend of the colours."""
    counts = Counter(line.taken for line in reading.lines)
    return [
        (taken, str(word), counts[taken])
        for taken, word in WORDS.items()
        if counts[taken]
    ]
