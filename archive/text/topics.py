"""Topics proposed for a text: subjects any archive has, then phrases of its own.

A subject is proposed where the text is about it: the title or a heading names it, or
the text does so again and again from its opening on. That many words name the same
subject is for words/subjects.txt to say, not for counting words: 俄军, 乌军 and 乌称
are all 俄乌冲突.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.text.folding import fold, fold_lines
from archive.text.keywords import keywords
from archive.text.subjects import Subjects, common_places, common_subjects

LONGEST_TEXT = 60_000
"""What stands after so many characters is not looked at: the subject is clear."""
OPENING, OPENING_SHARE = 150, 5
"""The first so many characters after the title, or the first fifth where that is more,
say what a text is about."""
FEWEST, MOST, MORE_PER = 5, 10, 1500
"""So many topics are proposed at most; one more for so many characters."""

_OFTEN, _OFTENER_PER = 3, 1200
_MOST_ASKED = 8
_PLACES_BESIDE = 3
"""Where so many subjects are found, the place is none."""
# 【新思想引领新征程】: the name of a column
_COLUMN = re.compile(r"【[^】]{0,40}】")
# 中法关系 · 中吉两国 · 中佛建交
_TWO_COUNTRIES = re.compile(
    r"中([美俄英法德日韩朝越印欧澳意泰匈缅老柬蒙菲葡荷希哈])"
    r"(?:两国|关系|友好|友谊|建交|双方|经贸)"
)
"""Countries whose short name is no other's that is often met: 中巴 is none."""


@dataclass(slots=True)
class Reading:
    """A text as its subjects are looked for in it, each part folded.

    `title` is without the name of its column, `headings` are the lines above parts of
    the text, `text` is all the rest.
    """

    title: str
    headings: tuple[str, ...]
    text: str

    @property
    def asked(self) -> int:
        """How often it must name a subject that stands at no head of it."""
        return min(_MOST_ASKED, max(_OFTEN, len(self.text) // _OFTENER_PER))

    @property
    def opening(self) -> int:
        """Where its opening ends."""
        return max(OPENING, len(self.text) // OPENING_SHARE)

    @property
    def room(self) -> int:
        """How many topics are proposed for it at most."""
        return min(MOST, FEWEST + len(self.text) // MORE_PER)


def read(title: str, headings: Sequence[str], paragraphs: Sequence[str]) -> Reading:
    """Fold the parts of a text for `about`."""
    text = "\n".join(paragraphs)[:LONGEST_TEXT]
    return Reading(
        _COLUMN.sub("", fold(title)), tuple(map(fold, headings)), fold_lines(text)
    )


def about(reading: Reading, subjects: Subjects, *, anywhere: bool = False) -> list[str]:
    """Give those of the subjects that a text is about, the clearest first.

    With `anywhere` a subject that is named often enough need not be named in the
    opening: for subjects somebody chose, who wants nothing missed.
    """
    titled = dict.fromkeys(name for name, _place in subjects.find(reading.title))
    headed = dict.fromkeys(
        name for head in reading.headings for name, _place in subjects.find(head)
    )
    counts, opening = _counts(reading, subjects)
    often = {
        name
        for name, count in counts.items()
        if count > reading.asked
        or (count == reading.asked and (anywhere or name in opening))
    }
    # Below a title that names its subject, a heading may name what is beside it.
    often |= {name for name in headed if counts[name] > 1 or not titled}
    weights = {
        name: 3 * (name in titled) + (name in headed) + math.log2(1 + counts[name])
        for name in titled | headed | counts
        if name in titled or name in often
    }
    return sorted(weights, key=lambda name: -weights[name])


def _counts(reading: Reading, subjects: Subjects) -> tuple[Counter[str], set[str]]:
    """Count the subjects in a text, and give those that its opening names."""
    counts: Counter[str] = Counter()
    opening: set[str] = set()
    ends = reading.opening
    for name, place in subjects.find(reading.text):
        counts[name] += 1
        if place < ends:
            opening.add(name)
    return counts, opening


def propose_topics(reading: Reading) -> list[str]:
    """Give the subjects a text is about, the clearest first, `reading.room` at most.

    A short text, or one about nothing that is in words/subjects.txt, may give none.
    """
    found = about(reading, common_subjects())
    found += _between_countries(reading)
    heads = [reading.title, *reading.headings]
    for phrase in keywords(heads, "\n".join([*heads, reading.text])):
        if not any(_says_again(phrase, other) for other in found):
            found.append(phrase)
    if len(found) < _PLACES_BESIDE:
        found += _places(reading, found)
    return list(dict.fromkeys(found))[: reading.room]


def _says_again(phrase: str, other: str) -> bool:
    """Say whether a phrase holds a subject, or the other way round."""
    return phrase in other or other in phrase


def _between_countries(reading: Reading) -> list[str]:
    """Give 中法关系 where a text speaks of it twice, or in its title."""
    counts = Counter(_TWO_COUNTRIES.findall(reading.text))
    counts.update(2 * _TWO_COUNTRIES.findall(reading.title))
    return [f"中{other}关系" for other, n in counts.most_common(1) if n > 1]


def _places(reading: Reading, found: Sequence[str]) -> list[str]:
    """Give the places that the title names and the text again."""
    titled = dict.fromkeys(name for name, _ in common_places().find(reading.title))
    return [
        name
        for name in titled
        if name in reading.text
        and not any(other[1:2] == name[0] for other in found if other[-2:] == "关系")
        and not any(name in other for other in found)
    ]
