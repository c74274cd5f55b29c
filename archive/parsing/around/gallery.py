"""The gallery after a transcript: captions, each once, tied to whom they name.

    更多>>
      • 刑侦总队总队长 李民

        刑侦总队总队长 李民

The page prints each caption twice, as text and as the picture's title.
"""

from collections.abc import Collection, Sequence

from archive.parsing.around.furniture import is_column_head, is_control, is_foot
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import ParsedPhoto
from archive.text.clean import has_bullet, strip_bullet
from archive.text.names import split_post
from archive.text.wording import say as _

LONGEST = 120
"""A line longer than this is no caption."""


def split_tail(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Split off what stands after the last speech: (transcript, tail).

    The tail is the longest run at the end of controls, captions, repeats of captions,
    heads of side columns and feet.
    """
    captions = {strip_bullet(line.text) for line in lines if has_bullet(line.text)}
    start = len(lines)
    while start and _is_tail(lines[start - 1], captions):
        start -= 1
    if not any(is_control(line) or has_bullet(line.text) for line in lines[start:]):
        start = len(lines)
    return list(lines[:start]), list(lines[start:])


def _is_tail(line: Line, captions: Collection[str]) -> bool:
    if is_control(line) or is_column_head(line) or is_foot(line):
        return True
    if len(line.text) > LONGEST or line.text.endswith(("。", "！", "？")):
        return False
    return has_bullet(line.text) or line.text in captions


def read_gallery(
    sheet: Sheet, tail: Sequence[Line], known: Collection[str]
) -> list[ParsedPhoto]:
    """Claim the lines of a tail and give its captions, each once, in order.

    `known` are the names of the page; a caption that ends in none of them and in no
    name after a post has the name "".
    """
    photos: dict[str, ParsedPhoto] = {}
    for line in tail:
        caption = strip_bullet(line.text)
        if is_control(line) or is_column_head(line) or is_foot(line) or not caption:
            sheet.drop(line, _("页面控件"))
        elif caption in photos:
            sheet.drop(line, _("图片说明重复"))
        else:
            sheet.take(line, Use.CAPTION)
            post_and_name = split_post(caption, known)
            photos[caption] = ParsedPhoto(
                caption, post_and_name[1] if post_and_name else ""
            )
    return list(photos.values())
