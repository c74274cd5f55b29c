"""Labels: who speaks next, and whom the header names.

A label is kept as printed, without its colon and brackets.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from archive.parsing.sheet import Line, Sheet
from archive.records import Attendee, Capacity
from archive.text.clean import (
    has_bullet,
    shorten,
    strip_bullet,
    strip_heading_mark,
    strip_white,
)
from archive.text.folding import fold, simplify_each
from archive.text.names import ends_in_title, is_name, join_spread, without_honorific
from archive.text.titled import titled_name
from archive.text.wording import say as _

LONGEST = 40
"""No label is longer, in characters."""
PRESIDES = ("主持", "主持人", "司仪")
"""What somebody does there, and no post of his."""
MOST_ADDRESSED = 200
"""Where more people are listed, a family name with a title is looked for in vain."""
LONGEST_NAME = 20
"""No name in a label is, so that a list of thousands is not gone through for each."""

COLONS = ":：︰∶﹕"
"""Half and full width, and those that pages in Traditional characters are set with."""

_BRACKETS = re.compile(r"[【\[〖〔［]\s*(?P<inside>[^【】\[\]]+?)\s*[】\]〗〕］]")
# 李民（市公安局副局长）
_POST_BEHIND = re.compile(r"(?<=..)\s*[（(][^（()）]{2,40}[)）]$")
# 赵强补充 · 李民回答
_ADDS = re.compile(
    r"(?<=..)(?:[（(]?补充(?:说明|发言|回答|介绍)?[)）]?|回答|作答|(?:书面)?(?:答复|回复))$"
)
_IN_PART = re.compile(
    r"^(?:新闻)?(?:发布|发言|访谈|答问|回答|出席)?(?:嘉宾|人)[\s:：]+(?=\S)"
)
# 海州日报记者（视频连线） · 路透社记者（翻译） · 记者（用英语提问）
HOW = (
    r"[（(](?:现场|视频|电话|线上|网络|远程)?(?:视频|电话|线上|连线|接入|参会|书面)[)）]"
    r"|[（(]用?(?:英|法|俄|日|德|韩|西班牙|阿拉伯|外|中)[语文](?:提问|回答)?[)）]"
    r"|[（(](?:通过|经|由)?(?:现场|同声)?(?:翻译|传译|口译|译文)[)）]"
)
"""How somebody takes part, in brackets behind his name."""
# 国际司司长吴远山|报告： · 局长李民|致辞：
_HOLDS_FORTH = (
    r"(?<=..)(?:[报報]告|致[词詞辞辭]|引言|[发發]言|[开開][场場]白|[总總][结結])"
)
_HOW_BEHIND = re.compile(rf"(?<=.)\s*(?:{HOW}|{_HOLDS_FORTH})$")
# 郑之远、何以宁 · 郑之远 和 何以宁
_BETWEEN_NAMES = re.compile(r"\s*[、，,/和与及]\s*")
FOLLOW_UP = re.compile(r"(?:继续|再次)?追问|又问|再问|follow[- ]?up(?: question)?")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed and what it says; `known` is false for nobody we know of.

    `follows_up` says that who asks has asked just before (追问). `post` is one printed
    within the name or on a line of its own, `more` the further lines of such a label.
    """

    line: Line
    text: str
    capacity: Capacity
    name: str = ""
    outlet: str = ""
    known: bool = True
    follows_up: bool = False
    post: str = ""
    more: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom the header names: officials by name, and the hosts."""

    officials: Mapping[str, Attendee] = field(default_factory=dict)
    hosts: Mapping[str, Attendee] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Sequence[Attendee]) -> "Cast":
        """Index the people of a header by name; of two with one name the first goes."""
        hosts = {a.name: a for a in reversed(people) if a.capacity == Capacity.HOST}
        others = {a.name: a for a in reversed(people) if a.capacity != Capacity.HOST}
        return cls(dict(reversed(others.items())), dict(reversed(hosts.items())))


def bare_label(text: str) -> str:
    """Take the colon at the end and the brackets around a label away.

    >>> bare_label("【李民】："), bare_label("李民:")
    ('李民', '李民')
    """
    text = strip_white(text.rstrip(COLONS))
    text = strip_heading_mark(text) if text.startswith("#") else text
    text = strip_bullet(text) if has_bullet(text) else text
    inside = _BRACKETS.fullmatch(text)
    return inside["inside"].rstrip(COLONS) if inside else text


def without_part(label: str) -> str:
    """Take the word for what somebody does there off his label.

    >>> without_part("发布人 李民"), without_part("发言人李民")
    ('李民', '发言人李民')
    """
    return _IN_PART.sub("", label)


def without_how(label: str) -> str:
    """Take how somebody takes part off the end of his label.

    >>> without_how("路透社记者（翻译）"), without_how("李民（副局长）")
    ('路透社记者', '李民（副局长）')
    """
    return _HOW_BEHIND.sub("", label)


def names_in(label: str) -> list[str]:
    """Give the names where a label is those of several people; else none.

    >>> names_in("郑之远、何以宁"), names_in("郑之远"), names_in("问、答")
    (['郑之远', '何以宁'], [], [])
    """
    names = _BETWEEN_NAMES.split(join_spread(without_part(label)))
    return names if len(names) > 1 and all(map(is_name, map(fold, names))) else []


def without_verb(label: str) -> str:
    """Take the word for how somebody speaks off the end of his label.

    >>> without_verb("市司法局答复"), without_verb("赵强补充"), without_verb("李民")
    ('市司法局', '赵强', '李民')
    """
    return _ADDS.sub("", label)


def named(text: str, people: Mapping[str, Attendee]) -> str:
    """Give whom of these a label names: alone, after a post, or before a title.

    Gives "" where it names none of them; of two the longer name goes. 范副省长 is the
    one of that family name who has that title, if there is one only. A label in
    Traditional characters (朱鳳蓮) names who is listed in Simplified ones, too.
    """
    plain = _ADDS.sub("", join_spread(without_part(without_how(text))))
    plain = without_honorific(_POST_BEHIND.sub("", plain))
    found = _named_in(plain, people)
    simple = plain if found else simplify_each(plain)
    return found if simple == plain else _named_in(simple, people)


def _named_in(plain: str, people: Mapping[str, Attendee]) -> str:
    if plain in people:
        return plain
    for size in range(min(len(plain) - 1, LONGEST_NAME), 0, -1):
        post, name = plain[:-size].rstrip(), plain[-size:]
        if name in people and (post == people[name].post or ends_in_title(post)):
            return name
        name, title = plain[:size], plain[size:]
        if name in people and ends_in_title(title):
            return name
    return _titled_in(plain, people)


def _titled_in(plain: str, people: Mapping[str, Attendee]) -> str:
    """Give whom a family name with a title means: the only one who has both."""
    titled = titled_name(plain) if len(people) <= MOST_ADDRESSED else None
    if titled is None or titled.is_whole:
        return ""
    found = [
        name
        for name, one in people.items()
        if name.startswith(titled.name) and titled.title in one.post
    ]
    return found[0] if len(found) == 1 else ""


def as_host(label: Label) -> Label:
    """Give the label as one of the host's."""
    return replace(label, capacity=Capacity.HOST, known=True)


def warn_without_text(sheet: Sheet, number: int, label: str) -> None:
    """Warn of a label under which nothing is said."""
    message = _(
        "第 {line} 行抬头“{label}”下面没有文字，请核对。",
        line=number,
        label=shorten(label),
    )
    sheet.warn("label-without-text", number, message)
