"""The kinds of file, by ending; what a file holds decides where the two differ.

A reader is a module here with `NAME`, `ENDINGS` and `read`, and a line in `READERS`.
"""

from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from archive.parsing.errors import NotText, UnknownFormat
from archive.parsing.reading import signs
from archive.parsing.reading.source import Source
from archive.text.wording import Wording
from archive.text.wording import say as _

TEXT, HTML, DOCX, MARKDOWN, AKOMA_NTOSO = READERS = (
    "text",
    "html",
    "docx",
    "markdown",
    "akoma-ntoso",
)
"""The readers by name; their modules are loaded at their first file, not before."""

_MODULES = {TEXT: "plain", AKOMA_NTOSO: "akoma_ntoso"}
_BY_ENDING = {
    ".txt": TEXT,
    ".html": HTML,
    ".htm": HTML,
    ".docx": DOCX,
    ".md": MARKDOWN,
    ".xml": AKOMA_NTOSO,
}
_TOLD = {
    DOCX: (_("ZIP 压缩包或 Word 文档（二进制）"), ".docx"),
    HTML: (_("HTML 网页"), ".html"),
    AKOMA_NTOSO: ("XML", ".xml"),
}
_SAVE_AGAIN = _("请在 Word 或 WPS 里另存为 .docx 再导入。")
_COPY = _("请打开后全选复制文字，粘贴到导入台，或转成 .docx 再导入。")
_UNPACK = _("请先解压，再导入里面的文件。")
_INSTEAD = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), _SAVE_AGAIN),
    **dict.fromkeys((".pdf", ".ofd"), _COPY),
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz"), _UNPACK),
}
"""What to do with documents of other kinds that editors have."""
ENDINGS = tuple(_BY_ENDING)
"""The endings of files that hold one document."""


class Reader(Protocol):
    """How one kind of file is read."""

    def read(self, data: bytes | str, path: str) -> Source:
        """Give what the file holds; refuse by a `ParseError` what cannot be read."""
        ...


def reader_of(data: bytes | str, path: str, format: str) -> Reader:
    """Choose the reader: a named one, else that of the ending, else by what it holds.

    Raises:
        NotText: the file is of another kind than its ending says.
    """
    content = _front(data)
    by_ending = _BY_ENDING.get(PurePath(path).suffix.lower(), "")
    name = format if format in READERS else by_ending or _by_content(content)
    if name != DOCX and not signs.is_zip(content):
        signs.refuse_binary(content, path)
    if by_ending == name:
        _refuse_false_ending(content, name, path)
    return cast(Reader, import_module(f"{__package__}.{_MODULES.get(name, name)}"))


def _front(data: bytes | str) -> bytes:
    if isinstance(data, bytes):
        return data
    return data[: signs.LOOKED_AT].encode("utf-8", "replace")


def _by_content(content: bytes) -> str:
    if signs.is_zip(content):
        return DOCX
    if signs.is_page(content):
        return HTML
    return AKOMA_NTOSO if signs.is_xml(content) else TEXT


def _refuse_false_ending(content: bytes, name: str, path: str) -> None:
    """Refuse a file whose content is plainly of another kind that we read."""
    held = _by_content(content)
    if held not in (name, TEXT):
        told, ending = _TOLD[held]
        message = _(
            "内容是{told}，与结尾 {ending} 不符。请把文件名改为 {right} 再导入。",
            told=told,
            ending=PurePath(path).suffix,
            right=ending,
        )
        raise NotText(message, path=path)
    if name == HTML and content.strip() and not signs.has_tags(content):
        message = _("内容里没有 HTML 标记，像是纯文字。请把文件名改为 .txt 再导入。")
        raise NotText(message, path=path)


def refuse_ending(path: str) -> None:
    """Refuse a file of an ending that is none of ours, where no format was named.

    Raises:
        NotText: it is that of a document which can be made one of ours.
        UnknownFormat: it is another.
    """
    ending = PurePath(path).suffix
    if ending.lower() in _BY_ENDING:
        return
    if remedy := _INSTEAD.get(ending.lower()):
        raise NotText(_unknown(ending, remedy), path=path)
    known = _(
        "可导入 {endings}；若确是文字，请指明格式再读。",
        endings="、".join((*ENDINGS, ".jsonl", ".jsonl.xz")),
    )
    if not ending:
        raise UnknownFormat(_("文件没有扩展名。{known}", known=known), path=path)
    raise UnknownFormat(_unknown(ending, known), path=path)


def _unknown(ending: str, remedy: Wording) -> Wording:
    return _("不认识的文件类型“{ending}”。{remedy}", ending=ending, remedy=remedy)
