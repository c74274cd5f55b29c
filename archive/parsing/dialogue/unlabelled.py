"""Turns without a label, between others that have one.

A page may forget a label. An official who speaks twice in a row, and the first time
ends with a question, was asked in between; a reporter who is followed by another one,
and goes on after the question mark, was answered. Both are inferred, with a warning.
What stands above 答 and ends with a question mark is a question without one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from archive.parsing.dialogue.turns import Turn
from archive.parsing.labels.askers import is_outlet
from archive.parsing.labels.label import Label, as_host
from archive.parsing.labels.members import is_member, is_president
from archive.parsing.labels.openings import STAMPED
from archive.parsing.labels.words import outlet_name
from archive.parsing.sheet import Line, Sheet
from archive.records import Capacity, Role
from archive.text.clean import shorten
from archive.text.folding import fold
from archive.text.lone_names import is_lone_name
from archive.text.names import is_name
from archive.text.wording import Wording
from archive.text.wording import say as _

TAIL = 80
"""So many characters at the end of a line say whether it asks, and who."""

_QUESTION = re.compile(r"[?？][”\"』」）)]?$|[（(][^（）()]{2,40}[）)]$")
# （新华社记者 张三） · （张三）
_ASKED_BY = re.compile(
    r"[（(](?:提问[者人]?[:：])?\s*([^（）()。？！]{2,40}?)\s*[）)]$"
)
_REPORTER = re.compile(r"(?P<outlet>.{0,30}?)[记記]者[\s:：]*(?P<name>.{2,10})?")
_POLITELY = ("请问", "我想请问", "想请问", "請問")
# 请您介绍一下今年的情况。 by a host who interviews
_INVITES = re.compile(
    r"请您(?:先|再|简要|具体|详细)?(?:给|为|跟|向)?(?:我们|大家)?(?:谈|介绍|说|讲|解读|分享|聊)"
)
_CITIZEN = re.compile(r"[网網][友民]|[听聽][众眾]|[观觀][众眾]|市民")
_ANSWER_WORDS = re.compile(r".{0,4}答[复覆案]?[一二三四五六七八九十\d]{0,3}")


def _asks(line: Line) -> bool:
    """Say whether a line ends as a question does, the time of day behind it aside."""
    return _QUESTION.search(STAMPED.sub("", line.text[-TAIL:])) is not None


def part_unlabelled(sheet: Sheet, turns: Sequence[Turn]) -> list[Turn]:
    """Part questions from the answer before them, and answers from the question."""
    parted: list[Turn] = []
    asks = any(_is(turn, Capacity.REPORTER) for turn in turns)
    for position, turn in enumerate(turns):
        following = turns[position + 1] if position + 1 < len(turns) else None
        if following and _hides_question(turn, following, asks=asks):
            if not _says_so(following):
                _warn(sheet, turn.lines[-1], "question-inferred", _("提问"))
            parted += _part(turn, len(turn.lines) - 1, Role.QUESTION)
        elif _hides_answer(turn, following):
            end = _end_of_question(turn)
            _warn(sheet, turn.lines[end], "answer-inferred", _("回答"))
            parted += _part(turn, end, Role.ANSWER)
        else:
            parted.append(turn)
    return parted


def _is(turn: Turn | None, capacity: Capacity) -> bool:
    return bool(turn and turn.label and turn.label.capacity == capacity)


def _hides_question(turn: Turn, following: Turn, *, asks: bool) -> bool:
    if not turn.lines or following.is_apart or not _is(following, Capacity.OFFICIAL):
        return False
    last = turn.lines[-1].text[-TAIL:]
    if not re.search(r"[?？]$", last) or _is(turn, Capacity.REPORTER):
        return False
    if turn.label is None:
        return _says_so(following)
    if len(turn.lines) < 2 or not _is(turn, Capacity.OFFICIAL):
        return False
    again = following.label and following.label.text == turn.label.text
    return _says_so(following) or bool(again and asks)


def _says_so(turn: Turn) -> bool:
    """Say whether the label is a word for an answer: what stands above it asks."""
    return bool(turn.label and _ANSWER_WORDS.fullmatch(turn.label.text))


def _hides_answer(turn: Turn, following: Turn | None) -> bool:
    if not _is(turn, Capacity.REPORTER) or len(turn.lines) < 2:
        return False
    if following and not following.is_apart and not _is(following, Capacity.REPORTER):
        return False
    return 0 < _end_of_question(turn) < len(turn.lines)


def _end_of_question(turn: Turn) -> int:
    """Give how many lines there are down to the last that asks; 0 where none does."""
    asking = [n for n, line in enumerate(turn.lines, 1) if _asks(line)]
    return asking[-1] if asking else 0


def _part(turn: Turn, at: int, role: Role) -> list[Turn]:
    rest = Turn(None, turn.lines[at:], role)
    before = replace(turn, lines=turn.lines[:at])
    return [before, rest] if before.label or before.lines else [rest]


def _warn(sheet: Sheet, line: Line, code: str, said: Wording) -> None:
    message = _(
        "第 {line} 行“{text}”没有抬头，从上下文看是{said}，请核对是谁说的。",
        line=line.number,
        text=shorten(line.text),
        said=said,
    )
    sheet.warn(code, line.number, message)


def with_asking_host(turns: Sequence[Turn]) -> list[Turn]:
    """Have the host ask (在线访谈): where nobody else does, or saying 请问, 请您谈."""
    alone = not any(turn.label and _is_press(turn.label) for turn in turns)
    before = [None, *turns]
    return [
        replace(turn, role=Role.QUESTION)
        if _is(turn, Capacity.HOST)
        and _is(following, Capacity.OFFICIAL)
        and not _is(previous, Capacity.REPORTER)
        and _host_asks(turn, alone=alone)
        else turn
        for previous, turn, following in zip_longest(before[:-1], turns, turns[1:])
    ]


def _is_press(label: Label) -> bool:
    """Say whether a reporter asks, and not a citizen (网友“春天”)."""
    is_citizen = _CITIZEN.match(label.text) is not None
    return label.capacity == Capacity.REPORTER and not is_citizen


def _host_asks(turn: Turn, *, alone: bool) -> bool:
    if not turn.lines or (turn.label and is_president(turn.label.text)):
        return False
    if _INVITES.search(turn.lines[-1].text[-TAIL:]):
        return True
    politely = turn.lines[0].text.startswith(_POLITELY)
    return (alone or politely) and _asks(turn.lines[-1])


def with_asking_members(turns: Sequence[Turn]) -> list[Turn]:
    """Have members of an assembly ask, and its president preside, where nobody else.

    何啟明議員：…有沒有時間表？ 立法會主席梁君明議員：行政長官。 What a member says
    that asks nothing is no answer.
    """
    if any(_is(turn, Capacity.REPORTER) for turn in turns):
        return list(turns)
    members = [turn for turn in turns if turn.label and is_member(turn.label.text)]
    asked = {id(turn) for turn in members if turn.lines and _asks(turn.lines[-1])}
    if not asked:
        return list(turns)
    said = {id(turn) for turn in members} - asked
    return [
        replace(turn, label=as_host(turn.label))
        if turn.label and is_president(turn.label.text)
        else replace(turn, role=Role.QUESTION)
        if id(turn) in asked
        else replace(turn, role=Role.SPEECH)
        if id(turn) in said
        else turn
        for turn in turns
    ]


def with_asker(turn: Turn) -> Turn:
    """Put who asked, printed in brackets after the question, beside its label.

    问：何时开工？（新华社记者 张三） is asked by 张三 of 新华社; the brackets stay.
    """
    label = turn.label
    if label is None or not turn.lines or label.outlet or label.name:
        return turn
    found = _ASKED_BY.search(turn.lines[-1].text[-TAIL:])
    if label.capacity != Capacity.REPORTER or not found:
        return turn
    return replace(turn, label=_asked_by(label, found[1]))


def _asked_by(label: Label, who: str) -> Label:
    reporter = _REPORTER.fullmatch(who)
    if reporter is None and is_outlet(who):
        return replace(label, outlet=outlet_name(who))
    if reporter is None:
        return replace(label, name=who) if is_lone_name(fold(who)) else label
    name = reporter["name"] or ""
    outlet = reporter["outlet"].strip("《》 ")
    return replace(label, outlet=outlet, name=name if is_name(fold(name)) else "")
