"""A name as the article writes it elsewhere: 习近平 where 习近 was cut out of it."""

import re

from archive.parsing.quoting.somebody import (
    NEVER_LAST,
    ends_at,
    is_somebody,
    is_word,
    may_follow,
)
from archive.text.names import NAME_SOUNDS

_SOUNDS = frozenset(NAME_SOUNDS)
_NOT_LAST = NEVER_LAST | frozenset("副总主教书先女老医律院部局跟确")
"""These open a title, or what somebody does."""
_AT_MOST = 3
"""So many characters a name may lack."""
_SEEN = 20
"""So often in jieba's corpus that two characters are a word: 哽咽."""
_HAN = re.compile("[\u3400-\u9fff]{2,8}")


def whole_name(name: str, article: str) -> str:
    """Give a name as the article shows it to be, by all places where it stands.

    >>> whole_name("范立", "范立平复信。范立平感谢大家。")
    '范立平'
    >>> whole_name("范立此", "范立此前说过。范立来了。范立走了。")
    '范立'
    >>> whole_name("李杰", "李杰表示。李杰表态。")
    '李杰'
    """
    if not _HAN.fullmatch(name):
        return name
    if len(name) > 2:
        return _shorter(name, article)
    for _ in range(_AT_MOST):
        name, before = _longer(name, article), name
        if name == before:
            break
    return name


def _longer(name: str, article: str) -> str:
    """Add what follows a name wherever it stands, and begins no word everywhere."""
    ends = ends_of(name, article)
    following = {article[end : end + 1] for end in ends}
    longer = name + "".join(following)
    alone = len(ends) < 2 or len(longer) != len(name) + 1
    if alone or longer[-1] in _NOT_LAST or not _HAN.fullmatch(longer):
        return name
    if not (is_somebody(longer) or set(name) <= _SOUNDS) or may_follow(
        article, ends[0]
    ):
        return name
    goes_on = (article[end : end + 2] for end in ends)
    return name if all(is_word(pair, 1) for pair in goes_on) else longer


def _shorter(name: str, article: str) -> str:
    """Take off what begins a word behind a name that stands without it elsewhere."""
    short, ends = name[:-1], ends_of(name, article)
    if not is_somebody(short) and not set(short) <= _SOUNDS:
        return name
    others = [
        end for end in ends_of(short, article) if article[end : end + 1] != name[-1]
    ]
    words = [article[end - 1 : end + 2] for end in ends]
    often = len(others) > len(ends)
    if often and all(is_word(word[:2], 1) or is_word(word, 1) for word in words):
        return short
    # 徐伟|解释: elsewhere he does something
    one = len({word[:2] for word in words}) == 1 and is_word(words[0][:2], _SEEN)
    does = one and any(ends_at(article, end) for end in others)
    return short if does and len(name) == len("徐伟解") else name


def ends_of(name: str, article: str) -> list[int]:
    """Give where a name ends in an article, in order.

    >>> ends_of("范立", "范立说，范立平来了")
    [2, 6]
    """
    found = []
    # a pattern of each name would take longer to compile than to look for
    at = article.find(name)
    while at >= 0:
        found.append(at + len(name))
        at = article.find(name, at + len(name))
    return found
