"""Voices: which openings of a page name who speaks, and as what.

A label that says so by its own words, or names who is known from header or title, is
one (see `labels.words`). Any other is judged by what the page shows: it has the shape
of a name, of a post or of an outlet, and it comes back, or stands where an answer is
waited for. So 案例一, 第一宗罪 and 中方提出四点建议 are none.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from archive.parsing.labels.askers import (
    asker_by_shape,
    interviewer,
    is_outlet,
    is_question,
    reporters_named,
)
from archive.parsing.labels.english import EnglishPage
from archive.parsing.labels.label import Cast, names_in, without_verb
from archive.parsing.labels.meetings import is_meeting, speak_by_turns
from archive.parsing.labels.members import with_assembly
from archive.parsing.labels.openings import Opening, find_openings
from archive.parsing.labels.people import (
    LONGEST_POST,
    is_parted,
    named_with_posts,
    person,
)
from archive.parsing.labels.words import (
    NUMBER,
    Voice,
    outlet_name,
    sure_voice,
    voice_of,
    without_asking,
)
from archive.parsing.sections.headings import ends_sentence
from archive.parsing.sheet import Line, Sheet
from archive.records import Capacity
from archive.text.folding import fold
from archive.text.lone_names import BODY
from archive.text.names import ends_in_title, is_address, is_married_name, is_name
from archive.text.segmentation import is_common

LEAD = 8
"""So many lines from the top may name the reporter who asks below."""
TOP = 4
"""So many lines above the first label may name who speaks below."""
MOST = 3000
"""They are looked at within so many characters."""

LEAST_OUTLETS = 2
"""So many outlets ask by their bare names where others may."""
LONGEST_OUTLET = 12
"""An outlet that is known by its question only is called by fewer characters."""
_GREETING = re.compile("大家|各位|你们好|您好")
# 我补充一点， · 我来回答这个问题。 · 谢谢你的提问。
_SPEAKS_UP = re.compile(
    r"我(?:再|来|也|想|先|们)*(?:补充|回答|介绍|回应)|补充[一两几]|(?:谢谢|感谢).{0,10}(?:提问|问题|主持)"
)
# 案例一 · 第一宗罪 · 之二 · 例3
_COUNTED = re.compile(rf"第{NUMBER}|{NUMBER}$")


class _Page:
    """What a page shows of its labels: how often each stands there, and where.

    `outlets` are those whose reporters ask. A label is the same with a post before the
    name as without (刑侦总队总队长 李民, 国务院新闻办寿小丽).
    """

    def __init__(
        self,
        openings: Sequence[Opening],
        sure: Sequence[Voice | None],
        above: str = "",
        *,
        meets: bool = False,
        asking: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.above, self.asking = above, asking
        self.by_turns = speak_by_turns(openings, meets=meets)
        self._labels = Counter(opening.label for opening in openings)
        self._introduced = set(named_with_posts((o.label for o in openings), above))
        self._names = {o.label for o in openings if person(o.label) == ("", o.label)}
        self.outlets = {v.label.outlet for v in sure if v and v.label.outlet}
        bare = (is_outlet(o.label) for o in openings if is_question(o.words))
        self.by_outlet = sum(bare) >= LEAST_OUTLETS
        self._often = Counter(self._identity(opening.label) for opening in openings)
        self._answers = self._answering(openings, sure)
        self._handed = {
            after.label
            for before, after in pairwise(openings)
            if "请" in before.said and self._identity(after.label) in before.said
        }

    def _answering(
        self, openings: Sequence[Opening], sure: Sequence[Voice | None]
    ) -> Counter[str]:
        """Count how often each speaks right after a reporter's question."""
        answers: Counter[str] = Counter()
        is_asked = False
        for opening, voice in zip(openings, sure, strict=True):
            if voice is None and is_asked:
                answers[self._identity(opening.label)] += 1
            is_asked = voice is not None and voice.label.capacity == Capacity.REPORTER
        return answers

    def person(self, label: str) -> tuple[str, str] | None:
        """Read a label as (post, name), the post perhaps ""; None if it is neither."""
        if names_in(label):
            return None
        if found := person(label):
            return found
        comes_back = is_married_name(fold(label)) and self._labels[label] > 1
        if label in self._introduced or comes_back:
            return "", label
        ends = (label[-length:] for length in (4, 3, 2))
        name = next((end for end in ends if end in self._names), "")
        return (label.removesuffix(name).strip(), name) if name else None

    def _identity(self, label: str) -> str:
        who = self.person(label)
        return who[1] if who else label

    def are_known(self, names: Sequence[str]) -> bool:
        """Say whether each of several names is one that the page shows elsewhere."""
        return bool(names) and all(self.times(n) or n in self.above for n in names)

    def times(self, label: str) -> int:
        """Count how often the label stands on the page."""
        return self._often[self._identity(label)]

    def answers(self, label: str) -> int:
        """Count how often the label is the first after a question, or is handed one.

        请顾南舟同志回答 on the line before says that 顾南舟 speaks.
        """
        return self._answers[self._identity(label)] + 2 * (label in self._handed)


