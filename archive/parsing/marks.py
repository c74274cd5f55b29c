"""Labels that another mark than a colon or a bracket sets off from the words.

    李民——谢谢你的提问。          a dash
    李民 | 谢谢你的提问。         the cells of a table, a bar, a tab
    问 何时开工？               white space, behind 问 and 答
    李民　　谢谢你的提问。        wide white space
    **李民**谢谢你的提问。        bold type

Dashes, bars and white space stand in prose, too: they set labels off on a page on which
words that only labels are (问, 答, 主持人, 海州日报记者) stand before them again and
again, and somebody asks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.parsing.label_words import sure_voice
from archive.parsing.labels import COLONS, LONGEST, Cast
from archive.parsing.openings import BESIDE, Opening
from archive.parsing.sheet import Line, Sheet
from archive.records import Capacity

LEAST = 2
"""So many labels that are sure must stand before a mark."""

_FRONT = rf"[^。！？；，,!?;…“”\"'<>#:：—｜|\t]{{1,{LONGEST}}}?"
_BEHIND_BOLD = re.compile(rf"\s*(?=[^\s{COLONS}])")
# Most lines have none of these marks near their front.
_ANY = re.compile(r"[—–｜|\t\u3000]|--|[ \xa0]{2}|^[问答提回QA].{0,4}\s")
_MARKS = (
    re.compile(r"(?:提?问|回?答|[QA])\s?\d{0,2}\s+(?=\S)"),
    re.compile(rf"{_FRONT}\s*+(?:——|—|--|–)\s*+(?=\S)"),
    re.compile(rf"{_FRONT}\s*+[｜|]\s*+(?=\S)"),
    re.compile(rf"{_FRONT}(?:\t|[ \u3000\xa0]{{2,}}+|\u3000)\s*+(?=\S.{{5}})"),
)


def find_marks(sheet: Sheet) -> None:
    """Note on the lines where the words begin, if a mark sets labels off here."""
    marked = [line for line in sheet.lines if _ANY.search(line.text, 0, LONGEST + 2)]
    fronts = [
        {line.number: end for line, end in _set_off(marked, mark)} for mark in _MARKS
    ]
    for found in (_in_bold(sheet.lines), *fronts):
        lines = [line for line in sheet.lines if line.number in found]
        if _are_labels(lines, found):
            sheet.lines = [
                replace(line, said_from=found.get(line.number, 0))
                for line in sheet.lines
            ]
            return


def _in_bold(lines: Sequence[Line]) -> dict[int, int]:
    """Give where the words begin behind bold type, where no colon does it."""
    return {
        line.number: found.end()
        for line in lines
        if 0 < line.bold <= LONGEST and line.text[line.bold - 1] not in COLONS
        if (found := _BEHIND_BOLD.match(line.text, line.bold))
    }


def _set_off(
    lines: Sequence[Line], mark: re.Pattern[str]
) -> Iterator[tuple[Line, int]]:
    return ((line, found.end()) for line in lines if (found := mark.match(line.text)))


def _are_labels(lines: Sequence[Line], found: dict[int, int]) -> bool:
    """Say whether sure labels stand before the mark, one of them of who asks."""
    openings = (
        Opening(line, line.text[: found[line.number]].strip(BESIDE), "")
        for line in lines
    )
    voices = [voice for o in openings if (voice := sure_voice(o, Cast()))]
    asks = any(voice.label.capacity == Capacity.REPORTER for voice in voices)
    return asks and len(voices) >= LEAST
