"""Tables: a row of cells becomes one line, its cells set apart.

    年份 | 群众安全感
    2020 | 96.13

A table that only lays out a page is none: its cells are read like the page.
"""

from collections.abc import Iterable
from typing import Any

from archive.text.clean import strip_white

BETWEEN = " | "
"""What stands between two cells, so that no word runs from one into the next."""
LONGEST_CELL = 300
"""A cell of more characters holds text, not a figure."""
MOST_BLOCKS = 2
"""A cell of more blocks than these holds text."""

_INSIDE = frozenset({"p", "div", "li", "blockquote"})
_LAYOUT = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "img", "form", "ul"})


def join_cells(cells: Iterable[str]) -> str:
    """Give a row as one line; a name with its colon is followed by its value.

    >>> join_cells(["2020", "96.13"]), join_cells(["时间：", "3月4日"])
    ('2020 | 96.13', '时间：3月4日')
    """
    line = ""
    for cell in filter(None, map(strip_white, cells)):
        between = "" if not line or line.endswith(("：", ":")) else BETWEEN
        line += between + cell
    return line


def is_of_figures(table: Any) -> bool:
    """Say whether a table sets out data: two cells in a row, each of a few words."""
    widest = 0
    for element in table.iter():
        if element is not table and element.tag in _LAYOUT:
            return False
        if element.tag == "tr":
            widest = max(widest, sum(cell.tag in ("td", "th") for cell in element))
        elif element.tag in ("td", "th") and _holds_text(element):
            return False
    return widest > 1


def _holds_text(cell: Any) -> bool:
    blocks = sum(1 for inner in cell.iter() if inner.tag in _INSIDE)
    return blocks > MOST_BLOCKS or len(_text_of(cell)) > LONGEST_CELL


def joined(row: Any) -> str:
    """Give a row of a page's table as one line."""
    return join_cells(_text_of(cell) for cell in row if cell.tag in ("td", "th"))


def _text_of(cell: Any) -> str:
    """Give the words of a cell, without its scripts."""
    texts = cell.xpath(".//text()[not(parent::script) and not(parent::style)]")
    return " ".join("".join(texts).split())
