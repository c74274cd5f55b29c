"""Lines about a page: date, source, author, number of readers.

    2021-12-20 10:30  来源：新华社  作者：张三  浏览次数：12
    大众日报 2022-11-03 08:15
    发布时间：2021年12月20日
    原创 张三 海州公安 2023-08-16 11:30 发表于山东      (WeChat)
    2021                     (a date set on two lines)
    12-20

A line is one of these only if nothing else stands on it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from archive.parsing.around.bylines import REASON, is_byline
from archive.parsing.around.furniture import is_control, is_promo
from archive.parsing.around.meta_words import BYLINE_BEHIND, OUTLET_BEHIND, PIECE
from archive.parsing.sheet import Line, Sheet, Use
from archive.text.dates import find_day
from archive.text.numerals import to_number
from archive.text.wording import say as _

_HOST_OF_SITE = re.compile(r"(?P<source>[^\s。，,:：]{2,30}?)\s*主办")
# 2021年1月5日 · 二〇二一年一月五日 星期二
_BARE_DAY = re.compile(r"\w{4}年\w{1,3}月\w{1,3}日\s*(?:[（(]?(?:星期|周)\w[)）]?)?")
_YEAR_LINE = re.compile(r"(?:19|20)\d{2}年?")
_DAY_LINE = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


@dataclass(slots=True)
class Meta:
    """What was read off such lines; the first of each goes.

    `is_bracketed` says that the day stands in brackets, as under the title of a speech,
    `bare` is the line that is nothing else, as it is spoken (2021年1月5日).
    """

    published_on: date | None = None
    source: str = ""
    is_bracketed: bool = False
    bare: Line | None = None


def read_meta(sheet: Sheet, lines: list[Line], meta: Meta) -> int:
    """Read the line at the front into `meta` and claim it; give how many lines it took.

    0 means that it is no such line. An impossible date gives a warning
    `date-invalid`, and what the entry has no field for is noted as dropped.
    """
    if not lines:
        return 0
    if len(lines) > 1 and _is_split_date(lines[0], lines[1]):
        sheet.take(lines[:2], Use.FIELD)
        _keep_day(sheet, lines[0], f"{lines[0].text}-{lines[1].text}", meta)
        return 2
    return _read_pieces(sheet, lines[0], meta)


def _is_split_date(first: Line, second: Line) -> bool:
    both = _YEAR_LINE.fullmatch(first.text), _DAY_LINE.fullmatch(second.text)
    return all(both) and second.number - first.number < 3


def _read_pieces(sheet: Sheet, line: Line, meta: Meta) -> int:
    pieces = _pieces(line.text)
    if not pieces:
        return 0
    sheet.take(line, Use.FIELD)
    for piece in pieces:
        _keep_piece(sheet, line, piece.groupdict(), piece[0].strip(), meta)
    return 1


def _pieces(text: str) -> list[re.Match[str]]:
    """Part a line that is about the page into what it says; [] for any other."""
    position = 0
    pieces: list[re.Match[str]] = []
    while position < len(text):
        piece = PIECE.match(text, position)
        if piece is None and any(p["day"] for p in pieces):
            piece = BYLINE_BEHIND.match(text, position)
            piece = piece or OUTLET_BEHIND.fullmatch(text, position)
        if piece is None:
            return []
        pieces.append(piece)
        position = piece.end()
    return pieces


def _keep_piece(
    sheet: Sheet, line: Line, said: Mapping[str, str | None], text: str, meta: Meta
) -> None:
    source = next(filter(None, map(said.get, ("source", "outlet", "account"))), "")
    if day := said.get("day"):
        _keep_day(sheet, line, day, meta)
    elif source and not meta.source:
        meta.source = source
    else:
        sheet.drop_part(line, text, _("页面信息"))


def source_of(line: Line) -> str:
    """Give the source, of a line that names it and nothing else; "" for other lines.

    >>> source_of(Line(9, "来源：海州日报", False, True))
    '海州日报'
    """
    piece = PIECE.fullmatch(line.text)
    return (piece["source"] or "") if piece else ""


def _keep_day(sheet: Sheet, line: Line, text: str, meta: Meta) -> None:
    """Keep the first real day; say so where there is none in the calendar."""
    if meta.published_on:
        sheet.drop_part(line, text, _("页面信息"))
        return
    try:
        meta.published_on = _real_day(text)
        meta.is_bracketed = line.text[0] in "（("
        meta.bare = line if _BARE_DAY.fullmatch(line.text) else None
    except ValueError:
        message = _(
            "第 {line} 行“{text}”不是日历上的日期，发布日期留空，请补上。",
            line=line.number,
            text=text,
        )
        sheet.warn("date-invalid", line.number, message)
        sheet.drop_part(line, text, _("日期无效"))


def _real_day(text: str) -> date:
    split = re.fullmatch(rf"(\d{{4}})年?-{_DAY_LINE.pattern}", text)
    if split:
        return date(*(to_number(n) for n in split.groups()))
    found = find_day(text)
    if found is None or found.year is None:
        raise ValueError(text)
    return found.in_year(found.year)


def is_meta(line: Line) -> bool:
    """Say whether a line by itself is one `read_meta` would take."""
    if _YEAR_LINE.fullmatch(line.text) or _DAY_LINE.fullmatch(line.text):
        return True
    return bool(_pieces(line.text))


def is_dated(line: Line) -> bool:
    """Say whether a line is about the page and gives a day."""
    return any(piece["day"] for piece in _pieces(line.text))


def site_of(line: Line) -> str:
    """Give the body that runs the site, from a line that says so; "" for other lines.

    >>> site_of(Line(1, "中国道路交通安全协会主办", False, True))
    '中国道路交通安全协会'
    """
    found = _HOST_OF_SITE.fullmatch(line.text)
    return found["source"] if found else ""


def skip_meta(sheet: Sheet, lines: list[Line], meta: Meta) -> list[Line]:
    """Read and claim the meta lines and controls at the front; give the lines after."""
    while lines:
        if is_control(lines[0]) or is_promo(lines[0]):
            sheet.drop(lines[0], _("页面控件"))
            lines = lines[1:]
        elif is_byline(lines[0].text):
            sheet.drop(lines[0], REASON)
            lines = lines[1:]
        elif taken := read_meta(sheet, lines, meta):
            lines = lines[taken:]
        else:
            break
    return lines
