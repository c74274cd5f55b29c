"""Pinyin of names, for order and for finding them by their letters."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def sort_key(name: str) -> str:
    """Give a name's syllables without tones, set apart by spaces, in lower case.

    >>> sort_key("范华平")
    'fan hua ping'
    """
    # Its phrases take a quarter of a second and 30 MB, which a process that only
    # searches never needs.
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(name, style=Style.NORMAL)).lower()[:300]


# Characters that are read otherwise when they are a family name.
_SURNAMES = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha",
    "盖": "ge", "朴": "piao", "乐": "yue", "翟": "zhai", "冼": "xian", "缪": "miao",
    "种": "chong", "任": "ren", "覃": "qin",
}  # fmt: skip


def person_key(name: str) -> str:
    """Give a person's name as `sort_key` does, the family name read as one.

    >>> person_key("曾侯乙")
    'zeng hou yi'
    """
    first = _SURNAMES.get(name[:1])
    if first is None or not 2 <= len(name) <= 4:
        return sort_key(name)
    return f"{first} {sort_key(name[1:])}"
