"""The outline of a text: runs of ordinals (一是…二是…, 一要…二要…) give headings.

A run counts from one without a gap and has at least two items. An ordinal that opens a
paragraph gives a section of level 1, one inside a paragraph a section of level 2; the
words stay in the paragraph as well.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.records import ParsedSection
from archive.text.numerals import to_number

LONGEST = 40
"""A heading longer than this ends at its first comma."""

_N = "[一二三四五六七八九十]{1,3}"
# 。一是社会治安 · ;二要全面 · 第一，加强 · 其一，加强
_ORDINALS = (
    re.compile(rf"(?:^|(?<=[。！？；，、：!?;:,—\s“]))({_N})(?:是|要)"),
    re.compile(rf"(?:^|(?<=[。！？；：!?;:\s]))第({_N})(?=[，,、：:])"),
    re.compile(rf"(?:^|(?<=[。！？；：!?;:\s]))其({_N})(?=[，,、：:是])"),
    # 一、空气质量, alone on a line, where somebody reads out what he has to say
    re.compile(rf"^({_N})、(?=[^。！？；!?;：:]{{2,40}}$)"),
)
_STOP = re.compile(r"[。！？；!?;]")
_COMMA = re.compile(r"[，,]")
# In each of them; it opens with one of few characters, which is quick to look for.
_MAYBE = re.compile("[一二三四五六七八九十][是要，,、：:]")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal found: its number, its paragraph (from 0) and its offset there."""

    number: int
    paragraph: int
    offset: int


def outline(paragraphs: Sequence[str], first: int) -> list[ParsedSection]:
    """Give the sections that runs of ordinals in one speech make, in printed order.

    `first` is the number of the speech's first paragraph, from 1 over the entry.

    >>> [s.heading for s in outline(["一是主动发现预警。研判规律。二是依法严惩。"], 1)]
    ['一是主动发现预警', '二是依法严惩']
    """
    found: list[tuple[Ordinal, int]] = []
    likely = [pair for pair in enumerate(paragraphs) if _MAYBE.search(pair[1])]
    for pattern in _ORDINALS if likely else ():
        for run in _all_runs(_find(likely, pattern)):
            found += [(ordinal, _level(ordinal, run)) for ordinal in run]
    found.sort(key=lambda item: (item[0].paragraph, item[0].offset))
    return [
        ParsedSection(
            heading=_heading(paragraphs[ordinal.paragraph], ordinal.offset),
            level=level,
            first_paragraph=first + ordinal.paragraph,
        )
        for ordinal, level in found
    ]


def _level(ordinal: Ordinal, run: Sequence[Ordinal]) -> int:
    is_inside_one = run[0].paragraph == run[-1].paragraph
    return 2 if is_inside_one or ordinal.offset else 1


def _find(
    paragraphs: Iterable[tuple[int, str]], pattern: re.Pattern[str]
) -> list[list[Ordinal]]:
    """Give the ordinals of each paragraph that has any."""
    found = []
    for position, text in paragraphs:
        here = [
            Ordinal(to_number(m[1]), position, m.start())
            for m in pattern.finditer(text)
        ]
        if here:
            found.append(here)
    return found


def _all_runs(by_paragraph: Iterable[Sequence[Ordinal]]) -> list[list[Ordinal]]:
    """Give the runs of two and more, those inside one paragraph first.

    What is left over is looked at across paragraphs: 一是 … 四是 at the head of one
    paragraph each, whatever runs stand inside them.
    """
    kept: list[list[Ordinal]] = []
    left: list[Ordinal] = []
    for ordinals in by_paragraph:
        for run in _runs(ordinals):
            if len(run) > 1:
                kept.append(run)
            else:
                left += run
    return kept + [run for run in _runs(left) if len(run) > 1]


def _runs(ordinals: Sequence[Ordinal]) -> list[list[Ordinal]]:
    """Split into runs that count up from one; what counts on from nothing is alone."""
    runs: list[list[Ordinal]] = []
    for ordinal in ordinals:
        counts_on = runs and runs[-1][0].number == 1
        if counts_on and ordinal.number == runs[-1][-1].number + 1:
            runs[-1].append(ordinal)
        else:
            runs.append([ordinal])
    return runs


def _heading(text: str, offset: int) -> str:
    stop = _STOP.search(text, offset)
    heading = text[offset : stop.start() if stop else len(text)]
    comma = _COMMA.search(heading, 4) if len(heading) > LONGEST else None
    return heading[: comma.start()] if comma else heading[:200]
