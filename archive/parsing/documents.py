"""One document: bytes or text in, one record out."""

from dataclasses import replace
from pathlib import PurePath

from archive.parsing.decoding import read_text
from archive.parsing.errors import ParseError, UnknownFormat
from archive.parsing.formats import AUTO, choose
from archive.parsing.given import Given
from archive.parsing.sheet import Sheet
from archive.records import ParsedEntry

TEXT_ENDINGS = (".txt",)
LATER_ENDINGS = (".html", ".htm", ".docx", ".md", ".xml")
"""Endings of kinds of file that are taken for plain text at no price: they are none."""


def parse_document(
    data: bytes | str, *, path: str = "", format: str = AUTO, given: Given | None = None
) -> ParsedEntry:
    """Read one document whole.

    `path` is where it comes from ("" for pasted text) and becomes the record's; its
    ending is looked at while `format` is `auto`. Every line of the text is in the
    record: in a paragraph, a field, or `dropped` with the reason.

    Raises:
        NotText: the input is empty, binary or broken.
        UnknownFormat: the format, or the kind of file, is none that is read.
    """
    try:
        if format == AUTO:
            refuse_ending(path)
        text, warnings = read_text(data, path)
        sheet = Sheet(text, warnings)
        entry = choose(format, sheet).parse(sheet, given or Given())
    except ParseError as error:
        error.path = error.path or path
        raise
    return replace(entry, path=path)


def refuse_ending(path: str) -> None:
    """Refuse a file whose ending says that it is of a kind not read yet.

    Raises:
        UnknownFormat: it is.
    """
    ending = PurePath(path).suffix.lower()
    if ending in LATER_ENDINGS:
        message = f"{ending} 格式暂时还不能读取，请先把内容另存为 .txt 文本再导入。"
        raise UnknownFormat(message, path=path)
