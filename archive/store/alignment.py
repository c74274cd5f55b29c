"""Which paragraphs of two versions of a text are the same, and which were corrected."""

from collections import defaultdict, deque
from collections.abc import Sequence
from difflib import SequenceMatcher


def align(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Give, for positions in `new`, the position in `old` of the same paragraph.

    Positions count from 0. Every paragraph that stands in both is paired, also where it
    moved; then those of a stretch that gave way to one of the same length, one by one:
    they were corrected. What is left out of the answer is new, or gone.

    >>> align(["a", "b", "c"], ["a", "B", "c", "d"])
    {0: 0, 2: 2, 1: 1}
    """
    pairs: dict[int, int] = {}
    replaced = []
    for tag, i1, i2, j1, j2 in _stretches(old, new):
        if tag == "equal":
            pairs.update(zip(range(j1, j2), range(i1, i2), strict=True))
        elif tag == "replace" and i2 - i1 == j2 - j1:
            replaced += zip(range(j1, j2), range(i1, i2), strict=True)
    pairs |= _moved(old, new, pairs)
    taken = set(pairs.values())
    for j, i in replaced:
        if j not in pairs and i not in taken:
            pairs[j] = i
    return pairs


def _stretches(old: Sequence[str], new: Sequence[str]) -> list[tuple]:
    """Give the stretches as `SequenceMatcher.get_opcodes` does.

    Equal ends are taken off first: most changes touch few paragraphs, and the
    matcher's time grows faster than their number.
    """
    head, shortest = 0, min(len(old), len(new))
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    ends_old, ends_new = len(old) - tail, len(new) - tail
    middle = SequenceMatcher(None, old[head:ends_old], new[head:ends_new])
    stretches = [("equal", 0, head, 0, head)]
    for tag, *ends in middle.get_opcodes():
        stretches.append((tag, *(end + head for end in ends)))
    return [*stretches, ("equal", ends_old, len(old), ends_new, len(new))]


def _moved(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, int]
) -> dict[int, int]:
    """Pair the equal paragraphs that the stretches left apart, in order."""
    taken = set(pairs.values())
    left = defaultdict(deque)
    for i, text in enumerate(old):
        if i not in taken:
            left[text].append(i)
    moved = {}
    for j, text in enumerate(new):
        if j not in pairs and left[text]:
            moved[j] = left[text].popleft()
    return moved
