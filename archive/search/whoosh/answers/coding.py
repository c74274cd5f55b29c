"""Texts that parts carry as numbers without gaps, in the order of the texts.

Each segment keeps the numbers of its own parts. They stay as they are while no text
comes in that no part had: a commit then costs what it added, not what there is.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.sections import joined
from archive.search.whoosh.storage.segment import SegmentData

Own = Callable[[SegmentData], tuple[Any, list[str]]]
"""Gives a number for each part of a segment, and the texts the numbers stand for."""


class Names:
    """Different texts, in order: a text's number is its place."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self.places = {text: place for place, text in enumerate(self.texts)}
        self.kind = np.min_scalar_type(len(self.texts))

    def with_all(self, others: Sequence["Names"]) -> "Names":
        """Give names among which all of others are, too: these, if none is missing."""
        unknown = {id(each): each for each in others if each is not self}.values()
        new = {text for each in unknown for text in each.texts} - self.places.keys()
        return Names(sorted([*self.texts, *new])) if new else self

    def numbers(self, known: "Names", codes: Any) -> Any:
        """Give the places here of texts whose places among others are known."""
        if known is self:
            return codes
        table = np.array([self.places[text] for text in known.texts], self.kind)
        return table[codes]


Coded = tuple[Names, Any]
"""Texts, and a number for each part."""


def coded(segments: Sequence[SegmentData], key: str, own: Own, none: str) -> Coded:
    """Give a text of each part of some segments as a number.

    Segments keep theirs under `key`. The text `none` is always one of the names; names
    that no part has any longer may be.
    """
    each = [_known(segment, key, own) for segment in segments]
    known = max((names for names, _ in each), key=_size, default=Names([none]))
    names = known.with_all([*(names for names, _ in each), Names([none])])
    for place, (before, codes) in enumerate(each):
        each[place] = names, names.numbers(before, codes)
        segments[place].derived[key] = each[place]
    return names, joined([codes for _, codes in each], names.kind)


def _known(segment: SegmentData, key: str, own: Own) -> Coded:
    if key not in segment.derived:
        codes, texts = own(segment)
        ordered = Names(sorted({*texts}))
        segment.derived[key] = ordered, _placed(ordered, texts, codes)
    found: Coded = segment.derived[key]
    return found


def _placed(names: Names, texts: list[str], codes: Ints) -> Any:
    return np.array([names.places[text] for text in texts], names.kind)[codes]


def _size(names: Names) -> int:
    return len(names.texts)
