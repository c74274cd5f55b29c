"""How close together words stand in a text, from 0 (none is there) to 1."""

from collections.abc import Sequence


def closeness(text: bytes, words: Sequence[str]) -> float:
    """Measure the best line of a folded text: how many of the words, how near.

    `text` is UTF-8, its lines fields of their own. A line with all words side by side
    gives 1, one with all of them far apart little more than a half.

    >>> closeness("打掉涉黑组织".encode(), ["打掉", "涉黑", "组织"])
    1.0
    >>> closeness("打掉一个".encode(), ["打掉", "涉黑"])
    0.5
    """
    wanted = [word.encode() for word in words]
    if not wanted or not any(word in text for word in wanted):
        return 0.0
    return max(_in_line(line, wanted) for line in text.split(b"\n"))


def _in_line(line: bytes, words: list[bytes]) -> float:
    places = [(line.find(word), word) for word in words]
    found = sorted((start, start + len(word)) for start, word in places if start >= 0)
    if not found:
        return 0.0
    share = len(found) / len(words)
    span = max(end for _, end in found) - found[0][0]
    length = sum(end - start for start, end in found)
    return share * (1 + min(1.0, length / span)) / 2
