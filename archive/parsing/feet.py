"""The end of a page: what signs or closes it, and the side columns under it.

责任编辑：李四
相关链接
海州市反诈条例今起施行
扫一扫在手机打开当前页
主办单位：海州市人民政府
"""

import re
from collections.abc import Sequence

from archive.parsing.assembly import Draft
from archive.parsing.furniture import is_column_head, is_control, is_foot, is_promo
from archive.parsing.given import Given
from archive.parsing.headings import ends_sentence
from archive.parsing.meta_lines import source_of
from archive.parsing.sheet import Line, Sheet, Use
from archive.text.dates import find_day

LAST = 15
"""The foot of a release stands within so many lines from the end."""
# 香港時間10時32分 · 香港时间18时30分
_ISSUED = re.compile(r"香港[时時][间間]\s*\d{1,2}\s*[时時:：]\s*\d{1,2}\s*分?")


def take_issue_day(sheet: Sheet) -> Given:
    """Claim the foot of a release of Hong Kong's government, with the day it gives.

    2017年2月28日（星期二）, under it 香港時間10時32分, and then only what leads to
    other pages.
    """
    lines = sheet.lines
    for position in range(max(1, len(lines) - LAST), len(lines)):
        above, line = lines[position - 1], lines[position]
        day = find_day(above.text) if _ISSUED.fullmatch(line.text) else None
        if day and day.year and day.text == above.text:
            sheet.take(above, Use.FIELD)
            sheet.drop(lines[position:], "页脚")
            sheet.lines = lines[: position - 1]
            return Given(published_on=day.in_year(day.year))
    return Given()


def drop_feet(sheet: Sheet, lines: Sequence[Line], draft: Draft) -> list[Line]:
    """Drop the lines at the end that sign or close a page; one line always stays.

    A source that stands there is the entry's if it has none by now.
    """
    lines = _drop_last_columns(sheet, lines)
    end = len(lines)
    while end > 1 and _closes(lines[end - 1]):
        end -= 1
    for line in lines[end:]:
        source = source_of(line)
        if source and not draft.source:
            draft.source = source
            sheet.take(line, Use.FIELD)
        else:
            sheet.drop(line, "页脚")
    return list(lines[:end])


def _closes(line: Line) -> bool:
    return is_foot(line) or is_control(line) or is_promo(line)


def _drop_last_columns(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    """Drop the side columns at the end: a head, and the lists under it."""
    prose = [n for n, x in enumerate(lines) if ends_sentence(x.text) and not is_foot(x)]
    last_prose = prose[-1] if prose else 0
    for position in range(max(1, last_prose), len(lines)):
        if is_column_head(lines[position]):
            sheet.drop(lines[position:], "侧栏")
            return list(lines[:position])
    return list(lines)
