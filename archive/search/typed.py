"""What was typed into a search box, held against names: by characters and by sound."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from django.db.models import Q

from archive.text.folding import fold
from archive.text.pinyin import sort_key
from archive.text.spelling import only_letters, typed_pinyin

INSIDE = 3
"""Fewer letters than this are looked for where a name's pinyin begins, only there."""


class Fit(IntEnum):
    """How a name fits what was typed, the best first."""

    WHOLE = 0
    BEGINS = 1
    INSIDE = 2
    SOUNDS = 3


@dataclass(frozen=True)
class Typed:
    """What was typed so far.

    It fits a name that begins with it or has it inside, by its characters
    (traditional or simplified) or by pinyin: 华平, fanhuaping, fhp and fan华ping fit
    范华平, and so does 范华萍, which sounds alike, if it is taken `by_sound`.
    """

    text: str
    by_sound: bool = False

    @cached_property
    def folded(self) -> str:
        """Give it as names are compared."""
        return fold(self.text).strip()

    @cached_property
    def letters(self) -> str:
        """Give it as letters where some were typed for pinyin, else nothing."""
        if self.folded.isascii():
            return only_letters(self.folded)
        has_letters = any("a" <= char <= "z" for char in self.folded)
        return only_letters(sort_key(self.folded)) if has_letters else ""

    @cached_property
    def sound(self) -> str:
        """Give the pinyin of two or more Chinese characters typed, else nothing."""
        is_written = not self.folded.isascii() and not self.letters
        return sort_key(self.folded) if is_written and len(self.folded) > 1 else ""

    def rows(self) -> Q:
        """Match all rows with a name that it fits, and some more."""
        found = Q(folded__contains=self.folded)
        if self.letters:
            found |= Q(pinyin__startswith=self.letters[0])
            if len(self.letters) >= INSIDE:
                found |= Q(pinyin__contains=f" {self.letters[0]}")
        elif self.by_sound:
            found |= Q(pinyin__contains=self.sound)
        return found

    def fit(self, name: str, pinyin: str) -> Fit | None:
        """Say how it fits a name; null if it does not."""
        folded = fold(name)
        if self.folded in folded:
            if self.folded == folded:
                return Fit.WHOLE
            return Fit.BEGINS if folded.startswith(self.folded) else Fit.INSIDE
        if self.letters:
            return self._fit_letters(folded, pinyin)
        if self.by_sound and f"{pinyin} ".startswith(f"{self.sound} "):
            return Fit.SOUNDS
        return None

    @cached_property
    def _characters(self) -> frozenset[str]:
        return frozenset(char for char in self.folded if not char.isascii())

    def _fit_letters(self, folded: str, pinyin: str) -> Fit | None:
        if not self._characters <= set(folded):
            return None
        pattern = typed_pinyin(self.letters)
        found = pattern.match(pinyin)
        if found:
            whole = found.end() == len(pinyin)
            return Fit.WHOLE if whole else Fit.BEGINS
        if len(self.letters) < INSIDE:
            return None
        starts = (i + 1 for i, char in enumerate(pinyin) if char == " ")
        inside = any(pattern.match(pinyin, start) for start in starts)
        return Fit.INSIDE if inside else None
