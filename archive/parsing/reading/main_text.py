"""Which elements of a page hold its text: the containers publishing systems use.

Where a page has none of these, an extractor made for it says which lines are text, and
the element that holds nearly all of them is taken whole: an extractor leaves out short
lines, and a label alone on its line is one.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import islice
from typing import Any

from lxml import etree

from archive.parsing.reading.blocks import Block, Picture
from archive.parsing.reading.tables import is_of_figures
from archive.text.clean import without_white

CONTAINERS = (
    "TRS_Editor", "TRS_UEDITOR", "UCAP-CONTENT", "UCAPCONTENT", "Custom_UnionStyle",
    "TRS_PreAppend", "my_doccontent", "arc_cont", "ozoom", "zoom", "zoomcon",
    "article-content", "article_content", "article-body", "article_body",
    "articleContent", "article-con", "article_con", "article_txt", "articlebody",
    "artibody", "articleText", "pages_content", "content_area", "content_body",
    "contentText", "rm_txt_con", "left_zw", "news_content", "news-content",
    "newsContent", "news_txt", "detail-content", "detailContent", "detail_content",
    "text_con", "con_text", "con_txt", "conTxt", "con-detail", "p-detail",
    "xxgk_content", "gov_content", "zw_content", "zwnr", "wenzhang", "main-text",
    "main_text", "entry-content", "post-content", "post_content",
    "rich_media_content", "js_content", "j-fontContent", "bt-content",
    "view-content", "infocontent", "vsb_content", "wp_articlecontent",
)  # fmt: skip
"""Ids and classes of the element that holds the text, surest first. Source: the pages
of central and provincial governments, ministries, and the large news sites."""
LEAST = 20
"""A container of fewer characters is passed over while there is another."""
DEEPEST = 200
"""A page that nests deeper is not given to the extractor, which goes down by calls."""
MOST_ELEMENTS = 20_000
"""Nor is a page of more elements: its time grows with their square."""
SHORT = 5
"""A line of so few characters is looked for whole among what the extractor gives."""
SHARE = 0.9
"""The element taken holds so much of what the extractor gives."""

_OF_TABLES = ("tbody", "thead", "tfoot", "tr", "td", "th")
_NAMES = re.compile(r"\s+")


def find_main(root: Any, blocks: Sequence[Block | Picture]) -> list[Any]:
    """Give the elements that hold the text, outermost ones only; [] if unknown."""
    return _container(root) or _extracted(root, blocks)


def _container(root: Any) -> list[Any]:
    by_name: dict[str, list[Any]] = {}
    wanted = {name.lower() for name in CONTAINERS}
    for element in root.iter(etree.Element):
        for name in _names(element) & wanted:
            by_name.setdefault(name, []).append(element)
    order = [by_name[name.lower()] for name in CONTAINERS if name.lower() in by_name]
    order += [root.xpath("//*[@itemprop='articleBody']"), list(root.iter("article"))]
    found = [_outermost(elements) for elements in order if elements]
    lengths = [sum(map(_length, elements)) for elements in found]
    for elements, length in zip(found, lengths, strict=True):
        if length >= LEAST:
            return elements
    return found[0] if found and any(lengths) else []


def _names(element: Any) -> set[str]:
    said = f"{element.get('id') or ''} {element.get('class') or ''}"
    return set(_NAMES.split(said.lower()))


def _outermost(elements: Sequence[Any]) -> list[Any]:
    kept: list[Any] = []
    inside: set[Any] = set()
    for element in elements:
        if element not in inside:
            kept.append(element)
            inside.update(element.iter())
    return kept


def _length(element: Any) -> int:
    return sum(len(without_white(text)) for text in element.itertext())


def _extracted(root: Any, blocks: Sequence[Block | Picture]) -> list[Any]:
    """Give the deepest element that holds nearly all that the extractor gives."""
    if _has_more(root.iter(), MOST_ELEMENTS) or any(
        _depth(block) > DEEPEST for block in _lines(blocks)
    ):
        return []
    # Its import takes as long as reading ten pages, and most pages have a container.
    from trafilatura import extract

    # It logs what it discards of each page, which is no news to whoever imports.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = extract(
        etree.tostring(_without_layout(root), encoding="unicode", method="html"),
        include_comments=False,
        favor_recall=True,
        fast=True,
    )
    wanted = _Wanted(text or "")
    held: Counter[Any] = Counter()
    depth: dict[Any, int] = {}
    total = 0
    for block in _lines(blocks):
        if block.text in wanted:
            total += len(block.text)
            chain = [block.element, *block.element.iterancestors()]
            for up, element in enumerate(chain):
                held[element] += len(block.text)
                depth[element] = len(chain) - up
    holders = [element for element, held_ in held.items() if held_ >= total * SHARE]
    return [max(holders, key=depth.__getitem__)] if holders else []


class _Wanted:
    """What the extractor gives, which may break a line behind a bold label (记者：)."""

    def __init__(self, text: str) -> None:
        self._lines = {without_white(line) for line in text.splitlines()}
        self._joined = without_white(text)

    def __contains__(self, text: str) -> bool:
        plain = without_white(text)
        return plain in self._lines or (len(plain) > SHORT and plain in self._joined)


def _has_more(elements: Iterable[Any], most: int) -> bool:
    return next(islice(elements, most, None), None) is not None


def _depth(block: Block) -> int:
    return sum(1 for _ in block.element.iterancestors())


def _without_layout(root: Any) -> Any:
    """Give a copy in which tables that only lay out the page are plain blocks."""
    copied = deepcopy(root)
    for table in list(copied.iter("table")):
        if not is_of_figures(table):
            for element in (table, *table.iter(*_OF_TABLES)):
                element.tag = "div"
    return copied


def _lines(blocks: Iterable[Block | Picture]) -> Iterable[Block]:
    return (b for b in blocks if isinstance(b, Block) and not b.hidden)
