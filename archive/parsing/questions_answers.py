"""Questions and answers under 问 and 答, label and words on one line.

    问：何时开工？（新华社记者 张三）
    答：明年开春。
    问题二：要几年？
    答：三年。

Source: 答记者问, 政策问答 and interviews as ministries and news sites print them; see
README.md here and tests/parsing/cases/questions-answers/.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.parsing.dialogue.headed_questions import headed_questions, tells_of_answers
from archive.parsing.dialogue.reading import answered, read_dialogue
from archive.parsing.given import Given
from archive.parsing.labels.few import is_covered, opens_or_says_so
from archive.parsing.labels.voices import voices_on
from archive.parsing.labels.words import Voice
from archive.parsing.sheet import Line, Sheet
from archive.records import Capacity, ParsedEntry
from archive.text.folding import fold

NAME = "questions-answers"
_ASKERS = re.compile(
    r".{0,5}(?:问|问题|提问|记者|问题?\(?[一二三四五六七八九十\d]{1,3}\)?)|q\d*"
)
_TOLD = re.compile(r"问及?$")


def matches(sheet: Sheet) -> bool:
    """Say whether 问 and 答 open lines by turns and most of the text is theirs.

    One question will do where both words stand, or 有记者问 and a name; 记者 before a
    name needs two, and so do questions that stand as headings above 答 unless the top
    of the page says that somebody was asked. Where it does, two that stand as headings
    need no label under them at all.
    """
    voices = voices_on(sheet)
    if not voices and tells_of_answers(sheet.lines):
        headed = headed_questions(sheet.lines[1:])
        return bool(headed) and _stand_above(headed, sheet.lines)
    if not is_covered(sheet.lines, voices):
        return False
    if any(voice.label.outlet for voice in voices):
        return False
    asked = [v for v in voices if v.label.capacity == Capacity.REPORTER]
    says_so = any(v.answers for v in voices) or _is_asked_once(asked, voices)
    if _are_plain(asked) and answered(voices) > (0 if says_so else 1):
        return True
    if _are_plain(asked) and _answered_below(sheet, asked) > 1:
        return True
    above = _asked_above(sheet, voices)
    return above > 1 or (above == 1 and opens_or_says_so(sheet.lines, voices[0]))


def _stand_above(asked: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Say whether most of the text stands under questions that are headings."""
    above = sum(len(line.text) for line in lines if line.number < asked[0].number)
    return above * 2 <= sum(len(line.text) for line in lines)


def _answered_below(sheet: Sheet, asked: Sequence[Voice]) -> int:
    """Count the questions, in one line each, with lines under them and no label."""
    numbers = [line.number for line in sheet.lines]
    labels = {voice.label.line.number for voice in voices_on(sheet)}
    following = dict(pairwise(numbers))
    asks = (voice for voice in asked if voice.said[-1:] in ("？", "?"))
    below = (following.get(voice.label.line.number, 0) for voice in asks)
    return sum(bool(number) and number not in labels for number in below)


def _is_asked_once(asked: Sequence[Voice], voices: Sequence[Voice]) -> bool:
    """Say whether one question is told as such (有记者问), and a name answers it."""
    told = [voice for voice in asked if _TOLD.search(fold(voice.label.text))]
    return bool(told) and any(v.label.name for v in voices if v not in asked)


def _asked_above(sheet: Sheet, voices: Sequence[Voice]) -> int:
    """Count the answers (答) that stand right under a line with a question mark."""
    answers = {voice.label.line.number for voice in voices if voice.answers}
    pairs = pairwise(sheet.lines)
    return sum(b.number in answers and a.text[-1] in "？?" for a, b in pairs)


def _are_plain(asked: Sequence[Voice]) -> bool:
    """Say whether most questions stand under a word, not under a name."""
    plain = [v for v in asked if _ASKERS.fullmatch(fold(v.label.text))]
    return len(plain) * 2 > len(asked)


def parse(sheet: Sheet, given: Given) -> ParsedEntry:
    """Read the page whole; see the module for its shape."""
    return read_dialogue(sheet, given, NAME)
