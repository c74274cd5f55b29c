"""Labels that another mark than a colon or a bracket sets off from the words.

    李民——谢谢你的提问。          a dash
    李民 | 谢谢你的提问。         the cells of a table, a bar, a tab
    问 何时开工？               white space, behind 问 and 答
    李民　　谢谢你的提问。        wide white space
    李民 谢谢你的提问。          one space, behind who is surely a speaker
    **李民**谢谢你的提问。        bold type
    市公安局局长 李民           nothing, alone on a line, where 李民： stands elsewhere

Dashes, bars and white space stand in prose, too: they set labels off on a page on which
words that only labels are (问, 答, 主持人, 海州日报记者), names that come back, or whom
the page introduces stand before them, and somebody asks or presides there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from archive.parsing.front.fields import find_header, read_people
from archive.parsing.labels.label import COLONS, LONGEST, Cast
from archive.parsing.labels.openings import (
    BESIDE,
    Opening,
    find_openings,
    is_open,
    read_opening,
)
from archive.parsing.labels.people import has_post, person
from archive.parsing.labels.words import Voice, sure_voice
from archive.parsing.sections.headings import ends_sentence
from archive.parsing.sheet import Line, Sheet
from archive.records import Capacity
from archive.text.folding import fold
from archive.text.lone_names import is_lone_name

LEAST = 2
"""So many labels that are sure must stand before a mark."""
LEAD = 6
"""So many lines from the top may introduce who speaks."""
MOST = 3000
"""They are looked at within so many characters."""
LONGEST_NAME = 12

_FRONT = rf"[^。！？；，,!?;…“”\"'<>#:：—｜|\t]{{1,{LONGEST}}}?"
_BEHIND_BOLD = re.compile(rf"\s*(?=[^\s{COLONS}])")
# Most lines have none of these marks near their front.
_ANY = re.compile(r"[—–｜|\t\u3000]|--|[ \xa0]{2}|^[问答提回QA].{0,4}\s")
_MARKS = (
    re.compile(r"(?:提?问|回?答|[QA])\s?\d{0,2}\s+(?=\S)"),
    re.compile(rf"{_FRONT}\s*+(?:——|—|--|–)\s*+(?=\S)"),
    re.compile(rf"{_FRONT}\s*+[｜|]\s*+(?=\S)"),
    re.compile(rf"{_FRONT}(?:\t|[ \u3000\xa0]{{2,}}+|\u3000)\s*+(?=\S.{{5}})"),
)
_WHITE = re.compile(r"\s")
_HAN = "[\u3400-\u9fff]"
# 李民 · 李  民 · 主 持 人 · 《环球时报》记者 · 周舟（视频连线）
_WORD = (
    rf"(?:{_HAN}(?:[ \u3000\xa0]{{1,4}}{_HAN}){{1,3}}(?=\s)"
    rf"|[《\u3400-\u9fff][^\s。！？；，,!?;…“”\"'<>#:：—｜|]{{1,30}}(?=\s))"
)
# 李民 各位… · 市公安局副局长 李民 各位… · 主持人 王晓梅 各位…
_BEFORE_WHITE = re.compile(
    rf"(?!第[一二三四五六七八九十百零\d]+[条章节款编])(?P<first>{_WORD})\s+(?:(?P<second>{_WORD})\s+)?(?=\S)"
)

# 海州日报记者 张三| 摄 江边…: what is said of a picture
_CREDIT = re.compile(r"[摄图文]\s")


def find_marks(sheet: Sheet) -> None:
    """Note on the lines where the words begin, if a mark sets labels off here."""
    marked = [line for line in sheet.lines if _ANY.search(line.text, 0, LONGEST + 2)]
    who = _Who(sheet.lines)
    fronts = [dict(_set_off(marked, mark)) for mark in _MARKS]
    fronts[-1] |= dict(_before_white(sheet.lines, who))
    for found in (_in_bold(sheet.lines), *fronts):
        if len(found) >= LEAST and who.speak(found):
            sheet.lines = [
                replace(line, said_from=found.get(line.number, 0))
                for line in sheet.lines
            ]
            return
    alone = _alone(sheet.lines, who)
    if alone:
        sheet.lines = [
            replace(line, said_from=len(line.text)) if line.number in alone else line
            for line in sheet.lines
        ]


def _alone(lines: Sequence[Line], who: "_Who") -> set[int]:
    """Give the lines that are nothing but who speaks, where others have a colon.

    局长 胡远山 above what he says first, 胡远山： above what he says next; or
    李民 again and again, whom the lead introduces, under 海州日报记者：.
    """
    short = [line for line in lines if len(line.text) <= LONGEST]
    ends = [line.text[:-1] for line in short if line.text[-1] in COLONS]
    if len(ends) < LEAST:
        return set()
    names = {name for text in ends if (name := _name(text))}
    often = Counter(line.text for line in short if len(line.text) <= LONGEST_NAME)
    introduced = {
        text
        for text, times in often.items()
        if times >= LEAST and is_lone_name(fold(text)) and has_post(text, who.lead)
    }
    return {
        line.number
        for line in short
        if line.text[-1] not in COLONS
        if line.text in introduced
        or ((found := person(line.text)) and found[0] and found[1] in names)
    }


def _in_bold(lines: Sequence[Line]) -> dict[int, int]:
    """Give where the words begin behind bold type, where no colon does it."""
    return {
        line.number: found.end()
        for line in lines
        if 0 < line.bold <= LONGEST and line.text[line.bold - 1] not in COLONS
        if (found := _BEHIND_BOLD.match(line.text, line.bold))
    }


def _set_off(lines: Sequence[Line], mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    matches = ((line.number, mark.match(line.text)) for line in lines)
    return ((number, found.end()) for number, found in matches if found)


def _before_white(lines: Sequence[Line], who: "_Who") -> Iterator[tuple[int, int]]:
    """Give where the words begin behind a speaker whom one space sets off from them.

    Any word may stand before one space, so that the label itself must be sure.
    """
    found = [
        (line, m)
        for line in lines
        if _WHITE.search(line.text, 1, LONGEST)
        and (m := _BEFORE_WHITE.match(line.text))
    ]
    if len(found) < LEAST:
        return
    ends = [
        (line, end) for line, m in found if not _has_colon(line) for end in _ends(m)
    ]
    names = Counter(_name(line.text[:end]) for line, end in ends)
    for line, end in ends:
        label, said = line.text[:end], line.text[end:]
        name = _name(label)
        is_said = ends_sentence(said) or len(said) > LONGEST
        if is_open(label) or _CREDIT.match(said):
            continue
        if is_said and (who.is_sure(line, label) or (name and names[name] > 1)):
            yield line.number, end


def _has_colon(line: Line) -> bool:
    """Say whether a colon sets the label off already (主 持 人：大家好。)."""
    opening = read_opening(line)
    if opening is None:
        return False
    return bool(sure_voice(opening, Cast()) or person(opening.label))


def _ends(found: re.Match[str]) -> Iterator[int]:
    """Give where a label may end: behind one word, then behind two."""
    yield found.start("second") if found["second"] else found.end()
    if found["second"]:
        yield found.end()


def _name(label: str) -> str:
    """Give the person a label names, "" where it names none."""
    found = person(label.strip(BESIDE))
    return found[1] if found else ""


@dataclass(frozen=True)
class _Who:
    """Who is known to speak on a page, whatever mark sets the labels off."""

    lines: Sequence[Line]

    @cached_property
    def cast(self) -> Cast:
        """Whom the header names."""
        return Cast.of(read_people(find_header(self.lines)[1], self.lines)[0])

    @cached_property
    def lead(self) -> str:
        """What stands at the top, and may introduce who speaks."""
        return "\n".join(line.text for line in self.lines[:LEAD])[:MOST]

    @cached_property
    def by_colon(self) -> Sequence[Voice]:
        """The labels that are sure and have a colon or brackets."""
        openings = find_openings(self.lines)
        return [voice for o in openings if (voice := sure_voice(o, Cast()))]

    def is_sure(self, line: Line, label: str) -> bool:
        """Say whether a label is one by its words, by header or by lead."""
        label = label.strip(BESIDE)
        if sure_voice(Opening(line, label, ""), self.cast):
            return True
        found = person(label)
        return found is not None and (bool(found[0]) or self._leads(found[1]))

    def speak(self, found: Mapping[int, int]) -> bool:
        """Say whether labels stand on the lines, each up to where its words begin.

        They are sure or come back; and somebody asks or presides there, under a label
        with a colon perhaps, or the header names who speaks.
        """
        openings = [
            Opening(line, line.text[: found[line.number]].strip(BESIDE), "")
            for line in self.lines
            if line.number in found
        ]
        voices = [voice for o in openings if (voice := sure_voice(o, Cast()))]
        leads = any(voice.label.capacity != Capacity.OFFICIAL for voice in voices)
        asks = any(voice.label.capacity == Capacity.REPORTER for voice in voices)
        if asks and len(voices) >= LEAST:
            return True
        names = Counter(name for o in openings if (name := _name(o.label)))
        people = {*self.cast.officials, *self.cast.hosts}
        known = [n for n in names if names[n] > 1 or n in people or self._leads(n)]
        leads = leads or len(people & {*known}) >= LEAST or self._is_led()
        return leads and len(voices) + len(known) >= LEAST

    def _leads(self, name: str) -> bool:
        return has_post(name, self.lead)

    def _is_led(self) -> bool:
        return any(v.label.capacity != Capacity.OFFICIAL for v in self.by_colon)
