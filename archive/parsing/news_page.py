"""An article as a news site prints it, saved as text with what stands around it.

    中国道路交通安全协会主办          who runs the site
    首页 > 新闻中心 > 新闻详情        the way here
    2021                            the day, on one line or two
    12-20
    交管动态                         the column
    打印                             controls
    保民安 解民忧 护民利最新推荐       the title, a side column fused to it
    …                               the lead, cut short, then the article
    热门新闻                         side columns

Source: pages of associations and ministries; see README.md here and
tests/parsing/cases/news-page/.
"""

from archive.parsing.around.feet import drop_feet
from archive.parsing.around.furniture import (
    breadcrumb_at,
    category_of,
    is_column_head,
    is_control,
    is_repeat_of,
    split_fused_column,
)
from archive.parsing.around.meta_lines import Meta, is_meta, site_of, skip_meta
from archive.parsing.assembly import Draft, finish
from archive.parsing.given import Given
from archive.parsing.prose import read_prose
from archive.parsing.sections.headings import ends_sentence
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import Kind, ParsedEntry
from archive.text.wording import say as _

NAME = "news-page"
LONGEST_CATEGORY = 8
LONGEST_TITLE = 120


def matches(sheet: Sheet) -> bool:
    """Say whether a breadcrumb stands near the top, and something under it."""
    position = breadcrumb_at(sheet.lines)
    return position is not None and position + 2 < len(sheet.lines)


def parse(sheet: Sheet, given: Given) -> ParsedEntry:
    """Read the page whole; see the module for its shape."""
    draft, meta = Draft(NAME, Kind.NEWS_ARTICLE), Meta()
    lines = _read_above(sheet, draft, meta)
    lines = skip_meta(sheet, lines, meta)
    lines = _read_category(sheet, lines, draft)
    lines = skip_meta(sheet, lines, meta)
    lines = _read_title(sheet, lines, draft)
    lines = skip_meta(sheet, lines, meta)
    lines = _drop_repeated_lead(sheet, lines)
    draft.published_on = meta.published_on
    if meta.source:
        _drop_site(sheet, draft)
        draft.source = meta.source
    lines = _drop_heads(sheet, drop_feet(sheet, lines, draft))
    read_prose(sheet, lines, draft, given)
    return finish(sheet, draft, given)


def _read_above(sheet: Sheet, draft: Draft, meta: Meta) -> list[Line]:
    """Claim the top of the page down to the breadcrumb; give the lines under it."""
    position = breadcrumb_at(sheet.lines)
    if position is None:  # forced upon a page without one
        return list(sheet.lines)
    for line in sheet.lines[:position]:
        if (site := site_of(line)) and not draft.source:
            draft.source = site
            sheet.take(line, Use.FIELD)
        else:
            sheet.drop(line, _("导航") if is_control(line) else _("页眉"))
    crumb = sheet.lines[position]
    sheet.drop(crumb, _("导航"))
    draft.category = category_of(crumb)
    return list(sheet.lines[position + 1 :])


def _drop_site(sheet: Sheet, draft: Draft) -> None:
    """Note the line of who runs the site as dropped: the page names its own source."""
    for line in sheet.lines:
        if draft.source and site_of(line) == draft.source:
            sheet.drop(line, _("页眉"))
            return


def _read_category(sheet: Sheet, lines: list[Line], draft: Draft) -> list[Line]:
    """Take a short line above the title as the column the article stands in."""
    if len(lines) < 3 or len(lines[0].text) > LONGEST_CATEGORY:
        return lines
    rest = (x for x in lines[1:] if not is_control(x) and not is_meta(x))
    below = next(rest, lines[0])
    if len(below.text) <= LONGEST_CATEGORY or not _is_title(below):
        return lines
    sheet.take(lines[0], Use.FIELD)
    draft.category = lines[0].text
    return lines[1:]


def _is_title(line: Line) -> bool:
    is_prose = ends_sentence(line.text) and line.text[-1] not in "！？!?"
    return len(line.text) <= LONGEST_TITLE and not is_prose


def _read_title(sheet: Sheet, lines: list[Line], draft: Draft) -> list[Line]:
    if len(lines) < 2 or not _is_title(lines[0]):
        return lines
    line = lines[0]
    sheet.take(line, Use.TITLE)
    draft.title, column = split_fused_column(line.text)
    if column:
        sheet.drop_part(line, column, _("侧栏"))
        message = _(
            "第 {line} 行标题末尾的侧栏文字“{column}”已去掉，请核对标题。",
            line=line.number,
            column=column,
        )
        sheet.warn("title-trimmed", line.number, message)
    return lines[1:]


def _drop_repeated_lead(sheet: Sheet, lines: list[Line]) -> list[Line]:
    if len(lines) > 1 and is_repeat_of(lines[0].text, [x.text for x in lines[1:]]):
        sheet.drop(lines[0], _("导语重复"))
        return lines[1:]
    return lines


def _drop_heads(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """Drop the heads of side columns that stand between paragraphs."""
    heads = [line for line in lines if is_column_head(line)]
    sheet.drop(heads, _("侧栏"))
    return [line for line in lines if line not in heads]
