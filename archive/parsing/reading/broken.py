"""Characters that could not be read: shown as � and warned of, each line of them.

A text is worth more with a few broken characters than refused; what they were cannot
be known, so the warning says where to look.
"""

from archive.parsing.errors import NotText
from archive.parsing.reading.encodings import shown_name
from archive.parsing.sheet import Sheet
from archive.text.clean import shorten, split_lines, without_controls
from archive.text.wording import say as _

BROKEN = "\ufffd"
"""What stands for a character that could not be read."""
_MOST_BROKEN = 20
"""Of so many characters that are not ASCII at most one may be broken."""
_AROUND = 12


def decode_broken(data: bytes, encoding: str, path: str) -> str:
    """Decode bytes of which a few are broken; for those stands `BROKEN`.

    Raises:
        NotText: more than a few are; the line is that of the first.
    """
    text = data.decode(encoding, "replace")
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
    return text


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
