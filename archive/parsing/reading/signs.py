"""What a file is by its first bytes, whatever its name says."""

import re
from collections.abc import Mapping

from archive.parsing.errors import NotText
from archive.text.wording import say as _

_BEGINNINGS: Mapping[bytes, str] = {
    b"%PDF-": _("PDF 文档"),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _("旧版 Word（.doc）或加了密码的 Office 文档"),
    b"{\\rtf": _("RTF 文档"),
    b"\x89PNG\r\n": _("PNG 图片"),
    b"\xff\xd8\xff": _("JPEG 图片"),
    b"GIF8": _("GIF 图片"),
    b"RIFF": _("图片或音视频"),
    b"\xfd7zXZ\0": _("xz 压缩包"),
    b"\x1f\x8b": _("gzip 压缩包"),
    b"7z\xbc\xaf\x27\x1c": _("7z 压缩包"),
    b"Rar!\x1a\x07": _("RAR 压缩包"),
    b"\x7fELF": _("程序"),
    b"MZ\x90\0": _("程序"),
    b"SQLite format 3\0": _("数据库"),
}
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
LOOKED_AT = 4096
"""So many bytes from the front are looked at."""

_LEADING = rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|\0)*"
# <!-- saved from url=(0042)https://… --> stands above <html> where a browser saved it
_COMMENTS = rb"(?:<!--(?:(?!-->).){0,2000}-->(?:\s|\0)*)*"
_HTML = re.compile(
    _LEADING
    + rb"(?:<\?xml[^>]{0,200}\?>\s*)?"
    + _COMMENTS
    + rb"<(?:!doctype\s+html|html|head|body)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]*)?/?>", re.IGNORECASE)
_XML = re.compile(_LEADING + rb"(?:<\?xml\s|" + _COMMENTS + rb"<(?:\w+:)?akomaNtoso\b)")


def binary_name(data: bytes) -> str:
    """Name what bytes that are no text are, by their beginning; "" where it is unknown.

    >>> binary_name(b"%PDF-1.7")
    'PDF 文档'
    """
    for beginning, name in _BEGINNINGS.items():
        if data.startswith(beginning):
            return name
    return _("ZIP 压缩包或 Office 文档") if is_zip(data) else ""


def is_zip(data: bytes) -> bool:
    """Say whether it is a zip, as .docx files are."""
    return data.startswith(ZIP)


def is_page(data: bytes) -> bool:
    """Say whether it opens as a whole HTML page does."""
    return _HTML.match(_without_nul(data[:LOOKED_AT])) is not None


def is_xml(data: bytes) -> bool:
    """Say whether it opens as XML does (XHTML is a page first)."""
    return _XML.match(_without_nul(data[:LOOKED_AT])) is not None


def has_tags(data: bytes) -> bool:
    """Say whether a tag stands anywhere: a piece of a page has no `<html>`."""
    return _TAG.search(_without_nul(data)) is not None


def _without_nul(data: bytes) -> bytes:
    """Make UTF-16 legible, as far as tags go."""
    return data.replace(b"\0", b"")


def refuse_binary(data: bytes, path: str) -> None:
    """Refuse bytes that are known to be no text.

    Raises:
        NotText: they are; the message names what they are.
    """
    if name := binary_name(data):
        message = _(
            "内容是{name}（二进制），不是文字。请另存为 .docx、.html 或 .txt 再导入。",
            name=name,
        )
        raise NotText(message, path=path)
