"""What a parsed document is: frozen records, no Django, no engine.

`parsing` makes a `ParsedEntry` out of text, `store` turns it into rows. Everything
in a record is as published; what was inferred carries a `ParseWarning`.

A `ParsedEntry` serialises with `to_json` into the object that
`manage.py import_entries --dry-run --json` prints (docs: README, "Import").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from unicodedata import normalize

from archive.text.dates import find_day
from archive.text.printed import with_headings
from archive.text.wording import Wording


class Kind(StrEnum):
    """The two kinds of entry."""

    PRESS_CONFERENCE = "press_conference"
    NEWS_ARTICLE = "news_article"


class Role(StrEnum):
    """What a turn is, in Akoma Ntoso's words."""

    SPEECH = "speech"
    QUESTION = "question"
    ANSWER = "answer"
    NARRATIVE = "narrative"
    SCENE = "scene"


class Capacity(StrEnum):
    """What a person did in one entry."""

    HOST = "host"
    OFFICIAL = "official"
    REPORTER = "reporter"


class Directness(StrEnum):
    """Whether a quotation gives the words themselves or reports them."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of the header, with the post as printed ("" where none is).

    `organization` holds a department carried over from the attendee before
    (省公安厅 for 刑侦总队总队长李民), never a part of `post`.
    """

    name: str
    post: str = ""
    organization: str = ""
    capacity: Capacity = Capacity.OFFICIAL


@dataclass(frozen=True, slots=True)
class ParsedSection:
    """A heading and the paragraph it stands above (counted from 1 over the entry).

    Level 1 is a heading of its own line or an ordinal that opens a paragraph
    (一是社会治安形势持续向好…); level 2 an ordinal inside a paragraph, or a heading
    under another (（一） under 一、), level 3 one under that.
    """

    heading: str
    level: int
    first_paragraph: int


@dataclass(frozen=True, slots=True)
class ParsedSpeech:
    """One turn by one speaker, or a run of prose between two headings.

    `label` is as printed, without colon or brackets; `speaker` the person's name or
    "", `outlet` the reporter's outlet or ""; `post` as printed in this entry.
    """

    role: Role
    paragraphs: tuple[str, ...]
    label: str = ""
    speaker: str = ""
    outlet: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class ParsedExchange:
    """A question and its answers, as positions in `ParsedEntry.speeches` from 0."""

    question: int
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedQuotation:
    """Words in an article attributed to a person.

    `text` is what stands between the quotation marks or, of an indirect one, the words
    reported; a stretch of the paragraph either way. `attribution` is the clause that
    attributes it, as printed (副省长、公安厅厅长范华平说); `speaker` the name in
    full, which the clause may not give; `paragraph` counts from 1.
    """

    speaker: str
    post: str
    attribution: str
    text: str
    paragraph: int
    directness: Directness = Directness.DIRECT


