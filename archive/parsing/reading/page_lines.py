"""The lines of a page: which are title, text, captions, and which are no part of it.

What stands outside the text is dropped with the reason, but for the title above it and
the line of date and source under that, which the formats read. Lines are numbered as
they would stand in the page saved as text.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from archive.parsing.around.captions import is_caption, says_something
from archive.parsing.around.furniture import category_of, is_breadcrumb, is_control
from archive.parsing.around.meta_lines import is_dated, is_meta
from archive.parsing.reading.blocks import Block, Picture, is_centered
from archive.parsing.reading.broken import warn_of_broken
from archive.parsing.reading.page_meta import PageMeta
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import DroppedLine
from archive.text.clean import shorten, without_white
from archive.text.wording import say as _

NEAR = 8
"""The line of date and source stands within so many lines above the text, if not under
the title."""
SHORT_TITLE = 3
"""A heading of no more characters is a title only where it stands over the text; in the
bar of the window so few name the site."""

NAVIGATION, OUTSIDE = _("导航"), _("正文之外")


@dataclass(slots=True)
class PageLines:
    """The lines of a page and what was found among them."""

    sheet: Sheet
    captions: list[str] = field(default_factory=list)
    category: str = ""


def sort_lines(
    blocks: Sequence[Block | Picture], main: Sequence[Any], meta: PageMeta
) -> PageLines:
    """Claim what is no text and give the rest to the formats, in order.

    `main` are the elements that hold the text; where there are none all of it is text,
    even hidden text if there is no other.
    """
    inside = {element for root in main for element in root.iter()} if main else None
    page = PageLines(Sheet([]))
    shown = [b for b in blocks if isinstance(b, Block)]
    is_main = [inside is None or block.element in inside for block in shown]
    title, is_main = _title_and_main(shown, is_main, meta)
    if title is None and (block := _title_in_head(page.sheet, shown, meta)):
        shown, is_main, title = [block, *shown], [False, *is_main], 0
    if title is not None and inside is None:
        is_main[:title] = [False] * title
    lines = [_line(n, b, is_title=n == title) for n, b in enumerate(shown)]
    kept = {title, *_fields_above(lines, is_main, title)}
    under = _under_pictures(blocks, shown)
    hides = bool(main) or not all(block.hidden for block in shown)
    for position, (line, block) in enumerate(zip(lines, shown, strict=True)):
        is_text = is_main[position] and not block.aside
        if position in kept or (is_text and not (block.hidden and hides)):
            _keep(page, line, is_caption=position in under and position not in kept)
        else:
            _drop(page, line, block)
    _read_pictures(page, blocks, inside)
    warn_of_broken(page.sheet)
    return page


def _title_and_main(
    blocks: Sequence[Block], is_main: list[bool], meta: PageMeta
) -> tuple[int | None, list[bool]]:
    """Find the title: its position, and which lines are text then."""
    title = _find_title(blocks, is_main, meta)
    if title is None and not meta.title:
        title = _set_above_date(blocks, is_main)
        is_main = [n >= (title or 0) and held for n, held in enumerate(is_main)]
    return title, is_main


def _find_title(
    blocks: Sequence[Block], is_main: Sequence[bool], meta: PageMeta
) -> int | None:
    """Find the title: the line the tags name, else `<title>`, else an `<h1>`."""
    start = is_main.index(True) if True in is_main else len(blocks)
    near = [n for n in range(min(start + NEAR, len(blocks))) if not blocks[n].hidden]
    for title in filter(None, (meta.title, *meta.window_titles)):
        plain = without_white(title)
        same = [n for n in near if without_white(blocks[n].text) == plain]
        if same:
            return same[-1]
    if meta.title:
        return None
    headings = [n for n in near if blocks[n].level == 1]
    long = [n for n in headings if len(blocks[n].text) > SHORT_TITLE]
    short = [n for n in headings if _leads_to_text(blocks[n + 1 : start])]
    return next(iter([*reversed(long), *reversed(short)]), None)


def _set_above_date(blocks: Sequence[Block], is_main: Sequence[bool]) -> int | None:
    """Give the line in bold or in the middle with the line of date and source under it.

    Old pages lay text and side columns out in one table, and say their title so alone.
    """
    start = is_main.index(True) if True in is_main else len(blocks)
    for position in range(min(start + NEAR, len(blocks) - 1)):
        block, below = blocks[position], blocks[position + 1]
        is_set = 0 < len(block.text) <= block.bold or is_centered(block.element)
        line, dated = (_line(0, b, is_title=False) for b in (block, below))
        is_plain = not (block.hidden or is_control(line) or is_meta(line))
        if is_set and is_plain and len(block.text) > SHORT_TITLE and is_dated(dated):
            return position
    return None


def _leads_to_text(between: Sequence[Block]) -> bool:
    """Say whether nothing but lines about the page stands here, as under a title.

    A short heading farther up is the name or the mark of the site.
    """
    lines = [_line(0, block, is_title=False) for block in between]
    return all(is_meta(line) or is_control(line) for line in lines)


def _title_in_head(
    sheet: Sheet, blocks: Sequence[Block], meta: PageMeta
) -> Block | None:
    """Give the title that the head alone says, as a line to stand on top."""
    window = (t for t in reversed(meta.window_titles) if len(t) > SHORT_TITLE)
    text = meta.title or next(window, "")
    if not text or not blocks:
        return None
    if not meta.title:
        message = _("正文里没有标题，取浏览器标题栏的“{text}”，请核对。", text=text)
        sheet.warn("title-inferred", 1, message)
    return Block(text, blocks[0].element)


def _line(position: int, block: Block, *, is_title: bool) -> Line:
    number, text = position + 1, block.text
    if is_title:
        return Line(number, text, False, True, bold=len(text), level=1)
    return Line(
        number,
        text,
        block.indented,
        block.after_blank,
        block.bold,
        max(block.level, 2) if block.level else 0,
        block.quoted,
    )


def _fields_above(
    lines: Sequence[Line], is_main: Sequence[bool], title: int | None
) -> Iterator[int]:
    """Give the lines of date and source between title and text."""
    start = is_main.index(True) if True in is_main else len(lines)
    first = title + 1 if title is not None and title < start else start - NEAR
    for position in range(max(first, 0), start):
        if is_meta(lines[position]) and not is_main[position]:
            yield position


def _keep(page: PageLines, line: Line, *, is_caption: bool) -> None:
    if is_caption:
        page.sheet.take(line, Use.CAPTION)
        page.captions.append(line.text)
    else:
        page.sheet.lines.append(line)


def _drop(page: PageLines, line: Line, block: Block) -> None:
    if is_breadcrumb(line):
        page.category = page.category or category_of(line)
        page.sheet.drop(line, NAVIGATION)
    elif block.hidden:
        page.sheet.drop(line, block.hidden)
    elif block.aside or is_control(line):
        page.sheet.drop(line, NAVIGATION)
    else:
        page.sheet.drop(line, OUTSIDE)


def _under_pictures(
    blocks: Sequence[Block | Picture], shown: Sequence[Block]
) -> set[int]:
    """Give the positions of captions among the lines: in a figure, under an image."""
    at = {id(block): position for position, block in enumerate(shown)}
    found, above = set(), False
    for block in blocks:
        if isinstance(block, Picture):
            above = True
            continue
        in_figure = _is_in(block.element, "figcaption")
        centered = is_centered(block.element) and not 0 < len(block.text) <= block.bold
        if in_figure or (above and is_caption(block.text, centered=centered)):
            found.add(at[id(block)])
        above = False
    return found


def _is_in(element: Any, tag: str) -> bool:
    parents = (element, element.getparent())
    return any(e is not None and e.tag == tag for e in parents)


def _read_pictures(
    page: PageLines,
    blocks: Sequence[Block | Picture],
    inside: Collection[Any] | None,
) -> None:
    """Take what stands for an image that has no caption; note those with neither."""
    captioned = set(page.captions)
    for picture, below in zip_longest(blocks, blocks[1:]):
        if not isinstance(picture, Picture):
            continue
        if inside is not None and picture.element not in inside:
            continue
        if isinstance(below, Block) and below.text in captioned:
            continue
        if says_something(picture.text):
            page.captions.append(picture.text)
        elif text := picture.text or shorten(picture.address, 80):
            page.sheet.dropped.append(DroppedLine(0, text, _("图片没有说明")))
