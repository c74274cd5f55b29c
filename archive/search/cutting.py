"""Cutting the words around a hit out of a text as published.

A cut runs where a sentence ends if that is near, else a clause, else between two
words; what closes a quotation or bracket stays with what it closes.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from archive.search.marking import Span, mark
from archive.text import segmentation

BEFORE, AROUND, LONGEST = 40, 110, 500
"""So many characters before the first hit, about so many in all, never more than."""
BACK = 30
"""So far from where a cut should run at the end a border is looked for."""
LOOKED_AT = 12
"""So many characters more tell where words begin and end."""

CLOSING, OPENING = "”’』」）)》】〉\"'", "“‘『「（(《【〈"
# 他说：“群众更安心。”
SENTENCE_END = re.compile(f"[。！？；!?;\n]+[{re.escape(CLOSING)}]*")
CLAUSE_END = re.compile(f"[，,：、 \u3000]+[{re.escape(CLOSING)}]*")
JOINED = {"Mn", "Mc", "Me", "Cf"}
"""What belongs to the character before it: accents, and what cannot be seen."""
ELLIPSIS = "…"


def cut_around(text: str, spans: Sequence[Span]) -> str:
    """Give about `AROUND` characters around the densest hits, marked, as HTML.

    An ellipsis says that there is more. A hit longer than the cut is kept whole, up to
    `LONGEST` characters.
    """
    first = _densest(spans)
    start = _start(text, first[0], spans)
    hit_end = min(first[1], start + LONGEST)
    end = _end(text, max(start + AROUND, hit_end), hit_end, spans)
    inside = [(max(s, start), min(e, end)) for s, e in spans if s < end and e > start]
    shown = mark(text[start:end], [(s - start, e - start) for s, e in inside])
    before = ELLIPSIS if text[:start].strip() else ""
    after = ELLIPSIS if text[end:].strip() else ""
    return before + shown + after


def cut_opening(text: str) -> str:
    """Give about the first `AROUND` characters of a text, as it is: no HTML."""
    end = _end(text, AROUND, 0, ())
    return text[:end] + (ELLIPSIS if text[end:].strip() else "")


def _densest(spans: Sequence[Span]) -> Span:
    """Give the first hit of the stretch that has the most marked characters."""

    def marked(number: int) -> int:
        until = spans[number][0] + AROUND - BEFORE
        near = spans[number : number + AROUND]
        return sum(end - start for start, end in near if start < until)

    return spans[max(range(min(len(spans), 50)), key=marked)]


def _start(text: str, hit: int, spans: Sequence[Span]) -> int:
    """Give where to begin: as far before the hit as a border allows."""
    if hit <= BEFORE:
        return 0
    for ends in (SENTENCE_END, CLAUSE_END):
        for found in ends.finditer(text, hit - BEFORE, hit):
            if _may_part(text, found.end(), spans):
                return found.end()
    nearest = hit - BEFORE // 2
    borders = _word_borders(text, nearest - LOOKED_AT, hit)
    good = (b for b in borders if b >= nearest and _may_part(text, b, spans))
    return next(good, nearest)


def _end(text: str, wanted: int, least: int, spans: Sequence[Span]) -> int:
    """Give where to end: not before `least`, and not far beyond `wanted`."""
    if wanted + LOOKED_AT >= len(text):
        return len(text)
    first = max(wanted - BACK, least)
    for ends in (SENTENCE_END, CLAUSE_END):
        for found in reversed([*ends.finditer(text, first, wanted)]):
            if _may_part(text, found.end(), spans):
                return found.end()
    borders = _word_borders(text, max(first - LOOKED_AT, 0), wanted + LOOKED_AT)
    near = (b for b in reversed(borders) if first < b <= wanted)
    return next((b for b in near if _may_part(text, b, spans)), wanted)


def _may_part(text: str, place: int, spans: Sequence[Span]) -> bool:
    """Say whether a cut leaves characters, quotations and hits whole."""
    if text[place] in CLOSING or text[place - 1] in OPENING:
        return False
    if unicodedata.category(text[place]) in JOINED:
        return False
    before = bisect_left(spans, (place, 0)) - 1
    return before < 0 or spans[before][1] <= place


def _word_borders(text: str, start: int, end: int) -> list[int]:
    """Give where words begin and end in a stretch, ascending."""
    place, found = start, []
    for word in segmentation.words(text[start:end]):
        place = text.find(word, place, end)
        found += [place, place + len(word)]
        place += len(word)
    return found
