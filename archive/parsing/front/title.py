"""The title that a text opens with, where its first lines may be one.

凝心聚力谋发展
——海州市“奋进新时代”主题系列新闻发布会      the second line goes on with it
"""

import re

from archive.parsing.assembly import Draft
from archive.parsing.given import Given
from archive.parsing.labels.meetings import is_meeting
from archive.parsing.sections.headings import ends_sentence, is_row
from archive.parsing.sections.titles import is_signature
from archive.parsing.sheet import Line, Sheet, Use
from archive.text.clean import strip_heading_mark, without_white
from archive.text.folding import HAN_CHARACTER
from archive.text.wording import say as _

LONGEST_TITLE = 80
"""A line longer than this is no title."""
LONGEST_FOREIGN = 200
"""A line without a Chinese character that is longer is no title."""
HEAD, LONGEST_COLUMN = 7, 12
"""A row underlines a title so near the top; what stands above is no longer."""
LONGEST_OVERLINE = 6
"""A column that stands above a title is no longer."""
LONGEST_CALL = 40
"""No title that asks or calls out is longer."""
# 问：什么是反诈？
_LABELLED = re.compile(r"(?:问|答|Q|A|记者|提问)\s*[:：]")
_DATED = re.compile(r"\d")
_SUBTITLE = re.compile(r"——?\s*[^。！？；:：]{4,60}")
_REPRINTED = re.compile(r"原标题\s*[:：]\s*(?=\S)")


def read_title(
    sheet: Sheet,
    lines: list[Line],
    draft: Draft,
    given: Given,
    *,
    may_ask: bool = False,
) -> list[Line]:
    """Take the first line as the title, if it may be one; give the lines after it.

    Where a title is given, the first line is dropped if it repeats it, else text. With
    `may_ask` a short question or exclamation is one, too (什么是地震预警？).
    """
    lines = take_overline(sheet, lines, draft)
    if len(lines) < 2:
        return lines
    if given.title:
        if without_white(lines[0].text) != without_white(given.title):
            return lines
        sheet.drop(lines[0], _("标题重复"))
        return lines[1:]
    if lines[0].level != 1 and not _may_be_title(lines[0].text, may_ask=may_ask):
        return lines
    sheet.take(lines[0], Use.TITLE)
    draft.title = strip_heading_mark(lines[0].text)
    if found := _REPRINTED.match(draft.title):
        sheet.drop_part(lines[0], found[0], _("页面信息"))
        draft.title = draft.title[found.end() :]
    return take_subtitle(sheet, lines[1:], draft)


def drop_above_row(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """Drop the buttons and columns above a title that a row of asterisks underlines.

    Source: the bulletins of Hong Kong's government, and the pages of its bureaux.
    """
    rows = [n for n, line in enumerate(lines[:HEAD]) if is_row(line)]
    title = rows[0] - 1 if rows else 0
    above = lines[: max(title, 0)]
    if not above or any(len(line.text) > LONGEST_COLUMN for line in above):
        return lines
    sheet.drop(above, _("页眉"))
    return lines[title:]


def take_overline(sheet: Sheet, lines: list[Line], draft: Draft) -> list[Line]:
    """Take a short line above the title of a meeting as the column it stands in.

    院會紀錄 above 立法院第9屆第5會期第4次會議紀錄 is no title.
    """
    if len(lines) < 2 or len(lines[0].text) > LONGEST_OVERLINE:
        return lines
    below = lines[1].text
    is_title = is_meeting(below) and len(below) <= LONGEST_TITLE
    if ends_sentence(lines[0].text) or ends_sentence(below) or not is_title:
        return lines
    if _DATED.search(lines[0].text) or len(below) < LONGEST_OVERLINE * 2:
        return lines
    sheet.take(lines[0], Use.FIELD)
    draft.category = draft.category or lines[0].text
    return lines[1:]


def take_subtitle(sheet: Sheet, lines: list[Line], draft: Draft) -> list[Line]:
    """Put a second title, behind a dash on the line below, to the first.

    凝心聚力谋发展 above ——海州市“奋进新时代”主题系列新闻发布会 is one title.
    """
    if not lines or not _SUBTITLE.fullmatch(lines[0].text):
        return lines
    sheet.take(lines[0], Use.TITLE)
    draft.title += lines[0].text
    return lines[1:]


def _may_be_title(text: str, *, may_ask: bool) -> bool:
    if _LABELLED.match(text):
        return False
    if may_ask and len(text) <= LONGEST_CALL and text[-1] in "？！?!":
        return True
    longest = LONGEST_TITLE if HAN_CHARACTER.search(text) else LONGEST_FOREIGN
    if len(text) > longest or ends_sentence(text):
        return False
    return not is_signature(text)
