"""Which lines of a hit to show: those that hold most of what was asked for.

The lines are folded, as an engine keeps them, and judged by what `marking` will mark in
them, so that no line is chosen in which nothing can be shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.search.marking import Wanted, held

MOST_LINES = 3
STRING, WORD, AGAIN, HEADING = 10.0, 1.0, 0.1, 0.5
"""What a term's string counts, a word of it, either once more, and a heading less."""


@dataclass(frozen=True, slots=True)
class Line:
    """A folded line: the place of its part, its number there, and what it is."""

    part: int
    number: int
    text: str
    is_paragraph: bool = True


def best_lines(lines: Iterable[Line], wanted: Sequence[Wanted]) -> list[Line]:
    """Give up to `MOST_LINES`, the best first, each for what those before lack.

    Of two that are as good the earlier comes first. Lines that hold nothing are never
    given.
    """
    found = [(line, items) for line in lines if (items := _items(line, wanted))]
    chosen: list[Line] = []
    shown: set[str] = set()
    while found and len(chosen) < MOST_LINES:
        best = max(found, key=lambda each: _worth(each[0], each[1], shown))
        found.remove(best)
        chosen.append(best[0])
        shown |= best[1].keys()
    return chosen


def _items(line: Line, wanted: Sequence[Wanted]) -> dict[str, float]:
    """Give what of the terms a line holds, with what each counts."""
    items: dict[str, float] = {}
    for term in wanted:
        if term.string in line.text:
            items[term.string] = STRING
            continue
        for word in term.words:
            # The quick look first: there may be hundreds of words and of lines.
            if word in line.text and held(line.text, word):
                items[word] = WORD
    return items


def _worth(line: Line, items: dict[str, float], shown: set[str]) -> float:
    worth = sum(v * (AGAIN if item in shown else 1) for item, v in items.items())
    return worth if line.is_paragraph else worth - HEADING
