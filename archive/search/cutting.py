"""Cutting the words around a hit out of a text as published.

A cut runs where a sentence ends if that is near, else a clause, else between two
words; what closes a quotation or bracket stays with what it closes.
"""

import unicodedata
from collections.abc import Sequence

from archive.search.marking import Span, mark
from archive.text import segmentation

BEFORE, AROUND, LONGEST = 40, 110, 500
"""So many characters before the first hit, about so many in all, never more than."""
BACK = 30
"""So far from where a cut should run at the end a border is looked for."""
LOOKED_AT = 12
"""So many characters more tell where words begin and end."""

SENTENCE_ENDS = "。！？；!?;\n"
CLAUSE_ENDS = SENTENCE_ENDS + "，,：、 \u3000"
CLOSING, OPENING = "”’』」）)》】〉\"'", "“‘『「（(《【〈"
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
    places = _places(text, range(hit - BEFORE, hit), spans)
    for ends in (SENTENCE_ENDS, CLAUSE_ENDS):
        if found := [place for place in places if _ends(text, place, ends)]:
            return found[0]
    nearest = hit - BEFORE // 2
    borders = _word_borders(text, nearest - LOOKED_AT, hit)
    return next((b for b in borders if b >= nearest and b in places), nearest)


def _end(text: str, wanted: int, least: int, spans: Sequence[Span]) -> int:
    """Give where to end: not before `least`, and not far beyond `wanted`."""
    if wanted + LOOKED_AT >= len(text):
        return len(text)
    first = max(wanted - BACK, least)
    places = _places(text, range(wanted, first, -1), spans)
    for ends in (SENTENCE_ENDS, CLAUSE_ENDS):
        if found := [place for place in places if _ends(text, place, ends)]:
            return found[0]
    borders = _word_borders(text, max(first - LOOKED_AT, 0), wanted + LOOKED_AT)
    near = [b for b in borders if first < b <= wanted and b in places]
    return near[-1] if near else wanted


def _places(text: str, places: range, spans: Sequence[Span]) -> list[int]:
    """Keep the places where a cut leaves hits, quotations and characters whole."""
    first, last = min(places, default=0), max(places, default=0)
    near = [(start, end) for start, end in spans if end > first and start < last]
    return [
        place
        for place in places
        if not any(start < place < end for start, end in near)
        and text[place] not in CLOSING + SENTENCE_ENDS
        and text[place - 1] not in OPENING
        and unicodedata.category(text[place]) not in JOINED
    ]


def _ends(text: str, place: int, ends: str) -> bool:
    """Say whether what stands before a place ends there, with what closes it."""
    before = place - 1
    while before > 0 and text[before] in CLOSING:
        before -= 1
    return text[before] in ends


def _word_borders(text: str, start: int, end: int) -> list[int]:
    """Give where words begin and end in a stretch, ascending."""
    place, found = start, []
    for word in segmentation.words(text[start:end]):
        place = text.find(word, place, end)
        found += [place, place + len(word)]
        place += len(word)
    return found
