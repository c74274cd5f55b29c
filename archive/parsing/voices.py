"""Voices: which openings of a page name who speaks, and as what.

A label says by its own words that a reporter asks (央视记者, 追问, 问题一), that the
host speaks (主持人) or that somebody answers (答), or it names who is known from header
or title. Any other is judged by what the page shows: it has the shape of a name, of a
post or of an outlet, and it comes back, or stands where an answer is waited for. So
案例一, 第一宗罪 and 中方提出四点建议 are none.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.parsing.labels import Cast, Label, named
from archive.parsing.openings import Opening
from archive.parsing.sheet import Line
from archive.records import Capacity
from archive.text.folding import fold
from archive.text.names import ends_in_title, is_name, split_foreign_name, split_post

LONGEST_POST = 30
"""A label that ends in a post and is longer is a sentence."""

_NUMBER = r"(?:[一二三四五六七八九十百]{1,3}|\d{1,3})"
_ASKS = "(?:继续|再次|又)?(?:追问|提问|问及|问道|再问|又问|问)"
# 《环球时报》记者 张三 · 路透社记者追问 · 会后有记者问及 · 甲社记者、乙报记者
_REPORTER = re.compile(
    rf"(?:会[后上],?)?(?P<outlet>.{{0,30}}?)记者(?:[/、和].{{2,30}}记者)?"
    rf"(?:[\s(]*(?P<name>(?!{_ASKS})[^\s()]{{2,10}})\)?)?(?P<asks>{_ASKS})?"
)
# 问 · 1.问 · 问题一 · 问题(二) · 提问者 · 网友提问 · 现场提问 · Q1
_ASKER = re.compile(
    rf"(?:{_NUMBER}[.、]\s*)?(?:网友|网民|听众|观众|现场)?(?:提?问题?|提问[者人])\s*\(?{_NUMBER}?\)?|q\d{{0,3}}"
)
_FOLLOW_UP = re.compile(r"(?:继续|再次)?追问|又问|再问")
# 答 · 回答 · 答复 · 1.答 · 答一 · A1
_ANSWERER = re.compile(
    rf"(?:{_NUMBER}[.、]\s*)?(?:回?答|答复|答案)\s*{_NUMBER}?|a\d{{0,3}}"
)
# 主持人 · 主持人 丁绍敏 · 主持人(丁绍敏) · 丁绍敏(主持人) · 司仪
_HOST = re.compile(
    r"(?:主持人?|司仪)[\s(:]*(?P<name>[^\s():]{2,10})?\)?|(?P<named>[^\s(]{2,10})\(主持人?\)"
)
_NOBODY = re.compile(
    r"^(?:有|一位|某|多[名位]|该|这位|另一|外国|中外|男|女|现场|本[报网台刊社])$"
)
# 《环球时报》 · 彭博社 · 印度广播公司 · 凤凰卫视
_OUTLET = re.compile(
    r"《.{2,20}》|.{1,18}(?:社|报|台|网|卫视|电视|电台|频道|时报|新闻|广播公司|客户端|周刊|杂志|托拉斯)"
)
_QUESTION_END = re.compile(r"[?？][”\"』」）)]?$")
_GREETING = re.compile("大家|各位|你们好|您好")
# 案例一 · 第一宗罪 · 之二 · 例3
_COUNTED = re.compile(rf"第{_NUMBER}|{_NUMBER}$")


@dataclass(frozen=True, slots=True)
class Voice:
    """A label that is one, and what is said on its line ("" where nothing is)."""

    label: Label
    said: str
    bracketed: bool = False
    answers: bool = False
    """By its own words an answer (答)."""


def find_voices(openings: Sequence[Opening], cast: Cast) -> list[Voice]:
    """Give the openings that name a speaker, in order.

    A label is `known` where its words, the header or its coming back say so.
    """
    sure = [sure_voice(opening, cast) for opening in openings]
    outlets = {voice.label.outlet for voice in sure if voice and voice.label.outlet}
    often = Counter(_identity(opening.label) for opening in openings)
    answering = _answering(openings, sure)
    voices: list[Voice] = []
    is_asked = False
    for opening, voice in zip(openings, sure, strict=True):
        if voice is None and not is_asked:
            voice = _outlet(opening, outlets)
        voice = voice or _by_evidence(opening, often, answering, is_first=not voices)
        if voice:
            voices.append(voice)
            is_asked = voice.label.capacity == Capacity.REPORTER
    return _joined(voices)


def _answering(
    openings: Sequence[Opening], sure: Sequence[Voice | None]
) -> Counter[str]:
    """Count how often each label is the first after a question."""
    found: Counter[str] = Counter()
    is_asked = False
    for opening, voice in zip(openings, sure, strict=True):
        if voice is None and is_asked:
            found[_identity(opening.label)] += 1
        is_asked = voice is not None and voice.label.capacity == Capacity.REPORTER
    return found


def sure_voice(opening: Opening, cast: Cast) -> Voice | None:
    """Read a label that is one by its own words, or by header and title."""
    text = fold(opening.label)
    if host := _HOST.fullmatch(text):
        name = host["name"] or host["named"] or ""
        name = name if is_name(name) or name in cast.hosts else ""
        if not name and len(cast.hosts) == 1:
            name = next(iter(cast.hosts))
        return _voice(opening, Capacity.HOST, name)
    if reporter := _reporter(opening, text):
        return reporter
    if _ANSWERER.fullmatch(text):
        everyone = [*cast.officials, *cast.hosts]
        name = everyone[0] if len(everyone) == 1 else ""
        return replace(_voice(opening, Capacity.OFFICIAL, name), answers=True)
    for people, capacity in (
        (cast.hosts, Capacity.HOST),
        (cast.officials, Capacity.OFFICIAL),
    ):
        if name := named(opening.label, people):
            return _voice(opening, capacity, name)
    return None


def _reporter(opening: Opening, text: str) -> Voice | None:
    if _FOLLOW_UP.fullmatch(text):
        return _voice(opening, Capacity.REPORTER, follows_up=True)
    if _ASKER.fullmatch(text):
        return _voice(opening, Capacity.REPORTER)
    found = _REPORTER.fullmatch(text)
    if not found or (found["name"] and not is_name(found["name"])):
        return None
    # As printed: 經濟日報 stays in the characters of its page.
    printed = opening.label if len(opening.label) == len(text) else text
    return _voice(
        opening,
        Capacity.REPORTER,
        printed[slice(*found.span("name"))] if found["name"] else "",
        outlet=_outlet_name(printed[slice(*found.span("outlet"))]),
        follows_up=_FOLLOW_UP.fullmatch(found["asks"] or "") is not None,
    )


def _outlet_name(printed: str) -> str:
    """Give an outlet as it is called: without title marks, "" for 会后有.

    >>> _outlet_name("巴西《环球报》"), _outlet_name("会后有")
    ('巴西环球报', '')
    """
    outlet = re.sub(r"^会[后後上]，?|[《》〈〉]", "", printed).strip("，、 ")
    return "" if _NOBODY.match(fold(outlet)) else outlet


def _outlet(opening: Opening, outlets: Collection[str]) -> Voice | None:
    """Take an outlet without 记者 for one that asks, where a question follows it."""
    if not _QUESTION_END.search(opening.said):
        return None
    name = _outlet_name(opening.label)
    if name in outlets or _OUTLET.fullmatch(fold(opening.label)):
        return _voice(opening, Capacity.REPORTER, outlet=name)
    return None


def _by_evidence(
    opening: Opening,
    often: Mapping[str, int],
    answering: Mapping[str, int],
    *,
    is_first: bool,
) -> Voice | None:
    """Judge a label by its shape and by what else stands on the page."""
    identity = _identity(opening.label)
    times, answers = often[identity], answering[identity]
    person = _person(opening.label)
    if person:
        greets = is_first and _GREETING.search(opening.said[:40])
        parted = opening.bracketed or _is_parted(opening.label, person)
        is_evident = times > 1 or answers or greets or parted
    elif _may_be_a_post(opening.label):
        is_evident = answers or (times > 1 and opening.bracketed)
    else:
        is_evident = answers > 1 and not _COUNTED.search(opening.label)
    if not is_evident:
        return None
    is_known = times > 1 or answers > 1
    name = person[1] if person else ""
    return _voice(opening, Capacity.OFFICIAL, name, known=is_known)


def _person(label: str) -> tuple[str, str] | None:
    """Read a label as (post, name), the post perhaps ""; None where it is neither.

    >>> _person("省公安厅刑侦总队总队长 李民"), _person("案例一")
    (('省公安厅刑侦总队总队长', '李民'), None)
    """
    if len(label) > LONGEST_POST:
        return None
    plain = re.sub(r"[（(][^（()）]{1,20}[)）]$", "", label)
    return split_post(plain) or split_foreign_name(plain)


def _is_parted(label: str, person: tuple[str, str]) -> bool:
    """Say whether white space parts post and name, as it does in labels only."""
    post, name = person
    return bool(post) and re.search(rf"\s{re.escape(name)}$", label) is not None


def _identity(label: str) -> str:
    """Give what is the same for 刑侦总队总队长 李民 and for 李民."""
    person = _person(label)
    return person[1] if person else label


def person_of(label: Label) -> tuple[str, str]:
    """Give post and name as a label prints them: ("", "") where it has no name."""
    return _person(label.text) or ("", "")


def _may_be_a_post(label: str) -> bool:
    return len(label) <= LONGEST_POST and ends_in_title(label)


def _voice(
    opening: Opening,
    capacity: Capacity,
    name: str = "",
    *,
    outlet: str = "",
    known: bool = True,
    follows_up: bool = False,
) -> Voice:
    label = Label(
        opening.line, opening.label, capacity, name, outlet, known, follows_up
    )
    return Voice(label, opening.said, opening.bracketed)


def _joined(voices: Sequence[Voice]) -> list[Voice]:
    """Take a bare 记者 for who has just asked, on a page that names outlets."""
    if not any(voice.label.outlet for voice in voices):
        return list(voices)
    return [
        replace(voice, label=replace(voice.label, follows_up=True))
        if position and fold(voice.label.text) == "记者"
        else voice
        for position, voice in enumerate(voices)
    ]


def lines_of(voices: Sequence[Voice]) -> dict[int, tuple[Voice, Line]]:
    """Give the voices by the number of their line, with the words said on it."""
    return {
        voice.label.line.number: (voice, replace(voice.label.line, text=voice.said))
        for voice in voices
    }
