"""When a conference was held, from its header line; a missing year is worked out."""

from datetime import date

from archive.parsing.around.meta_lines import Meta
from archive.parsing.assembly import Draft
from archive.parsing.front.header import HeaderField
from archive.parsing.given import Given
from archive.parsing.sheet import OVERRIDDEN, Sheet
from archive.records import Moment
from archive.text.dates import (
    PrintedDay,
    find_day,
    infer_year,
    years_passed,
)
from archive.text.wording import say as _

_WEEKDAYS = (
    _("星期一"), _("星期二"), _("星期三"), _("星期四"), _("星期五"), _("星期六"),
    _("星期日"),
)  # fmt: skip
LEAP_YEAR = 2024
"""A day that this year does not have is a day of no year."""


def read_held(
    sheet: Sheet,
    field: HeaderField | None,
    text: str,
    given: Given,
    published_on: date | None = None,
) -> Moment | None:
    """Read the day and time of a header field; `text` is what the page says.

    Without a year, the day given with the document or that of its publication fixes
    it, else the weekday and the last year the text speaks of as gone by (warning
    `year-inferred`). What cannot be read gives None and a warning, unless the caller
    gave the time himself.
    """
    if field is None:
        return None
    if given.held_at:
        sheet.drop_part(field.lines[0], field.value, OVERRIDDEN)
        return None
    line = field.lines[0].number
    day = find_day(field.value)
    if day is None:
        _warn_unread(sheet, line, field.value)
        return None
    _keep_rest(sheet, field, day)
    return _held(sheet, line, day, text, given.reference() or published_on)


def take_day_of_title(sheet: Sheet, meta: Meta, draft: Draft) -> None:
    """Take the day alone under the title of a meeting as when it was held.

    In brackets it belongs to the title; alone it may be the page's own: that is said.
    """
    if draft.held_at or not meta.published_on or not (meta.is_bracketed or meta.bare):
        return
    draft.published_on, draft.held_at = None, Moment(meta.published_on)
    if meta.bare:
        message = _(
            "第 {line} 行“{day}”在会议标题下，没有说明，"
            "按举行日期收入。若是发布日期，请改正。",
            line=meta.bare.number,
            day=meta.bare.text,
        )
        sheet.warn("held-inferred", meta.bare.number, message)


def _held(
    sheet: Sheet, line: int, day: PrintedDay, text: str, reference: date | None
) -> Moment | None:
    """Give a day as printed its year and its time of day; None where that cannot be."""
    if day.year is None and not _in_year(sheet, line, day, LEAP_YEAR):
        return None
    year = day.year or _year(sheet, line, day, text, reference)
    held = _in_year(sheet, line, day, year) if year is not None else None
    if held is None:
        return None
    _check_weekday(sheet, line, day, held)
    return _moment(sheet, line, day, held)


def _in_year(sheet: Sheet, line: int, day: PrintedDay, year: int) -> date | None:
    try:
        held = day.in_year(year)
    except ValueError:
        message = _(
            "第 {line} 行“{day}”不是日历上的日期，举行时间留空，请补上。",
            line=line,
            day=day.text,
        )
        sheet.warn("date-invalid", line, message)
        return None
    return held


def _keep_rest(sheet: Sheet, field: HeaderField, day: PrintedDay) -> None:
    """Note what else stands in the field, such as the end of a span of time."""
    before, _day, after = field.value.partition(day.text)
    for rest in (before, after):
        if text := rest.strip(" ，,。;；()（）"):
            sheet.drop_part(field.lines[-1], text, _("时间栏其余文字"))


def _warn_unread(sheet: Sheet, line: int, value: str) -> None:
    message = _(
        "第 {line} 行没有读出日期：“{value}”。举行时间留空，请补上。",
        line=line,
        value=value,
    )
    sheet.warn("date-unread", line, message)


def _year(
    sheet: Sheet, line: int, day: PrintedDay, text: str, reference: date | None
) -> int | None:
    """Work out the year of a day printed without one, and say on what it rests."""
    if reference:
        return nearest_year(day, reference)
    passed = years_passed(text)
    latest = max(passed, default=None)
    year = infer_year(day, not_before=latest) if latest else None
    if year is None or latest is None or day.weekday is None:
        message = _(
            "第 {line} 行“{day}”没有年份，文中也推不出来，"
            "举行时间留空。请补上举行时间。",
            line=line,
            day=day.text,
        )
        sheet.warn("year-missing", line, message)
        return None
    message = _(
        "第 {line} 行“{day}”没有年份："
        "文中说到的已过年份最晚是 {latest} 年，"
        "自该年起 {month} 月 {date} 日逢{weekday}的第一年是 {year} 年，"
        "据此推定。若不对，请改正举行时间。",
        line=line,
        day=day.text,
        latest=latest,
        month=day.month,
        date=day.day,
        weekday=_WEEKDAYS[day.weekday],
        year=year,
    )
    sheet.warn("year-inferred", line, message)
    return year


def nearest_year(day: PrintedDay, reference: date) -> int:
    """Give the year that puts the day nearest to the reference, its own on a tie."""

    def distance(year: int) -> int:
        try:
            return abs((day.in_year(year) - reference).days)
        except ValueError:
            return 10_000

    years = (reference.year, reference.year - 1, reference.year + 1)
    return min((y for y in years if date.min.year < y < date.max.year), key=distance)


def _check_weekday(sheet: Sheet, line: int, day: PrintedDay, held: date) -> None:
    if day.weekday is not None and held.weekday() != day.weekday:
        message = _(
            "第 {line} 行“{day}”与日历不合：{date} 是{weekday}。请核对日期。",
            line=line,
            day=day.text,
            date=held.isoformat(),
            weekday=_WEEKDAYS[held.weekday()],
        )
        sheet.warn("weekday-mismatch", line, message)


def _moment(sheet: Sheet, line: int, day: PrintedDay, held: date) -> Moment:
    if day.hour is None:
        return Moment(held)
    if day.hour > 23 or day.minute > 59:
        message = _(
            "第 {line} 行“{day}”的钟点不存在，只取日期，请补上钟点。",
            line=line,
            day=day.text,
        )
        sheet.warn("time-invalid", line, message)
        return Moment(held)
    return Moment(held, day.hour, day.minute)
