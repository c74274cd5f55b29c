"""Headings that stand alone on a line: short, bare, above paragraphs.

便捷服务释放爱民“乘法效应”
第一章 总则
一、总体要求
"""

import re
from collections.abc import Sequence

from archive.parsing.sections.titles import is_signature
from archive.parsing.sheet import Line
from archive.text.clean import without_white

LONGEST = 40
"""No heading is longer, in characters, except one that is numbered (60)."""

# 第一章 总则 · 一、总体要求 · （一）加强领导 · ## 总则
_NUMBERED = re.compile(
    r"(?:#{1,6}\s+|第[一二三四五六七八九十百零〇\d]+[章节编部分]+(?:\s|$)"
    r"|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])"
)
_SENTENCE_END = re.compile(
    r"(?:[。！？!?；;…][”’』」）)\]】]?|[：:]|(?<=[A-Za-z)”’])\.[”’\"']?)$"
)
_LONGEST_END = 2
# 二、下一步打算
_SHORT = re.compile(r"[^，,]{3,24}")
_OPEN_END = re.compile(r"[，,、—-]$")
# Signatures, bylines and captions look like headings and are none.
_NO_HEADING = re.compile(
    r"[。！？!?；;<>]|记者|摄影|[摄图文]/|编辑|责编|来源[:：]|作者[:：]|新华社|图[自源]|中新社|通讯员|供图|摄$"
    r"|^[\[【（(《“\"]?[图表]\s*\d|^[（(\[【].*[)）\]】]$|^[\W\d_]+$|^\d{4}年|[:：]\s*\S|\s\|\s"
)
# *********** · ＊＊＊＊＊ · ————————
_ROW = re.compile(r"([*＊\-—_=~～·•])(?:\s*\1){2,}")
# 中华人民共和国主席　习近平: signed under a document
_SIGNATURE = re.compile(r"(?:主席|总理|部长|省长|市长|书记|主任)[\s\u3000]+\S{2,4}$")


def heading_positions(lines: Sequence[Line]) -> set[int]:
    """Give the positions of the lines that are headings.

    A heading has a paragraph under it, or another heading that has. Where a page sets
    its paragraphs apart by blank lines, so must its headings be; a numbered one only
    where most are set so, and a short one of these only from what is above it. What
    markup calls a heading is one.
    """
    blanks = sum(line.after_blank for line in lines[1:])
    mostly = blanks * 2 >= len(lines)
    found: set[int] = set()
    for position in range(len(lines) - 2, -1, -1):
        below = lines[position + 1]
        if _is_marked_up(lines[position]):
            found.add(position)
            continue
        leads = ends_sentence(below.text) or len(below.text) > LONGEST
        if not leads and position + 1 not in found:
            continue
        apart = mostly if is_numbered(lines[position].text) else blanks
        if apart and not _stands_apart(lines[position], below):
            continue
        if is_heading_like(lines[position].text) and (
            leads or is_numbered(lines[position].text)
        ):
            found.add(position)
    return found


def _stands_apart(line: Line, below: Line) -> bool:
    """Say whether blank lines set a line off; a short numbered one may head a block.

    Longer ones may be the first of a paragraph whose lines all end at one width.
    """
    heads_block = is_numbered(line.text) and bool(_SHORT.fullmatch(line.text))
    return line.after_blank and (below.after_blank or heads_block)


def _is_marked_up(line: Line) -> bool:
    """Say whether markup makes the line a heading, and it is no sentence."""
    return line.level > 0 and len(line.text) <= LONGEST * 2 and line.text[-1] != "。"


def ends_sentence(text: str) -> bool:
    """Say whether the text ends as a sentence does, or hands on with a colon.

    >>> ends_sentence("大家好！"), ends_sentence("“加”“守护圈”汇聚“大平安”")
    (True, False)
    """
    return _SENTENCE_END.search(text, max(0, len(text) - _LONGEST_END)) is not None


def is_row(line: Line) -> bool:
    """Say whether a line is a row of one mark, as parts of a page are set off by."""
    return _ROW.fullmatch(line.text) is not None


def is_same(text: str, title: str) -> bool:
    """Say whether a text is a title once more, white space aside."""
    return bool(title) and without_white(text) == without_white(title)


def is_numbered(text: str) -> bool:
    """Say whether the text opens with the number of a heading."""
    return _NUMBERED.match(text) is not None


def is_heading_like(text: str) -> bool:
    """Say whether the line may be a heading by itself; a numbered one may ask."""
    longest = LONGEST * 3 // 2 if is_numbered(text) else LONGEST
    text = text.rstrip("？?") if is_numbered(text) else text
    if not 1 < len(text) <= longest or ends_sentence(text) or _OPEN_END.search(text):
        return False
    if _NO_HEADING.search(text) or _SIGNATURE.search(text):
        return False
    return not is_signature(text)
