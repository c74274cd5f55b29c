"""Characters that could not be read: shown as � and warned of, each line of them.

A text is worth more with a few broken characters than refused; what they were cannot
be known, so the warning says where to look.
"""

from collections.abc import Sequence

from archive.parsing.errors import NotText
from archive.parsing.reading.encodings import shown_name
from archive.parsing.reading.mending import BROKEN, mended
from archive.parsing.sheet import Sheet
from archive.records import ParseWarning
from archive.text.clean import shorten, split_lines, without_controls
from archive.text.wording import say as _

_MOST_BROKEN = 20
"""Of so many characters that are not ASCII at most one may be broken."""
_AROUND = 12


def decode_broken(
    data: bytes, encoding: str, path: str
) -> tuple[str, list[ParseWarning]]:
    """Decode bytes of which a few are broken; for those stands `BROKEN`.

    Lines in another encoding are read in that, with a warning at the first.

    Raises:
        NotText: more than a few are; the line is that of the first.
    """
    text, mixed = mended(data, encoding)
    broken = text.count(BROKEN)
    others = sum(not c.isascii() for c in text)
    if broken * _MOST_BROKEN > others:
        message = _(
            "按 {encoding} 读出有 {broken} 处损坏，"
            "像是编码错乱或二进制文件。请从原处重新保存后再导入。",
            encoding=shown_name(encoding),
            broken=broken,
        )
        line, near = first_broken(text)
        raise NotText(message, path=path, line=line, text=near)
    return text, _told_of(mixed, encoding)


def _told_of(lines: Sequence[int], encoding: str) -> list[ParseWarning]:
    """Warn of lines in another encoding than the rest."""
    if not lines:
        return []
    message = _(
        "全文是 {encoding}，从第 {line} 行起有 {count} 行是另一种编码，"
        "已分别读出。请核对这些行，或另存为 UTF-8 后再导入。",
        encoding=shown_name(encoding),
        line=lines[0],
        count=len(lines),
    )
    return [ParseWarning("encoding-mixed", lines[0], message)]


def first_broken(text: str, broken: str = BROKEN) -> tuple[int, str]:
    r"""Give the line, from 1, of the first broken character, and what is around it.

    >>> first_broken("各位记者:\n大家\ufffd好")
    (2, '大家�好')
    """
    at = text.index(broken)
    before = split_lines(text[:at])
    after = split_lines(text[at : at + _AROUND])[0]
    return len(before), without_controls(before[-1][-_AROUND:] + after)


def warn_of_broken(sheet: Sheet) -> None:
    """Warn of each line that holds a character which could not be read."""
    for line in sheet.lines:
        if BROKEN in line.text:
            near = first_broken(line.text)[1]
            message = _(
                "第 {line} 行有读不出的字（“{text}”），以 � 代替。"
                "请对照原文改正，或从原处重新保存后再导入。",
                line=line.number,
                text=shorten(near),
            )
            sheet.warn("encoding-broken", line.number, message)
