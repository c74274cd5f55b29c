"""Pinyin of names, for order and for finding them by their letters."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin


@lru_cache(maxsize=4096)
def sort_key(name: str) -> str:
    """Give a name's syllables without tones, set apart by spaces, in lower case.

    >>> sort_key("范华平")
    'fan hua ping'
    """
    return " ".join(lazy_pinyin(name, style=Style.NORMAL)).lower()[:300]


def initials(name: str) -> str:
    """Give the first letters of a name's syllables.

    >>> initials("范华平")
    'fhp'
    """
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
