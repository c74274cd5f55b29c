"""How Chinese characters and phrases are read: pypinyin's data, looked up in its files.

Its own package makes dicts of lists of lists of them, and a set of all beginnings of
phrases to find these in a text: 57 MB. But each of the two files is a JSON object
whose keys stand in order, so it can stay one string of bytes, in which a key is found
by halving: 2.5 MB for both. Tests hold what comes out to the package.

Syllables have no tones; ǜ is v, ề is ê.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from archive.text.wordlist import file_of_package

# {一丁不识: in {一丁不识:[[yī],[dīng],[bù],[shí]],…; {12295: in {12295:líng,yuán,…
_KEY = re.compile(rb"[{,]([^][{},:]+):")

# Grave, acute, macron and caron of à á ā ǎ, parted from their letters.
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def syllables(run: str) -> list[str]:
    """Give the syllable of each character of a run of Chinese.

    Phrases are read as such, from the left, always the longest. A character that has
    no reading stands for itself.

    >>> syllables("音乐和快乐")
    ['yin', 'yue', 'he', 'kuai', 'le']
    """
    found: list[str] = []
    while len(found) < len(run):
        found += _opening(run[len(found) :])
    return found


def readings(character: str) -> list[str]:
    """Give the different readings of one character, the usual one first.

    >>> readings("乐"), readings("a")
    (['le', 'yue'], [])
    """
    code = b"%d" % ord(character)
    found, value = _characters().first_from(code)
    if found != code:
        return []
    return list(dict.fromkeys(map(_without_tone, value.split(b","))))


def _opening(run: str) -> list[str]:
    """Give the syllables of the longest phrase that opens a run, or of one character.

    A run that is itself but the beginning of a phrase is not searched for shorter
    ones further on: it is read character by character, as pypinyin does.
    """
    found: list[str] = []
    for length in range(2, len(run) + 1):
        begun = run[:length].encode()
        phrase, value = _phrases().first_from(begun)
        if not phrase.startswith(begun):
            return found or [_usual(run[0])]
        if phrase == begun:
            found = [_without_tone(own.split(b",")[0]) for own in value.split(b"],[")]
    return found or [_usual(character) for character in run]


def _usual(character: str) -> str:
    return next(iter(readings(character)), character)


@cache
def _without_tone(reading: bytes) -> str:
    letters = unicodedata.normalize("NFD", reading.decode())
    plain = _TONES.sub("", letters).replace("u\u0308", "v")
    return unicodedata.normalize("NFC", plain)


class _Sorted:
    """A JSON object with its keys in order, as its file has it less quotes and blanks.

    Raises:
        ValueError: the file has no such object, or half of one.
    """

    def __init__(self, path: Path, order: Callable[[bytes], Any]) -> None:
        self._text = path.read_bytes().translate(None, b'" \r\n')
        self._order = order
        self._starts = self._starts_of_keys()
        if not self._starts:
            raise ValueError(f"{path} is not as pypinyin has it: install it anew")
        self._starts.append(len(self._text))

    def first_from(self, key: bytes) -> tuple[bytes, bytes]:
        """Give the first key that is not before one, and what it has, less brackets.

        Where all are before it, the last.
        """
        last = len(self._starts) - 2
        rank = self._order(key)
        place = bisect_left(self._starts, rank, 0, last, key=self._rank_at)
        start, stop = self._starts[place : place + 2]
        found, _, value = self._text[start:stop].partition(b":")
        return found, value.strip(b"[],}")

    def _starts_of_keys(self) -> array:
        """Give where each key starts; nothing if they are not all there in order."""
        starts = array("I")
        whole = self._text.startswith(b"{") and self._text.endswith(b"}")
        if not whole or b"\\" in self._text:
            return starts
        last = self._order(b"")
        for found in _KEY.finditer(self._text):
            rank = self._order(found[1])
            if rank <= last:
                return array("I")
            starts.append(found.start(1))
            last = rank
        return starts

    def _rank_at(self, start: int) -> Any:
        return self._order(self._text[start : self._text.index(b":", start)])


@cache
def _phrases() -> _Sorted:
    return _Sorted(file_of_package("pypinyin", "phrases_dict.json"), bytes)


@cache
def _characters() -> _Sorted:
    return _Sorted(
        file_of_package("pypinyin", "pinyin_dict.json"), lambda code: (len(code), code)
    )
