"""The styles of a Word document: which are headings, of which level, which are bold.

Word keeps the English name of its own styles in every language: 标题 1 is `heading 1`.

Source: ECMA-376, part 1, section 17.7 (styles) and 17.3.1.20 (outline level).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.parsing.reading.xml import attribute, local

DEEPEST = 12
"""A style that rests on more than so many others is read no further."""
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title", "标题", "文档标题"}
_CAPTIONS = {"caption", "题注"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: `level` 1 is the title of the document, 2 a heading 1."""

    level: int = 0
    bold: bool | None = None
    caption: bool = False
    numbered: bool = False


def read_styles(root: Any) -> dict[str, Style]:
    """Give the styles by id, each with what it takes from those it rests on."""
    own: dict[str, tuple[Style, str]] = {}
    for element in root.iter("{*}style"):
        name, base = "", ""
        for child in element:
            if local(child) == "name":
                name = attribute(child, "val")
            elif local(child) == "basedOn":
                base = attribute(child, "val")
        own[attribute(element, "styleId")] = (_style(name, element), base)
    return {key: _whole(key, own) for key in own}


def _style(name: str, element: Any) -> Style:
    heading = _HEADING.fullmatch(name.strip())
    level = 1 if name.strip().lower() in _TITLES else 0
    if heading:
        level = int(heading[1]) + 1
    return Style(
        level or outline_level(element),
        is_bold(element),
        name.strip().lower() in _CAPTIONS,
        next(element.iter("{*}numPr"), None) is not None,
    )


def _whole(key: str, own: Mapping[str, tuple[Style, str]]) -> Style:
    whole = Style()
    for _ in range(DEEPEST):
        if key not in own:
            break
        style, key = own[key]
        whole = Style(
            whole.level or style.level,
            style.bold if whole.bold is None else whole.bold,
            whole.caption or style.caption,
            whole.numbered or style.numbered,
        )
    return whole


def is_bold(element: Any) -> bool | None:
    """Say whether the properties under an element set bold; None if they are silent."""
    return _toggle(element, "b")


def is_hidden(element: Any) -> bool:
    """Say whether the properties under an element hide the text, in print too."""
    return bool(_toggle(element, "vanish"))


def _toggle(element: Any, name: str) -> bool | None:
    found = next(element.iter(f"{{*}}{name}"), None)
    if found is None:
        return None
    return attribute(found, "val").lower() not in ("0", "false", "off", "none")


def outline_level(element: Any) -> int:
    """Give the heading level that an outline level stands for; 0 for body text."""
    found = next(element.iter("{*}outlineLvl"), None)
    value = attribute(found, "val") if found is not None else ""
    return int(value) + 2 if value.isdigit() and int(value) < 9 else 0
