"""Finding terms in a text as published, and marking them.

What is looked for is folded, the text is not: each place found in the folded text is
carried back to where it stood, so that 掃黑除惡 is marked for 扫黑除恶.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from archive.text.folding import fold_with_offsets

Span = tuple[int, int]

_AT_ONCE = 200
"""So many repetitions of a text's own are passed over in one step."""


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
    # Where nothing was dropped, what touches in the folded text does so in the text.
    touch = int(isinstance(offsets, range))
    spans: list[Span] = []
    for term in wanted:
        if term.string in folded:
            places = list(_places(folded, term.string, touch))
        else:
            here = [word for word in term.words if word in folded]
            places = [p for word in here for p in _standing(folded, word, touch)]
        spans += [(offsets[start], offsets[end - 1] + 1) for start, end in places]
    return _united(spans)


def held(folded: str, word: str) -> bool:
    """Say whether a word would be marked in a folded text."""
    return any(True for _ in _standing(folded, word))


def _standing(folded: str, word: str, touch: int = 0) -> Iterator[Span]:
    """Give where a word would be marked; overlapping places may be given as one."""
    if not any(in_one_word(edge * 2) for edge in (word[0], word[-1])):
        return _places(folded, word, touch)
    if not (word.isascii() and word.isalnum()):
        return (span for span in _each(folded, word) if _alone(folded, span))
    # Of letters that repeat themselves (aa in aaa) no place stands alone.
    places, size = _places(folded, word, 1), len(word)
    return (s for s in places if s[1] - s[0] == size and _alone(folded, s))


def _each(folded: str, string: str) -> Iterator[Span]:
    place = folded.find(string)
    while place >= 0:
        yield place, place + len(string)
        place = folded.find(string, place + 1)  # 长长 stands twice in 长长长


def _places(folded: str, string: str, touch: int) -> Iterator[Span]:
    """Give where a string stands, overlapping places as one; with `touch` touching too.

    A million equal characters are one place, found in steps of `_AT_ONCE`.
    """
    size = len(string)
    reach = size - 1 + touch
    start = folded.find(string) if string else -1
    while start >= 0:
        end = start + size
        while (more := folded.find(string, end - size + 1, end + reach)) >= 0:
            step, end = folded[end : more + size], more + size
            # The string moved on by a step is the string again, and so on.
            while folded.startswith(step * _AT_ONCE, end):
                end += _AT_ONCE * len(step)
        yield start, end
        start = folded.find(string, end - size + 1)


def _alone(folded: str, span: Span) -> bool:
    start, end = span
    return not (
        in_one_word(folded[start - 1 : start + 1])
        or in_one_word(folded[end - 1 : end + 1])
    )


def in_one_word(pair: str) -> bool:
    """Say whether two neighbours are Latin letters or digits, which no word parts.

    >>> in_one_word("pm"), in_one_word("山m"), in_one_word("m")
    (True, False, False)
    """
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


def _united(spans: list[Span]) -> list[Span]:
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united
