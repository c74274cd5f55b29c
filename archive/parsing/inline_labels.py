"""A conference in which outlets ask, label and words on one line.

    央视记者：请介绍有关情况。
    华春莹：中方已经多次表明立场。
    追问：能否进一步介绍？
    ***********
    会后有记者问及：……

Source: pages of 外交部例行记者会 and their kin; see README.md here and
tests/parsing/cases/inline-labels/.
"""

from collections.abc import Sequence

from archive.parsing.dialogue.reading import answered, read_dialogue
from archive.parsing.front.fields import find_header, read_people
from archive.parsing.front.header import Field
from archive.parsing.given import Given
from archive.parsing.labels.few import is_brief_transcript, is_covered, is_report
from archive.parsing.labels.label import Cast
from archive.parsing.labels.meetings import LEAST_AT_MEETING, LEAST_CROWD, is_meeting
from archive.parsing.labels.voices import voices_of, voices_on
from archive.parsing.labels.words import Voice
from archive.parsing.sheet import Sheet
from archive.records import Capacity, ParsedEntry

NAME = "inline-labels"


def matches(sheet: Sheet) -> bool:
    """Say whether labels open lines by turns: several questions, and answers to them.

    One question will do where the labels are set in bold, and on a page that is short
    (see `labels.few`). A page on which nobody asks is one only if its speakers come
    back and all but the top of it stands under their labels.
    """
    voices = voices_on(sheet)
    if is_report(voices):
        return False
    asked = [v for v in voices if v.label.capacity == Capacity.REPORTER]
    set_apart = sum(voice.is_bold for voice in voices) > 2 and is_covered(
        sheet.lines, voices
    )
    if answered(voices) and (len(asked) > 1 or set_apart):
        return True
    speakers = {v.label.text for v in voices if v.label.known}
    if len(speakers) > 1 and len(voices) > 5 and is_covered(sheet.lines, voices):
        return True
    if _speak_by_turns(sheet, voices):
        return True
    return is_brief_transcript(sheet.lines, voices) or _speak_by_header(sheet)


def _speak_by_turns(sheet: Sheet, voices: Sequence[Voice]) -> bool:
    """Say whether nobody asks or comes back, but one speaks after the other.

    On a page that calls itself a meeting two do, on any other several in most lines.
    """
    people = {v.label.name for v in voices if v.label.name}
    if is_meeting(sheet.lines[0].text) and len(people) >= LEAST_AT_MEETING:
        return is_covered(sheet.lines, voices)
    is_crowd = len(people) >= LEAST_CROWD and len(voices) * 4 >= len(sheet.lines) * 3
    return is_crowd and is_covered(sheet.lines, voices)


def _speak_by_header(sheet: Sheet) -> bool:
    """Say whether two whom the header names speak, and most of the text is theirs."""
    start, fields = find_header(sheet.lines)
    if Field.ATTENDEES not in {field.field for field in fields}:
        return False
    cast = Cast.of(read_people(fields, sheet.lines)[0])
    lines = sheet.lines[start + sum(len(field.lines) for field in fields) :]
    voices = voices_of(lines, cast)
    return len({v.label.text for v in voices}) > 1 and is_covered(lines, voices)


def parse(sheet: Sheet, given: Given) -> ParsedEntry:
    """Read the page whole; see the module for its shape."""
    return read_dialogue(sheet, given, NAME)
