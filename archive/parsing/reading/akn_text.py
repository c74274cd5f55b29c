"""The words of an Akoma Ntoso debate as paragraphs, whatever is nested in what.

    <item><num>（一）</num><p>增加学位。<authorialNote>…</authorialNote></p></item>
        ->  "（一）增加学位。", and the note apart

Source: OASIS Akoma Ntoso 1.0, part 1, section 5.2 (blocks, inlines, subflows).
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from archive.parsing.reading.tables import join_cells
from archive.parsing.reading.xml import local
from archive.text.clean import strip_white

HEADINGS = ("heading", "subheading")
_NOTE = "{*}authorialNote"
_LEAVES = frozenset(
    {"p", "li", "listIntroduction", "listWrapUp", "item", "recordedTime", "tr", "span"}
)
_BLOCKS = (_LEAVES - {"span"}) | {
    "ul", "ol", "blockList", "table", "caption", "block", "br", "eol"
}  # fmt: skip
_ELSEWHERE = frozenset({"from", *HEADINGS, ""})


def text_of(element: Any) -> str:
    """Give all the words of an element on one line."""
    return " ".join("".join(element.itertext("*")).split())


def take_notes(body: Any) -> list[str]:
    """Take the notes of a debate out of its text; give their words in order."""
    notes = [note for note in body.iter(_NOTE) if not any(note.iterancestors(_NOTE))]
    texts = list(filter(None, map(text_of, notes)))
    etree.strip_elements(body, _NOTE, with_tail=False)
    return texts


def join_numbers(body: Any) -> None:
    """Put each number before the words that it numbers, as it is printed."""
    for number in list(body.iter("{*}num")):
        behind = number.getnext()
        if behind is None:
            continue
        leaf = next(filter(is_leaf, behind.iter()), behind)
        leaf.text = text_of(number) + (leaf.text or "")
        number.text = None
        del number[:]


def is_leaf(element: Any) -> bool:
    """Say whether an element holds words itself; a comment holds none."""
    if not local(element):
        return False
    own = [element.text, *(child.tail for child in element)]
    return local(element) in _LEAVES or any(strip_white(text or "") for text in own)


def paragraphs_of(turn: Any) -> Iterator[str]:
    """Give the paragraphs of a turn, and words that stand in none; tables by rows."""
    words: list[str] = []
    for piece in (*_pieces(turn), None):
        if piece is not None:
            words.append(piece)
        elif words:
            yield from filter(None, [" ".join("".join(words).split())])
            words = []


def _pieces(turn: Any) -> Iterator[str | None]:
    """Give the words of a turn in printed order, None where a paragraph ends."""
    stack: list[Any] = [(turn, False)]
    while stack:
        piece = stack.pop()
        if not isinstance(piece, tuple):
            yield piece
            continue
        element, in_line = piece
        name = local(element)
        if name in _ELSEWHERE:
            continue
        ends = not in_line or name in _BLOCKS
        stack += [None] if ends else []
        stack += (
            [join_cells(map(text_of, element))] if name == "tr" else _inside(element)
        )
        stack += [None] if ends else []


def _inside(element: Any) -> list[Any]:
    """Give what stands in an element, the last first: words, and (element, in line)."""
    found: list[Any] = [element.text or ""]
    in_line = is_leaf(element)
    for child in element:
        found += [(child, in_line), child.tail or ""]
    return found[::-1]
