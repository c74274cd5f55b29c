"""The last step of every format: what was given goes first, the account is closed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from archive.parsing.doubts import bounded, warn_of_lines
from archive.parsing.given import Given
from archive.parsing.sections.titles import is_signature, title_from
from archive.parsing.sheet import OVERRIDDEN, Line, Sheet
from archive.records import (
    Attendee,
    DroppedLine,
    Kind,
    Moment,
    ParsedEntry,
    ParsedExchange,
    ParsedPhoto,
    ParsedQuotation,
    ParsedSection,
    ParsedSpeech,
    named_headings,
)
from archive.text.clean import without_white
from archive.text.topics import propose_topics, read
from archive.text.wording import say as _

LONGEST = {
    "title": (_("标题"), 500),
    "place": (_("地点"), 200),
    "source": (_("来源"), 200),
    "category": (_("栏目"), 200),
}
"""No field of these is longer, in characters."""


# 各位领导、同志们： · 尊敬的各位来宾：
_SALUTATION = re.compile(
    r"(?:尊敬的|各位|同志们|女士们|先生们|朋友们|大家)[^。]{0,40}[：:！!]"
)


@dataclass(slots=True)
class Draft:
    """What a format read off a page, before given fields are put in its place."""

    format: str
    kind: Kind
    title: str = ""
    held_at: Moment | None = None
    published_on: date | None = None
    place: str = ""
    source: str = ""
    category: str = ""
    summary: str = ""
    series: str = ""
    number: int | None = None
    attendees: Sequence[Attendee] = ()
    sections: Sequence[ParsedSection] = ()
    speeches: Sequence[ParsedSpeech] = ()
    exchanges: Sequence[ParsedExchange] = ()
    quotations: Sequence[ParsedQuotation] = ()
    photos: Sequence[ParsedPhoto] = ()


def finish(sheet: Sheet, draft: Draft, given: Given) -> ParsedEntry:
    """Make the record: given fields before read ones, warnings in line order."""
    _keep_unclaimed(sheet)
    warn_of_lines(sheet)
    paragraphs = [text for speech in draft.speeches for text in speech.paragraphs]
    if not paragraphs:
        sheet.warn("no-text", 0, _("没有正文，只有标题或栏目，请核对原文。"))
    _put_given_first(sheet, draft, given)
    draft.title = draft.title or _inferred_title(sheet, paragraphs)
    _fit(sheet, draft)
    values: dict[str, Any] = {f.name: getattr(draft, f.name) for f in fields(draft)}
    lists = {key: tuple(v) for key, v in values.items() if isinstance(v, list)}
    return ParsedEntry(
        **(values | lists),
        external_id=given.external_id,
        source_url=given.source_url,
        topics=_topics(draft, paragraphs),
        warnings=bounded(sorted(sheet.warnings, key=lambda w: w.line)),
        dropped=tuple(sorted(sheet.dropped, key=lambda d: d.line)),
    )


def _topics(draft: Draft, paragraphs: Sequence[str]) -> tuple[str, ...]:
    headings = named_headings(draft.sections, paragraphs)
    return tuple(propose_topics(read(draft.title, headings, paragraphs)))


def _keep_unclaimed(sheet: Sheet) -> None:
    for line in sheet.unclaimed():
        sheet.drop(line, _("未识别"))
        message = _(
            "第 {line} 行没有认出是什么，未收入正文：“{text}”。请核对。",
            line=line.number,
            text=line.text,
        )
        sheet.warn("line-unclaimed", line.number, message)


def _put_given_first(sheet: Sheet, draft: Draft, given: Given) -> None:
    """Put the fields given in place of those read, noting where the page differs."""
    draft.kind = given.kind or draft.kind
    for name in ("title", "source", "category"):
        said, read = getattr(given, name), getattr(draft, name)
        if said:
            setattr(draft, name, said)
            _note_overridden(sheet, without_white(said), without_white(read), read)
    is_conference = draft.kind == Kind.PRESS_CONFERENCE
    published = given.published_on or (None if is_conference else given.day)
    if published:
        read = draft.published_on.isoformat() if draft.published_on else ""
        _note_overridden(sheet, published.isoformat(), read, read)
        draft.published_on = published
    if given.held_at:
        draft.held_at = given.held_at
    elif is_conference and given.day:
        draft.held_at = _held_on(sheet, draft.held_at, given.day)


def _note_overridden(sheet: Sheet, said: str, read: str, text: str) -> None:
    if read and said != read:
        sheet.dropped.append(DroppedLine(0, text, OVERRIDDEN))


def _held_on(sheet: Sheet, read: Moment | None, day: date) -> Moment:
    """Give the day given, with the printed time if that is of the same day."""
    if read and read.day == day:
        return read
    printed = read.isoformat() if read else ""
    _note_overridden(sheet, day.isoformat(), printed, printed)
    return Moment(day)


def _fit(sheet: Sheet, draft: Draft) -> None:
    """Cut the fields that are too long to be one, keeping the whole as dropped."""
    for name, (label, longest) in LONGEST.items():
        text = getattr(draft, name)
        if len(text) > longest:
            sheet.dropped.append(DroppedLine(0, text, _("{label}过长", label=label)))
            message = _(
                "{label}超过 {longest} 字，已截短，请核对。",
                label=label,
                longest=longest,
            )
            sheet.warn("field-cut", 0, message)
            setattr(draft, name, text[:longest])


def _inferred_title(sheet: Sheet, paragraphs: Sequence[str]) -> str:
    """Give the first clause of the text, and warn of it."""
    texts = paragraphs or [line.text for line in sheet.lines]
    says = (x for x in texts if not (is_signature(x) or _SALUTATION.fullmatch(x)))
    first = next(says, texts[0])
    title = title_from(first)
    message = _("没有标题，取第一句“{title}”作标题，请核对。", title=title)
    sheet.warn("title-inferred", _line_of(sheet.lines, first), message)
    return title


def _line_of(lines: Sequence[Line], text: str) -> int:
    return next((line.number for line in lines if line.text == text), 0)
