"""Bytes to text: UTF-8, else GB18030 or Big5; what is none of them is refused."""

import codecs

from archive.parsing.errors import NotText
from archive.parsing.reading.broken import decode_broken, first_broken
from archive.parsing.reading.encodings import guess_legacy, shown_name
from archive.parsing.reading.mending import BROKEN
from archive.records import ParseWarning
from archive.text.clean import has_controls, split_lines, strip_white, without_controls
from archive.text.wording import Wording
from archive.text.wording import say as _


def read_text(data: bytes | str, path: str) -> tuple[str, list[ParseWarning]]:
    """Give the text of an input, with warnings for what had to be guessed or taken out.

    Raises:
        NotText: it is empty, white space only, binary, or broken in many places.
    """
    text, warnings = _decode(data, path) if isinstance(data, bytes) else (data, [])
    _refuse_binary(text, path)
    if has_controls(text):
        text, found = _take_out_controls(text)
        warnings += found
    if not strip_white(text):
        raise NotText(_("没有文字，请检查是否选错了文件。"), path=path)
    return text, warnings


def _decode(data: bytes, path: str) -> tuple[str, list[ParseWarning]]:
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data and not is_utf16:
        message = _(
            "这是二进制文件，不是文字，或者有一处损坏。"
            "请从原处重新保存，或另存为 UTF-8 编码的文本后再导入。"
        )
        raise _with_nul(message, data.decode("utf-8", "replace"), path)
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _decode_otherwise(data, path)


def _decode_otherwise(data: bytes, path: str) -> tuple[str, list[ParseWarning]]:
    if is_damaged_utf8(data):
        return decode_broken(data, "utf-8", path)
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if utf16 else guess_legacy(data)
    message = _(
        "文件不是 UTF-8，按 {encoding} 读出。若有乱码，请另存为 UTF-8。",
        encoding=shown_name(encoding),
    )
    text, mixed = decode_broken(data, encoding, path)
    return text, [ParseWarning("encoding-detected", 0, message), *mixed]


def is_damaged_utf8(data: bytes) -> bool:
    """Say whether most of what is not ASCII is UTF-8 all the same.

    Text in UTF-8 with one broken byte would decode as GB18030 without an error, into
    nonsense; text in GB18030 has next to no sequences that are UTF-8.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count(BROKEN)
    whole = sum(not c.isascii() for c in text) - broken
    return whole > broken


def _refuse_binary(text: str, path: str) -> None:
    if "\0" in text:
        message = _("含有 NUL 字符，像是二进制文件。请只导入文字。")
        raise _with_nul(message, text, path)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        line = len(split_lines(text[: error.start]))
        message = _("含有半个字符（编码损坏），请重新复制文字。")
        raise NotText(message, path=path, line=line) from error
    shown = len(text) - len(without_controls(text)) if has_controls(text) else 0
    if shown > 8 and shown * 20 > len(text):
        raise NotText(_("控制字符太多，像是二进制文件。请只导入文字。"), path=path)


def _with_nul(message: Wording, text: str, path: str) -> NotText:
    """Give the refusal of a text with a NUL in it; its place, if it is text so far."""
    before = text[: text.index("\0")]
    if not before or has_controls(before):
        return NotText(message, path=path)
    line, near = first_broken(text, "\0")
    return NotText(message, path=path, line=line, text=near)


def _take_out_controls(text: str) -> tuple[str, list[ParseWarning]]:
    lines = split_lines(text)
    at = [n for n, line in enumerate(lines, 1) if has_controls(line)]
    message = _(
        "去掉了不可见的控制字符（共 {count} 行，首见于第 {line} 行）。",
        count=len(at),
        line=at[0],
    )
    return without_controls(text), [ParseWarning("control-characters", at[0], message)]
