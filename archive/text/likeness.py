"""How alike two texts are, and a few numbers that alike texts are likely to share.

    paragraphs  ->  shingles and figures  ->  likeness of two, 0 to 1
                                          ->  bands, by which alike ones are looked up

A shingle is five characters that stand side by side once the text is folded and all but
letters, Han characters and digits is gone. Two texts are alike as far as they share
their shingles (Jaccard), unless the figures in them differ: reports made from one mould
(收盘价, 基金净值, 天气预报) have most words in common and say different things.

Bands: Broder, On the resemblance and containment of documents, 1997, for the minima;
Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4, for taking them in bands.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import shake_128

import numpy as np
from numpy.typing import NDArray

from archive.text.folding import fold

SHINGLE = 5
FEWEST = 40
"""A text of fewer shingles has no bands: in so few words chance decides."""
ALIKE = 0.6
"""Two texts at least so alike are one text in two prints."""
SAME_FIGURES = 0.7
"""At least this share of the fewer figures must stand in the other text as well."""
TELLING_FIGURES = 5
"""So many figures tell one report from another; fewer may be a page's own."""
BANDS, ROWS = 10, 3
"""Of texts 0.6 alike nine in ten share a band; 0.7, 98 in 100; 0.3, one in four."""

_MARKS = re.compile(r"[\W_]+")
# 2023, 5.19, 1,200 (as 1 and 200)
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(1_000_003)
_HALF = np.uint64(32)
_CHUNK = 4096
_FACTORS = np.frombuffer(
    shake_128(b"archive.text.likeness").digest(8 * BANDS * ROWS), "<u8"
).astype(np.uint64) | np.uint64(1)


@dataclass(frozen=True, slots=True, eq=False)
class Shingled:
    """A text as it is compared: its shingles, hashed and sorted, and its figures."""

    shingles: NDArray[np.uint64]
    figures: frozenset[str]


def shingled(paragraphs: Iterable[str]) -> Shingled:
    """Take a text apart; the borders of its paragraphs are no part of it."""
    text = fold("\n".join(paragraphs))
    figures = frozenset(_FIGURE.findall(text))
    codes = np.frombuffer(_MARKS.sub("", text).encode("utf-32-le"), "<u4")
    return Shingled(_shingles(codes.astype(np.uint64)), figures)


def _shingles(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    count = max(len(codes) - SHINGLE + 1, 0)
    hashed = np.zeros(count, np.uint64)
    for offset in range(SHINGLE):
        hashed = hashed * _STEP + codes[offset : offset + count]
    return _different((hashed ^ (hashed >> _HALF)) * _MIX)


def _different(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Sort values, each once, as `np.unique` does, which takes ten times as long."""
    values.sort()
    is_new = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=is_new[1:])
    return values[is_new]


def likeness(one: Shingled, other: Shingled) -> float:
    """Give the share of shingles two texts have in common, 0 where figures differ.

    >>> words = "全省公安机关打掉涉黑涉恶犯罪集团，群众安全感不断提升"
    >>> likeness(shingled([words]), shingled([words + "。"]))
    1.0
    """
    fewer = min(len(one.figures), len(other.figures))
    in_both = len(one.figures & other.figures)
    if fewer >= TELLING_FIGURES and in_both < SAME_FIGURES * fewer:
        return 0.0
    both = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    either = len(one.shingles) + len(other.shingles) - both
    return both / either if either else 0.0


def bands(text: Shingled) -> list[int]:
    """Give ten 64-bit integers; alike texts share some of them, others hardly any.

    A text that is too short to tell has none.
    """
    if len(text.shingles) < FEWEST:
        return []
    lowest = _minima(text.shingles).reshape(BANDS, ROWS)
    joined = np.arange(BANDS, dtype=np.uint64)
    for row in range(ROWS):
        joined = (joined ^ lowest[:, row]) * _MIX
        joined ^= joined >> _HALF
    return [int(value) for value in joined.view(np.int64)]


def _minima(shingles: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Give, for each factor, the lowest of the shingles multiplied by it."""
    # Piece by piece: of a long text all products at once would fill the memory.
    pieces = range(0, len(shingles), _CHUNK)
    lowest = [
        (_FACTORS[:, None] * shingles[start : start + _CHUNK]).min(axis=1)
        for start in pieces
    ]
    return np.min(lowest, axis=0)
