"""Titles that say that two texts are two, however much of their words they share.

    济南市物业管理条例     青岛市物业管理条例     another place
    公司法（2013年修正）   公司法（2018年修正）   another edition
    第一次全体会议举行     第二次全体会议举行     another number
    审理反补贴案件的规定   审理反倾销案件的规定   a rule of another subject

One text is printed under many titles, so titles that merely differ say nothing; one
that only says more (…（组图）) does not, either.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from archive.text.folding import fold
from archive.text.numerals import DIGITS, to_number

LONGEST = 120
"""Of a title so many characters are compared."""
MOULD, SAME = 0.6, 0.8
"""Titles of one mould have at least the first share in common; but for a place, the
second."""

_MARKS = re.compile(r"[\W_]+")
_NUMERAL = re.compile(rf"\d+|[{DIGITS}]+")
# 济南市 · 内蒙古自治区 · 海淀区, but neither 请求城区 nor 香港特区
_PLACE = re.compile(
    r"(?![请关反建投举咨恳要对在为])(?:[\u4e00-\u9fff]{2,6}?自治[区州县旗]"
    r"|[\u4e00-\u9fff]{2,4}?(?<!特)[省市县区州盟旗](?![委政场内民]))"
)
# 物业管理条例 · 公司法 · 若干规定（试行）
_RULE = re.compile(
    r"(?:条例|(?<![合无违非办方做用看说想执守])法|规定|办法|细则|规则|解释|准则|章程|决定)"
    r"(?:试行|暂行|[一二三四五六七八九])?$"
)
_CHANGE = re.compile(r"修改|修正|修订|废止")
# 2018年修正 · 第二次修正
_EDITION = re.compile(r"(?:\d{4}年?|第.次)?(?:修正|修订)(?:版|本|案)?$")


def is_rule(title: str) -> bool:
    """Say whether a title names a law or the like, of which there are versions.

    >>> is_rule("济南市供水条例（2018年修正）"), is_rule("济南市供水条例今起施行")
    (True, False)
    """
    return _RULE.search(_EDITION.sub("", _plain(title))) is not None


def are_of_two(one: str, other: str) -> bool:
    """Say whether two titles name two things; "" names nothing.

    >>> are_of_two("济南市供水条例", "青岛市供水条例")
    True
    >>> are_of_two("渔港今起开放", "渔港今起开放（组图）")
    False
    """
    a, b = _plain(one), _plain(other)
    if not a or not b or a == b:
        return False
    if _other_numbers(a, b) or _other_place(a, b):
        return True
    return is_rule(a) and is_rule(b) and (_changes(a, b) or _other_subject(a, b))


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    return _MARKS.sub("", fold(title[:LONGEST]))


def _other_numbers(a: str, b: str) -> bool:
    """Say whether the two differ in their numbers and in nothing else."""
    if _NUMERAL.sub("#", a) != _NUMERAL.sub("#", b):
        return False
    return [_value(n) for n in _NUMERAL.findall(a)] != [
        _value(n) for n in _NUMERAL.findall(b)
    ]


def _value(numeral: str) -> int | str:
    try:
        return to_number(numeral)
    except ValueError:
        return numeral


def _other_place(a: str, b: str) -> bool:
    """Say whether both begin with a place, not with the same one, and go on alike."""
    one, other = _PLACE.match(a), _PLACE.match(b)
    if not one or not other or one[0] in other[0] or other[0] in one[0]:
        return False
    rest, rest_of_other = a[one.end() :], b[other.end() :]
    if is_rule(a) and is_rule(b):
        return True
    return SequenceMatcher(None, rest, rest_of_other, False).ratio() >= SAME


def _changes(a: str, b: str) -> bool:
    """Say whether one is about a change of the other, or another edition of it."""
    return bool(_CHANGE.search(a)) != bool(_CHANGE.search(b))


def _other_subject(a: str, b: str) -> bool:
    """Say whether the two are one mould with another subject in it."""
    start = _common(a, b)
    end = _common(a[start:][::-1], b[start:][::-1])
    x, y = a[start : len(a) - end], b[start : len(b) - end]
    if min(len(x), len(y)) < 2 or start + end < MOULD * max(len(a), len(b)):
        return False
    return SequenceMatcher(None, x, y, False).ratio() <= 0.5


def _common(a: str, b: str) -> int:
    """Give how many characters the two have in common at the front."""
    pairs = zip(a, b, strict=False)
    return next((n for n, (x, y) in enumerate(pairs) if x != y), min(len(a), len(b)))
