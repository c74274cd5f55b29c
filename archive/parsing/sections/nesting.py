"""How deep headings stand: a chapter's sections under it, （一） under 一、.

    第一章 总则                 1        一、总体要求              1
    第一节 目的                 2        （一）加强领导            2
    第二章 责任                 1        1.成立专班                3

A heading marked up one level deeper than those before it, or numbered in a way that
stands below theirs, is under them. Where a page numbers some of its headings only, the
others stand beside the topmost, and the numbers go on behind them.
"""

import re
from collections.abc import Iterable

from archive.parsing.sheet import Line

_HAN_NUMBER = "[一二三四五六七八九十百零〇]+"
_WAYS = tuple(
    re.compile(rf"(?:#{{1,6}}\s+)?{way}")
    for way in (
        rf"第(?:{_HAN_NUMBER}|\d+)[编部]",
        rf"第(?:{_HAN_NUMBER}|\d+)章",
        rf"第(?:{_HAN_NUMBER}|\d+)节",
        rf"第(?:{_HAN_NUMBER}|\d+)条",
        rf"{_HAN_NUMBER}、",
        rf"[（(]{_HAN_NUMBER}[)）]",
        r"\d{1,2}(?:[、．]|\.(?!\d))",
        r"[（(]\d{1,2}[)）]",
    )
)
"""Ways of numbering headings, the upper ones first."""

_UNMARKED = 9
"""The level that is no markup's: what is plain text stands under what is marked up."""


def depths(headings: Iterable[Line]) -> list[int]:
    """Give the depth of each heading of a text, from 1.

    >>> texts = ("一、总体要求", "（一）加强领导", "二、主要做法")
    >>> depths(Line(n, text, False, True) for n, text in enumerate(texts, 1))
    [1, 2, 1]
    """
    found: list[int] = []
    above: list[tuple[int, int]] = []
    for line in headings:
        own = (line.level or _UNMARKED, _way(line.text))
        if own == (_UNMARKED, 0):
            found.append(1 + sum(level < _UNMARKED for level, _ in above))
            continue
        while above and not _is_under(own, above[-1]):
            above.pop()
        above.append(own)
        found.append(len(above))
    return found


def _is_under(own: tuple[int, int], upper: tuple[int, int]) -> bool:
    """Say whether a heading stands under another: each its markup's level and way."""
    if own[0] != upper[0]:
        return own[0] > upper[0]
    return own[1] > upper[1] > 0


def _way(text: str) -> int:
    """Give the way a heading is numbered, from 1; 0 if it is not."""
    return next((n for n, way in enumerate(_WAYS, 1) if way.match(text)), 0)
