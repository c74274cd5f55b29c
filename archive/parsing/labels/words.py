"""What a label says by its own words: a reporter asks, the host speaks, one answers.

    《环球时报》记者 张三 · 追问 · 问题一 · 主持人（丁绍敏） · 答

And whom it names that header or title know. Labels are compared folded, so that 記者
and 主 持 人 are read as well, and kept as printed.
"""

import re
from dataclasses import dataclass, replace

from archive.parsing.labels.label import (
    FOLLOW_UP,
    Cast,
    Label,
    named,
    names_in,
    without_how,
)
from archive.parsing.labels.openings import BESIDE, Opening
from archive.records import Capacity
from archive.text.folding import fold
from archive.text.names import is_name, split_post

FOREIGN_NAME = r"[a-z][\w.'’-]*(?: [a-z][\w.'’-]*){1,3}"
"""John Lee, folded."""
NUMBER = r"(?:[一二三四五六七八九十百]{1,3}|\d{1,3})"
_HOW_ASKED = "(?:书面|现场|电话|视频|线上|网上|连线)?"
_ASKS = rf"(?:继续|再次|又)?{_HOW_ASKED}(?:追问|提问|问及|问道|再问|又问|问)"
_ASKING = re.compile(rf"(?<=..){_ASKS}$")
# 《环球时报》记者 张三 · 路透社记者追问 · 会后有记者问及
# 甲社记者、乙报记者 · 1.央视记者 · 记者2 · 记者甲 · 彭博社记者 john lee
_REPORTER = re.compile(
    rf"(?:{NUMBER}[.、]\s*)?(?:会[后上],?)?(?P<outlet>.{{0,30}}?)记者(?:[/、和].{{2,30}}记者)?(?:{NUMBER}|[a-z甲乙丙丁])?"
    rf"(?:[\s(]*(?P<name>{FOREIGN_NAME}|(?!{_ASKS})[^\s()]{{2,10}})\)?)?(?P<asks>{_ASKS})?"
)
# 张三丰(新华社记者)
_NAMED_REPORTER = re.compile(r"(?P<name>[^\s()]{2,4})\((?P<outlet>[^()]{0,20}?)记者\)")
# Reporter · CNBC reporter · Xinhua correspondent
_ENGLISH_REPORTER = re.compile(
    r"(?P<outlet>[^()]{0,30}?) ?(?:reporter|correspondent|journalist)(?P<name>)"
)
# 记者(海州日报) · 记者(海州日报 张三)
_REPORTER_OF = re.compile(
    r"(?:记者|提问)\s*\((?P<outlet>[^()]{2,20}?)(?:\s+(?P<name>[^\s()]{2,4}))?\)"
)
# 环球网报道 记者 张三：… signs what he wrote
_BYLINE = re.compile(r"(?:报道|消息|日电|讯)[\s(]*(?:(?:见习|实习|特约)\s*)?$")
# 听众|张先生
_CALLED = r".{1,2}(?:先生|女士|大姐|阿姨|大爷|师傅|同学|老师)"
_PUBLIC = "网友|网民|听众|观众|投资者|传媒|媒体"
# 问 · 1.问 · 问题一 · 问题(二) · 提问者 · 媒体提问 · 网友“春天” · 网友:春江水 · Q1
_ASKER = re.compile(
    rf"(?:\(?{NUMBER}[.、)]?\s*)?(?:{_PUBLIC}|现场|答记者)?(?:提?问题?|提问[者人])"
    rf"\s*\(?{NUMBER}?\)?|(?:{_PUBLIC})(?:[\"「\[【].{{1,20}}[\"」\]】]|[:\s].{{1,20}}|{_CALLED})?(?:提?问)?|q\d{{0,3}}"
    r"|question ?\d{0,3}"
)
# 答 · 回答 · 答复 · 答覆 · 1.答 · 答一 · A1
_ANSWERER = re.compile(
    rf"(?:{NUMBER}[.、]\s*)?(?:回?答|[答回][复覆]|答案)\s*{NUMBER}?|a\d{{0,3}}|answer"
)
# 主持人 · 主持人 丁绍敏 · 主持人(丁绍敏) · 丁绍敏(主持人) · 司仪
# 主持人:市政府新闻办副主任 丁绍敏
_HOST = re.compile(
    r"(?:主持人?|司仪|moderator|host|chairperson)[\s(:]*(?P<who>[^():]{2,40}?)?\)?(?:\s*\([^()]{3,40}\))?"
    r"|(?P<named>[^\s(]{2,10})\(主持人?\)"
)
# 主持人：|市政府新闻办副主任 丁绍敏：各位… · 主持人：|省委宣传部处长丁绍敏 各位…
_PRESENTED = re.compile(
    r"(?P<who>[^，。！？；：:,\s]{2,40}(?:\s+[^，。！？；：:,\s]{2,10})?)"
    r"(?:\s*[:：]\s*|\s+)(?P<said>\S.*)",
    re.S,
)
_NOBODY = re.compile(
    r"^(?:有|一位|某|多[名位]|该|这位|另一|外国|中外|男|女|现场|本[报网台刊社])$"
)
# 《环球时报》 · 彭博社 · 印度广播公司 · 凤凰卫视
OUTLET = re.compile(
    r"《.{2,20}》|.{1,18}(?:社|报|台|网|卫视|电视|电台|频道|时报|新闻|广播公司|客户端|周刊|杂志|托拉斯)"
)


