"""The header of a conference page: 时间, 地点, 出席, 主持, 内容, each on its line.

    时间: 3月4日(星期四)上午10:00
    出席: 省公安厅厅长范华平 刑侦总队总队长李民
    内容: 介绍“十四五”时期平安山东建设的重点任务和举措

A value may stand on the line after its name, and a list of attendees may go on over
several lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.parsing.furniture import is_control
from archive.parsing.headings import ends_sentence
from archive.parsing.sheet import Line
from archive.text.clean import has_bullet, strip_white, without_white
from archive.text.names import is_name, split_post


class Field(StrEnum):
    """What a header line says."""

    TIME = "time"
    PLACE = "place"
    ATTENDEES = "attendees"
    HOST = "host"
    CONTENT = "content"
    SOURCE = "source"
    UNKNOWN = "unknown"


_NAMES = {
    Field.TIME: "时间 日期 举行时间 召开时间 会议时间 发布会时间",
    Field.PLACE: "地点 会议地点 举行地点 召开地点 发布会地点",
    Field.ATTENDEES: "出席 出席人 出席人员 出席嘉宾 嘉宾 发布人 发言人 参加人员",
    Field.HOST: "主持 主持人",
    Field.CONTENT: "内容 主题 议题 发布内容 发布主题 会议内容 摘要",
    Field.SOURCE: "来源 信息来源 稿件来源",
}
FIELD_OF = {name: f for f, names in _NAMES.items() for name in names.split()}
# 时间: … · 时　间：… · 主 持 人：…
_FIELD_LINE = re.compile(
    r"([\u3400-\u9fff][\s\u3400-\u9fff]{1,9}?)\s*[:：]\s*(.*)", re.S
)

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
    field = FIELD_OF.get(without_white(found[1])) if found else None
    return (field, strip_white(found[2])) if found and field else None


def read_header(lines: Sequence[Line]) -> list[HeaderField]:
    """Give the fields at the front of `lines`; it ends at the first other line.

    A field between two that are known (`主办: …`) is of them, but `UNKNOWN`.
    """
    fields: list[HeaderField] = []
    for line in lines:
        if read := read_field_line(line):
            fields.append(HeaderField(*read, (line,)))
        elif fields and _goes_on(fields[-1], line):
            fields[-1] = _joined(fields[-1], line)
        elif fields and _UNKNOWN_LINE.fullmatch(line.text):
            fields.append(HeaderField(Field.UNKNOWN, line.text, (line,)))
        else:
            break
    while fields and _is_no_end(fields[-1]):
        fields.pop()
    return fields


def _is_no_end(field: HeaderField) -> bool:
    """Say whether a header cannot end so: an unknown field, or the host's label.

    主持人： with nothing after it is no field but who speaks first.
    """
    empty = field.field == Field.HOST and not field.value
    return empty or field.field == Field.UNKNOWN


def _goes_on(field: HeaderField, line: Line) -> bool:
    """Say whether the line is the value, or more attendees, of the field above it."""
    if is_control(line) or line.after_blank or has_bullet(line.text):
        return False
    if not field.value:
        return not ends_sentence(line.text)
    post_and_name = split_post(line.text)
    return field.field == Field.ATTENDEES and bool(post_and_name and post_and_name[0])


def _joined(field: HeaderField, line: Line) -> HeaderField:
    value = f"{field.value} {line.text}".strip()
    return HeaderField(field.field, value, (*field.lines, line))


def lone_names(texts: Sequence[str]) -> set[str]:
    """Give the texts that may be a name, from lines and captions: who may be speaking.

    They help to find where a post ends and the name begins in the header.
    """
    return {text for text in texts if len(text) < 21 and is_name(text)}
