"""Days and times as Chinese pages print them. Days are Beijing days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive.text.numerals import DIGITS, to_number

_F = "[0-9０-９]"  # figures, half or full width
_N = rf"(?:{_F}{{1,2}}|[{DIGITS}]{{1,3}})"
# 2021年3月4日 · 二〇二一年三月四日 · 3月4日
_CHINESE_DAY = re.compile(
    rf"(?:(?P<year>(?<!{_F})(?:{_F}{{4}}|1[012]\d)|[〇○零一二三四五六七八九]{{4}})\s*年\s*)?"
    rf"(?<!{_F})(?P<month>{_N})\s*月\s*(?P<day>{_N})\s*[日号]"
)
# 民國115年3月1日 · 中華民國一百一十五年三月一日
_REPUBLIC_DAY = re.compile(
    rf"(?:中[华華])?民[国國]\s*(?P<year>{_F}{{2,3}}|[{DIGITS}]{{2,5}})\s*年\s*"
    rf"(?P<month>{_N})\s*月\s*(?P<day>{_N})\s*日"
)
_REPUBLIC = 1911
"""Its first year is the one after this."""
_REPUBLIC_YEARS = 200
"""A year below this one is of the Republic."""
# April 28, 2023 · Feb. 8 2020 · 28 April 2023
_MONTHS = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
]  # fmt: skip
_ENGLISH_DAY = re.compile(
    rf"\b(?P<before>\d{{1,2}}\s+)?(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?\s+"
    r"(?P<behind>\d{1,2},?\s+)?(?P<year>\d{4})\b",
    re.IGNORECASE,
)
# 2021-12-20 · 2021/12/20 · 2021.12.20 · 105-06-17, of the Republic
_FIGURE_DAY = re.compile(
    rf"(?<![{_F[1:-1]}\-/.])(?P<year>{_F}{{4}}|1[012]\d)\s*(?P<sep>[-/.])\s*"
    rf"(?P<month>{_F}{{1,2}})\s*(?P=sep)\s*(?P<day>{_F}{{1,2}})(?!{_F})"
)
# (星期四) · 周四
_WEEKDAY = re.compile(r"\s*[（(]?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*[)）]?")
# 上午10:00 · 下午3时30分 · 10点半 · T10:00 · 10：00：00 · 10∶30
_TIME = re.compile(
    r"\s*T?\s*(?P<half>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\s*"
    rf"(?P<hour>{_F}{{1,2}}|(?<=[午晨上晚])[一二三四五六七八九十]{{1,3}}(?=[时点時點]))\s*(?:[时点時點]|[:：∶](?={_F}))\s*(?P<minute>{_F}{{1,2}}|半|[一二三四五六七八九十]{{1,3}}(?=分))?"
    rf"(?:[:：∶]{_F}{{2}}(?!{_F})|分)?"
)
# 2021年2月31日 · 11月31日, in running text
_DAY_IN_FIGURES = re.compile(
    rf"(?:(?<!{_F})({_F}{{4}})年)?(?<!{_F})({_F}{{1,2}})月({_F}{{1,2}})日"
)
_LEAP_YEAR = 2024
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s*年(?!代)")
_AIM = re.compile(r"(?:(?<!截止)到|(?<!截)至|力争|争取|计划|预计)$")
_AFTERNOON = {"下午", "傍晚", "晚上", "晚"}
_NIGHT = {"凌晨", "晚上", "晚"}
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed: what is not printed is None. `weekday` counts Monday as 0.

    `text` is what was read, from the day to the end of the time of day.
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int = 0
    text: str = ""

    def in_year(self, year: int) -> date:
        """Give the day in a year.

        Raises:
            ValueError: the calendar has no such day.
        """
        return date(year, self.month, self.day)


def find_day(text: str) -> PrintedDay | None:
    """Find the first day in a text, with the weekday and time of day beside it.

    The numbers are as printed: `in_year` says whether there is such a day.

    >>> find_day("时间: 3月4日(星期四)上午10:00")
    PrintedDay(month=3, day=4, year=None, weekday=3, hour=10, minute=0, \
text='3月4日(星期四)上午10:00')
    """
    found = min(_days(text), default=None)
    if found is None:
        return None
    start, end, year, month, day = found
    end = -end
    if weekday := _WEEKDAY.match(text, end):
        end = weekday.end()
    if time := _TIME.match(text, end):
        end = time.end()
    return PrintedDay(
        month=month,
        day=day,
        year=year,
        weekday=WEEKDAYS.index(weekday[1].replace("天", "日")) if weekday else None,
        hour=_hour(time["half"], to_number(time["hour"])) if time else None,
        minute=_minute(time["minute"]) if time else 0,
        text=text[start:end],
    )


def _days(text: str) -> Iterator[tuple[int, int, int | None, int, int]]:
    """Give the first day of each kind: start, minus its end, year, month, day."""
    for pattern in (_REPUBLIC_DAY, _CHINESE_DAY, _FIGURE_DAY):
        if found := pattern.search(text):
            year = to_number(found["year"]) if found["year"] else None
            year = year + _REPUBLIC if year and year < _REPUBLIC_YEARS else year
            month, day = to_number(found["month"]), to_number(found["day"])
            yield found.start(), -found.end(), year, month, day
    if (found := _ENGLISH_DAY.search(text)) and (found["before"] or found["behind"]):
        month = _MONTHS.index(found["month"].lower()) + 1
        day = int((found["before"] or found["behind"]).rstrip(", "))
        yield found.start(), -found.end(), int(found["year"]), month, day


def _hour(half: str | None, hour: int) -> int:
    """Give the hour of the day: 下午3点 is 15, 中午1点 is 13, 晚上12点 is 24."""
    if hour == 12 and half in _NIGHT:
        return 0 if half == "凌晨" else 24
    is_after_noon = half in _AFTERNOON or (half == "中午" and hour < 3)
    return hour + 12 if is_after_noon and hour < 12 else hour


def _minute(text: str | None) -> int:
    return 30 if text == "半" else to_number(text or "0")


def parse_day(text: str) -> date:
    """Read a text that is a day and nothing else (a time of day after it is left).

    >>> parse_day("2021-12-20"), parse_day("2021年12月20日")
    (datetime.date(2021, 12, 20), datetime.date(2021, 12, 20))

    Raises:
        ValueError: it is no day with a year, or the calendar has no such day.
    """
    day = find_day(text.strip())
    if day is None or day.year is None or not text.strip().startswith(day.text[:4]):
        raise ValueError(f"not a day: {text!r}")
    return day.in_year(day.year)


def impossible_days(text: str) -> list[str]:
    """Give the days that a text prints in figures and no calendar has, as printed.

    >>> impossible_days("自2月29日起，至2021年2月31日")
    ['2021年2月31日']
    """
    return [m[0] for m in _days_in_figures(text) if not _is_day(*m.groups())]


def _days_in_figures(text: str) -> Iterator[re.Match[str]]:
    """Find them around 月: the pattern may begin anywhere, so it is slow elsewhere."""
    at, done = text.find("月"), 0
    while at >= 0:
        start, end = max(done, at - len("2021年12")), at + len("月31日")
        if found := _DAY_IN_FIGURES.search(text, start, end):
            done = found.end()
            yield found
        at = text.find("月", at + 1)


def _is_day(year: str | None, month: str, day: str) -> bool:
    try:
        date(int(year or _LEAP_YEAR), int(month), int(day))
    except ValueError:
        return False
    return True


def years_passed(text: str) -> list[int]:
    """Give the years a text names as gone by, in order, each as often as it stands.

    A year that is aimed at (到2025年, 力争2025年) is left out.

    >>> years_passed("2020年全省现发命案全破。到2025年，建成平安山东。")
    [2020]
    """
    return [
        int(m[1])
        for m in _YEAR.finditer(text)
        if not _AIM.search(text[max(0, m.start() - 4) : m.start()])
    ]


def infer_year(day: PrintedDay, *, not_before: int, span: int = 4) -> int | None:
    """Give the first year from `not_before` on in which the day has its weekday.

    Looks at `span` years, fewer than it takes a weekday to come round twice for most
    days. Gives None where none fits or the day has no weekday printed.

    >>> infer_year(find_day("3月4日(星期四)"), not_before=2020)
    2021
    """
    if day.weekday is None:
        return None
    for year in range(not_before, not_before + span):
        try:
            if day.in_year(year).weekday() == day.weekday:
                return year
        except ValueError:
            continue  # 29 February: the next year may have it
    return None