@dataclass(frozen=True, slots=True)
class ParsedPhoto:
    """A caption as printed, and the person it names ("" where none)."""

    caption: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something inferred or doubtful; `line` counts from 1, 0 is the whole input.

    `code` is stable and ASCII (`year-inferred`), `message` is Chinese for editors and
    names the text in hand and the remedy.
    """

    code: str
    line: int
    message: Wording


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line of the input that is no part of the entry, and why."""

    line: int
    text: str
    reason: Wording


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a day and a time of day, in Beijing.

    >>> Moment.parse("2021-03-04T10:00").isoformat()
    '2021-03-04T10:00+08:00'
    >>> Moment.parse("2021年3月4日").isoformat()
    '2021-03-04'
    """

    day: date
    hour: int | None = None
    minute: int = 0

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read a day with its year, and perhaps a time of day, as people write them.

        `2021-03-04`, `2021-03-04T10:00`, the latter with an offset of +08:00,
        `2021/3/4 9：00`, `2021年3月4日(星期四)下午3点半`; nothing else stands beside.

        Raises:
            ValueError: the text is none of these, no day of the calendar, no time of
                the clock, or the weekday is not the day's.
        """
        text = normalize("NFKC", text).strip()
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return cls._printed(text)
        offset = moment.utcoffset()
        if offset is not None and offset.total_seconds() != 8 * 3600:
            raise ValueError(f"not Beijing time: {text!r}")
        if len(text) <= 10:
            return cls(moment.date())
        return cls(moment.date(), moment.hour, moment.minute)

    @classmethod
    def _printed(cls, text: str) -> "Moment":
        printed = find_day(text)
        if printed is None or printed.year is None or printed.text != text:
            raise ValueError(f"not a moment: {text!r}")
        day, hour = printed.in_year(printed.year), printed.hour
        if printed.weekday not in (None, day.weekday()):
            raise ValueError(f"not that weekday: {text!r}")
        if hour is not None:
            time(hour, printed.minute)
        return cls(day, hour, printed.minute)

    def isoformat(self) -> str:
        """Give the day, with the time and +08:00 where the time is known."""
        if self.hour is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.hour:02}:{self.minute:02}+08:00"


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One press conference or news article, whole, as published."""

    format: str
    kind: Kind
    title: str
    path: str = ""
    external_id: str = ""
    held_at: Moment | None = None
    published_on: date | None = None
    place: str = ""
    source: str = ""
    source_url: str = ""
    category: str = ""
    summary: str = ""
    series: str = ""
    number: int | None = None
    attendees: tuple[Attendee, ...] = ()
    sections: tuple[ParsedSection, ...] = ()
    speeches: tuple[ParsedSpeech, ...] = ()
    exchanges: tuple[ParsedExchange, ...] = ()
    quotations: tuple[ParsedQuotation, ...] = ()
    topics: tuple[str, ...] = ()
    photos: tuple[ParsedPhoto, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()
    dropped: tuple[DroppedLine, ...] = ()

    @property
    def day(self) -> date | None:
        """The Beijing day it is filed under: held, else published, else none."""
        return self.held_at.day if self.held_at else self.published_on

    def paragraphs(self) -> list[str]:
        """Give all paragraphs in printed order; the first has number 1."""
        return [text for speech in self.speeches for text in speech.paragraphs]

    def lines(self) -> list[str]:
        """Give headings and paragraphs in printed order: see `with_headings`."""
        headings = ((part.heading, part.first_paragraph) for part in self.sections)
        return with_headings(self.paragraphs(), headings)


def named_headings(
    sections: Iterable[ParsedSection], paragraphs: Sequence[str]
) -> list[str]:
    """Give what names a part of a text: not the ordinals inside its paragraphs."""

    def is_inside(part: ParsedSection) -> bool:
        below = paragraphs[part.first_paragraph - 1 : part.first_paragraph]
        return part.level > 1 and any(part.heading in text for text in below)

    return [part.heading for part in sections if not is_inside(part)]


def to_json(entry: ParsedEntry) -> dict[str, Any]:
    """Give the object of `import_entries --dry-run --json`, in its order of keys.

    Empty text is `""`, except where nothing was said at all: `held_at`,
    `published_on` and `number` are then null. `external_id` is not shown.
    """
    shown = {key: getattr(entry, key) for key in JSON_KEYS}
    for moment in ("held_at", "published_on"):
        shown[moment] = shown[moment].isoformat() if shown[moment] else None
    for parts in _PARTS:
        shown[parts] = tuple(map(fields_of, shown[parts]))
    return shown


def fields_of(part: Any) -> dict[str, Any]:
    """Give the fields of one part of a record by name; what they hold is not copied."""
    return {name: getattr(part, name) for name in part.__slots__}


JSON_KEYS = (
    "path", "format", "kind", "title", "held_at", "published_on", "place", "source",
    "source_url", "category", "summary", "series", "number", "attendees", "sections",
    "speeches", "exchanges", "quotations", "topics", "photos", "warnings", "dropped",
)  # fmt: skip
_PARTS = (
    "attendees", "sections", "speeches", "exchanges", "quotations", "photos",
    "warnings", "dropped",
)  # fmt: skip
