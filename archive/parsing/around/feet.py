"""The end of a page: what signs or closes it, and the side columns under it.

责任编辑：李四
相关链接
海州市反诈条例今起施行
扫一扫在手机打开当前页
主办单位：海州市人民政府
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.around.bylines import REASON, is_byline
from archive.parsing.around.furniture import (
    is_column_head,
    is_control,
    is_foot,
    is_promo,
)
from archive.parsing.around.meta_lines import Meta, is_meta, read_meta
from archive.parsing.assembly import Draft
from archive.parsing.given import Given
from archive.parsing.sections.headings import ends_sentence
from archive.parsing.sheet import Line, Sheet, Use
from archive.text.dates import find_day
from archive.text.wording import say as _

LONGEST = 80
"""No line that says where a text is from is longer."""
_SOURCE = re.compile(r"(?:来源|來源|稿源|Source)\s*[:：]")
_AT_END = re.compile(r"[（(]\s*(?:[稿文信][件章息])?来源\s*[:：][^（()）]{2,50}[)）]$")
LAST = 15
"""The foot of a release stands within so many lines from the end."""
# 香港時間10時32分 · 香港时间18时30分
# Issued at HKT 18:30, under Ends/Thursday, May 4, 2023
_ISSUED = re.compile(
    r"香港[时時][间間]\s*\d{1,2}\s*[时時:：]\s*\d{1,2}\s*分?"
    r"|Issued at HKT \d{1,2}:\d{2}"
)
_ENDS = re.compile(r"^(?:Ends/)?(?:[A-Z][a-z]+day,\s*)?")


def take_issue_day(sheet: Sheet) -> Given:
    """Claim the foot of a release of Hong Kong's government, with the day it gives.

    2017年2月28日（星期二）, under it 香港時間10時32分, and then only what leads to
    other pages.
    """
    lines = sheet.lines
    for position in range(max(1, len(lines) - LAST), len(lines)):
        above, line = lines[position - 1], lines[position]
        day = find_day(above.text) if _ISSUED.fullmatch(line.text) else None
        if day and day.year and day.text == _ENDS.sub("", above.text):
            sheet.take(above, Use.FIELD)
            sheet.drop(lines[position:], _("页脚"))
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
        if not _read_origin(sheet, line, draft):
            sheet.drop(line, REASON if is_byline(line.text) else _("页脚"))
    kept = list(lines[:end])
    return [*kept[:-1], _without_origin(sheet, kept[-1], draft)] if kept else kept


def _closes(line: Line) -> bool:
    signs = is_byline(line.text) or _origin(line) is not None
    return signs or is_foot(line) or is_control(line) or is_promo(line)


def _origin(line: Line) -> Line | None:
    """Give a line that says where a text is from, without its brackets; else None.

    （来源：海州日报 2023年5月4日） · 来源：海州日报 2023-05-04 责任编辑：张三
    """
    bare = replace(line, text=line.text.strip("（()） "))
    names_source = len(bare.text) <= LONGEST and _SOURCE.search(bare.text)
    return bare if names_source and is_meta(bare) else None


def _read_origin(sheet: Sheet, line: Line, draft: Draft) -> bool:
    """Read source and day off a line at the foot, where the top says neither."""
    origin, meta = _origin(line), Meta()
    if origin is None or (draft.source and draft.published_on):
        return False
    read_meta(sheet, [origin], meta)
    if draft.source:
        sheet.drop_part(line, meta.source, _("页脚"))
    if draft.published_on and meta.published_on:
        sheet.drop_part(line, str(meta.published_on), _("页脚"))
    draft.source = draft.source or meta.source
    draft.published_on = draft.published_on or meta.published_on
    return True


def _without_origin(sheet: Sheet, line: Line, draft: Draft) -> Line:
    """Take the source in brackets (来源：海州日报) off the end of the last words."""
    found = _AT_END.search(line.text, max(0, len(line.text) - LONGEST))
    origin = _origin(replace(line, text=found[0])) if found else None
    if found is None or origin is None or not line.text[: found.start()].strip():
        return line
    rest = replace(line, text=line.text[: found.start()].rstrip())
    meta = Meta()
    read_meta(Sheet([origin]), [origin], meta)
    draft.source = draft.source or meta.source
    draft.published_on = draft.published_on or meta.published_on
    sheet.drop_part(line, found[0], _("来源"))
    sheet.lines = [rest if other is line else other for other in sheet.lines]
    return rest


def _drop_last_columns(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    """Drop the side columns at the end: a head, and the lists under it."""
    prose = [n for n, x in enumerate(lines) if ends_sentence(x.text) and not is_foot(x)]
    last_prose = prose[-1] if prose else 0
    for position in range(max(1, last_prose), len(lines)):
        if is_column_head(lines[position]):
            sheet.drop(lines[position:], _("侧栏"))
            return list(lines[:position])
    return list(lines)
