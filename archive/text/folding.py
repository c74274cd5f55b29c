"""Folding: the one form in which a text and what is looked for in it are compared.

Folding goes character by character (NFKC, case, curly quotes to straight ones,
Traditional to Simplified with one fixed target per character), so that folding two
texts apart and joining them gives the fold of the joined text. The one exception is
white space between two Han characters, which is dropped.

A folded text holds no control character: what separates fields can be one.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
from opencc import OpenCC

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Han characters, as the inside of a character class of a regular expression."""

HAN_CHARACTER = re.compile(f"[{HAN}]")

# It begins with the space: to look for one is quick.
_SPACE_BETWEEN_HAN = re.compile(f" (?<=[{HAN}] ) *(?=[{HAN}])")
# 说“平安”: as published, and as somebody types it.
_QUOTES = {**dict.fromkeys("“”„‟〝〞", '"'), **dict.fromkeys("‘’‚‛", "'")}
# 說, 們, 這: hardly a sentence in Traditional characters has none of these
_TRADITIONAL = re.compile("[說們這國會為對時來個於與稱認據將還後過開長]")
_INVISIBLE = "Cf"
_CONTROL = "Cc"
_SURROGATE = "Cs"
_SURROGATES = range(0xD800, 0xE000)
_PLANE = 1 << 16
"""So many code points come first: all that is met every day."""
_LONG = 100
"""A shorter text is folded faster character by character."""
_MEANINGLESS = {"Cn", "Co"}
"""Code points that nobody assigned, and those that are for private use."""


def fold(text: str) -> str:
    """Give the form of a text in which it is searched; shorter or longer than it.

    Any string will do: control characters become spaces, characters that cannot be
    seen (zero-width, direction marks) vanish, a lone surrogate becomes U+FFFD.

    >>> fold("２４２个涉黑組織，“平安 山东”")
    '242个涉黑组织,"平安山东"'
    """
    return _closed(_translated(text, _TABLE))


def fold_lines(text: str) -> str:
    r"""Fold each line of a text by itself: the line breaks (U+000A) stay.

    >>> fold_lines("２４２個\n平安 山东")
    '242个\n平安山东'
    """
    return _closed(_translated(text, _LINES))


def _closed(folded: str) -> str:
    """Drop the white space between Han characters."""
    return _SPACE_BETWEEN_HAN.sub("", folded) if " " in folded else folded


def simplify(text: str) -> str:
    """Give a text with Simplified for Traditional characters, each for one, as long.

    A text that holds none of the commonest Traditional characters is given back as it
    is, though a name in it may have a rare one.

    >>> simplify("范華平說"), simplify("范华平说")
    ('范华平说', '范华平说')
    """
    return simplify_each(text) if _TRADITIONAL.search(text) else text


def simplify_each(text: str) -> str:
    """Give a text with Simplified for Traditional characters, be it of a few words.

    >>> simplify_each("發言人林子強")
    '发言人林子强'
    """
    return text.translate(_SIMPLE)


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Fold a text and say where each folded character stood in it.

    The offsets are as many as the folded text has characters; they count from 0 in
    `text`. A folded stretch [i, j) was `text[offsets[i]:offsets[j - 1] + 1]`.

    >>> fold_with_offsets("平 安㎡")
    ('平安m2', [0, 2, 3, 3])
    """
    folded = text.translate(_TABLE)
    offsets = _offsets(text, folded)
    dropped = [match.span() for match in _SPACE_BETWEEN_HAN.finditer(folded)]
    if not dropped:
        return folded, offsets
    kept = list(offsets)
    for start, end in reversed(dropped):
        del kept[start:end]
    return _SPACE_BETWEEN_HAN.sub("", folded), kept


def _offsets(text: str, folded: str) -> Sequence[int]:
    """Give the offset in `text` of each character of its translation."""
    # As long as before and nothing vanished: each character became one.
    if len(folded) == len(text) and not any(map(text.__contains__, _TABLE.vanishing)):
        return range(len(text))
    return [n for n, char in enumerate(text) for _ in _TABLE[ord(char)]]


class _Table(dict[int, str]):
    """What each code point becomes, worked out when it is first met.

    `vanishing` are the characters met so far that become nothing; `single` has what
    those met became that are of the first plane and became one of it, and 0 for others.
    """

    def __init__(self, kept: str = "") -> None:
        super().__init__()
        self.vanishing: list[str] = []
        self.single = np.zeros(_PLANE, "<u2")
        for char in kept:
            self._keep(ord(char), char)

    def _keep(self, code: int, folded: str) -> None:
        self[code] = folded
        # Half of a pair stands for a character of another plane.
        if code < _PLANE and code not in _SURROGATES and len(folded) == 1:
            self.single[code] = ord(folded) if ord(folded) < _PLANE else 0

    def __missing__(self, code: int) -> str:
        if unicodedata.category(chr(code)) in _MEANINGLESS:
            # They stay as they are, and are nine tenths of all code points: kept, they
            # would take 300 MB of a process that was sent each of them once.
            return chr(code)
        folded = _fold_character(chr(code))
        if not folded:
            self.vanishing.append(chr(code))
        self._keep(code, folded)
        return folded


_TABLE = _Table()
_LINES = _Table(kept="\n")


def _translated(text: str, table: _Table) -> str:
    """Give `text.translate(table)`; of a long text in a tenth of the time."""
    if len(text) < _LONG:
        return text.translate(table)
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    if len(codes) > len(text):  # a character of another plane is two of them
        return text.translate(table)
    folded, pieces, start = table.single[codes], [], 0
    for at in np.flatnonzero(folded == 0).tolist():
        pieces += [str(folded[start:at].data, "utf-16-le"), table[ord(text[at])]]
        start = at + 1
    return "".join([*pieces, str(folded[start:].data, "utf-16-le")])


class _Simple(dict[int, str]):
    """What each code point is in Simplified characters, worked out when first met."""

    def __missing__(self, code: int) -> str:
        simple = _simplified().convert(chr(code)) if code > _LAST_LATIN else chr(code)
        self[code] = simple if len(simple) == 1 else chr(code)
        return self[code]


_SIMPLE = _Simple()
_LAST_LATIN = 0x2FF


def _fold_character(char: str) -> str:
    """Fold one character until folding it again changes nothing."""
    folded = "".join(map(_step, char))
    while (again := "".join(map(_step, folded))) != folded:
        folded = again
    return folded


def _step(char: str) -> str:
    category = unicodedata.category(char)
    if category == _CONTROL or char.isspace():
        return " "
    if category == _SURROGATE:
        return "\ufffd"
    if category == _INVISIBLE:
        return ""
    if char in _QUOTES:
        return _QUOTES[char]
    plain = unicodedata.normalize("NFKC", char).casefold()
    return "".join(_simplified().convert(c) for c in plain)


@cache
def _simplified() -> OpenCC:
    """Give the converter. It is only ever given one character, so a phrase never is."""
    return OpenCC("t2s")
