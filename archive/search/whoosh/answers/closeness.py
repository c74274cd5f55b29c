"""How close together words stand in a text, from 0 (none is there) to 1."""

from collections.abc import Sequence

Spans = list[tuple[int, int]]


def closeness(text: bytes, words: Sequence[bytes]) -> float:
    """Measure the best line of a folded text: how many of the words, how near.

    All is UTF-8; the lines of a text are fields of their own. A line with all words
    side by side gives 1, one with all of them far apart little more than a half.

    >>> closeness("打掉涉黑组织".encode(), ["打掉".encode(), "涉黑".encode()])
    1.0
    >>> closeness("打掉一个".encode(), ["打掉".encode(), "涉黑".encode()])
    0.5
    """
    lines = _in_lines(text, words)
    most = max(map(len, lines), default=0)
    # What has half as many words as another line is never as close.
    near = [_nearness(spans) * len(spans) for spans in lines if 2 * len(spans) > most]
    return max(near, default=0.0) / len(words)


def _in_lines(text: bytes, words: Sequence[bytes]) -> list[Spans]:
    """Give where words stand first in each line that holds one."""
    lines: dict[int, Spans] = {}
    find = text.find
    for word in words:
        length = len(word)
        start = find(word)
        while start >= 0:
            end = find(b"\n", start)
            lines.setdefault(end, []).append((start, start + length))
            start = find(word, end) if end >= 0 else -1
    return list(lines.values())


def _nearness(spans: Spans) -> float:
    """Give 1 for words side by side, a half for words far apart."""
    if len(spans) == 1:
        return 1.0
    covered = sum(end - start for start, end in spans)
    reach = max(end for _, end in spans) - min(start for start, _ in spans)
    return (1 + min(1.0, covered / reach)) / 2
