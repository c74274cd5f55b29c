"""The header of a conference page: 时间, 地点, 出席, 主持, 内容, each on its line.

    时间: 3月4日(星期四)上午10:00
    出席: 省公安厅厅长范华平 刑侦总队总队长李民
    内容: 介绍“十四五”时期平安山东建设的重点任务和举措

A value may stand on the line after its name, which may be without a colon then, and a
list of attendees may go on over several lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from archive.parsing.around.furniture import is_control
from archive.parsing.labels.label import COLONS
from archive.parsing.sections.headings import ends_sentence
from archive.parsing.sheet import Line
from archive.text.clean import has_bullet, strip_white, without_white
from archive.text.dates import find_day
from archive.text.folding import fold, simplify_each
from archive.text.names import ends_in_title, is_name, join_spread, split_post


class Field(StrEnum):
    """What a header line says."""

    TITLE = "title"
    TIME = "time"
    PLACE = "place"
    ATTENDEES = "attendees"
    HOST = "host"
    CONTENT = "content"
    SOURCE = "source"
    UNKNOWN = "unknown"


_NAMES = {
    Field.TITLE: "标题 题目 名称 会议名称 发布会名称",
    Field.TIME: "时间 日期 举行时间 召开时间 会议时间 发布会时间 访谈时间 直播时间"
    " 播出时间 录制时间",
    Field.PLACE: "地点 发布地点 会议地点 举行地点 召开地点 发布会地点"
    " 访谈地点 直播地点",
    Field.ATTENDEES: "出席 出席人 出席人员 出席嘉宾 出席领导 嘉宾 访谈嘉宾 做客嘉宾"
    " 发布嘉宾 发布人 发布人员 发言人 参加人员 参会人员"
    " 出席者 报告人 与会人员 听证参加人",
    Field.HOST: "主持 主持人 听证主持人 会议主持人",
    Field.CONTENT: "内容 主题 议题 发布内容 发布主题 会议内容 访谈主题 摘要",
    Field.SOURCE: "来源 信息来源 稿件来源",
}
# 主  席  蘇院長嘉全: the name of a field, spread, needs no colon
_SPREAD_NAMES = {"主席": Field.HOST}
_SPREAD_LINE = re.compile(
    r"([\u3400-\u9fff](?:[ \u3000\xa0]+[\u3400-\u9fff]){1,3})[ \u3000\xa0]+(\S.*)"
)
# 秘書長  林志嘉, among such fields
_CLERK = re.compile(r"[\u3400-\u9fff]{2,6}[ \u3000\xa0]+[\u3400-\u9fff]{2,4}")
_SPOKEN = (Field.ATTENDEES, Field.HOST)
FIELD_OF = {name: f for f, names in _NAMES.items() for name in names.split()}
# 时间: … · 时　间：… · 主 持 人：…
_FIELD_LINE = re.compile(
    r"(?:[一二三四五六七八九]、\s*)?"
    rf"([\u3400-\u9fff][\s\u3400-\u9fff]{{1,9}}?)\s*[{COLONS}]\s*(.*)",
    re.S,
)

# 日期：2021-10-12 来源：省教育厅 字号：大 中 小 is about the page
_OF_PAGE = re.compile("来源|來源|字[号體体]|浏览|阅读|作者")
LONGEST_ATTENDEE = 60
"""Somebody in the list of attendees takes no more characters, his post included."""
LONGEST_NAME = 12
"""No name of a field is longer, the white space in it included."""
_CELLS = " | "
_SAYS_POST = re.compile("单位|部门|职务|职位")
_PRESIDES = re.compile(r"[（(]主持人?[)）]$")
# 主办: 省政府新闻办公室
_UNKNOWN_LINE = re.compile(r"[\u3400-\u9fff]{2,6}\s*[:：]\s*\S.{0,100}")


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One field of the header: `lines` are those it stands on, `value` may be ""."""

    field: Field
    value: str
    lines: tuple[Line, ...]


def read_field_line(line: Line) -> tuple[Field, str] | None:
    """Read a line that opens with the name of a field; None for every other line."""
    found = _FIELD_LINE.fullmatch(line.text)
    is_spread = found is None and line.text[1:2].isspace()
    if is_spread and (spread := _SPREAD_LINE.fullmatch(line.text)):
        name = fold(without_white(spread[1]))
        field = FIELD_OF.get(name) or _SPREAD_NAMES.get(name)
        return (field, strip_white(spread[2])) if field else None
    field = FIELD_OF.get(fold(without_white(found[1]))) if found else None
    return (field, strip_white(found[2])) if found and field else None


def read_header(lines: Sequence[Line]) -> list[HeaderField]:
    """Give the fields at the front of `lines`; it ends at the first other line.

    A field between two that are known (`主办: …`) is of them, but `UNKNOWN`.
    """
    fields: list[HeaderField] = []
    position = 0
    alone = False
    while position < len(lines):
        line = lines[position]
        field = _field_at(lines[position:]) or _name_alone(lines, position, alone=alone)
        field = field or _clerk(fields, line)
        if field:
            alone = alone or field.lines[0].text in FIELD_OF
            fields.append(field)
        elif fields and (
            _goes_on(fields[-1], line) or _is_between(fields[-1], lines, position)
        ):
            fields[-1] = _joined(fields[-1], line)
        elif fields and _is_unknown(line):
            fields.append(HeaderField(Field.UNKNOWN, line.text, (line,)))
        else:
            break
        position += len(field.lines) if field else 1
    while fields and _is_no_end(fields[-1]):
        fields.pop()
    return fields