# 蓝亭亭 (海州晚报): nobody else has an outlet behind his name
_OF_OUTLET = re.compile(rf"(?P<name>[^\s()]{{2,4}})\s*\((?P<outlet>{OUTLET.pattern})\)")
# 网友天山雪莲, in brackets
_NETIZEN = re.compile("(?:网友|网民|听众|观众).{1,14}")
LONGEST_UNNAMED = 4
"""So many characters may follow 主持人 in a label and be no name (主持人提问)."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A label that is one, and what is said on its line ("" where nothing is)."""

    label: Label
    said: str
    bracketed: bool = False
    answers: bool = False
    """By its own words an answer (答)."""
    below: str = ""

    @property
    def is_bold(self) -> bool:
        """Whether the label alone is set in bold, as labels of pages are."""
        return 0 <= self.label.line.bold - len(self.label.text) < 2

    @property
    def words(self) -> str:
        """What is said first under the label, on its line or on the next."""
        return self.said or self.below


def sure_voice(opening: Opening, cast: Cast) -> Voice | None:
    """Read a label that is one by its own words, or by header and title."""
    text = fold(without_how(opening.label))
    if host := _HOST.fullmatch(text):
        return _host(opening, host["who"] or host["named"] or "", cast)
    if reporter := _reporter(opening, text):
        return reporter
    if _ANSWERER.fullmatch(text):
        everyone = [*cast.officials, *cast.hosts]
        name = everyone[0] if len(everyone) == 1 else ""
        return replace(voice_of(opening, Capacity.OFFICIAL, name), answers=True)
    for people, capacity in (
        (cast.hosts, Capacity.HOST),
        (cast.officials, Capacity.OFFICIAL),
    ):
        if name := named(opening.label, people):
            return voice_of(opening, capacity, name)
    several = names_in(opening.label)
    if several and all(n in cast.officials or n in cast.hosts for n in several):
        return voice_of(opening, Capacity.OFFICIAL)
    return None


def _host(opening: Opening, who: str, cast: Cast) -> Voice | None:
    """Read a host's label; None where it goes on as no label does (主持人在会上说)."""
    name = _name_of(who, cast)
    if who and not name and len(who) > LONGEST_UNNAMED:
        return None
    if not who and (found := _PRESENTED.match(opening.said)):
        name = _name_of(fold(found["who"]), cast)
        if name:
            opening = _with_label(opening, found["who"], found["said"])
    if not name and len(cast.hosts) == 1:
        name = next(iter(cast.hosts))
    return voice_of(opening, Capacity.HOST, name)


def _name_of(who: str, cast: Cast) -> str:
    """Give the name in what stands beside 主持人: alone, or behind a post."""
    if is_name(who) or who in cast.hosts:
        return who
    found = split_post(who)
    return found[1] if found and found[0] else ""


def _with_label(opening: Opening, who: str, said: str) -> Opening:
    """Take more words into a label, as printed: 主持人：市政府新闻办副主任 丁绍敏."""
    text = opening.line.text
    label = text[: text.index(who) + len(who)].strip(BESIDE)
    return replace(opening, label=label, said=said)


def _reporter(opening: Opening, text: str) -> Voice | None:
    if FOLLOW_UP.fullmatch(text):
        return voice_of(opening, Capacity.REPORTER, follows_up=True)
    if _ASKER.fullmatch(text):
        return voice_of(opening, Capacity.REPORTER)
    if opening.bracketed and _NETIZEN.fullmatch(text):
        return voice_of(opening, Capacity.REPORTER)
    named = _NAMED_REPORTER.fullmatch(text) or _OF_OUTLET.fullmatch(text)
    if named and is_name(named["name"]):
        outlet = outlet_name(named["outlet"])
        return voice_of(opening, Capacity.REPORTER, named["name"], outlet=outlet)
    patterns = (_REPORTER_OF, _REPORTER, _ENGLISH_REPORTER)
    found = next((m for p in patterns if (m := p.fullmatch(text))), None)
    if not found or (found["name"] and not _may_ask(found["name"])):
        return None
    # 21世纪经济报道记者 is one of that paper
    if found["name"] and _BYLINE.search(found["outlet"]):
        return None
    # As printed: 經濟日報 stays in the characters of its page.
    label = opening.label
    printed = label if len(fold(label)) == len(label) else text
    return voice_of(
        opening,
        Capacity.REPORTER,
        printed[slice(*found.span("name"))] if found["name"] else "",
        outlet=outlet_name(printed[slice(*found.span("outlet"))]),
        follows_up=FOLLOW_UP.fullmatch(found.groupdict().get("asks") or "") is not None,
    )


def _may_ask(name: str) -> bool:
    return is_name(name) or re.fullmatch(FOREIGN_NAME, name) is not None


def without_asking(label: str) -> str:
    """Take the word for how somebody asks off the end of his label.

    >>> without_asking("海州电视台书面提问"), without_asking("提问")
    ('海州电视台', '提问')
    """
    return _ASKING.sub("", label)


def outlet_name(printed: str) -> str:
    """Give an outlet as it is called: without title marks, "" for 会后有.

    >>> outlet_name("巴西《环球报》"), outlet_name("会后有")
    ('巴西环球报', '')
    """
    outlet = re.sub(r"^会[后後上]，?|[《》〈〉]|^\d{1,2}[.、．]\s*", "", printed)
    outlet = outlet.strip("，、 ")
    return "" if _NOBODY.match(fold(outlet)) else outlet


def voice_of(
    opening: Opening,
    capacity: Capacity,
    name: str = "",
    *,
    outlet: str = "",
    known: bool = True,
    follows_up: bool = False,
) -> Voice:
    """Make an opening a voice; the label is as printed."""
    label = Label(
        opening.line, opening.label, capacity, name, outlet, known, follows_up
    )
    return Voice(label, opening.said, opening.bracketed, below=opening.below)
