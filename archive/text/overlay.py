"""Names laid over a text that a dictionary without them has cut."""

import re
from collections.abc import Callable, Collection, Iterator

from archive.text.folding import HAN

SHORTEST, LONGEST = 2, 30
LOOKED_AT = 200
"""Names are looked for in so many characters of a query."""

# 鲁警e法通, 阿里木·买买提
_IN_NAME = re.compile(rf"[\w{HAN}·]{{{SHORTEST},}}")

Piece = tuple[str, bool]
"""A stretch of a text, and whether it is a name."""

AROUND = 20
"""So many characters before and after a name say whether it stands there."""


def possible_names(text: str) -> frozenset[str]:
    """Give every stretch of a folded text that can be a name: 2 to 30 letters.

    Of a long text only the beginning is looked at.

    >>> sorted(possible_names("e法通!"))
    ['e法', 'e法通', '法通']
    """
    return frozenset(_stretches(text[:LOOKED_AT]))


def cut_at_names(
    text: str, names: Collection[str], words: Callable[[str], list[str]]
) -> list[Piece]:
    """Cut a text at the names in it, the longest first from where one begins.

    `words` cuts a text into words of the dictionary, what it does not know into single
    characters. A name stands in a text if that gives no more words with the name as
    one of them: 三个年 stands in 介绍三个年, but not in 三个|年轻人, and 东平 does not
    stand in 山东|平安. The pieces joined give back the text.

    >>> cut_at_names("请范华平讲话", {"范华平"}, list)
    [('请', False), ('范华平', True), ('讲话', False)]
    """
    pieces: list[Piece] = []
    place = 0
    for start, end in _found(text, names, words):
        pieces += [(text[place:start], False), (text[start:end], True)]
        place = end
    pieces.append((text[place:], False))
    return [piece for piece in pieces if piece[0]]


def _stretches(text: str) -> Iterator[str]:
    for run in _IN_NAME.findall(text):
        for start in range(len(run) - SHORTEST + 1):
            longest = min(start + LONGEST, len(run))
            for end in range(start + SHORTEST, longest + 1):
                yield run[start:end]


def _found(
    text: str, names: Collection[str], words: Callable[[str], list[str]]
) -> Iterator[tuple[int, int]]:
    """Give where names stand, ascending, none inside another."""
    sizes = sorted({len(name) for name in names}, reverse=True)
    start = 0
    while start < len(text):
        for end in (start + size for size in sizes if start + size <= len(text)):
            if text[start:end] in names and _stands(text, start, end, words):
                yield start, end
                start = end
                break
        else:
            start += 1


def _stands(text: str, start: int, end: int, words: Callable[[str], list[str]]) -> bool:
    first, last = max(0, start - AROUND), end + AROUND
    beside = len(words(text[first:start])) + len(words(text[end:last]))
    return beside + 1 <= len(words(text[first:last]))
