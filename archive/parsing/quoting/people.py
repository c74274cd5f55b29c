"""The people an article names.

Somebody is introduced by a post with the name behind it (省长王伟中, 埃及总统塞西) or
by speaking. A short form of the name, a pronoun or a title used as a name (总书记)
means that person.
"""

import re
from dataclasses import dataclass, field

from archive.parsing.quoting.called import Called
from archive.parsing.quoting.settled import is_firm, settled
from archive.parsing.quoting.somebody import (
    NEVER_LAST,
    NO_NAMES,
    is_somebody,
    name_at,
)
from archive.text.names import DOTS, NAME_SOUNDS, title_ends
from archive.text.segmentation import is_common
from archive.text.wordlist import read_words

LONGEST_NAME = 24
FAMOUS = read_words("known_by_name")
_FAMOUS_OPEN = frozenset(name[0] for name in FAMOUS)
# 刘一（化名）, 文中刘一为化名
_MADE_UP = re.compile(
    r"([\u3400-\u9fff]{2,4})[（(][^（）()]{0,6}化名|([\u3400-\u9fff]{2,4})均?[为系]化名"
)
# 小哥叫杨航，; 一位叫吴好的老人
_NAMED = re.compile(r"叫([\u3400-\u9fff]{2,3})(?=[，,。的（(])")
# 李强同|奥利|举行会谈: nobody else is talked with
_TALKS = re.compile(rf"[同与和]([{NAME_SOUNDS}]{{2,7}})(?=举行|会[谈见晤]|通电?话)")
_LONGER = re.compile(rf"[{DOTS}]|(?<=[A-Za-z]) [A-Z][a-z]")
_PARTS = re.compile(f"[{DOTS} ]")
_CALLED = re.compile(r"(?P<name>[\u3400-\u9fff]{2,3})(?P<title>总书记)")


@dataclass(slots=True)
class People:
    """Who was named so far; `last` is whom a pronoun means, "" for nobody.

    `made_up` are names that the article says are not the real ones (化名); `pronouns`
    says of whom 他 and of whom 她 was said, `posts` with which post somebody spoke;
    `called` knows what else may be a name.
    """

    last: str = ""
    made_up: set[str] = field(default_factory=set)
    pronouns: dict[str, str] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _openings: set[str] = field(default_factory=lambda: {*_FAMOUS_OPEN})
    _by_surname: dict[str, set[str]] = field(default_factory=dict)
    called: Called = field(default_factory=Called)
    _article: str = ""
    _posted: set[str] = field(default_factory=set)
    _settled: dict[str, str] = field(default_factory=dict)
    _longest: int = max(map(len, FAMOUS))

    def introduce(self, name: str) -> None:
        """Note a person by name; the parts a foreign name is shortened to with it."""
        # Grantham is part of a name known in full; 拜登 alone is the president
        if self.in_full(name) != name:
            return
        self._names[name] = name
        self._openings.add(name[:1])
        self._longest = max(self._longest, min(len(name), LONGEST_NAME))
        if len(name) < 4:
            self._by_surname.setdefault(name[0], set()).add(name)
        # 凯文-奥利里, but 让-诺埃尔·巴罗
        first, *others = re.split(_PARTS if _PARTS.search(name) else "-", name)
        for short in (first, *others[-1:]):
            if len(short) > 1 and self._names.get(short, short) == short:
                self._names[short] = name
                self._openings.add(short[0])

    def read(self, text: str) -> None:
        """Note everybody whom a stretch of text introduces by post."""
        self._article = text
        ends = title_ends(text)
        self.called.read(text, ends)
        for end in ends:
            # “立委”|郭正亮
            name = name_at(text, end + text.startswith("”", end))
            if name:
                self._posted.add(self.settled(name))
                self.introduce(self.settled(name))
        for found in _NAMED.finditer(text):
            if is_somebody(found[1]):
                self.introduce(found[1])
        self._read_talks(text)
        # the pattern begins anywhere, so it is slow where the title is not
        for found in _CALLED.finditer(text) if "总书记" in text else ():
            name = found["name"]
            if is_somebody(name) and name[-1] not in NEVER_LAST:
                self.introduce(name)
                self._names.setdefault(found["title"], name)
                self._openings.add(found["title"][0])

    def _read_talks(self, text: str) -> None:
        """Note whom somebody talks with, whose post stands elsewhere: 同奥利会谈."""
        if "会" not in text and "话" not in text:
            return
        for found in _TALKS.finditer(text):
            if not is_common(found[1]) and found[1] not in NO_NAMES:
                self.introduce(found[1])

    def read_made_up(self, text: str) -> None:
        """Note every name that a text says is made up: 刘一（化名）."""
        if "化名" not in text:
            return
        for found in _MADE_UP.finditer(text):
            before = found[1] or found[2]
            self.made_up |= {before[-size:] for size in range(2, len(before) + 1)}

    def settled(self, name: str) -> str:
        """Give a name as the whole article has it, where one place leaves it open."""
        if name in FAMOUS:
            return name
        if name not in self._settled:
            self._settled[name] = settled(name, self._article)
        return self._settled[name]

    def is_firm(self, name: str) -> bool:
        """Say whether what may be a name is, by the article, a firm or a place."""
        known = name in FAMOUS or name in self._posted
        whole = self._names.get(name, name) == name and "·" not in name
        return whole and not known and is_firm(name, self._article)

    def names(self) -> frozenset[str]:
        """Give everybody named so far, by name in full."""
        return frozenset(self._names.values())

    def known(self, text: str) -> tuple[str, str] | None:
        """Give the longest known name a text opens with, and whom it means."""
        if text[:1] not in self._openings:
            return None
        for size in range(min(self._longest, len(text)), 1, -1):
            name = text[:size]
            if name in self._names or name in FAMOUS:
                # 大卫|·弗拉沃尔 is not the 大卫 met before
                return (
                    None
                    if _LONGER.match(text, size)
                    else (name, self._names.get(name, name))
                )
        return None

    def named_in(self, text: str) -> set[str]:
        """Give everybody known who is named in a stretch of text."""
        found, at = set(), 0
        while at < len(text):
            known = self.known(text[at : at + LONGEST_NAME])
            found |= {known[1]} if known else set()
            at += len(known[0]) if known else 1
        return found

    def in_full(self, name: str) -> str:
        """Give the name in full of whom a short one means, else the name itself."""
        return name if name in FAMOUS else self._names.get(name, name)

    def by_surname(self, text: str) -> str:
        """Give whom 范副省长 or 范 means: the one person of that surname, else ""."""
        names = self._by_surname.get(text[:1], set())
        if len(names) == 1 and text[1:] in ("", "老"):
            return next(iter(names))
        # 王惠贞常委 is by her whole name
        short = len(text) < 5 or text[1:2] in {*"副总代常"}
        if len(names) != 1 or not short or not 2 < len(text) < 8:
            return ""
        return next(iter(names)) if len(text) in title_ends(text) else ""
