"""A name as the article writes it elsewhere: 习近平 where 习近 was cut out of it."""

import re

from archive.parsing.quoting.somebody import NEVER_LAST, is_somebody, is_word
from archive.text.names import NAME_SOUNDS

_SOUNDS = frozenset(NAME_SOUNDS)
_NOT_LAST = NEVER_LAST | frozenset("副总主教书先女老医律院部局跟确")
"""These open a title, or what somebody does."""
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
    if len(name) == 2:
        return _longer(name, article)
    return _shorter(name, article)


def _longer(name: str, article: str) -> str:
    """Add what follows a name wherever it stands, and begins no word everywhere."""
    ends = [found.end() for found in re.finditer(name, article)]
    following = {article[end : end + 1] for end in ends}
    longer = name + "".join(following)
    alone = len(ends) < 2 or len(longer) != len(name) + 1
    if alone or longer[-1] in _NOT_LAST or not is_somebody(longer):
        return name
    goes_on = (article[end : end + 2] for end in ends)
    return name if all(is_word(pair, 1) for pair in goes_on) else longer


def _shorter(name: str, article: str) -> str:
    """Take off what begins a word behind a name that stands without it elsewhere."""
    short = name[:-1]
    if article.count(short) <= 2 * article.count(name):
        return name
    person = is_somebody(short) or not set(short) - _SOUNDS
    ends = (found.end() for found in re.finditer(name, article))
    cut = all(
        is_word(article[end - 1 : end + 1], 1) or is_word(article[end - 1 : end + 2], 1)
        for end in ends
    )
    return short if person and cut else name
