"""Chinese numerals, as far as ordinals, dates and numbers of meetings need them."""

import re
import unicodedata

DIGITS = "〇○零一二三四五六七八九十百两"
"""The characters that make up a numeral here, for use in a character class."""

_VALUES = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_UNITS = {"十": 10, "百": 100}
_PLAIN = re.compile(r"[〇○零一二三四五六七八九]{2,}")


def to_number(text: str) -> int:
    """Read a whole number below 1000 in Chinese, or any in figures of any width.

    Digit by digit as in years (二〇二一) is read too.

    >>> to_number("十一"), to_number("二十"), to_number("一百零三"), to_number("１２")
    (11, 20, 103, 12)
    >>> to_number("二〇二一")
    2021

    Raises:
        ValueError: the text is no such number.
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if _PLAIN.fullmatch(plain):
        return int("".join(str(_VALUES[c]) for c in plain))
    return _with_units(plain)


def _with_units(text: str) -> int:
    if not text or any(c not in DIGITS for c in text):
        raise ValueError(f"not a number: {text!r}")
    total, digit = 0, 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _VALUES[char]
    return total + digit
