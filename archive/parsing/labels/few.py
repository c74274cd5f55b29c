"""Pages with few labels: whether they are transcripts, or articles that print a label.

    市公安局介绍反诈工作
    记者：今年有什么进展？
    李民：破案一千二百起。

Few labels prove little, as a report prints a question now and then, too, and a reporter
on the spot speaks under one. So there must be a question and what answers it, or a host
and somebody else; most of the text must be theirs; and the page must open with them or
say at its top that people met or were asked. An article in which a label asks all the
same is taken with a warning. A broadcast report, whose reporters tell and ask nobody,
is an article however many speak in it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from archive.parsing.around.furniture import is_control, is_stage
from archive.parsing.around.meta_lines import is_meta
from archive.parsing.labels.label import COLONS, warn_without_text
from archive.parsing.labels.meetings import MEETING
from archive.parsing.labels.openings import LONGEST, read_opening
from archive.parsing.labels.people import person
from archive.parsing.labels.voices import voices_on
from archive.parsing.labels.words import Voice
from archive.parsing.sheet import Line, Sheet
from archive.records import Capacity
from archive.text.clean import shorten, strip_white
from archive.text.folding import fold
from archive.text.wording import Wording
from archive.text.wording import say as _

_MEETS_OR_ASKS = re.compile(
    rf"{MEETING}|记者[提]?问|答[问記记]|问答|采访|专访|访谈|对话|实录|記者提?問|專訪|訪談|問答"
    r"|\b(?:press|briefing|interview|transcript|remarks)\b",
    re.I,
)
_QUESTION_END = re.compile(r"[?？][”\"』」）)]?\s*(?:谢谢[^。！？]{0,8}[。！!]?)?$")
# 请介绍有关情况。 · …有什么进展？答：
_ASKS = re.compile(
    rf"{_QUESTION_END.pattern}|[?？]\s*[^。？?]{{1,12}}[:：]"
    r"|^.{0,60}(?:请(?:问|介绍|谈|说|您|简要|具体)|能否|可否|請問|請介紹)"
)
# 有记者问：… is how a report tells of a question, 海州日报记者问：… a label
_TOLD = re.compile(r"^(?:会[后上中],?)?(?:还?有|当|被|[一几多][位名个])|问[及道]$")

_LABEL_ENDS = frozenset(f"{COLONS}】]］〕〗")


def is_covered(lines: Sequence[Line], voices: Sequence[Voice]) -> bool:
    """Say whether at least half of the text stands under the labels.

    So does less where the line above the first says that answers follow (二、问答).
    """
    if not voices:
        return False
    first = voices[0].label.line.number
    before = [line for line in lines if line.number < first]
    if before and is_stage(before[-1]):
        return True
    above = sum(len(line.text) for line in before)
    return above * 2 <= sum(len(line.text) for line in lines)


def is_brief_transcript(lines: Sequence[Line], voices: Sequence[Voice]) -> bool:
    """Say whether so few labels make a transcript all the same."""
    if not is_covered(lines, voices) or not opens_or_says_so(lines, voices[0]):
        return False
    if any(voice.label.capacity == Capacity.HOST for voice in voices):
        return len({voice.label.text for voice in voices}) > 1
    return _is_answered(lines, voices)


def opens_or_says_so(lines: Sequence[Line], first: Voice) -> bool:
    """Say whether nothing but a title stands above, or words for a meeting do."""
    above = [line for line in lines if line.number < first.label.line.number]
    above = [line for line in above if not is_meta(line) and not is_control(line)]
    if not above or (len(above) == 1 and above[0].text[-1] != "。"):
        return True
    return any(_MEETS_OR_ASKS.search(line.text) for line in above[:3])


def _is_answered(lines: Sequence[Line], voices: Sequence[Voice]) -> bool:
    """Say whether words or another's label follow the first question under a label."""
    for position, voice in enumerate(voices):
        if asks(voice):
            following = voices[position + 1 : position + 2]
            if following:
                return following[0].label.capacity != Capacity.REPORTER
            is_last = lines[-1].number == voice.label.line.number
            return not is_last and _QUESTION_END.search(voice.said) is not None
    return False


def asks(voice: Voice) -> bool:
    """Say whether a label has somebody ask, in his own words and not a report's."""
    label = voice.label
    if label.capacity != Capacity.REPORTER or _TOLD.search(fold(label.text)):
        return False
    return _ASKS.search(voice.words) is not None


def is_report(voices: Sequence[Voice]) -> bool:
    """Say whether reporters tell and nobody asks: 总台记者 夏薇：今天我们来到桥下….

    So a report is printed that was broadcast, each sound with who speaks before it.
    """
    if any(voice.label.capacity == Capacity.HOST or voice.answers for voice in voices):
        return False
    told = [v for v in voices if v.label.capacity == Capacity.REPORTER]
    return bool(told) and all(v.label.name and not asks(v) for v in told)


def warn_of_labels(sheet: Sheet, lines: Sequence[Line]) -> None:
    """Warn of the first label in prose that asks, answers or presides, or is empty."""
    if _warns_of_empty(sheet, lines):
        return
    prose = {line.number for line in lines}
    for voice in voices_on(sheet):
        number, label = voice.label.line.number, voice.label
        is_sure = label.capacity == Capacity.HOST or voice.answers or asks(voice)
        if is_sure and voice.said and number in prose:
            sheet.warn("label-in-prose", number, _in_prose(number, label.text))
            return


def _warns_of_empty(sheet: Sheet, lines: Sequence[Line]) -> bool:
    """Warn of the first label with no words under it before the next or the end."""
    for line, after in pairwise([*lines, None]):
        if line and _is_empty(line) and (after is None or _is_empty(after)):
            warn_without_text(sheet, line.number, line.text)
            return True
    return False


def _is_empty(line: Line) -> bool:
    """Say whether a line is nothing but labels of people: 李民：, 【李民】【张伟】."""
    if line.text[-1] not in _LABEL_ENDS or len(line.text) > 2 * LONGEST:
        return False
    opening = read_opening(line)
    if opening is None or not person(opening.label):
        return False
    said = strip_white(opening.said)
    return not said or _is_empty(replace(line, text=said, bold=0, said_from=0))


def _in_prose(number: int, label: str) -> Wording:
    return _(
        "第 {number} 行“{label}：”像是发言人抬头，但全文更像文章，作正文收入。"
        "若是实录，请让每个抬头另起一行，再以格式 inline-labels 读。",
        number=number,
        label=shorten(label),
    )
