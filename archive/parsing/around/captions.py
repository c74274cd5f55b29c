"""Captions: the line under an image that says what it shows, and whom.

刑侦总队总队长 李民
图为发布会现场。张三 摄
"""

import re
from collections.abc import Iterable

from archive.records import ParsedPhoto
from archive.text.clean import strip_bullet
from archive.text.names import split_post

LONGEST = 120
"""A line of more characters is no caption."""

# 图为… · 图：… · 图片说明：… · …。张三 摄 · （新华社发）
_SAYS_SO = re.compile(
    r"^(?:[▲△↑]\s*)?(?:上|下|左|右|本)?图(?:片说明|为|片?\s*[:：/]|\d+\s*[:：])"
    r"|(?:摄|供图|图片?来源[:：].{1,20}|社发|摄影报道)\s*[）)]?$"
)
# IMG_2021.jpg · 1613.png · 图片 · logo
_NO_CAPTION = re.compile(
    r"(?:.*\.(?:jpe?g|png|gif|bmp|webp|svg)|[\w\s.-]*|图片?|照片|插图|二维码|.*logo.*)",
    re.IGNORECASE | re.ASCII,
)


def is_caption(text: str, *, centered: bool) -> bool:
    """Say whether the line under an image is its caption.

    It says so itself, or is short, set in the middle and no sentence of the text.
    """
    if len(text) > LONGEST:
        return False
    return bool(_SAYS_SO.search(text)) or (centered and not text.endswith("。"))


def says_something(text: str) -> bool:
    """Say whether the words that stand for an image tell what it shows.

    >>> says_something("刑侦总队总队长李民"), says_something("IMG_2021.jpg")
    (True, False)
    """
    return _NO_CAPTION.fullmatch(text) is None


def photos_of(captions: Iterable[str]) -> tuple[ParsedPhoto, ...]:
    """Give each caption once, in order, with the person it names at its end."""
    found = {}
    for caption in map(strip_bullet, captions):
        if caption and caption not in found:
            post_and_name = split_post(caption)
            name = post_and_name[1] if post_and_name else ""
            found[caption] = ParsedPhoto(caption, name)
    return tuple(found.values())
