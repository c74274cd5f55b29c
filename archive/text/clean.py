"""Cleaning: small functions from text to text, chosen by whoever needs them.

None of them changes a letter, a figure or a mark: they take away white space at the
edges and split lines. White space here means what Unicode calls so, no-break spaces
included, and the zero-width characters that pages leave behind.
"""

import re

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_WHITE = re.compile(rf"[\s{ZERO_WIDTH}]+")
_EDGES = re.compile(rf"\A[\s{ZERO_WIDTH}]+|[\s{ZERO_WIDTH}]+\Z")
# \r\n is one; it opens with one of few characters, which is quick to look for.
_LINE_END = re.compile(r"[\r\n\u2028\u2029\u0085\v\f](?:(?<=\r)\n)?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BULLET = re.compile(r"^[•·●▪◆■□◇○★☆▶►‣∙・－-][\s]+|^[•●▪◆■▶►‣]")
_HEADING_MARK = re.compile(r"^#{1,6}\s+")


def split_lines(text: str) -> list[str]:
    r"""Split at every kind of line end; joined they give back all but the line ends.

    >>> split_lines("各位记者朋友:\r\n大家好!")
    ['各位记者朋友:', '大家好!']
    """
    return _LINE_END.split(text)


def strip_white(text: str) -> str:
    r"""Take white space and zero-width characters from both ends, nothing inside.

    >>> strip_white("\xa0 \xa0丁绍敏 ")
    '丁绍敏'
    """
    stripped = text.strip()
    if stripped and (stripped[0] in ZERO_WIDTH or stripped[-1] in ZERO_WIDTH):
        return _EDGES.sub("", stripped)
    return stripped


def without_white(text: str) -> str:
    """Take out all white space and zero-width characters: for comparing only.

    >>> without_white("保民安 解民忧")
    '保民安解民忧'
    """
    return _WHITE.sub("", text)


def without_controls(text: str) -> str:
    """Take out control characters (C0 but tab and line ends): no page shows them."""
    return _CONTROL.sub("", text)


def has_controls(text: str) -> bool:
    """Say whether `without_controls` would take something out."""
    return _CONTROL.search(text) is not None


def strip_bullet(text: str) -> str:
    """Take a list mark from the front.

    >>> strip_bullet("• 刑侦总队总队长 李民")
    '刑侦总队总队长 李民'
    """
    return strip_white(_BULLET.sub("", text, count=1))


def has_bullet(text: str) -> bool:
    """Say whether the line opens with a list mark."""
    return _BULLET.match(text) is not None


def strip_heading_mark(text: str) -> str:
    """Take a Markdown heading mark from the front.

    >>> strip_heading_mark("## 第一章 总则")
    '第一章 总则'
    """
    return _HEADING_MARK.sub("", text, count=1)


def shorten(text: str, length: int = 30) -> str:
    """Give the text, cut with an ellipsis where it is longer: for messages only."""
    return text if len(text) <= length else text[: length - 1] + "…"
