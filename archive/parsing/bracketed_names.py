"""A transcript with names in brackets at the front of a line, or posts before them.

    【主持人】各位记者朋友，上午好。
    [中央电视台记者] 请问何时开工？
    【省公安厅刑侦总队总队长 李民】谢谢你的提问。
    省公安厅刑侦总队总队长 李民：再补充一点。

Source: 文字实录 of government sites; see README.md here and
tests/parsing/cases/bracketed-names/.
"""

from collections.abc import Sequence

from archive.parsing.dialogue.reading import answered, read_dialogue
from archive.parsing.given import Given
from archive.parsing.labels.few import is_covered, is_report, opens_or_says_so
from archive.parsing.labels.people import person_of
from archive.parsing.labels.voices import voices_on
from archive.parsing.labels.words import Voice
from archive.parsing.sheet import Sheet
from archive.records import Capacity, Kind, ParsedEntry

NAME = "bracketed-names"
LEAST = 3
"""So few lines stand above the first of more turns, however long they are."""


def matches(sheet: Sheet) -> bool:
    """Say whether two speakers and three turns are labelled so, over most of the text.

    What else stands in brackets (【环球网报道】) names nobody; 【问】 and 【答】 are no
    names.
    """
    voices = voices_on(sheet)
    if any(voice.answers for voice in voices) or is_report(voices):
        return False
    marked = [voice for voice in voices if voice.bracketed or all(_named(voice))]
    speakers = {voice.label.text for voice in marked}
    if len(speakers) < 2 or len(marked) < 3:
        return False
    if not any(v.bracketed for v in marked) and not _is_meeting(sheet, voices):
        return False
    covers = is_covered(sheet.lines, voices) or _is_asked_at_top(sheet, voices)
    return covers and _most(marked, voices)


def _is_asked_at_top(sheet: Sheet, voices: Sequence[Voice]) -> bool:
    """Say whether nothing but a lead that tells of a meeting stands above questions."""
    first = voices[0].label.line.number
    above = sum(line.number < first for line in sheet.lines)
    is_asked = answered(voices) > 0 and len(voices) > LEAST
    return above <= LEAST and is_asked and opens_or_says_so(sheet.lines, voices[0])


def _is_meeting(sheet: Sheet, voices: Sequence[Voice]) -> bool:
    """Say whether people speak by turns: somebody asks, presides or comes back.

    In a report each whom it quotes so (运动员 张三：…) speaks once.
    """
    speakers = [voice.label.text for voice in voices]
    if len(set(speakers)) < len(speakers):
        return True
    asked = any(voice.label.capacity != Capacity.OFFICIAL for voice in voices)
    return asked or opens_or_says_so(sheet.lines, voices[0])


def _named(voice: Voice) -> Sequence[str]:
    return person_of(voice.label)


def _most(marked: Sequence[Voice], voices: Sequence[Voice]) -> bool:
    return len(marked) * 2 >= len(voices)


def parse(sheet: Sheet, given: Given) -> ParsedEntry:
    """Read the page whole; see the module for its shape."""
    return read_dialogue(sheet, given, NAME, Kind.PRESS_CONFERENCE)
