"""The front matter of a Markdown file: lines of `key: value` between two rules.

---
title: 鱼鳞天
date: 2021-12-20
source: 海风报
---
"""

import re
from dataclasses import dataclass, replace

from archive.parsing.given import Given
from archive.parsing.reading.moments import beijing_day
from archive.parsing.sheet import Line, Sheet, Use
from archive.text.clean import shorten, strip_white
from archive.text.wording import say as _

LONGEST = 60
"""Front matter of more lines is none."""

_RULE = re.compile(r"-{3,}|\.{3}")
_PAIR = re.compile(r"(?P<key>[\w\u3400-\u9fff-]{1,30})\s*[:：]\s*(?P<value>.*)")
_QUOTES = "\"'"
_KEYS = {
    "title": "title 标题",
    "published_on": "date published published_on pubdate publish_date 日期 发布日期",
    "source": "source 来源",
    "source_url": "url link source_url permalink 网址 链接",
    "category": "category column 栏目",
}
_FIELD_OF = {key: field for field, keys in _KEYS.items() for key in keys.split()}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The title's line (None where none is given), and what else was said."""

    title: Line | None
    given: Given


def read_front_matter(sheet: Sheet) -> FrontMatter:
    """Claim the front matter at the top of a sheet and take its lines off it."""
    end = _end(sheet.lines)
    lines, sheet.lines = sheet.lines[:end], sheet.lines[end:]
    title, given = None, Given()
    for line in lines:
        found = _PAIR.fullmatch(line.text)
        field = _FIELD_OF.get(found["key"].lower(), "") if found else ""
        value = strip_white(found["value"]).strip(_QUOTES) if found else ""
        if not field or not value:
            sheet.drop(line, _("文件头"))
        elif field == "title":
            title = replace(line, text=value, level=1, after_blank=True)
        else:
            sheet.take(line, Use.FIELD)
            given = _with(sheet, line, given, field, value)
    return FrontMatter(title, given)


def _end(lines: list[Line]) -> int:
    """Give where the front matter ends; 0 where there is none."""
    if not lines or lines[0].number > 1 or not _RULE.fullmatch(lines[0].text):
        return 0
    for position, line in enumerate(lines[1 : LONGEST + 1], 1):
        if _RULE.fullmatch(line.text):
            return position + 1
    return 0


def _with(sheet: Sheet, line: Line, given: Given, field: str, value: str) -> Given:
    if field == "source":
        return replace(given, source=value)
    if field == "category":
        return replace(given, category=value)
    if field == "published_on":
        return _with_day(sheet, line, given, value)
    if value.startswith(("http://", "https://")):
        return replace(given, source_url=value)
    sheet.drop_part(line, line.text, _("不是网址"))
    return given


def _with_day(sheet: Sheet, line: Line, given: Given, value: str) -> Given:
    try:
        return replace(given, published_on=beijing_day(value))
    except ValueError:
        message = _(
            "第 {line} 行“{day}”不是日历上的日期，请改正。",
            line=line.number,
            day=shorten(value),
        )
        sheet.warn("date-invalid", line.number, message)
        sheet.drop_part(line, line.text, _("日期无效"))
        return given
