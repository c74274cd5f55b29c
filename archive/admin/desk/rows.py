"""The lines of a document as the desk shows them: the source, and the entry beside it.

A page holds `PER_PAGE` lines, so that ten thousand are as quick to look through as ten.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.desk.reading import in_desk_words
from archive.models import Capacity, Role
from archive.parsing import Reading
from archive.parsing.account import ABOUT_PAGE, AccountLine, Taken
from archive.parsing.corrections import Corrections, LabelCorrection, Said
from archive.parsing.header import Field
from archive.records import Attendee, ParsedEntry, ParsedSpeech, ParseWarning

PER_PAGE = 200
SHOWN_LENGTH = 3000
"""Of a longer line only the beginning is shown, and how long it is."""
MOST_LABELS = 60
MOST_WARNINGS = 100
MOST_NAMED = 30

WORDS = {
    Taken.TITLE: gettext_lazy("标题"),
    Taken.FIELD: gettext_lazy("栏目"),
    Taken.LABEL: gettext_lazy("抬头"),
    Taken.HEADING: gettext_lazy("小标题"),
    Taken.CAPTION: gettext_lazy("图片说明"),
    Taken.SPEECH: Role.SPEECH.label,
    Taken.QUESTION: Role.QUESTION.label,
    Taken.ANSWER: Role.ANSWER.label,
    Taken.NARRATIVE: Role.NARRATIVE.label,
    Taken.SCENE: Role.SCENE.label,
    Taken.DROPPED: gettext_lazy("未收"),
}
FIELD_WORDS = {
    Field.TIME: gettext_lazy("时间"),
    Field.PLACE: gettext_lazy("地点"),
    Field.ATTENDEES: gettext_lazy("出席"),
    Field.HOST: gettext_lazy("主持"),
    Field.CONTENT: gettext_lazy("内容"),
    Field.SOURCE: gettext_lazy("来源"),
    ABOUT_PAGE: gettext_lazy("日期和来源"),
}
SAID_WORDS = {
    Said.TITLE: gettext_lazy("是标题"),
    Said.HEADING: gettext_lazy("是小标题"),
    Said.LABEL: gettext_lazy("是抬头"),
    Said.PARAGRAPH: gettext_lazy("是正文"),
    Said.DROPPED: gettext_lazy("不收"),
}
NO_LABEL = "none"
"""The choice that says that a label is none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the source, what it was taken for in words, and what it became.

    `text` is the paragraph it became, `value` what a line of the header says.
    `turn` is set on the line that opens a turn; `said` and `role_said` are what an
    editor chose, "" where he left it as read.
    """

    line: AccountLine
    source: str
    word: str
    text: str = ""
    value: str = ""
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
    warnings: dict[int, list[str]] = {}
    for warning in reading.entry.warnings:
        warnings.setdefault(warning.line, []).append(in_desk_words(warning.message))
    opening = _openings(reading)
    paragraphs = reading.entry.paragraphs()
    fields = _fields(reading.entry)
    made = []
    for line in lines:
        is_first = opening.get(line.speech) == line.number
        turn = reading.entry.speeches[line.speech] if is_first else None
        made.append(
            Row(
                line,
                line.text[:SHOWN_LENGTH],
                _word(line),
                paragraphs[line.paragraph - 1][:SHOWN_LENGTH] if line.paragraph else "",
                fields.get(line.field, "") if line.taken == Taken.FIELD else "",
                turn,
                str(corrections.lines.get(line.number, "")),
                str(corrections.roles.get(line.number, "")),
                warnings.get(line.number, []),
            )
        )
    return made


def _fields(entry: ParsedEntry) -> dict[str, str]:
    """Give what the entry has of each field of the header, as the desk shows it."""
    held = entry.held_at.isoformat().removesuffix("+08:00") if entry.held_at else ""
    hosts = [a for a in entry.attendees if a.capacity == Capacity.HOST]
    others = [a for a in entry.attendees if a.capacity != Capacity.HOST]
    day = entry.published_on.isoformat() if entry.published_on else ""
    return {
        Field.TIME: held.replace("T", " "),
        Field.PLACE: entry.place,
        Field.HOST: _named(hosts),
        Field.ATTENDEES: _named(others),
        Field.CONTENT: entry.summary,
        Field.SOURCE: entry.source,
        ABOUT_PAGE: " · ".join(filter(None, (day, entry.source))),
    }


def _named(people: Sequence[Attendee]) -> str:
    told = "；".join(
        f"{a.name}（{a.organization}{a.post}）" for a in people[:MOST_NAMED]
    )
    return told.replace("（）", "") + ("……" if len(people) > MOST_NAMED else "")


def _openings(reading: Reading) -> Mapping[int, int]:
    """Give the number of the line with which each turn begins."""
    found: dict[int, int] = {}
    for line in reading.lines:
        if line.speech >= 0:
            found.setdefault(line.speech, line.number)
    return found


def _word(line: AccountLine) -> str:
    word = str(WORDS[line.taken])
    if line.field:
        told = FIELD_WORDS.get(line.field)
        return str(told) if told else word
    if line.opens_turn and line.paragraph:
        word = _("抬头和%s") % word
    if line.quotes:
        return _("%s，含引语") % word
    return word


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
        for label in labels[:MOST_LABELS]
    ]


def warning_links(reading: Reading) -> list[tuple[ParseWarning, int]]:
    """Give the warnings, each with the page of lines that it stands on (0: none)."""
    place = {line.number: at for at, line in enumerate(reading.lines)}
    return [
        (
            replace(warning, message=in_desk_words(warning.message)),
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


def choices() -> dict[str, list[tuple[str, str]]]:
    """Give what an editor may choose: of a line, of a turn, of a label."""
    capacities = [(str(value), str(label)) for value, label in Capacity.choices]
    return {
        "said": [(str(said), str(word)) for said, word in SAID_WORDS.items()],
        "roles": [(str(value), str(label)) for value, label in Role.choices],
        "capacities": [*capacities, (NO_LABEL, _("不是抬头"))],
    }
