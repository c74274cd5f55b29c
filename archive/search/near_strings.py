"""The strings of the archive's texts that are nearly what was typed.

No list of words is asked: a text is made of pairs of neighbouring characters, and the
index says in how many passages each stands. Where somebody mistyped, two neighbours
hardly ever meet; what sounds alike and does meet them was meant.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from archive.text.spelling import homophones, with_two_swapped

MOST_STRINGS = 4
"""So many strings of one distance are given."""

MOST_PLACES = 3
"""In so many places of a text, where it is least likely, a character is exchanged."""

MOST_PAIRS = 600
"""So many different pairs are asked for at most."""

LONGEST = 40
SAME_SOUND, ALIKE, OTHERWISE = 0, 1, 2
"""How far a string is from what was typed."""

UNBOUND = 2**62
"""Counted for the pair that a character at an end of the text is not in."""

Spread = Callable[[Sequence[str]], list[int]]
"""Says in how many passages each of some strings stands."""

Placed = tuple[int, str]
"""A place, and a text that is another there."""


def strings_like(text: str, spread: Spread) -> list[tuple[int, str]]:
    """Give strings nearly like a folded text that can stand in the archive, how far.

    A character is exchanged for one that sounds so, or alike; else one too many is left
    out, or two are swapped. What is around the change stands in the archive, in more
    passages than before it.

    扫黑除饿 gives 扫黑除恶 where 黑除恶 stands in a text.
    """
    if not 2 <= len(text) <= LONGEST:
        return []
    trial = _Trial(text, spread)
    for distance in (SAME_SOUND, ALIKE, OTHERWISE):
        if found := trial.best(distance):
            return [(distance, string) for string in found]
    return []


@dataclass
class _Trial:
    """One text, and the pairs that were counted for it."""

    text: str
    spread: Spread
    counted: dict[str, int] = field(default_factory=dict)

    def best(self, distance: int) -> list[str]:
        """Give the changed texts of one distance, the likeliest first."""
        changed = self.edited() if distance == OTHERWISE else self.respelled(distance)
        met = sorted(self.meeting(changed), reverse=True)[: 3 * MOST_STRINGS]
        around = [_around(text, place) for _, place, text in met]
        before = [_around(self.text, place) for _, place, _ in met]
        counts = self.spread([*around, *before])
        more = {
            text: now
            for (_, _, text), now, then in zip(
                met, counts, counts[len(met) :], strict=False
            )
            if now > then
        }
        return sorted(more, key=lambda text: -more[text])[:MOST_STRINGS]

    def respelled(self, distance: int) -> list[Placed]:
        """Exchange a character for others that sound so where it is least likely."""
        own = self.meeting([(place, self.text) for place in range(len(self.text))])
        likely = {place: count for count, place, _ in own}
        places = sorted(range(len(self.text)), key=lambda place: likely.get(place, 0))
        return [
            (place, self.text[:place] + other + self.text[place + 1 :])
            for place in places[:MOST_PLACES]
            for other in homophones(self.text[place])[distance]
        ]

    def edited(self) -> list[Placed]:
        """Leave out a character within the text, or swap two."""
        text = self.text
        left_out = [
            (place, text[:place] + text[place + 1 :])
            for place in range(1, len(text) - 1)
        ]
        swapped = [
            (next(i for i, char in enumerate(changed) if char != text[i]), changed)
            for changed in with_two_swapped(text)
        ]
        return [*left_out, *swapped]

    def meeting(self, placed: Iterable[Placed]) -> list[tuple[int, int, str]]:
        """Keep the texts whose character at the place meets both its neighbours.

        Each comes with in how many passages the rarer of the two pairs stands.
        """
        kept = [(UNBOUND, place, text) for place, text in placed]
        for step in (-1, 0):
            pairs = [_pair(text, place + step) for _, place, text in kept]
            self.count(pairs)
            kept = [
                (min(count, self.counted[pair]), place, text)
                for (count, place, text), pair in zip(kept, pairs, strict=True)
                if self.counted.get(pair)
            ]
        return kept

    def count(self, pairs: Iterable[str]) -> None:
        """Ask in how many passages pairs stand, of each once, and of not too many."""
        self.counted.setdefault("", UNBOUND)
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self.counted]
        new = new[: MOST_PAIRS - len(self.counted)]
        self.counted.update(zip(new, self.spread(new), strict=True))


def _pair(text: str, first: int) -> str:
    """Give the pair that begins at a place; nothing where there is none."""
    pair = text[first : first + 2] if first >= 0 else ""
    return pair if len(pair) == 2 else ""


def _around(text: str, place: int) -> str:
    return text[max(0, place - 2) : place + 3]
