"""Words for editors: templates in Chinese with named values, found again in the text.

What is told is a plain Chinese text, and is kept as one: it stands by itself in rows,
in files, in the API. A page in another language finds the template that a text was
made from, and translates that.

A template is written where it is used, `_("第 {line} 行没有文字。", line=3)`, with
`say` imported as `_`, so that gettext finds it. Published words stand in it between
“ and ”; a value that does not may itself be made by `say`.
"""

import re
from collections.abc import Iterable
from functools import cache
from string import Formatter
from typing import NamedTuple, NewType

Wording = NewType("Wording", str)
"""A text made by `say`: the type of all that parsing tells people."""

_NAMED = re.compile(r"\{\w+\}")


def say(template: str, /, **values: object) -> Wording:
    """Give the text of a template; one that has no values is taken as it stands.

    >>> say("第 {line} 行抬头“{label}”下面没有文字，请核对。", line=3, label="问")
    '第 3 行抬头“问”下面没有文字，请核对。'
    """
    return Wording(template.format(**values) if values else template)


class Value(NamedTuple):
    """What stands in a text for a name of its template; `is_published` if in “”."""

    text: str
    is_published: bool


class Templates:
    """Finds which of some templates a text was made from.

    Templates without names are passed over: their texts are the templates themselves.
    """

    def __init__(self, templates: Iterable[str]) -> None:
        named = (template for template in templates if _NAMED.search(template))
        # What says most is tried first: another may fit the same text by chance.
        self._templates = sorted(named, key=_said_by_itself, reverse=True)

    def find(self, text: str) -> tuple[str, dict[str, Value]] | None:
        """Give the template of a text with its values by name; None if it is of none.

        Where published words repeat those of the template, a value may end early; all
        values put into the template always give the text again.
        """
        for template in self._templates:
            if found := _pattern(template).fullmatch(text):
                quoted = _published(template)
                values = found.groupdict().items()
                return template, {k: Value(v, k in quoted) for k, v in values}
        return None


def names(template: str) -> set[str]:
    """Give the names of the values of a template; none if it is taken as it stands."""
    return {name for _said, name in _parts(template) if name}


def _parts(template: str) -> list[tuple[str, str]]:
    """Give stretch for stretch what a template says, and the name that follows."""
    if not _NAMED.search(template):
        return [(template, "")]
    parts = Formatter().parse(template)
    return [(said, name or "") for said, name, _spec, _conversion in parts]


def _said_by_itself(template: str) -> int:
    return sum(len(said) for said, _name in _parts(template))


def _published(template: str) -> set[str]:
    return {name for said, name in _parts(template) if said.endswith("“")}


@cache
def _pattern(template: str) -> re.Pattern[str]:
    pattern, met = "", set[str]()
    for said, name in _parts(template):
        # What opens a text is a name (of a file, say), and holds none of what is told.
        value = ".*?" if pattern or said else "[^：]*?"
        group = f"(?P={name})" if name in met else f"(?P<{name}>{value})"
        pattern += re.escape(said) + (group if name else "")
        met.add(name)
    return re.compile(pattern, re.DOTALL)
