"""The last step of every format: what was given goes first, the account is closed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.parsing.given import Given
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
)
from archive.text.clean import shorten, strip_white, without_white
from archive.text.keywords import keywords

TOPICS = 10
"""At most so many topics are proposed for an entry."""
LONGEST = {"title": 500, "place": 200, "source": 200, "category": 200}
"""No field of these is longer, in characters."""

# 13853112345 · 0531-85123283 · 联系电话:85123283
_PHONE = re.compile(
    r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-—－ ]\d{7,8})(?!\d)"
    r"|(?:电话|手机|传真|热线|联系方式)[^\d。\n]{0,8}(?:\d{3,4}[-—－ ])?\d{7,8}(?!\d)"
)
_SEVEN_FIGURES = re.compile(r"\d{7}")
_CLAUSE = re.compile(r"[^。！？!?；;，,：:]+")


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
    _warn_of_phones(sheet)
    _note_overridden(sheet, draft, given)
    _fit(sheet, draft)
    kind = given.kind or draft.kind
    paragraphs = [text for speech in draft.speeches for text in speech.paragraphs]
    if not paragraphs:
        sheet.warn("no-text", 0, "没有正文，只有标题或栏目，请核对原文。")
    title = given.title or draft.title or _inferred_title(sheet, paragraphs)
    title = _fitting(sheet, "标题", title, LONGEST["title"])
    return ParsedEntry(
        format=draft.format,
        kind=kind,
        title=title,
        external_id=given.external_id,
        held_at=_held_at(draft, given, kind),
        published_on=_published_on(draft, given, kind),
        place=draft.place,
        source=given.source or draft.source,
        source_url=given.source_url,
        category=given.category or draft.category,
        summary=draft.summary,
        series=draft.series,
        number=draft.number,
        attendees=tuple(draft.attendees),
        sections=tuple(draft.sections),
        speeches=tuple(draft.speeches),
        exchanges=tuple(draft.exchanges),
        quotations=tuple(draft.quotations),
        topics=tuple(keywords("\n".join([title, *paragraphs]), TOPICS)),
        photos=tuple(draft.photos),
        warnings=tuple(sorted(sheet.warnings, key=lambda w: w.line)),
        dropped=tuple(sorted(sheet.dropped, key=lambda d: d.line)),
    )


def _keep_unclaimed(sheet: Sheet) -> None:
    for line in sheet.unclaimed():
        sheet.drop(line, "未识别")
        message = (
            f"第 {line.number} 行没有认出是什么，未收入正文：“{line.text}”。请核对。"
        )
        sheet.warn("line-unclaimed", line.number, message)


def _warn_of_phones(sheet: Sheet) -> None:
    for line in sheet.lines:
        found = _SEVEN_FIGURES.search(line.text) and _PHONE.search(line.text)
        if found:
            message = (
                f"第 {line.number} 行有电话号码“{found[0]}”，公开前请核对可否公布。"
            )
            sheet.warn("phone-number", line.number, message)


def _note_overridden(sheet: Sheet, draft: Draft, given: Given) -> None:
    """Note what the page says otherwise than the fields given with it."""
    day = given.published_on or given.day
    printed = draft.published_on.isoformat() if draft.published_on else ""
    pairs = (
        (given.title, draft.title),
        (given.source, draft.source),
        (given.category, draft.category),
        (day.isoformat() if day else "", printed),
    )
    for said, read in pairs:
        if said and read and without_white(said) != without_white(read):
            sheet.dropped.append(DroppedLine(0, read, OVERRIDDEN))


def _fit(sheet: Sheet, draft: Draft) -> None:
    """Cut the fields that are too long to be one, keeping the whole as dropped."""
    draft.place = _fitting(sheet, "地点", draft.place, LONGEST["place"])
    draft.source = _fitting(sheet, "来源", draft.source, LONGEST["source"])
    draft.category = _fitting(sheet, "栏目", draft.category, LONGEST["category"])


def _fitting(sheet: Sheet, name: str, text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    sheet.dropped.append(DroppedLine(0, text, f"{name}过长"))
    sheet.warn("field-cut", 0, f"{name}超过 {longest} 字，已截短，请核对。")
    return text[:longest]


def _inferred_title(sheet: Sheet, paragraphs: Sequence[str]) -> str:
    """Give the first clause of the text, cut to 40 characters, and warn of it."""
    first = paragraphs[0] if paragraphs else sheet.lines[0].text
    clause = _CLAUSE.search(first)
    title = shorten(strip_white(clause[0]) if clause else first, 40) or first[:40]
    message = f"没有标题，取第一句“{title}”作标题，请核对。"
    sheet.warn("title-inferred", _line_of(sheet.lines, first), message)
    return title


def _line_of(lines: Sequence[Line], text: str) -> int:
    return next((line.number for line in lines if line.text == text), 0)


def _held_at(draft: Draft, given: Given, kind: Kind) -> Moment | None:
    """Give the moment given; else the day given, with the printed time of that day."""
    if given.held_at or kind != Kind.PRESS_CONFERENCE or given.day is None:
        return given.held_at or draft.held_at
    printed = draft.held_at
    return printed if printed and printed.day == given.day else Moment(given.day)


def _published_on(draft: Draft, given: Given, kind: Kind) -> date | None:
    day = given.day if kind == Kind.NEWS_ARTICLE else None
    return given.published_on or day or draft.published_on
