"""JSON Lines: one document to a line, read lazily, one bad line touching no other.

    {"title": "…", "body": "…", "date": "2021-12-20", "source": "…", "id": 7}

`body` is read like a file. A field given beside it goes before one guessed from it.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from archive.parsing.documents import parse_document
from archive.parsing.errors import BadLine, UnreadableFile
from archive.parsing.formats import AUTO
from archive.parsing.given import Given
from archive.records import Kind, Moment, ParsedEntry
from archive.text.clean import strip_white
from archive.text.dates import parse_day
from archive.text.wording import say as _

NAME = "jsonl"
SHAPE = '{"title": …, "body": …}'
"""What a line is to look like, as messages show it."""
KEYS = frozenset(
    {"title", "body", "date", "published_on", "held_at", "source", "url", "kind"}
    | {"category", "id"}
)
MANY = 10
"""Of so many lines, one at least is an object, or the file is of another kind."""
_KINDS = {kind.value: kind for kind in Kind}


def refuse_other(lines: Iterable[bytes]) -> None:
    """Refuse a file that is empty or no JSON Lines at all, once and not line by line.

    It is one as soon as any of its lines is an object. Of a file with few lines each
    is left to tell of itself. An empty text stands for a line too long to be given.

    Raises:
        UnreadableFile: it has no line, or none of its many is one; it names the first.
    """
    others, first, is_empty = 0, b"", True
    for line in lines:
        is_empty = is_empty and line.isspace()
        if not line.strip():
            continue
        if _is_object(line):
            return
        others, first = others + 1, first or line
    if is_empty:
        raise UnreadableFile(_("没有文字，请检查是否选错了文件。"))
    if others >= MANY:
        raise _no_json_lines(others, first)


def _is_object(line: bytes) -> bool:
    try:
        read_object(line)
    except BadLine:
        return False
    return True


def _no_json_lines(others: int, first: bytes) -> UnreadableFile:
    message = _(
        "不是 JSON Lines：{others} 行里没有一行是 JSON 对象。"
        "应以 UTF-8 编码，每行一篇，形如 {shape}；"
        "如是一篇文稿，请把扩展名改回原来的。第一行是",
        others=others,
        shape=SHAPE,
    )
    return UnreadableFile(message, text=first[:200].decode("utf-8", "replace"))


def read_object(line: bytes) -> dict[str, Any]:
    """Read a line as a JSON object.

    Raises:
        BadLine: it is not UTF-8, not JSON, or not an object.
    """
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        message = _(
            "第 {byte} 个字节起不是 UTF-8，请以 UTF-8 重新导出这一行。",
            byte=error.start + 1,
        )
        raise BadLine(message) from error
    except (ValueError, RecursionError) as error:
        message = _("不是有效的 JSON，请改正这一行。")
        raise BadLine(message, text=line[:200].decode("utf-8", "replace")) from error
    if not isinstance(value, dict):
        message = _("不是 JSON 对象（应形如 {shape}），请改正这一行。", shape=SHAPE)
        raise BadLine(message, text=line[:200].decode("utf-8", "replace"))
    return value


def parse_object(
    value: Mapping[str, Any], *, path: str, format: str, given: Given
) -> ParsedEntry:
    """Read the document of one line; `given` goes before what the line says.

    Raises:
        BadLine: it has no body, or a field is of a wrong type or no date.
        NotText: the body is white space only or holds what is no text.
    """
    return parse_document(
        body_of(value),
        path=path,
        format=AUTO if format == NAME else format,
        given=given.before(given_of(value)),
    )


def body_of(value: Mapping[str, Any]) -> str:
    """Give the text of a line's document.

    Raises:
        BadLine: it has none, or one that is no text.
    """
    body = _text(value, "body")
    if not strip_white(body):
        raise BadLine(
            _("没有正文（body），请补上或删去这一行。"), text=_text(value, "title")
        )
    return body


def given_of(value: Mapping[str, Any]) -> Given:
    """Give the fields that a line says of its document.

    Raises:
        BadLine: one is of a wrong type, or no date.
    """
    return Given(
        kind=_KINDS.get(_text(value, "kind")),
        held_at=_moment(value, "held_at"),
        published_on=_day(value, "published_on"),
        day=_day(value, "date"),
        source=_text(value, "source"),
        source_url=_text(value, "url"),
        title=" ".join(_text(value, "title").split()),
        category=_text(value, "category"),
        external_id=_identity(value),
    )


def _text(value: Mapping[str, Any], key: str) -> str:
    """Give a field that is text; null is as good as not there."""
    field = value.get(key)
    if field is None:
        return ""
    if not isinstance(field, str):
        raise BadLine(
            _("“{key}”应是文字，请改正这一行。", key=key), text=str(field)[:80]
        )
    return field if key == "body" else strip_white(field)


def _identity(value: Mapping[str, Any]) -> str:
    field = value.get("id")
    if isinstance(field, int) and not isinstance(field, bool):
        return str(field)
    return _text(value, "id")


def _day(value: Mapping[str, Any], key: str) -> date | None:
    text = _text(value, key)
    try:
        return parse_day(text) if text else None
    except ValueError as error:
        message = _("“{key}”不是日期（应形如 2021-12-20），请改正这一行。", key=key)
        raise BadLine(message, text=text) from error


def _moment(value: Mapping[str, Any], key: str) -> Moment | None:
    text = _text(value, key)
    try:
        return Moment.parse(text) if text else None
    except ValueError as error:
        message = _(
            "“{key}”不是北京时间（应形如 2021-03-04T10:00），请改正这一行。", key=key
        )
        raise BadLine(message, text=text) from error
