"""The end of a page: what signs or closes it, and the side columns under it.

责任编辑：李四
相关链接
海州市反诈条例今起施行
扫一扫在手机打开当前页
主办单位：海州市人民政府
"""

from collections.abc import Sequence

from archive.parsing.assembly import Draft
from archive.parsing.furniture import is_column_head, is_control, is_foot, is_promo
from archive.parsing.headings import ends_sentence
from archive.parsing.meta_lines import source_of
from archive.parsing.sheet import Line, Sheet, Use


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
