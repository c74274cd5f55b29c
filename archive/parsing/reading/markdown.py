"""Markdown: lines as they stand, with what the marks in them say.

A heading keeps its `#`, which the formats know; emphasis, links and code lose their
marks. `>` stays before a stage note in brackets and goes before any other quotation.
Lines are those of the file: here each is a paragraph, as Chinese is written.

Source: CommonMark 0.31, as far as transcripts and articles use it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.parsing.around.captions import photos_of, says_something
from archive.parsing.reading.broken import warn_of_broken
from archive.parsing.reading.decoding import read_text
from archive.parsing.reading.front_matter import read_front_matter
from archive.parsing.reading.source import Source
from archive.parsing.sheet import Line, Sheet, Use
from archive.text.clean import strip_white
from archive.text.wording import say as _

NAME = "markdown"

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+\S")
_UNDERLINE = re.compile(r"(?P<one>=)=+|(?P<two>-)-+")
_RULE = re.compile(r"(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}")
_TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_FENCE = re.compile(r"(?:```|~~~).{0,40}")
_QUOTE = re.compile(r"(?:>\s?)+")
_STAGE_NOTE = re.compile(r"[（(].*[)）]")
_LIST = re.compile(r"^[-*+]\s+(?=\S)")
_TO = r"\((?P<to>[^()\s]{0,500})(?:\s[^()]{0,200})?\)"
_IMAGE = re.compile(rf"!\[(?P<text>[^\[\]]{{0,300}})\]{_TO}")
_LINK = re.compile(rf"\[(?P<text>[^\[\]]{{1,300}})\]{_TO}")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,500})>")
# **粗** · __粗__ · ~~删~~ · `码`
_MARKED = re.compile(
    r"(?P<mark>\*\*|(?<!\w)__|~~|`)(?=\S)(?P<text>[^*`]{1,500}?)(?<=\S)(?P=mark)"
)
_EMPHASIS = re.compile(
    r"(?<![*\\A-Za-z0-9])\*(?=[^\s*])(?P<text>[^*]{1,500}?)(?<=[^\s*\\])\*(?!\*)"
)
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<text>[^*_]{1,200}?)(?P=mark)")
_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>~|-])")
_COMMENT = re.compile(r"<!--.*-->")


def read(data: bytes | str, path: str) -> Source:
    """Read a file.

    Raises:
        NotText: it is empty, binary or too broken.
    """
    text, warnings = read_text(data, path)
    sheet = Sheet(text, warnings)
    warn_of_broken(sheet)
    front = read_front_matter(sheet)
    captions = _read_body(sheet)
    if front.title:
        _put_title(sheet, front.title)
    return Source(sheet, front.given, photos_of(captions))


def _read_body(sheet: Sheet) -> list[str]:
    """Put the hints of each line in the place of its marks; give captions of images."""
    lines, sheet.lines = sheet.lines, []
    captions: list[str] = []
    is_code = False
    for line in lines:
        if _FENCE.fullmatch(line.text):
            is_code = not is_code
            sheet.drop(line, _("标记"))
        elif is_code:
            sheet.lines.append(line)
        elif not _claim(sheet, line, captions):
            sheet.lines.append(_plain(line))
    return captions


def _claim(sheet: Sheet, line: Line, captions: list[str]) -> bool:
    """Claim a line that is nothing but marks or an image; say whether it was one."""
    image = _IMAGE.fullmatch(line.text)
    underline = _UNDERLINE.fullmatch(line.text)
    if image and says_something(image["text"]):
        sheet.take(line, Use.CAPTION)
        captions.append(image["text"])
    elif image:
        sheet.drop(line, _("图片没有说明"))
    elif underline and _is_under(sheet.lines, line):
        level = 1 if underline["one"] else 2
        sheet.lines[-1] = replace(sheet.lines[-1], level=level)
        sheet.drop(line, _("标记"))
    elif _is_rule(line.text):
        sheet.drop(line, _("分隔线"))
    elif _COMMENT.fullmatch(line.text):
        sheet.drop(line, _("注释"))
    else:
        return False
    return True


def _is_under(lines: list[Line], line: Line) -> bool:
    """Say whether the line above is a heading that this one underlines."""
    return bool(lines) and lines[-1].number == line.number - 1 and not lines[-1].level


def _is_rule(text: str) -> bool:
    # A row of asterisks sets off what was issued after a meeting: the formats read it.
    is_table = "|" in text and _TABLE_RULE.fullmatch(text)
    return bool(is_table or ("*" not in text and _RULE.fullmatch(text)))


def _plain(line: Line) -> Line:
    """Give a line without its marks, and what they say."""
    text, quoted = line.text, False
    if quote := _QUOTE.match(text):
        inside = strip_white(text[quote.end() :])
        quoted = True
        text = f"> {inside}" if _STAGE_NOTE.fullmatch(inside) else inside
    heading = _HEADING.match(text)
    text = _opened(text) if heading else _LIST.sub("", text, count=1)
    opening = _BOLD.match(text)
    bold = len(opening["text"]) if opening else 0
    text = strip_white(_without_marks(_row(text))) or line.text
    level = len(heading["marks"]) if heading else 0
    return replace(line, text=text, bold=bold, level=level, quoted=quoted)


def _opened(text: str) -> str:
    """Take the closing marks off a heading (# 题 #)."""
    stripped = text.rstrip("#")
    return stripped.rstrip() if stripped.endswith((" ", "\t")) else text


def _row(text: str) -> str:
    """Take the frame off a row of a table."""
    is_row = text.startswith("|") and text.endswith("|") and text.count("|") > 2
    return text.strip("| \t") if is_row else text


def _without_marks(text: str) -> str:
    for pattern in (_IMAGE, _LINK, _MARKED, _EMPHASIS):
        text = pattern.sub(r"\g<text>", text)
    return _ESCAPED.sub("", _AUTOLINK.sub(r"\1", text))


def _put_title(sheet: Sheet, title: Line) -> None:
    """Put the title of the front matter on top, unless the text opens with it."""
    first: Iterable[Line] = sheet.lines[:1]
    plain = title.text.replace(" ", "")
    if any(line.text.lstrip("# ").replace(" ", "") == plain for line in first):
        sheet.take(title, Use.TITLE)
    else:
        sheet.lines.insert(0, title)
