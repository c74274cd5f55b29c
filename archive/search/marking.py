"""Marking terms in a text as published, and cutting the words around them.

What is looked for is folded, the text is not: each place found in the folded text is
carried back to where it stood, so that 掃黑除惡 is marked for 扫黑除恶.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from archive.text.folding import fold_with_offsets

Span = tuple[int, int]

BEFORE, AROUND, LONGEST = 40, 110, 500
"""So many characters before the first hit, about so many in all, never more than."""

CLAUSE_ENDS = "。！？；，,;!?\n 　”』」"
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of one term is marked: its folded string, or else the words of it."""

    string: str
    words: tuple[str, ...] = ()


def find(text: str, wanted: Sequence[Wanted]) -> list[Span]:
    """Give where terms stand in a text, ascending, overlapping ones as one.

    The words of a term are looked for only where its string is not there, and words of
    Latin letters and digits only where they stand alone.

    >>> find("掃黑除惡，掃黑", [Wanted("扫黑", ()), Wanted("打恶", ("打", "除恶"))])
    [(0, 4), (5, 7)]
    """
    folded, offsets = fold_with_offsets(text)
    spans: list[Span] = []
    for term in wanted:
        places = list(_places(folded, term.string))
        for word in () if places else term.words:
            places += _standing(folded, word)
        spans += [(offsets[start], offsets[end - 1] + 1) for start, end in places]
    return _united(spans)


def held(folded: str, word: str) -> bool:
    """Say whether a word would be marked in a folded text."""
    return any(True for _ in _standing(folded, word))


def _standing(folded: str, word: str) -> Iterator[Span]:
    return (span for span in _places(folded, word) if _alone(folded, span))


def _places(folded: str, string: str) -> Iterator[Span]:
    place = folded.find(string) if string else -1
    while place >= 0:
        yield place, place + len(string)
        place = folded.find(string, place + len(string))


def _alone(folded: str, span: Span) -> bool:
    start, end = span
    return not (
        _joined(folded[start - 1 : start + 1]) or _joined(folded[end - 1 : end + 1])
    )


def _joined(pair: str) -> bool:
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


def mark(text: str, spans: Sequence[Span]) -> str:
    """Give a text as HTML with spans of it marked; nothing else is markup.

    >>> mark("a<b", [(2, 3)])
    'a&lt;<mark>b</mark>'
    """
    made, place = [], 0
    for start, end in spans:
        made += [escape(text[place:start]), f"<mark>{escape(text[start:end])}</mark>"]
        place = end
    return "".join(made) + escape(text[place:])


def cut_around(text: str, spans: Sequence[Span]) -> str:
    """Give about `AROUND` characters around the densest hits, marked, as HTML.

    The cut runs at a clause's border where one is near; an ellipsis says that there is
    more. A hit longer than the cut is kept whole, up to `LONGEST` characters.
    """
    first = _densest(spans)
    start = _start(text, first[0])
    hit_end = min(first[1], start + LONGEST)
    end = _end(text, max(start + AROUND, hit_end), hit_end)
    inside = [(max(s, start), min(e, end)) for s, e in spans if s < end and e > start]
    shown = mark(text[start:end], [(s - start, e - start) for s, e in inside])
    before = ELLIPSIS if text[:start].strip() else ""
    after = ELLIPSIS if text[end:].strip() else ""
    return before + shown + after


def _united(spans: list[Span]) -> list[Span]:
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


def _densest(spans: Sequence[Span]) -> Span:
    """Give the first hit of the stretch that has the most marked characters."""

    def marked(first: Span) -> int:
        until = first[0] + AROUND - BEFORE
        return sum(end - start for start, end in spans if first[0] <= start < until)

    return max(spans[:50], key=marked)


def _start(text: str, hit: int) -> int:
    if hit <= BEFORE:
        return 0
    for place in range(hit - BEFORE, hit):
        if text[place - 1] in CLAUSE_ENDS:
            return place
    return hit - BEFORE // 2


def _end(text: str, wanted: int, least: int) -> int:
    if wanted >= len(text):
        return len(text)
    for place in range(wanted, max(wanted - 30, least), -1):
        if text[place - 1] in CLAUSE_ENDS:
            return place
    return wanted
