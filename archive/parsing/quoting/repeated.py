"""Names without a post that an article shows by coming back to them.

周松林犯了难。…。周松林带来儿子: what opens with a surname, and does one thing here and
another there, is somebody. Jeremy Grantham, then Grantham认为: no firm is called so.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from archive.parsing.quoting.likely import OFTEN, is_sure
from archive.parsing.quoting.somebody import NEVER_LAST, is_japanese, is_word

# what may begin a name is looked at first, as few characters do
_OPENS = re.compile(
    rf"([{OFTEN}](?:(?<=[。！？!?；，,：:“”\n].)|(?<=\A.))[\u3400-\u9fff]{{2}})"
    r"(?=([\u3400-\u9fff，]))"
)
# 刘一|和同伴, 刘一|也: the last is no part of a name
_NOT_LAST = NEVER_LAST | {*"和因"}
_CLAUSE = re.compile(
    r"(?:(?<=[。！？!?；，,：:“”\s])|\A)([\u3400-\u9fff]{4})([\u3400-\u9fff，])"
)
_WORD = "[A-Z][a-zA-Z’'-]{2,}"
_LATIN = re.compile(
    rf"[A-Z](?<![A-Za-z].)(?<![A-Za-z] .)[a-zé]+ ({_WORD})(?![A-Za-z’'-]| [A-Z])"
)
_LATIN_ALONE = re.compile(
    rf"{_WORD[:5]}(?<![A-Za-z’'-].)(?<![A-Za-z.] .){_WORD[5:]}"
    "(?= ?[认表警指补还也则又说称在对])"
)


def repeated_names(article: str) -> Iterator[str]:
    """Give the names that an article shows by coming back to them, each in full.

    >>> list(repeated_names("周松林犯了难。他说…。周松林带来儿子。"))
    ['周松林']
    >>> list(repeated_names("基金的Jeremy Grantham很担心。Grantham说，…"))
    ['Jeremy Grantham']
    """
    behind: dict[str, set[str]] = defaultdict(set)
    for found in _OPENS.finditer(article):
        behind[found[1]].add(found[2])
    for name, others in behind.items():
        if len(others) > 1 and _is_name(name):
            yield name
    yield from _japanese(article)
    alone = set(_LATIN_ALONE.findall(article))
    yield from (found[0] for found in _LATIN.finditer(article) if found[1] in alone)


def _japanese(article: str) -> Iterator[str]:
    """Give the names of Japan in four characters: 清水英男每次…。清水英男说."""
    behind: dict[str, set[str]] = defaultdict(set)
    for found in _CLAUSE.finditer(article) if "日本" in article else ():
        if is_japanese(found[1]):
            behind[found[1]].add(found[2])
    for name, others in behind.items():
        if len(others) > 1 and not is_word(name, 1) and not is_word(name[2:], 1):
            yield name


def _is_name(name: str) -> bool:
    return name[-1] not in _NOT_LAST and is_sure(name) and not is_word(name, 1)
