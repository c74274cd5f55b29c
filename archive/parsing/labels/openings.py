"""Openings: a label and the words it opens, on one line.

    央视记者：请介绍有关情况。
    省公安厅刑侦总队总队长 李民：谢谢你的提问。
    【李民】谢谢。
    问题一：何时开工？

What stands before a colon or in brackets at the front of a line is an opening here,
whether it names a speaker or not (案例一：): `voices` tells which ones do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.parsing.labels.label import COLONS
from archive.parsing.sheet import Line
from archive.text.folding import fold
from archive.text.names import ends_in_title, split_post

LONGEST = 40
"""No label is longer, in characters."""

_ANY_COLON = re.compile(f"[{COLONS}]")
_BULLETS = "•·●▪◆■□◇○◎★☆▶►‣▲△※"
BESIDE = f"{COLONS}{_BULLETS}—–－｜| \t\u3000\xa0*-"
"""What may stand around a label that is no part of it."""
# 央视记者：… · **记者：**… · 会后，有记者问及：… · 1.问：…
_COLON = re.compile(
    rf"(?:[{_BULLETS[2:]}]\s*|[{_BULLETS[:2]}]\s+)?"
    r"(?P<label>(?:\*\*)?(?:\d{1,2}[.．]\s*)?(?:会[后上]，)?"
    r"(?:(?:网友|網友|听众|觀眾|观众)[“\"「\[【][^“”\"「」\[\]【】]{1,20}[”\"」\]】]"
    rf"|[^{COLONS}。！？；，,!?;…“”\"'<>*#|【】\[\]]{{1,{LONGEST}}}?)(?:\*\*)?)"
    rf"\s*[{COLONS}](?:\*\*)?\s*(?P<said>.*)",
    re.S,
)
# 【李民】… · [李民]：… · 【主持人 丁绍敏】
_BRACKETS = re.compile(
    rf"[【\[［〔〖]\s*(?P<label>[^【】\[\]［］〔〕〖〗。！？；!?;]{{1,{LONGEST}}}?)"
    rf"\s*[{COLONS}]?\s*[】\]］〕〗]\s*[{COLONS}]?\s*(?P<said>.*)",
    re.S,
)

# 主持人：|省委宣传部处长丁绍敏 · 发布人：|…
_PART = re.compile(r"主持人?|(?:新闻)?(?:发布|发言|报告|答问)(?:人|嘉宾)|嘉宾")
LONGEST_PART, LONGEST_WHO = 8, 60
"""A post with a name is no longer, where it stands behind such a word."""
# （李民）：谢谢。
_IN_PARENTHESES = re.compile(r"[（(]\s*([^（()）]+?)\s*[)）]")

# 各位网友大家好。|[10:00:12] · （10:05）
STAMPED = re.compile(r"\s*[\[【(（]\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*[\]】)）]$")
"""The time of day behind what was said, as a live record prints it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A label as printed, without its marks, and what follows it ("" if alone).

    `below` is what stands on the next line.
    """

    line: Line
    label: str
    said: str
    bracketed: bool = False
    below: str = ""

    @property
    def words(self) -> str:
        """What is said first under the label, on its line or on the next."""
        return self.said or self.below

    @property
    def is_set_apart(self) -> bool:
        """Whether brackets, or bold type up to the colon, mark the label as one."""
        return self.bracketed or 0 <= self.line.bold - len(self.label) < 2


def find_openings(lines: Sequence[Line]) -> list[Opening]:
    """Give the openings of the lines, in order; most lines have none."""
    return [
        found if found.said else replace(found, below=_text_at(lines, position + 1))
        for position, line in enumerate(lines)
        if (found := _presented(read_opening(line)))
    ]


def _presented(opening: Opening | None) -> Opening | None:
    """Take who has a part into the label that names it, alone above what he says.

    主持人：省委宣传部处长丁绍敏 is one label; so is 发布人：市港务局局长 李民.
    """
    if opening is None or not 4 < len(opening.said) <= LONGEST_WHO:
        return opening
    if len(opening.label) > LONGEST_PART or not _PART.fullmatch(fold(opening.label)):
        return opening
    who = split_post(fold(opening.said))
    if who is None or not ends_in_title(who[0]):
        return opening
    text = opening.line.text
    return replace(opening, label=text[text.index(opening.label) :], said="")


def _text_at(lines: Sequence[Line], position: int) -> str:
    return lines[position].text if position < len(lines) else ""


def read_opening(line: Line) -> Opening | None:
    """Read the front of a line; None where nothing stands there like a label.

    >>> read_opening(Line(1, "央视记者：请介绍情况。", False, True)).label
    '央视记者'
    """
    if line.said_from:
        return _set_off(line)
    if found := _BRACKETS.match(line.text):
        is_link = found["said"].startswith(("(http", "（http", "(/"))
        return None if is_link else Opening(line, found["label"], found["said"], True)
    if not _ANY_COLON.search(line.text, 0, LONGEST + 12):
        return None
    found = _COLON.match(line.text)
    if found is None or _is_within_a_word(found["label"], found["said"]):
        return None
    label = found["label"].strip("* ")
    inside = _IN_PARENTHESES.fullmatch(label)
    return Opening(line, inside[1] if inside else label, found["said"])


def _set_off(line: Line) -> Opening:
    """Read a line on which another mark than a colon sets the label off."""
    label = line.text[: line.said_from].strip(BESIDE)
    return Opening(line, label, line.text[line.said_from :])


def is_open(label: str) -> bool:
    """Say whether a label opens a bracket and does not close it: （记者：去看看）."""
    return sum(label.count(b) for b in "（(") > sum(label.count(b) for b in "）)")


def _is_within_a_word(label: str, said: str) -> bool:
    """Say whether the colon parts hours and minutes (下午4:00) or an address."""
    is_time = label[-1:].isdigit() and said[:1].isdigit()
    return is_time or said.startswith("//") or not label.strip("* ")
