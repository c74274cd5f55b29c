"""A message and its reply as the form of a mailbox prints them, field by field.

    来信标题：关于夜间渡轮班次的咨询
    来信时间：2023-05-08
    来信内容：请问能不能加开夜船？
    回复单位：市港务局
    回复内容：自六月起每晚加开四班。

Source: 市长信箱 and 网上信访 pages of municipal governments.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.assembly import Draft
from archive.parsing.dialogue.turns import Turn
from archive.parsing.labels.label import COLONS, Label
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import Capacity
from archive.text.dates import find_day
from archive.text.wording import say as _

_FIELD = re.compile(
    rf"(?P<name>[\u3400-\u9fff]{{2,6}})\s*[{COLONS}]\s*(?P<value>.*)", re.S
)
MOST_LINES = 200
"""A page of more lines is no form."""
_WRITES = "来信|写信|信件|留言|咨询|诉求|提问|问题"
_REPLIES = "回复|答复|办理|处理|反馈"
_ASKED = re.compile(rf"(?:{_WRITES})(?:内容|描述|详情)")
_ANSWERED = re.compile(rf"(?:{_REPLIES})(?:内容|意见|结果|情况)")
_TITLE = re.compile(rf"(?:{_WRITES})?(?:标题|主题)")
_DAY = re.compile(rf"(?:{_WRITES}|提交)(?:时间|日期)")
_BODY = re.compile(rf"(?:{_REPLIES})(?:单位|部门|机关)")
_OTHER = re.compile(
    rf"(?:{_WRITES}|{_REPLIES}|受理|提交)(?:人|时间|日期|编号|类型|类别|状态|对象|渠道)"
    r"|编号|状态|姓名|满意度"
)


def is_form(lines: Sequence[Line]) -> bool:
    """Say whether what was asked and what was answered stand there by their names."""
    if len(lines) > MOST_LINES:
        return False
    names = [found["name"] for line in lines if (found := _FIELD.match(line.text))]
    asked = sum(_ASKED.fullmatch(name) is not None for name in names)
    return asked == 1 and any(map(_ANSWERED.fullmatch, names))


def read_form(sheet: Sheet, lines: Sequence[Line], draft: Draft) -> list[Turn]:
    """Claim the fields of a form; give what stands above it, the message, the reply.

    Who wrote and when it was answered has no field in the entry and is noted.
    """
    turns = [Turn(None, ())]
    is_said = True
    for line in lines:
        found = _FIELD.match(line.text)
        name = found["name"] if found else ""
        capacity = _capacity(name)
        if found and capacity:
            label = Label(line, name, capacity)
            said = (replace(line, text=found["value"]),) if found["value"] else ()
            turns.append(Turn(label, said))
            is_said = True
        elif found and _take_field(sheet, line, name, found["value"], draft):
            is_said = False
        elif is_said:
            turns[-1] = replace(turns[-1], lines=(*turns[-1].lines, line))
        else:
            sheet.take(line, Use.FIELD)
            sheet.drop_part(line, line.text, _("页面信息"))
    return [turn for turn in turns if turn.label or turn.lines]


def _capacity(name: str) -> Capacity | None:
    if _ASKED.fullmatch(name):
        return Capacity.REPORTER
    return Capacity.OFFICIAL if _ANSWERED.fullmatch(name) else None


def _take_field(sheet: Sheet, line: Line, name: str, value: str, draft: Draft) -> bool:
    """Put a field into the draft, or note it; say whether it is one that is known."""
    if _TITLE.fullmatch(name) and value:
        draft.title = value
    elif _BODY.fullmatch(name) and not draft.source:
        draft.source = value
    elif _DAY.fullmatch(name) and (day := find_day(value)) and day.year:
        try:
            draft.published_on = day.in_year(day.year)
        except ValueError:
            sheet.drop_part(line, value, _("日期无效"))
    elif _OTHER.fullmatch(name) or _BODY.fullmatch(name) or _DAY.fullmatch(name):
        sheet.drop_part(line, line.text, _("页面信息"))
    else:
        return False
    sheet.take(line, Use.FIELD)
    return True
