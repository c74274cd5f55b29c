"""Bylines: lines that only say who wrote, photographed or sent what stands there.

    记者 张三 通讯员 李四 王五
    文/张三 图/李四
    （作者：周舟，系海州市水利局干部）

An entry has no field for its authors, so that such lines are dropped by name.
"""

import re
from collections.abc import Sequence

from archive.parsing.sheet import Line, Sheet
from archive.text.folding import fold
from archive.text.names import is_name
from archive.text.wording import say as _

LONGEST = 60
REASON = _("署名")

_WORK = (
    "文字|文|图片|图|摄影|摄|视频|撰文|撰稿|供稿|采写|整理|制图|海报|作者|通讯员|记者"
)
_ANY = re.compile("[文图圖摄攝者员員稿写寫理报報视]")
"""Most lines that are as short hold none of these."""
_SAYS_SO = re.compile(
    r"通讯员|作者|撰文|撰稿|供稿|采写|(?:文|图|摄)\s*[/|:]|[/|]\s*(?:文|图|摄)"
)
# 本报 · 海州日报全媒体 · 见习
_OF = r"(?:本[报台网刊]|[\u3400-\u9fff]{2,10}?(?:报|社|网|台|客户端|融媒))?"
_RANK = r"(?:全媒体|融媒体?|首席|见习|实习|特约|驻[\u3400-\u9fff]{2,6})*"
_NAME = r"[\u3400-\u9fff·]{2,12}"
_NAMES = rf"{_NAME}(?:(?:\s|、|,)+(?!{_WORK}|{_OF}{_RANK}(?:记者|通讯员)){_NAME})*"
# 本报记者 张三 李四 · 文/图 张三 · 张三/文
_PIECE = re.compile(
    rf"{_OF}{_RANK}(?:{_WORK})(?:\s*[/、]\s*(?:{_WORK}))*\s*[:/|]?\s*(?P<names>{_NAMES})[\s,;]*"
    rf"|(?P<first>{_NAMES})\s*/\s*(?:文|图|摄影|摄)[\s,;]*"
)
_ENDS = re.compile(r"(?:摄影|综合)?(?:报道|/?[文图])$")
_BRACKETED = re.compile(r"[(【\[](?P<inside>[^()【】\[\]]+)[)】\]]")
# （作者：周舟 系海州市水利局干部） · （作者系海州大学教授）
_AUTHOR = re.compile(r"作者(?:单位)?\s*[:系为是].{2,50}")


def is_byline(text: str, *, among_turns: bool = False) -> bool:
    """Say whether a line says nothing but who made what stands there.

    `among_turns` is for a page of questions, on which 记者 张三 alone asks: there a
    line must say it in other words as well.

    >>> is_byline("记者 张三 通讯员 李四"), is_byline("文/张三 图/李四")
    (True, True)
    >>> is_byline("记者 张三", among_turns=True), is_byline("记者提问")
    (False, False)
    """
    if len(text) > LONGEST or text[-1] in "。！？：" or not _ANY.search(text):
        return False
    plain = " ".join(fold(word) for word in text.split())
    bracketed = _BRACKETED.fullmatch(plain)
    plain = bracketed["inside"].strip() if bracketed else plain
    plain = plain.lstrip("□■◎●○▲ ")
    if among_turns and not _SAYS_SO.search(plain):
        return False
    return bool(bracketed and _AUTHOR.fullmatch(plain)) or _is_signed(plain)


def drop_bylines(
    sheet: Sheet, lines: Sequence[Line], *, among_turns: bool = False
) -> list[Line]:
    """Drop the bylines of a text, but not its only lines; give the others."""
    signed = [x for x in lines if is_byline(x.text, among_turns=among_turns)]
    if len(signed) == len(lines):
        return list(lines)
    sheet.drop(signed, REASON)
    return [line for line in lines if line not in signed]


def _is_signed(text: str) -> bool:
    text = (
        _ENDS.sub("", text).strip() if _ENDS.search(text) and "/" not in text else text
    )
    at = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None or not _are_names(piece["names"] or piece["first"]):
            return False
        at = piece.end()
    return at > 0


def _are_names(text: str) -> bool:
    return all(is_name(name) for name in re.split(r"[\s、,]+", text) if name)
