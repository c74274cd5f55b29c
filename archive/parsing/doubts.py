"""What an editor is warned of in the lines of any document, whatever its format."""

import re
from collections import Counter
from collections.abc import Sequence

from archive.parsing.sheet import Sheet
from archive.records import ParseWarning
from archive.text.clean import shorten
from archive.text.dates import impossible_days
from archive.text.folding import HAN_CHARACTER
from archive.text.wording import say as _

LONGEST_LINE = 20_000
"""A line of more characters has lost its line ends: it is kept, and said."""
MOST_ALIKE = 200
"""So many warnings of one code are given one by one; of the others only the number."""
ENOUGH_FOREIGN = 100
"""A text with fewer characters in lines without Chinese is not called foreign."""

# 1385311**** is masked already, and tells nobody's number.
_NO_MORE = r"(?!\d|\s?[*＊×xX●•○_]{2})"
# 13853112345 · 0531-85123283 · 联系电话:85123283
_PHONE = re.compile(
    rf"(?<!\d)(?:1[3-9]\d{{9}}|0\d{{2,3}}[-—－ ]\d{{7,8}}){_NO_MORE}"
    r"|(?:电话|手机|传真|热线|联系方式)[^\d。\n]{0,8}"
    rf"(?:\d{{3,4}}[-—－ ])?\d{{7,8}}{_NO_MORE}"
)
# Quicker to look for than seven of one kind.
_SEVEN_FIGURES = re.compile(r"\d\d{6}")


def warn_of_lines(sheet: Sheet) -> None:
    """Warn of telephone numbers, impossible days, lines without end, other languages.

    The line of a day is given once, by whoever read it first.
    """
    _warn_of_phones(sheet)
    _warn_of_days(sheet)
    _warn_of_long_lines(sheet)
    _warn_of_foreign(sheet)


def _warn_of_phones(sheet: Sheet) -> None:
    for line in sheet.lines:
        found = _SEVEN_FIGURES.search(line.text) and _PHONE.search(line.text)
        if found:
            message = _(
                "第 {line} 行有电话号码“{phone}”，公开前请核对可否公布。",
                line=line.number,
                phone=found[0],
            )
            sheet.warn("phone-number", line.number, message)


def _warn_of_days(sheet: Sheet) -> None:
    told = {w.line for w in sheet.warnings if w.code == "date-invalid"}
    for line in sheet.lines:
        if line.number not in told and (days := impossible_days(line.text)):
            message = _(
                "第 {line} 行“{day}”不是日历上的日期，请核对。",
                line=line.number,
                day=days[0],
            )
            sheet.warn("date-impossible", line.number, message)


def _warn_of_long_lines(sheet: Sheet) -> None:
    for line in sheet.lines:
        if len(line.text) > LONGEST_LINE:
            message = _(
                "第 {line} 行有 {length} 字，像是丢了换行：“{text}”。请核对原文分段。",
                line=line.number,
                length=len(line.text),
                text=shorten(line.text),
            )
            sheet.warn("line-too-long", line.number, message)


def _warn_of_foreign(sheet: Sheet) -> None:
    foreign = [line for line in sheet.lines if not HAN_CHARACTER.search(line.text)]
    size = sum(len(line.text) for line in foreign)
    # A page in both languages has a Chinese line to each that is not.
    if len(foreign) * 2 <= len(sheet.lines):
        return
    if size < ENOUGH_FOREIGN or size * 2 < sum(len(line.text) for line in sheet.lines):
        return
    longest = max(foreign, key=lambda line: len(line.text))
    message = _(
        "全文大半不是中文，如第 {line} 行：“{text}”。"
        "抬头、日期和主题都按中文识别，请核对是否贴错，或改贴中文版。",
        line=longest.number,
        text=shorten(longest.text),
    )
    sheet.warn("not-chinese", longest.number, message)


def bounded(warnings: Sequence[ParseWarning]) -> tuple[ParseWarning, ...]:
    """Give the warnings; where very many are alike, the first and how many more."""
    counts: Counter[str] = Counter()
    kept: list[ParseWarning] = []
    for warning in warnings:
        counts[warning.code] += 1
        if counts[warning.code] <= MOST_ALIKE:
            kept.append(warning)
    for code, count in counts.items():
        if count > MOST_ALIKE:
            message = _(
                "同类提示（{code}）另有 {count} 处，不再逐一列出。",
                code=code,
                count=count - MOST_ALIKE,
            )
            kept.append(ParseWarning(code, 0, message))
    return tuple(kept)