@lru_cache(maxsize=1)
def voices_on(sheet: Sheet) -> tuple[Voice, ...]:
    """Give the labels of all lines of a sheet, in order, whoever is known of elsewhere.

    Kept for the sheet in hand: every format that looks at it asks for them.
    """
    # Whom the lead names may be quoted below as well: that makes no transcript.
    meets = bool(sheet.lines) and is_meeting(sheet.lines[0].text)
    openings = find_openings(sheet.lines)
    lead = sheet.lines[:LEAD] if openings else []
    asking = reporters_named(line.text for line in lead) | interviewer(openings)
    return tuple(find_voices(openings, Cast(), meets=meets, asking=asking))


def voices_of(
    lines: Sequence[Line], cast: Cast | None = None, *, meets: bool = False
) -> list[Voice]:
    """Give the labels of the lines, in order; `cast` is whom header and title name.

    `meets` says that the title tells of a meeting.
    """
    openings = find_openings(lines)
    first = openings[0].line.number if openings else 0
    above = "\n".join([x.text for x in lines if x.number < first][:TOP])[:MOST]
    asking = reporters_named(x.text for x in lines[:LEAD]) | interviewer(openings)
    return find_voices(openings, cast or Cast(), above, meets=meets, asking=asking)


def find_voices(
    openings: Sequence[Opening],
    cast: Cast,
    above: str = "",
    *,
    meets: bool = False,
    asking: Mapping[str, str] = MappingProxyType({}),
) -> list[Voice]:
    """Give the openings that name a speaker, in order.

    A label is `known` where its words, the header or its coming back say so. `above`
    is what stands above the first: it may name who is there. `asking` are reporters by
    name whom the lead gives with their outlets.
    """
    english = EnglishPage(openings)
    openings = [opening for opening in openings if not english.translates(opening)]
    sure = with_assembly(openings, [sure_voice(o, cast) for o in openings], cast)
    page = _Page(openings, sure, above, meets=meets, asking=asking)
    voices: list[Voice] = []
    is_asked = False
    for opening, voice in zip(openings, sure, strict=True):
        if voice is None and english.speaks:
            voice = _in_english(opening, english)
        elif voice is None and not is_asked:
            voice = _asker(opening, page)
        is_led = bool(voices) and voices[-1].label.capacity == Capacity.HOST
        voice = voice or _by_evidence(opening, page, is_first=not voices, is_led=is_led)
        if voice:
            voices.append(voice)
            is_asked = voice.label.capacity == Capacity.REPORTER
    return _joined(voices)


def _in_english(opening: Opening, page: EnglishPage) -> Voice | None:
    if page.is_outlet(opening):
        return voice_of(opening, Capacity.REPORTER, outlet=opening.label)
    name = page.name_of(opening)
    return None if name is None else voice_of(opening, Capacity.OFFICIAL, name)


def _asker(opening: Opening, page: _Page) -> Voice | None:
    """Take an outlet without 记者, or a citizen, for one that asks, if he does."""
    if not is_question(opening.words):
        return None
    if voice := asker_by_shape(opening):
        return voice
    if opening.label in page.asking:
        outlet = page.asking[opening.label]
        return voice_of(opening, Capacity.REPORTER, opening.label, outlet=outlet)
    bare = without_asking(opening.label)
    name = outlet_name(bare)
    if name in page.outlets or is_outlet(bare):
        return voice_of(opening, Capacity.REPORTER, outlet=name)
    alike = page.by_outlet and len(opening.label) <= LONGEST_OUTLET
    if alike and not page.person(opening.label) and not BODY.fullmatch(opening.label):
        return voice_of(opening, Capacity.REPORTER, outlet=name)
    return None


def _by_evidence(
    opening: Opening, page: _Page, *, is_first: bool, is_led: bool
) -> Voice | None:
    """Judge a label by its shape and by what else stands on the page.

    `is_led` says that the host has just spoken.
    """
    label = opening.label
    times, answers = page.times(label), page.answers(label)
    who = page.person(label)
    if page.are_known(names_in(label)):
        return voice_of(opening, Capacity.OFFICIAL)
    if who:
        greets = is_first and _GREETING.search(opening.words[:40])
        # 来源：海州公安 under the host's last words has a surname and a name, too.
        led = is_led and not is_common(fold(label))
        shown = greets or led or _shows_speaker(opening, who, page)
        is_evident = bool(times > 1 or answers or shown)
    elif len(label) <= LONGEST_POST and ends_in_title(fold(label)):
        greets = is_first and _GREETING.search(opening.words[:40])
        is_evident = bool(answers or times > 1 or greets)
    else:
        least = 0 if _is_bodies(label) else 1
        is_evident = answers > least and not _COUNTED.search(label)
    if not is_evident:
        return None
    is_known = times > 1 or answers > 1
    # 高峰 and 高峻 are words of their own, but nobody else answers again and again.
    name = who[1] if who else label if is_name(fold(label)) else ""
    name = "" if is_address(fold(name)) else name
    return voice_of(opening, Capacity.OFFICIAL, name, known=is_known)


def _is_bodies(label: str) -> bool:
    """Say whether a label is a body or several: 市住建局、市发改委答复."""
    bodies = without_verb(label).split("、")
    return all(BODY.fullmatch(body) for body in bodies)


def _shows_speaker(opening: Opening, who: tuple[str, str], page: _Page) -> bool:
    """Say whether the label as it is set, the lead, or the words tell who speaks."""
    if opening.is_set_apart or is_parted(opening.label, who) or who[1] in page.above:
        return True
    by_turns = page.by_turns and ends_sentence(opening.words)
    return by_turns or _SPEAKS_UP.search(opening.words[:40]) is not None


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
