"""Questions that stand as headings, their answers under them, without a label.

    司法部负责人就《海岛调解条例》答记者问
    1.《条例》出台的背景是什么？
    近年来，海岛纠纷增多。
    2.如何抓好贯彻落实？

The top of the page must say that questions were answered: else they head the parts of
an article.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from archive.parsing.dialogue.turns import Turn
from archive.parsing.sheet import Line, Sheet
from archive.records import Role
from archive.text.clean import shorten, strip_heading_mark
from archive.text.wording import say as _

LONGEST = 80
TOP = 4
"""So many lines from the top may say that questions were answered."""
HEAD = 200
"""They say so within so many characters."""
LEAST = 2

_ANSWERED = re.compile(
    r"答记者问|记者的?提问|记者问|问答|答问|答疑|解答|常见问题|常見問題|热点问题|你问我答|\bFAQ\b|Q&A|回答了?.{0,12}(?:提问|问题)"
)
_QUESTION = re.compile(r"[^。！？?!]+[？?]")
_NUMBERED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．]")


def tells_of_answers(lines: Sequence[Line]) -> bool:
    """Say whether the top of a page tells that questions were answered."""
    return any(_ANSWERED.search(line.text, 0, HEAD) for line in lines[:TOP])


def headed_questions(lines: Sequence[Line]) -> list[Line]:
    """Give the lines that ask and stand alone, each above another; [] if only one."""
    asking = [
        line for line, below in pairwise(lines) if _asks(line) and not _asks(below)
    ]
    if len(asking) < LEAST:
        return []
    if not all(map(_is_numbered_in_bold, asking)):
        return asking
    # 2. 考几门？总分多少 is set like the others, and asks too.
    return [line for line in lines[:-1] if line in asking or _is_numbered_in_bold(line)]


def _is_numbered_in_bold(line: Line) -> bool:
    is_short = line.is_bold and len(line.text) <= LONGEST
    return is_short and _NUMBERED.match(line.text) is not None


def _asks(line: Line) -> bool:
    return len(line.text) <= LONGEST and _QUESTION.fullmatch(line.text) is not None


def part_headed(sheet: Sheet, lines: Sequence[Line]) -> list[Turn]:
    """Part a text without labels into questions and answers, with a warning.

    What stands above the first question is nobody's, as is all of it where none is.
    """
    asking = headed_questions(lines)
    if not asking:
        return []
    message = _(
        "第 {line} 行“{text}”等 {count} 处问句没有抬头，"
        "作提问收入，其下作回答。请核对。",
        line=asking[0].number,
        text=shorten(asking[0].text),
        count=len(asking),
    )
    sheet.warn("question-inferred", asking[0].number, message)
    at = [lines.index(line) for line in asking]
    turns = [Turn(None, tuple(lines[: at[0]]))] if at[0] else []
    for start, end in pairwise([*at, len(lines)]):
        question = replace(lines[start], text=strip_heading_mark(lines[start].text))
        turns.append(Turn(None, (question,), Role.QUESTION))
        turns.append(Turn(None, tuple(lines[start + 1 : end]), Role.ANSWER))
    return turns
