"""Times of day beside the labels of a live record: 图文直播, 文字实录.

    [10:02] 李民：…            before a label
    10:05:32 主持人 王晓梅      alone with one
    李民 [2023-05-04 10:02:11]  behind one
    [10:00]                    on a line of its own

They are taken off before any format looks at the lines, where at least two stand beside
what can be a label: the points of a timetable (10:00 开幕) stay.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from archive.parsing.around.meta_lines import is_meta
from archive.parsing.labels.label import Cast, Label, bare_label
from archive.parsing.labels.openings import Opening, read_opening
from archive.parsing.labels.people import person_of
from archive.parsing.labels.words import sure_voice
from archive.parsing.sheet import Line, Sheet
from archive.records import Capacity
from archive.text.wording import say as _

LONGEST = 40
"""A line that is nothing but a label is no longer, its time of day aside."""
TAIL = 40
"""A time of day behind the words stands within so many characters."""
LEAST = 2
TOP = 4
"""A day and time within so many lines from the top are those of the page."""

_DAY = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*)?"
_TIME = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_SECONDS = r"\d{1,2}[:：]\d{2}[:：]\d{2}"
_BRACKETED = rf"[\[【(（]\s*{_DAY}{_TIME}\s*[\]】)）]"
_BEFORE = re.compile(rf"(?:{_BRACKETED}|{_DAY}{_TIME}(?=\s)|{_SECONDS}(?!\d))\s*(?=\S)")
_WHOLE_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*"
_BEHIND = re.compile(
    rf"(?<=\S)\s*(?:{_BRACKETED}|(?<=\s){_SECONDS}"
    rf"|(?<=[。！？!?…”\s]){_WHOLE_DAY}{_TIME})$"
)
_FIGURES = re.compile(r"\d+")
_WHOLE = re.compile(_WHOLE_DAY + _TIME)
_ALONE = re.compile(rf"{_BRACKETED}|{_DAY}{_TIME}")


def take_stamps(sheet: Sheet) -> None:
    """Take the times of day off the lines of a live record, noting them as dropped."""
    parted = {line.number: _parted(line) for line in sheet.lines}
    labels = [rest for stamp, rest in parted.values() if stamp and _is_label(rest)]
    if len(labels) < LEAST and not _alone_by_labels(sheet.lines):
        return
    if _in_reverse(sheet, parted):
        parted = {line.number: _parted(line) for line in sheet.lines}
    kept: list[Line] = []
    for position, line in enumerate(sheet.lines):
        stamp, rest = parted[line.number]
        if position < TOP and (_WHOLE.fullmatch(line.text) or is_meta(line)):
            kept.append(line)
            continue
        if _ALONE.fullmatch(line.text):
            sheet.drop(line, _("时间戳"))
            continue
        if stamp:
            sheet.drop_part(line, stamp, _("时间戳"))
        kept.append(rest)
    sheet.lines = kept


def _in_reverse(sheet: Sheet, parted: Mapping[int, tuple[str, Line]]) -> bool:
    """Turn a record round that has its last words first; say whether it was so.

    What belongs to a time of day stands under it, or above it on pages that print it
    behind the words. A sheet of whose lines something was told stays as it is.
    """
    if any(warning.line for warning in sheet.warnings):
        return False
    at, times = _stamped(sheet.lines, parted)
    falls = sum(one > other for one, other in pairwise(times))
    if falls < LEAST or any(one < other for one, other in pairwise(times)):
        return False
    lines = sheet.lines
    if lines[at[0]].text.endswith(parted[lines[at[0]].number][0] or "\n"):
        at = _starts_behind(lines, at)
    edges = [*at, len(lines)]
    blocks = [lines[a:b] for a, b in pairwise(edges)]
    sheet.reorder([*lines[: at[0]], *(x for block in reversed(blocks) for x in block)])
    message = _(
        "第 {line} 行起的钟点由晚到早，已按时间先后重排，"
        "以下行号按重排后的数。请核对。",
        line=sheet.lines[at[0]].number,
    )
    sheet.warn("order-reversed", sheet.lines[at[0]].number, message)
    return True


def _stamped(
    lines: Sequence[Line], parted: Mapping[int, tuple[str, Line]]
) -> tuple[list[int], list[tuple[int, ...]]]:
    """Give the places of the lines with a time of day, and the times, to the second."""
    at, times = [], []
    for position, line in enumerate(lines):
        alone = line.text if _ALONE.fullmatch(line.text) else ""
        stamp = parted[line.number][0] or alone
        if stamp and (position >= TOP or not _WHOLE.fullmatch(line.text)):
            at.append(position)
            times.append(_seconds(stamp))
    return at, times


def _starts_behind(lines: Sequence[Line], at: Sequence[int]) -> list[int]:
    """Give where the blocks begin that end with their times of day."""
    first = at[0]
    while first and not _is_label(lines[first]):
        first -= 1
    return [first, *(position + 1 for position in at[:-1])]


def _seconds(stamp: str) -> tuple[int, ...]:
    """Give a time of day as numbers, to be compared with others of the record."""
    return tuple(int(number) for number in _FIGURES.findall(stamp))


def _alone_by_labels(lines: Sequence[Line]) -> bool:
    """Say whether times of day alone on their lines stand above or under labels."""
    alone = [n for n, line in enumerate(lines) if _ALONE.fullmatch(line.text)]
    beside = (lines[max(n - 1, 0) : n + 2 : 2] for n in alone)
    labels = sum(any(map(_is_label, pair)) for pair in beside)
    return len(alone) > LEAST and labels >= LEAST


def _parted(line: Line) -> tuple[str, Line]:
    """Part a line into (time of day, the rest); the former is "" where none stands."""
    text = line.text
    opens = text[0].isdigit() or text[0] in "[【(（"
    if opens and (before := _BEFORE.match(text)):
        bold = max(0, line.bold - before.end())
        return before[0].strip(), replace(line, text=text[before.end() :], bold=bold)
    head, tail = text[:-TAIL], text[-TAIL:]
    closes = text[-1].isdigit() or text[-1] in "]】)）"
    if closes and (behind := _BEHIND.search(tail)):
        rest = head + tail[: behind.start()]
        bold = min(line.bold, len(rest))
        return behind[0].strip(), replace(line, text=rest, bold=bold)
    return "", line


def _is_label(line: Line) -> bool:
    """Say whether a label stands at the front of a line, or is all of it."""
    opening = read_opening(line)
    if opening is None:
        opening = Opening(line, bare_label(line.text), "")
    if len(opening.label) > LONGEST:
        return False
    label = Label(line, opening.label, Capacity.OFFICIAL)
    return sure_voice(opening, Cast()) is not None or any(person_of(label))
