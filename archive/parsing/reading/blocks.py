"""A page as blocks: each line a reader would see, where it stands, how it is set.

    <p><strong>李民：</strong>大家好。</p>   ->   Block("李民：大家好。", bold=3)

Nothing visible is left out, navigation included: what is text and what is not is said
elsewhere (main_text.py, page_lines.py). The walk is flat, however deep a page nests.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from archive.parsing.reading.run import Run
from archive.parsing.reading.tables import is_of_figures, joined
from archive.text.clean import split_lines, strip_white
from archive.text.wording import Wording
from archive.text.wording import say as _

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong", *_HEADINGS})
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title"})
_NO_TEXT = _UNSEEN | {
    "rp", "svg", "math", "iframe", "object", "embed", "applet", "canvas", "audio",
    "video", "map", "select", "option", "datalist", "textarea", "button", "input",
    "progress", "meter",
}  # fmt: skip
# <ruby>仇<rt>qiú</rt></ruby>英 is 仇英
_BESIDE_TEXT = {"del": "deleted", "rt": "reading", "rtc": "reading"}
_ASIDE = frozenset({"nav", "footer", "aside", "form", "menu"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
# Google Docs puts all that is copied into a <b> that says so.
_LIGHT_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
# Word's comments as it puts them into a page: the marks in the text, the notes below.
_COMMENT = re.compile(r"\bmsocom(?:anchor|off|txt)\b", re.IGNORECASE)
_UNSHOWN = {
    "hidden": _("隐藏的文字"),
    "deleted": _("删去的文字"),
    "comment": _("批注"),
    "reading": _("注音"),
}
"""What stands in a page and is no text of it: the state, and what it is."""
_CENTERED_STYLE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A line as a reader sees it, and the element that holds it.

    `after_blank` is false of a line that `<br>` sets off; `aside` says that it stands
    in navigation or a foot by the page's own word, `hidden` why no reader sees it as
    text, if none does.
    """

    text: str
    element: Any
    indented: bool = False
    after_blank: bool = True
    bold: int = 0
    level: int = 0
    quoted: bool = False
    aside: bool = False
    hidden: Wording | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: what stands for it where it is not shown, and its address."""

    text: str
    address: str
    element: Any


def walk(body: Any) -> list[Block | Picture]:
    """Give the lines and images of an element, in order."""
    return _Walk().blocks_of(body)


def unseen(root: Any) -> dict[str, int]:
    """Count the scripts and style sheets of a page, by tag."""
    counts = {tag: sum(1 for _ in root.iter(tag)) for tag in ("script", "style")}
    return {tag: count for tag, count in counts.items() if count}


def scripts_in(element: Any) -> list[str]:
    """Give what would run in an element: its scripts, and what its attributes hold.

    Data in JSON runs nowhere.
    """
    scripts = [
        script.text or script.get("src") or ""
        for script in element.iter("script")
        if "json" not in (script.get("type") or "")
    ]
    held = element.xpath(".//@*[starts-with(name(), 'on')]")
    links = element.xpath(".//@href[starts-with(., 'javascript:')]")
    return [*scripts, *map(str, held), *map(str, links)]


def shown_in(element: Any, blocks: Iterable[Block | Picture]) -> bool:
    """Say whether a reader sees any line of an element."""
    inside = set(element.iter())
    lines = (b for b in blocks if isinstance(b, Block) and not b.hidden)
    return any(line.element in inside for line in lines)


def reveal(elements: Iterable[Any]) -> None:
    """Have elements count as shown, as the script of their page would show them."""
    for element in elements:
        for hiding in (element, *element.iterancestors()):
            hiding.attrib.pop("hidden", None)
            hiding.attrib.pop("style", None)


def is_centered(element: Any) -> bool:
    """Say whether a block is set in the middle, as captions are."""
    style, align = element.get("style") or "", element.get("align") or ""
    return align.lower() == "center" or bool(_CENTERED_STYLE.search(style))


class _Walk:
    """The walk through one page: the open elements, and the line in the making."""

    def __init__(self) -> None:
        self._blocks: list[Block | Picture] = []
        self._run = Run()
        self._open: list[Any] = []
        self._around: list[tuple[Any, Run, bool]] = []
        self._apart = True
        self._depth = dict.fromkeys(("bold", "pre", "quoted", "aside", *_UNSHOWN), 0)

    def blocks_of(self, body: Any) -> list[Block | Picture]:
        events = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if self._start(element):
                    events.skip_subtree()
            else:
                if event == "end":
                    self._end(element)
                if element is not body:
                    self._run.add(element.tail, bold=self._is_bold())
        self._flush()
        return self._blocks

    def _start(self, element: Any) -> bool:
        """Open an element; say whether what is in it is passed over."""
        tag = element.tag
        if tag in _NO_TEXT:
            return True
        if tag in _BLOCKS:
            self._flush()
            self._open.append(element)
        elif _unshown(element):
            self._around.append((element, self._run, self._apart))
            self._run = Run()
        self._count(element, 1)
        if tag == "br":
            self._flush()
            self._apart = False
        elif tag == "img":
            self._picture(element)
        elif tag == "table" and is_of_figures(element):
            self._rows(element)
            return True
        self._run.add(element.text, bold=self._is_bold())
        return False

    def _end(self, element: Any) -> None:
        tag = element.tag
        if tag in _NO_TEXT:
            return
        if tag in _BLOCKS:
            self._flush()
            self._open.pop()
            self._apart = True
        elif self._around and self._around[-1][0] is element:
            self._flush()
            _element, self._run, self._apart = self._around.pop()
        self._count(element, -1)

    def _count(self, element: Any, step: int) -> None:
        for name in _states(element):
            self._depth[name] += step

    def _is_bold(self) -> bool:
        return self._depth["bold"] > 0

    def _rows(self, table: Any) -> None:
        for row in table.iter("tr"):
            self._run.add(joined(row), bold=False)
            self._flush()

    def _picture(self, element: Any) -> None:
        text = strip_white(element.get("alt") or element.get("title") or "")
        address = strip_white(element.get("src") or element.get("data-src") or "")
        self._flush()
        self._blocks.append(Picture(text, address, self._open[-1]))

    def _flush(self) -> None:
        """Close the line in the making, if there is anything on it."""
        if not self._open:
            return
        is_pre = self._depth["pre"] > 0
        raw, text, bold = self._run.take(source_lines=is_pre)
        if not text:
            return
        whole = bool(bold) and bold >= len(text)
        for piece in split_lines(raw) if is_pre else [raw]:
            if strip_white(piece):
                self._add(piece, len(strip_white(piece)) if whole else bold)

    def _add(self, raw: str, bold: int) -> None:
        text = strip_white(raw)
        level = next((_HEADINGS[e.tag] for e in self._headings()), 0)
        self._blocks.append(
            Block(
                text,
                self._open[-1],
                indented=raw[0] != text[0],
                after_blank=self._apart,
                bold=min(bold, len(text)),
                level=level,
                quoted=self._depth["quoted"] > 0,
                aside=self._depth["aside"] > 0,
                hidden=next((_UNSHOWN[s] for s in _UNSHOWN if self._depth[s]), None),
            )
        )
        self._apart = True

    def _headings(self) -> Iterator[Any]:
        return (e for e in reversed(self._open[-3:]) if e.tag in _HEADINGS)


def _states(element: Any) -> Iterator[str]:
    """Give what an element says of all that is in it."""
    tag, style = element.tag, element.get("style") or ""
    if _BOLD_STYLE.search(style) or (tag in _BOLD and not _LIGHT_STYLE.search(style)):
        yield "bold"
    if tag == "pre":
        yield "pre"
    if tag == "blockquote":
        yield "quoted"
    if tag in _ASIDE or element.get("role") == "navigation":
        yield "aside"
    if state := _unshown(element):
        yield state


def _unshown(element: Any) -> str:
    """Say why what is in an element is no text that a reader sees; "" if it is."""
    if element.get("hidden") is not None:
        return "hidden"
    if _HIDDEN_STYLE.search(element.get("style") or ""):
        return "hidden"
    if element.tag in _BESIDE_TEXT:
        return _BESIDE_TEXT[element.tag]
    return "comment" if _COMMENT.search(element.get("class") or "") else ""