def _is_between(field: HeaderField, lines: Sequence[Line], position: int) -> bool:
    """Say whether a line in a list of attendees is one, though nobody is read off it.

    More of the list, or the field behind it, stands right below.
    """
    line, below = lines[position], lines[position + 1 : position + 2]
    if field.field != Field.ATTENDEES or not below or not field.value:
        return False
    is_apart = _is_apart(field, line)
    is_plain = not (is_apart or is_control(line) or ends_sentence(line.text))
    goes_on = _field_at(below) is not None or _goes_on(field, below[0])
    return is_plain and len(line.text) <= LONGEST_ATTENDEE and goes_on


def _is_unknown(line: Line) -> bool:
    """Say whether a line may be a field that nobody knows: 主办: 省政府新闻办."""
    says = _UNKNOWN_LINE.fullmatch(line.text)
    return says is not None and not ends_sentence(line.text)


def _field_at(lines: Sequence[Line]) -> HeaderField | None:
    """Read the field that the first line opens; None where it opens none.

    主持人：大家好！ is no field but who speaks first.
    """
    read = read_field_line(lines[0]) or _held_when(lines)
    if read is None:
        return _people_in_table(lines)
    speaks = read[0] in _SPOKEN and ends_sentence(read[1])
    is_of_page = read[0] == Field.TIME and _OF_PAGE.search(read[1])
    return None if speaks or is_of_page else HeaderField(*read, (lines[0],))


def _clerk(fields: Sequence[HeaderField], line: Line) -> HeaderField | None:
    """Read one of an assembly's clerks under fields that are spread: 秘書長  林志嘉."""
    if not fields or not _SPREAD_LINE.fullmatch(fields[-1].lines[0].text):
        return None
    if not _CLERK.fullmatch(line.text) or not _is_attendee(simplify_each(line.text)):
        return None
    return HeaderField(Field.ATTENDEES, line.text, (line,))


def _held_when(lines: Sequence[Line]) -> tuple[Field, str] | None:
    """Read 发布时间：5月12日下午3时 for when it was held, with the place or host below.

    Anywhere else it is when the page was published.
    """
    found = _FIELD_LINE.fullmatch(lines[0].text)
    if found is None or without_white(found[1]) != "发布时间" or len(lines) < 2:
        return None
    below = read_field_line(lines[1])
    is_header = below and below[0] in (Field.PLACE, *_SPOKEN)
    return (Field.TIME, strip_white(found[2])) if is_header else None


def _name_alone(
    lines: Sequence[Line], position: int, *, alone: bool
) -> HeaderField | None:
    """Read the name of a field that stands alone, without a colon: 时间.

    A header that is set so has the day under it; after that (`alone`) any name is one.
    """
    line, below = lines[position], lines[position + 1 : position + 2]
    if len(line.text) > LONGEST_NAME:
        return None
    field = FIELD_OF.get(fold(without_white(line.text)))
    if field is None or not below or ends_sentence(below[0].text):
        return None
    dated = field == Field.TIME and find_day(below[0].text) is not None
    return HeaderField(field, "", (line,)) if alone or dated else None


def _people_in_table(lines: Sequence[Line]) -> HeaderField | None:
    """Read a table of who is there: 姓名 | 单位 | 职务, and a row for each."""
    head = lines[0].text.split(_CELLS)
    about = [n for n, cell in enumerate(head) if _SAYS_POST.search(cell)]
    if "姓名" not in head or not about:
        return None
    rows = [line.text.split(_CELLS) for line in lines[1:]]
    rows = list(takewhile(lambda cells: len(cells) == len(head), rows))
    at = head.index("姓名")
    people = [
        "".join(row[n] for n in about) + f" {join_spread(row[at])}" for row in rows
    ]
    end = 1 + len(rows)
    return HeaderField(Field.ATTENDEES, "；".join(people), tuple(lines[:end]))


def _is_no_end(field: HeaderField) -> bool:
    """Say whether a header cannot end so: an unknown field, or the host's label.

    主持人： with nothing after it is no field but who speaks first.
    """
    empty = field.field == Field.HOST and not field.value
    return empty or field.field == Field.UNKNOWN


def _goes_on(field: HeaderField, line: Line) -> bool:
    """Say whether the line is the value, or more attendees, of the field above it."""
    if is_control(line) or has_bullet(line.text) or _is_apart(field, line):
        return False
    if not field.value:
        return not ends_sentence(line.text)
    return field.field == Field.ATTENDEES and _is_attendee(line.text)


def _is_apart(field: HeaderField, line: Line) -> bool:
    """Say whether a blank line ends the field; not where each line stands by itself."""
    return line.after_blank and not field.lines[-1].after_blank


def _is_attendee(text: str) -> bool:
    """Say whether a line is one person with a post, before the name or behind it.

    刑侦总队总队长 李  民 · 李民  市公安局副局长 · 王晓梅（市政府新闻办副主任）
    """
    text = _PRESIDES.sub("", join_spread(text))
    post_and_name = split_post(text)
    if post_and_name and post_and_name[0]:
        return True
    name, _white, post = re.sub(r"[（(\u3000\xa0\t]", " ", text).partition(" ")
    post = post.strip(" ()（）")
    return is_name(name) and ends_in_title(post)


def _joined(field: HeaderField, line: Line) -> HeaderField:
    value = f"{field.value} {line.text}".strip()
    return HeaderField(field.field, value, (*field.lines, line))


def lone_names(texts: Sequence[str]) -> set[str]:
    """Give the texts that may be a name, from lines and captions: who may be speaking.

    They help to find where a post ends and the name begins in the header.
    """
    return {text for text in texts if len(text) < 21 and is_name(text)}
