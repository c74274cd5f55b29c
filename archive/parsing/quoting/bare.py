"""A name without a title: behind an attribute, set in sounds with a dot, or alone."""

import re

from archive.parsing.quoting.likely import ADVERB_END, OFTEN, SUBJECT_END, is_plausible
from archive.parsing.quoting.named import (
    FOREIGN_LAST,
    LATIN_WORD,
    NOT_ALONE,
    Person,
    at_end,
    two_at_end,
)
from archive.parsing.quoting.somebody import LATIN, is_word, name_at
from archive.text.names import DOTS, NAME_SOUNDS

_SEEN = 20
"""So often in jieba's corpus that two characters are a word: 进场."""
_ADVERBS = "都也还却则"
_TWO = re.compile(rf"..[{_ADVERBS}]")
# 小姐|玛丽亚·哈凡蒂, 民主党人|克里斯·墨菲, 史密斯学院的|安妮·郭
_DOTTED_LAST = re.compile(
    rf"(?<!^)(?:[员手者师官农民生友客警兵匠人户的姐司星娘工]|得主)"
    rf"((?!席)[{NAME_SOUNDS}]{{2,8}}(?:[{DOTS}][\u3400-\u9fff]{{1,5}}){{1,3}})$"
)
_NO_NAME = re.compile("[的报道团队员在内等称说]")
_DOT = re.compile(f"[{DOTS}]")
_JOINED = re.compile(f"[和与及]|包括|[{DOTS}].*、")


def read_behind_of(who: str) -> Person | None:
    """Give whom a clause tells of behind an attribute: 坐在门口的|杨进军, 村里的学子|….

    >>> read_behind_of("来自银行的Shenfeld"), read_behind_of("坐在门口的小学生")
    (Person(post='', name='Shenfeld'), None)
    """
    before, name = (part.strip() for part in who.rpartition("的")[::2])
    patterns = (LATIN, LATIN_WORD, FOREIGN_LAST)
    if before and any(pattern.fullmatch(name) for pattern in patterns):
        return Person("", name)
    noun = name[:-3]
    # 主教|练高峰
    apart = len(noun) == 2 and is_word(noun, 1) and not is_word(who[-4:-2], 1)
    if len(before) > 3 and len(name) == 2:
        return two_at_end(name)
    return at_end(who) if before and (not noun or apart) else None


def read_bare(who: str) -> Person | None:
    """Give whom a clause opens with by a name alone, that what he does follows.

    >>> read_bare("洪秀柱进场时"), read_bare("张兰都不禁")
    (Person(post='', name='洪秀柱'), Person(post='', name='张兰'))
    """
    name = _bare_name(who)
    if name[:1] not in OFTEN or is_word(name, 1) or NOT_ALONE.match(who, len(name)):
        return None
    # 王濛工|作室
    if is_word(who[len(name) - 1 : len(name) + 1]):
        return None
    return Person("", name) if is_plausible(name) else None


def _bare_name(who: str) -> str:
    """Give what would be the name; one of two characters before 都 or 也."""
    name = name_at(who, 0)
    if not name and is_word(who[3:5], _SEEN):
        name = who[:3]
    if len(name) == 3 and name[-1] not in _ADVERBS:
        return name
    return who[:2] if _TWO.match(who) else ""


def read_dotted(who: str) -> Person | None:
    """Give the name with a dot that a stretch ends with, behind a trade or 的.

    >>> read_dotted("前小姐玛丽亚·哈凡蒂"), read_dotted("军火商洛克希德·马丁")
    (Person(post='', name='玛丽亚·哈凡蒂'), None)
    """
    found = _DOTTED_LAST.search(who)
    if not found or _JOINED.search(who) or _NO_NAME.search(found[1]):
        return None
    return Person("", found[1])


def read_untitled(who: str) -> Person | None:
    """Read a name without a title, up to where the subject may end.

    >>> read_untitled("微软的Richard Lander在新闻稿中")
    Person(post='', name='Richard Lander')
    """
    if "的" not in who and not _DOT.search(who):
        return None
    for end in (*(m.start() for m in SUBJECT_END.finditer(who)), len(who)):
        subject = ADVERB_END.sub("", who[:end]).strip()
        if person := read_behind_of(subject) or read_dotted(subject):
            return person
    return None
