"""The text of a page: byte order mark, declared encoding, else what it looks like.

A page is worth more with a few broken characters than refused: they are shown as �
and the lines that hold one are warned of.
"""

import codecs
import re

from archive.parsing.reading.broken import decode_broken
from archive.parsing.reading.decoding import is_damaged_utf8, read_text
from archive.parsing.reading.encodings import codec_of, guess_legacy, shown_name
from archive.records import ParseWarning
from archive.text.wording import say as _

LOOKED_AT = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# <meta charset="gb2312"> · content="text/html; charset=gb2312" · <?xml encoding="GBK"?>
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,20})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,20})",
    re.IGNORECASE,
)


def read_page(data: bytes | str, path: str) -> tuple[str, list[ParseWarning]]:
    """Give a page's text, with warnings for what had to be guessed.

    Raises:
        NotText: it is empty or binary, or too much of it is broken.
    """
    if isinstance(data, str):
        return read_text(data, path)
    text, warnings = _decode(data, path)
    text, found = read_text(text, path)
    return text, warnings + found


def _decode(data: bytes, path: str) -> tuple[str, list[ParseWarning]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return decode_broken(data[len(mark) :], encoding, path)
    declared = declared_encoding(data)
    for encoding in dict.fromkeys(["utf-8", declared or guess_legacy(data)]):
        try:
            return data.decode(encoding), _told(encoding, declared)
        except UnicodeDecodeError:
            continue
    encoding = "utf-8" if is_damaged_utf8(data) else guess_legacy(data)
    text, mixed = decode_broken(data, encoding, path)
    return text, [*_told(encoding, declared), *mixed]


def declared_encoding(data: bytes) -> str:
    """Give the codec that the page names for itself; "" where none or none we know.

    >>> declared_encoding(b'<meta http-equiv="x" content="text/html; charset=gb2312">')
    'gb18030'
    """
    found = _DECLARED.search(data[:LOOKED_AT])
    return codec_of((found[1] or found[2]).decode("ascii")) if found else ""


def _told(encoding: str, declared: str) -> list[ParseWarning]:
    """Warn where the encoding is neither UTF-8 nor the one declared."""
    if encoding == declared or (encoding == "utf-8" and not declared):
        return []
    read_as = shown_name(encoding)
    if declared:
        message = _(
            "网页声明的编码是 {declared}，按 {encoding} 读出。"
            "若有乱码，请从原处重新保存。",
            declared=shown_name(declared),
            encoding=read_as,
        )
    else:
        message = _(
            "网页没有声明编码，按 {encoding} 读出。若有乱码，请从原处重新保存。",
            encoding=read_as,
        )
    return [ParseWarning("encoding-detected", 0, message)]
