"""Names of subjects, found in a text where they stand as whole words.

A name is found where it opens and ends with words of the text: 春运 stands in
今年春运, not in 青春运动会. Of names that overlap the first counts, of those that open
together the longest. No name has a mark of punctuation in it.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from archive.text.folding import fold
from archive.text.segmentation import ends_of_words, runs
from archive.text.wordlist import read_lines, read_words

_NONE = "-"
"""Stands in a subject's place before words that name none."""
_NUMBERS = 1 << 16
_SPREAD = np.uint32(31)
FEW = 300
"""So few words are looked for one by one faster than all at once."""


class Subjects:
    """Words, each standing for a subject: its name or another word for it.

    A word that stands for "" only keeps the shorter words in it from being found.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take a mapping of word to subject; both as written, words of any script."""
        self._names: dict[str, str] = {}
        for word, subject in names.items():
            self._names.setdefault(fold(word), subject)
        openings: dict[str, list[str]] = defaultdict(list)
        for word in sorted(filter(None, self._names), key=len, reverse=True):
            openings[word[:2]].append(word)
        self._openings = {pair: tuple(words) for pair, words in openings.items()}
        # One look at a number spares most places of a text the look at their words.
        self._may_open = np.zeros(_NUMBERS, bool)
        for pair in openings:
            self._may_open[_pairs(pair)] = True

    def find(self, folded: str) -> Iterator[tuple[str, int]]:
        """Give each subject that a folded text names, with the place of the word.

        In order; a subject comes as often as it is named.

        >>> list(Subjects({"春运": "春运"}).find("今年春运，青春运动会"))
        [('春运', 2)]
        """
        if len(self._names) < FEW and not any(map(folded.__contains__, self._names)):
            return
        found = deque(self._standing_in(folded))
        # To cut a run into words takes most of the time, and most runs hold none.
        for start, run in runs(folded) if found else ():
            here = []
            while found and found[0][0] < start + len(run):
                place, word = found.popleft()
                if place + len(word) <= start + len(run):
                    here.append((place - start, word))
            if here:
                for subject, place in self._whole(run, here):
                    yield subject, start + place

    def _standing_in(self, folded: str) -> Iterator[tuple[int, str]]:
        """Give every word that stands in a text, with its place: the longest first."""
        for place in np.flatnonzero(self._may_open[_pairs(folded)]).tolist():
            for word in self._openings.get(folded[place : place + 2], ()):
                if folded.startswith(word, place):
                    yield place, word

    def _whole(
        self, run: str, found: Sequence[tuple[int, str]]
    ) -> Iterator[tuple[str, int]]:
        """Give the subjects whose words open and end with words of the run."""
        ends, done = {0, *ends_of_words(run)}, 0
        for place, word in found:
            end = place + len(word)
            if place >= done and place in ends and end in ends:
                done = end
                if self._names[word]:
                    yield self._names[word], place


def _pairs(text: str) -> NDArray[np.uint16]:
    """Give a number for each two characters side by side; other two may have the same.

    >>> len(_pairs("平安山东"))
    3
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return (codes[:-1] * _SPREAD + codes[1:]).astype(np.uint16)


@cache
def common_subjects() -> Subjects:
    """Give the subjects of words/subjects.txt, which any archive may have."""
    return Subjects(
        {
            word: "" if name == _NONE else name
            for name, *others in _lines()
            for word in (name, *others)
        }
    )


@cache
def common_places() -> Subjects:
    """Give the places of words/places.txt."""
    return Subjects({name: name for name in read_words("places")})


@cache
def other_words() -> Mapping[str, tuple[str, ...]]:
    """Give the other words for each common subject.

    >>> other_words()["电信网络诈骗"][0]
    '电信诈骗'
    """
    return {name: tuple(others) for name, *others in _lines()}


def _lines() -> list[list[str]]:
    return [line.split() for line in read_lines("subjects")]
