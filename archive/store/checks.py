"""What the rows cannot hold is refused by name before anything is written."""

import re
from collections.abc import Iterator
from dataclasses import asdict

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.models import (
    Attendance,
    Entry,
    Organization,
    Person,
    Photo,
    Quotation,
    Section,
    Series,
    Speech,
)
from archive.records import ParsedEntry
from archive.store.keys import record_text

EARLIEST_YEAR = 1000
LARGEST_NUMBER = 2**31 - 1

LIMITS: dict[str, tuple[type[Model], str]] = {
    "format": (Entry, "format"),
    "title": (Entry, "title"),
    "place": (Entry, "place"),
    "source": (Entry, "source"),
    "source_url": (Entry, "source_url"),
    "category": (Entry, "category"),
    "series": (Series, "name"),
    "attendees.name": (Attendance, "name"),
    "attendees.post": (Attendance, "post"),
    "attendees.organization": (Attendance, "organization"),
    "sections.heading": (Section, "heading"),
    "speeches.label": (Speech, "label"),
    "speeches.speaker": (Person, "name"),
    "speeches.outlet": (Organization, "name"),
    "speeches.post": (Speech, "post"),
    "quotations.speaker": (Quotation, "name"),
    "quotations.post": (Quotation, "post"),
    "quotations.attribution": (Quotation, "attribution"),
    "photos.caption": (Photo, "caption"),
    "photos.name": (Photo, "name"),
}
"""Each text of a record that goes into a column of a certain length."""

_LENGTHS = {
    place: model._meta.get_field(name).max_length
    for place, (model, name) in LIMITS.items()
}
UNFIT = gettext_noop(
    "含有空字符（NUL）或残缺的 Unicode 字符。请用 UTF-8 重新保存来源再导入。"
)
_UNFIT = re.compile("[\0\ud800-\udfff]")
# NUL as it is, and as JSON has it
_PERHAPS_UNFIT = re.compile("[\0\ud800-\udfff]|\\\\u0000")


class StoreError(Exception):
    """A record that cannot be stored; the message names input, place and remedy."""

    def __init__(self, record: ParsedEntry, place: str, problem: str) -> None:
        self.path = record.path
        self.message = f"{place} {problem}".strip()
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.path}：{self.message}" if self.path else self.message


def check(record: ParsedEntry, written: str | None = None) -> None:
    """Refuse a record that would break a column or a constraint.

    `written` is the record as `record_text` writes it, where that was done already.

    Raises:
        StoreError: a text is too long or no Unicode, a day out of range, the title or
            the text is missing, or a position points at nothing.
    """
    text = record_text(record) if written is None else written
    if _PERHAPS_UNFIT.search(record.path + text):
        _check_characters(record)
    _check_lengths(record)
    _check_numbers(record)
    _check_positions(record)


def _check_characters(record: ParsedEntry) -> None:
    """Refuse NUL and lone surrogates, which no database takes."""
    for place, text in _texts(asdict(record)):
        if _UNFIT.search(text):
            raise StoreError(record, place, _(UNFIT))


def _texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text with its place: `speeches 3 label`, counted from 1."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, f"{place} {key}".strip())
    elif isinstance(value, list | tuple):
        for position, part in enumerate(value, start=1):
            yield from _texts(part, f"{place} {position}")


def _check_lengths(record: ParsedEntry) -> None:
    """Refuse a text that is longer than its column."""
    for place, longest in _LENGTHS.items():
        part, _dot, name = place.rpartition(".")
        rows = getattr(record, part) if part else (record,)
        for position, row in enumerate(rows, start=1):
            text = getattr(row, name)
            if len(text) > longest:
                where = f"{part} {position} {name}".strip() if part else name
                raise StoreError(record, where, _too_long(text, longest))


def _too_long(text: str, longest: int) -> str:
    return _(
        "有 %(length)d 字，最多 %(longest)d 字（“%(start)s…”）。"
        "请检查来源或改用合适的格式。"
    ) % {
        "length": len(text),
        "longest": longest,
        "start": text[:20],
    }


def _check_numbers(record: ParsedEntry) -> None:
    """Refuse a record without title or text, and days and numbers out of range."""
    if not record.title.strip():
        raise StoreError(record, "", _("没有标题。请在来源中补上标题。"))
    if not any(text.strip() for text in record.paragraphs()):
        raise StoreError(record, "", _("没有正文。请检查来源是否完整。"))
    held = record.held_at.day if record.held_at else None
    for day in filter(None, (held, record.published_on)):
        if day.year < EARLIEST_YEAR:
            problem = _("日期 %(day)s 早于公元 1000 年。请改正日期。") % {"day": day}
            raise StoreError(record, "", problem)
    if record.number is not None and not 0 <= record.number <= LARGEST_NUMBER:
        problem = _("场次 %(number)d 超出范围。请改正场次。") % {
            "number": record.number
        }
        raise StoreError(record, "", problem)


def _check_positions(record: ParsedEntry) -> None:
    """Refuse what points at a paragraph or a turn that is not there."""
    count = len(record.paragraphs())
    pointers = [section.first_paragraph for section in record.sections]
    pointers += [quotation.paragraph for quotation in record.quotations]
    if any(not 1 <= pointer <= count for pointer in pointers):
        raise StoreError(
            record, "", _("小标题或引语指向不存在的段落。请报告此解析错误。")
        )
    turns = range(len(record.speeches))
    questions = [exchange.question for exchange in record.exchanges]
    answers = [turn for exchange in record.exchanges for turn in exchange.answers]
    known = all(turn in turns for turn in (*questions, *answers))
    once = len(set(questions)) == len(questions) and len(set(answers)) == len(answers)
    if not (known and once):
        raise StoreError(
            record, "", _("问答指向不存在或重复的发言。请报告此解析错误。")
        )
