"""The paragraphs of a Word document's part, in printed order, with how they are set.

What was deleted while changes were tracked is left out, as are hidden text and what a
field is made of; a row of a table is one paragraph, its cells set apart.

Source: ECMA-376, part 1, section 17.3 (paragraphs and runs), 17.4 (tables).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive.parsing.reading.docx_styles import Style, is_bold, is_hidden, outline_level
from archive.parsing.reading.run import Run
from archive.parsing.reading.tables import join_cells
from archive.parsing.reading.xml import attribute, local
from archive.text.clean import strip_white

_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "object"})
_SIGNS = {"tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}
PLAIN = Style()


@dataclass(frozen=True, slots=True)
class DocxLine:
    """A line of a paragraph; of an image alone `picture` holds what stands for it.

    `numbered` says that Word prints a number before it which is not in its text.
    """

    text: str
    raw: str = ""
    after_blank: bool = True
    bold: int = 0
    level: int = 0
    centered: bool = False
    caption: bool = False
    numbered: bool = False
    picture: str | None = None


def read_lines_of(part: Any, styles: Mapping[str, Style]) -> Iterator[DocxLine]:
    """Give the lines and images of a part, tables and text boxes in their place."""
    for block in _blocks(part):
        if local(block) == "tbl":
            yield from _rows(block, styles)
        else:
            yield from _paragraph(block, styles)


def _blocks(part: Any) -> Iterator[Any]:
    """Give paragraphs and tables in order; not those inside another of them."""
    stack = [iter(part)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif local(child) in ("p", "tbl"):
            yield child
        elif local(child) not in _LEFT_OUT:
            stack.append(iter(child))


def _rows(table: Any, styles: Mapping[str, Style]) -> Iterator[DocxLine]:
    """Give each row as a line; a table of one column only lays out its paragraphs."""
    rows = [[c for c in _inner(row) if local(c) == "tc"] for row in _inner(table, "tr")]
    for cells in rows:
        if len(cells) == 1:
            yield from read_lines_of(cells[0], styles)
            continue
        read = [list(read_lines_of(cell, styles)) for cell in cells]
        texts = (" ".join(line.text for line in cell if line.text) for cell in read)
        if text := join_cells(texts):
            yield DocxLine(text, text)
        yield from (line for cell in read for line in cell if line.picture is not None)


def _inner(element: Any, name: str = "") -> Iterator[Any]:
    """Give the children of a table or row, through what Word wraps around them."""
    for child in element:
        if local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _inner(child, name)
        elif not name or local(child) == name:
            yield child


def _paragraph(paragraph: Any, styles: Mapping[str, Style]) -> Iterator[DocxLine]:
    properties = next((c for c in paragraph if local(c) == "pPr"), None)
    shape = _shape(properties, styles)
    style = _style_of(properties, "pStyle", styles)
    run = Run()
    boxes: list[Any] = []
    after_blank = True
    for element in _pieces(paragraph):
        name = local(element)
        if name in ("br", "cr"):
            yield from _line(run, shape, after_blank)
            after_blank = False
        elif name == "txbxContent":
            boxes.append(element)
        elif name == "docPr":
            told = attribute(element, "descr") or attribute(element, "title")
            yield DocxLine("", picture=strip_white(told))
        else:
            bold = _is_bold(element.getparent(), style, styles)
            run.add(_SIGNS.get(name, element.text), bold=bold)
    yield from _line(run, shape, after_blank)
    for box in boxes:
        yield from read_lines_of(box, styles)


_PIECES = frozenset({"t", "br", "cr", "docPr", "txbxContent", *_SIGNS})


def _pieces(paragraph: Any) -> Iterator[Any]:
    """Give what a paragraph is made of; nothing from inside a text box."""
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif local(child) in _PIECES:
            yield child
        elif local(child) not in _LEFT_OUT and not _is_unseen(child):
            stack.append(iter(child))


def _is_unseen(element: Any) -> bool:
    """Say whether an element is properties of a paragraph, or a run that is hidden."""
    if local(element) != "r":
        return local(element) == "pPr"
    return any(local(c) == "rPr" and is_hidden(c) for c in element)


def hidden_texts(part: Any) -> Iterator[str]:
    """Give the text of each run of a part that neither screen nor paper shows."""
    for element in part.iter("{*}r"):
        text = "".join(t.text or "" for t in element.iterchildren("{*}t"))
        if strip_white(text) and _is_unseen(element):
            yield strip_white(text)


def _shape(properties: Any, styles: Mapping[str, Style]) -> DocxLine:
    """Give what the paragraph's properties say, as a line without text."""
    if properties is None:
        return DocxLine("")
    style = _style_of(properties, "pStyle", styles)
    alignment = next((c for c in properties if local(c) == "jc"), None)
    own = any(local(c) == "numPr" for c in properties)
    return DocxLine(
        "",
        level=outline_level(properties) or style.level,
        centered=alignment is not None and attribute(alignment, "val") == "center",
        caption=style.caption,
        numbered=own or style.numbered,
    )


def _style_of(properties: Any, name: str, styles: Mapping[str, Style]) -> Style:
    for child in properties if properties is not None else ():
        if local(child) == name:
            return styles.get(attribute(child, "val"), PLAIN)
    return PLAIN


def _is_bold(run: Any, style: Style, styles: Mapping[str, Style]) -> bool:
    # They come first, if at all; behind them may be ten thousand lines of one run.
    first = next(iter(run), None)
    properties = first if first is not None and local(first) == "rPr" else None
    said = is_bold(properties) if properties is not None else None
    if said is None:
        said = _style_of(properties, "rStyle", styles).bold
    return bool(style.bold if said is None else said)


def _line(run: Run, shape: DocxLine, after_blank: bool) -> Iterator[DocxLine]:
    raw, text, bold = run.take()
    if text:
        yield replace(shape, text=text, raw=raw, bold=bold, after_blank=after_blank)
