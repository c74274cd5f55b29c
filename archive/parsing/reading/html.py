"""Pages as saved from a browser or fetched: lines, hints, and what the head says.

    bytes -> text (page_encoding) -> elements -> blocks -> sheet (page_lines)

A page never runs: scripts and styles are counted and left out, nothing is fetched.
"""

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree
from lxml import html as elements

from archive.parsing.around.captions import photos_of
from archive.parsing.errors import NotText
from archive.parsing.given import Given
from archive.parsing.reading.blocks import (
    reveal,
    scripts_in,
    shown_in,
    unseen,
    walk,
)
from archive.parsing.reading.main_text import find_main
from archive.parsing.reading.page_encoding import read_page
from archive.parsing.reading.page_lines import sort_lines
from archive.parsing.reading.page_meta import read_page_meta
from archive.parsing.reading.source import Source
from archive.parsing.sheet import Sheet
from archive.records import DroppedLine
from archive.text.clean import shorten, strip_white
from archive.text.wording import say as _

NAME = "html"

_UNSEEN = {"script": _("脚本"), "style": _("样式")}

_NAME_AND_VALUE = r"""[^\s>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TAG = re.compile(rf"<(?P<name>[a-zA-Z][^\s>/]*+)(?:[\s/=]++|{_NAME_AND_VALUE})*+")
_ATTRIBUTE = re.compile(_NAME_AND_VALUE)
MOST_ATTRIBUTES = 2_000
"""No tag of a page has more; the parser compares each with all those before it."""


def read(data: bytes | str, path: str) -> Source:
    """Read a page.

    Raises:
        NotText: it is empty, binary, too broken, or has no line of text.
    """
    text, warnings = read_page(data, path)
    root = parse_page(text, path)
    meta = read_page_meta(root)
    blocks = walk(root.find("body"))
    main = find_main(root, blocks)
    if main and not any(shown_in(element, blocks) for element in main):
        reveal(main)
        blocks = walk(root.find("body"))
    page = sort_lines(blocks, main, meta)
    if not page.sheet.lines:
        message = _("网页里没有文字。若正文由脚本载入，请在浏览器里全选复制后粘贴。")
        raise NotText(message, path=path)
    page.sheet.warnings += [*warnings, *meta.warnings]
    if not main:
        message = _("没有认出网页的正文区，全页文字都收入，请核对首尾。")
        page.sheet.warn("main-text-unclear", 0, message)
    warn_of_scripts(page.sheet, main)
    for tag, count in unseen(root).items():
        dropped = DroppedLine(0, f"<{tag}> × {count}", _UNSEEN[tag])
        page.sheet.dropped.append(dropped)
    given = meta.given.before(Given(category=page.category))
    return Source(page.sheet, given, photos_of(page.captions), meta.site)


def warn_of_scripts(sheet: Sheet, main: Sequence[Any]) -> None:
    """Warn of scripts that stand in the text itself; around it every page has some."""
    found = [strip_white(script) for element in main for script in scripts_in(element)]
    if found:
        message = _(
            "正文里夹有 {count} 处脚本（“{text}”），已略去，不会运行。"
            "请核对正文前后是否完整。",
            count=len(found),
            text=shorten(found[0]),
        )
        sheet.warn("scripts-ignored", 0, message)


def parse_page(text: str, path: str) -> Any:
    """Give the root of a page; its encoding is settled, whatever its tags say.

    Raises:
        NotText: there is nothing in it, a tag has too many attributes, or tags stand
            too deep in one another.
    """
    _refuse_crowded(text, path)
    parser = elements.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = elements.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        message = _("网页读不出内容，请在浏览器里重新保存，或复制文字另存为 .txt。")
        raise NotText(message, path=path) from error
    if any(
        error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log
    ):
        # The parser stops there: what follows would be lost unsaid.
        message = _(
            "网页的标记一层套一层，超过 2048 层，不予读取。请复制文字另存为 .txt。"
        )
        raise NotText(message, path=path)
    if root.find("body") is None:
        root.append(root.makeelement("body"))
    return root


def _refuse_crowded(text: str, path: str) -> None:
    """Refuse a page with a tag of so many attributes that reading it would not end."""
    place = 0
    while tag := _TAG.search(text, place):
        place = tag.end()
        if tag["name"].lower() in _UNSEEN:  # what is in it is no markup: if (i<n) …
            closed = text.find("</", place)
            place = closed if closed >= 0 else len(text)
        crowded = len(tag[0]) > 2 * MOST_ATTRIBUTES
        if crowded and len(_ATTRIBUTE.findall(tag[0])) > MOST_ATTRIBUTES:
            line = text.count("\n", 0, tag.start()) + 1
            message = _(
                "网页的一个标记有 {count} 多个属性，不像网页，不予读取。"
                "请复制文字另存为 .txt。",
                count=MOST_ATTRIBUTES,
            )
            raise NotText(message, path=path, line=line, text=tag[0][:30])
