"""Turns that run on in one line, as a page gives them that was copied without breaks.

    【高远】：请提问。 【海州日报记者】：进展如何？ 【高远】：一切顺利。

A line is parted before its labels, if words that only labels are stand in it again and
again, and somebody asks. Joined, the parts give back the line.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from archive.parsing.labels.label import COLONS, Cast
from archive.parsing.labels.openings import Opening, is_open, read_opening
from archive.parsing.labels.people import person
from archive.parsing.labels.words import sure_voice
from archive.parsing.sheet import Line, Sheet
from archive.records import Capacity
from archive.text.clean import strip_white
from archive.text.wording import say as _

SHORTEST = 12
"""A line of fewer characters is one turn."""
LEAST = 2
"""So many labels that are sure must stand in the line."""
HEAD = 60
"""A label stands within so many characters."""

_ASKS = re.compile(r"记者|記者|问|問")
_PLAIN_ASK = re.compile(r".{0,4}[问問]题?.{0,2}|Q\d{0,2}")
# 09:25, as a live record prints it behind what was said
_CLOCK = re.compile(r"[\d:：]{4,8}")
_PLAIN = rf"[^。！？；，,!?;…“”【】\[\]{COLONS}]"
# …谢谢。|【海州日报记者】：进展如何？ · …谢谢。|海州日报记者：进展如何？
_LABEL = re.compile(
    r"(?:^|(?<=[。！？!?…”」）)\]\d\s]))"
    rf"(?:[【\[〔][^【】\[\]〔〕]{{1,40}}[】\]〕]|{_PLAIN}{{1,30}}[{COLONS}])"
)


def part_lines(sheet: Sheet) -> None:
    """Part the lines in which several people speak; those below count on from there.

    A sheet whose reader has told of a line by its number stays as it is.
    """
    if any(warning.line for warning in sheet.warnings):
        return
    parted = {line.number: _parts(line) for line in sheet.lines}
    parts = {number: texts for number, texts in parted.items() if len(texts) > 1}
    if not parts:
        return
    first = min(parts)
    message = _(
        "第 {line} 行里有 {count} 段发言，已在抬头前分行，"
        "以下行号按分开后的数。请核对。",
        line=first,
        count=len(parts[first]),
    )
    sheet.part(parts)
    sheet.warn("line-parted", first, message)


def _parts(line: Line) -> list[str]:
    """Give the turns in a line; all of it where it is one."""
    if len(line.text) < SHORTEST or not _ASKS.search(line.text):
        return [line.text]
    openings = list(_openings(line))
    voices = [voice for _at, o in openings if (voice := sure_voice(o, Cast()))]
    asks = any(voice.label.capacity == Capacity.REPORTER for voice in voices)
    if len(voices) < LEAST or not asks:
        return [line.text]
    often = Counter(opening.label for _at, opening in openings)
    sure = {voice.label.text for voice in voices}
    starts = [
        start
        for start, opening in openings
        if opening.label in sure or often[opening.label] > 1 or person(opening.label)
    ]
    # 问：何时？答：明年。 is two turns; of other labels there must be more.
    plain = (v.answers or _PLAIN_ASK.fullmatch(v.label.text) for v in voices)
    least = LEAST if starts[:1] == [0] and all(plain) else LEAST + 1
    if len(starts) < least:
        return [line.text]
    edges = sorted({0, *starts, len(line.text)})
    texts = (strip_white(line.text[a:b].strip("| ")) for a, b in pairwise(edges))
    return [text for text in texts if text]


def _openings(line: Line) -> Iterator[tuple[int, Opening]]:
    """Give what may be a label in a line, each with where it begins."""
    for found in _LABEL.finditer(line.text):
        head = line.text[found.start() : found.start() + HEAD]
        opening = read_opening(replace(line, text=head, bold=0))
        # 問：「是否贊成？」答：「贊成。」 tells of a question.
        if opening is None or is_open(opening.label):
            continue
        is_told = opening.said.startswith(("「", "“"))
        if not is_told and not _CLOCK.fullmatch(opening.label):
            yield found.start(), opening
