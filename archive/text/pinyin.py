"""Pinyin of names, for order and for finding them by their letters."""

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.text.readings import syllables

LONGEST = 300
"""So many characters of a key are given."""

# Unicode's blocks of Chinese characters, as far as pypinyin knows them.
_CHINESE = (
    "〇\u3400-\u4dbf\u4e00-\u9fff\ue815-\ue864\uf900-\ufaff"
    "\U00020000-\U0002a6df\U0002a703-\U0002b73f\U0002b740-\U0002b81d"
    "\U0002b825-\U0002bf6e\U0002c029-\U0002ce93\U0002d016\U0002d11b-\U0002ebd9"
    "\U0002f80a-\U0002fa1f\U00030000-\U0003134a\U00031350-\U00032389"
)
# 展望 and “ in 展望“十四五”
_RUNS = re.compile(f"([{_CHINESE}]+)|[^{_CHINESE}]+")


@lru_cache(maxsize=4096)
def sort_key(name: str) -> str:
    """Give a name's syllables without tones, set apart by spaces, in lower case.

    What is not Chinese stays as it is, each run of it like one syllable.

    >>> sort_key("范华平"), sort_key("鲁警e法通")
    ('fan hua ping', 'lu jing e fa tong')
    """
    return " ".join(_parts(name)).lower()[:LONGEST]


def _parts(name: str) -> Iterator[str]:
    for run in _RUNS.finditer(name):
        if run[1]:
            yield from syllables(run[1])
        else:
            yield run[0]


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
