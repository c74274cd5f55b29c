"""Openings: a label and the words it opens, on one line.

    央视记者：请介绍有关情况。
    省公安厅刑侦总队总队长 李民：谢谢你的提问。
    【李民】谢谢。
    问题一：何时开工？

What stands before a colon or in brackets at the front of a line is an opening here,
whether it names a speaker or not (案例一：): `voices` tells which ones do.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.parsing.sheet import Line

LONGEST = 40
"""No label is longer, in characters."""

# 央视记者：… · **记者：**… · 会后，有记者问及：… · 1.问：…
_COLON = re.compile(
    r"(?P<label>(?:\*\*)?(?:\d{1,2}[.．]\s*)?(?:会[后上]，)?"
    r"(?:(?:网友|網友|听众|觀眾|观众)[“\"「][^“”\"「」]{1,20}[”\"」]"
    rf"|[^:：。！？；，,!?;…“”\"'<>*#|【】\[\]]{{1,{LONGEST}}}?)(?:\*\*)?)"
    r"\s*[:：](?:\*\*)?\s*(?P<said>.*)",
    re.S,
)
# 【李民】… · [李民]：… · 【主持人 丁绍敏】
_BRACKETS = re.compile(
    rf"[【\[［〔]\s*(?P<label>[^【】\[\]［］〔〕。！？；!?;]{{1,{LONGEST}}}?)\s*[】\]］〕]"
    r"\s*[:：]?\s*(?P<said>.*)",
    re.S,
)

# 各位网友大家好。|[10:00:12] · （10:05）
STAMPED = re.compile(r"\s*[\[【(（]\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*[\]】)）]$")
"""The time of day behind what was said, as a live record prints it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A label as printed, without its marks, and what follows it ("" if alone)."""

    line: Line
    label: str
    said: str
    bracketed: bool = False

    @property
    def is_set_apart(self) -> bool:
        """Whether brackets, or bold type up to the colon, mark the label as one."""
        return self.bracketed or 0 <= self.line.bold - len(self.label) < 2


def find_openings(lines: Iterable[Line]) -> list[Opening]:
    """Give the openings of the lines, in order; most lines have none."""
    return [found for line in lines if (found := read_opening(line))]


def read_opening(line: Line) -> Opening | None:
    """Read the front of a line; None where nothing stands there like a label.

    >>> read_opening(Line(1, "央视记者：请介绍情况。", False, True)).label
    '央视记者'
    """
    head = line.text[: LONGEST + 12]
    if found := _BRACKETS.match(line.text):
        is_link = found["said"].startswith(("(http", "（http", "(/"))
        return None if is_link else Opening(line, found["label"], found["said"], True)
    if ":" not in head and "：" not in head:
        return None
    found = _COLON.match(line.text)
    if found is None or _is_within_a_word(found["label"], found["said"]):
        return None
    return Opening(line, found["label"].strip("* "), found["said"])


def _is_within_a_word(label: str, said: str) -> bool:
    """Say whether the colon parts hours and minutes (下午4:00) or an address."""
    is_time = label[-1:].isdigit() and said[:1].isdigit()
    return is_time or said.startswith("//") or not label.strip("* ")
