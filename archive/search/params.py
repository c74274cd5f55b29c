"""What a page's form or the API was sent, read into a `SearchRequest`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.search.filters import NAMES, read_days, read_value
from archive.search.question import FACETS, Mode, SearchRequest, Sort, Unit

PAGE_SIZE, LARGEST_PAGE_SIZE, LAST_PAGE = 20, 100, 10**9
MOST_VALUES = 50
"""So many values one filter takes: each may cost a look into the database."""
_CHECKED = ("kind", "role", "year", "month")
"""The filters whose values are known without a look into the database."""

_ENDS = ("from", "to")
_NAMES = NAMES | {
    "unit": gettext_lazy("单位"),
    "mode": gettext_lazy("方式"),
    "sort": gettext_lazy("排序"),
    "page": gettext_lazy("页码"),
    "page_size": gettext_lazy("每页条数"),
}
"""What parameters are called."""

_T = TypeVar("_T", bound=StrEnum)
_SURROGATES = re.compile("[\ud800-\udfff]")


class BadParameter(ValueError):
    """A parameter has a value that it cannot have; `message` says so to its sender."""

    def __init__(self, name: str, value: str, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.value = value
        self.message = message


def read_params(params: Mapping[str, Any], strict: bool = False) -> SearchRequest:
    """Read a query string's parameters; unknown names are let be.

    A value that cannot be used is ignored and said in `SearchRequest.ignored`. With
    `strict` it is refused, except for a page's number and size.

    Raises:
        BadParameter: with `strict`, a value cannot be used.
    """
    reader = _Reader(params, strict)
    return SearchRequest(
        query=reader.text("q"),
        unit=reader.choice("unit", Unit.ENTRY),
        mode=reader.choice("mode", Mode.SMART),
        sort=reader.choice("sort", Sort.RELEVANCE),
        filters=reader.filters(),
        page=reader.number("page", 1, LAST_PAGE),
        page_size=reader.number("page_size", PAGE_SIZE, LARGEST_PAGE_SIZE),
        ignored=tuple(reader.ignored),
    )


def clean(text: str) -> str:
    """Give a text that can be stored and sent: no lone surrogates, no NUL."""
    return _SURROGATES.sub("\ufffd", text).replace("\0", " ")


@dataclass
class _Reader:
    """Reads parameter by parameter and notes what could not be used."""

    params: Mapping[str, Any]
    strict: bool
    ignored: list[str] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        """Give the values sent under a name that are not blank."""
        getlist = getattr(self.params, "getlist", None)
        sent = getlist(name) if getlist else self.params.get(name, ())
        if isinstance(sent, str) or not isinstance(sent, Sequence):
            sent = [sent]
        return [clean(str(value)) for value in sent if str(value).strip()]

    def text(self, name: str) -> str:
        """Give the last value, or nothing."""
        return next(reversed(self.values(name)), "")

    def choice(self, name: str, default: _T) -> _T:
        """Give the one of a list that was sent, or the default."""
        value = self.text(name).strip()
        if not value:
            return default
        try:
            return type(default)(value.lower())
        except ValueError:
            self._refuse(name, value)
            return default

    def number(self, name: str, default: int, largest: int) -> int:
        """Give the whole number that was sent, `largest` at most, or the default."""
        value = self.text(name).strip()
        if not value:
            return default
        digits = value.lstrip("0")
        if not value.isascii() or not value.isdecimal() or not digits:
            said = _("“%(name)s”应是从 1 起的整数，“%(value)s”没有用上。")
            self.ignored.append(said % {"name": self._name(name), "value": value[:50]})
            return default
        if len(digits) > 10 or int(digits) > largest:
            said = _("“%(name)s”最大是 %(largest)s。")
            shown = {"name": self._name(name), "largest": f"{largest:,}"}
            self.ignored.append(said % shown)
            return largest
        return int(digits)

    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Give the values sent for each filter, those left out that mean nothing."""
        found = [(name, self._filter(name)) for name in (*FACETS, *_ENDS)]
        return tuple((name, values) for name, values in found if values)

    def _filter(self, name: str) -> tuple[str, ...]:
        kept, sent = [], list(dict.fromkeys(self.values(name)))
        most = 1 if name in _ENDS else MOST_VALUES
        if len(sent) > most:
            said = _("“%(name)s”最多 %(most)s 个值，其余没有用上。")
            self.ignored.append(said % {"name": self._name(name), "most": most})
        for value in sent[:most]:
            if _is_meant(name, value):
                kept.append(value)
            else:
                self._refuse(name, value)
        return tuple(kept)

    def _refuse(self, name: str, value: str) -> None:
        said = _("看不懂“%(name)s”的值“%(value)s”，没有用上。")
        message = said % {"name": self._name(name), "value": value[:50]}
        if self.strict:
            raise BadParameter(name, value, message)
        self.ignored.append(message)

    def _name(self, name: str) -> str:
        """Give what a parameter is called where its sender reads: a program, a page."""
        return name if self.strict else str(_NAMES[name])


def _is_meant(name: str, value: str) -> bool:
    """Say whether a value is one that a filter takes, as far as it looks."""
    if name in _ENDS:
        return read_days(value) is not None
    return name not in _CHECKED or read_value(name, value) is not None
