"""The parameters of a list, read strictly: what cannot be meant is refused by name.

Page numbers are the exception, as on the pages of the site: what is no page is the
first one, and a page past the end is empty. Unknown parameters are not looked at.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.search import BadParameter

PAGE_SIZE = 20
MAX_PAGE_SIZE = 100
MAX_PAGE = 1_000_000
"""Past this the page is that one: an offset must stay a number a database can count."""

NONE = "null"
"""The value of a filter that stands for the entries that have none."""

T = TypeVar("T")


def page(params: QueryDict) -> int:
    """Read the page, from 1; what is no page number is 1.

    >>> page(QueryDict("page=3")), page(QueryDict("page=abc"))
    (3, 1)
    """
    sent = params.get("page", "1").strip()
    if not (sent.isascii() and sent.isdigit()):
        return 1
    return MAX_PAGE if len(sent) > 7 else min(max(1, int(sent)), MAX_PAGE)


def page_size(params: QueryDict) -> int:
    """Read how many results a page has, at most 100.

    Raises:
        BadParameter: it is no whole number from 1.
    """
    sent = params.get("page_size", str(PAGE_SIZE)).strip()
    if not (sent.isascii() and sent.isdigit() and sent.strip("0")):
        raise BadParameter("page_size", sent, _("应为 1 到 100 的整数。"))
    return MAX_PAGE_SIZE if len(sent) > 3 else min(int(sent), MAX_PAGE_SIZE)


def values(params: QueryDict, name: str, read: Callable[[str, str], T]) -> list[T]:
    """Read every value sent under `name`, leaving out the empty ones.

    Raises:
        BadParameter: `read` refuses one of them.
    """
    return [read(name, sent.strip()) for sent in params.getlist(name) if sent.strip()]


def text(name: str, sent: str) -> str:
    """Read text as it is.

    Raises:
        BadParameter: it has a NUL in it, which no database takes.
    """
    if "\0" in sent:
        raise BadParameter(name, sent.replace("\0", "␀"), _("请去掉空字符（NUL）。"))
    return sent


def one_of(allowed: list[str]) -> Callable[[str, str], str]:
    """Give a reader that takes only these words."""

    def read(name: str, sent: str) -> str:
        if sent not in allowed:
            remedy = _("可用的值是 %(values)s。") % {"values": "、".join(allowed)}
            raise BadParameter(name, sent, remedy)
        return sent

    return read


def choice(params: QueryDict, name: str, allowed: list[str]) -> str:
    """Read one word of these; the first of them where none is sent.

    Raises:
        BadParameter: another word was sent.
    """
    return (values(params, name, one_of(allowed)) or allowed)[0]


def number(first: int, last: int) -> Callable[[str, str], int | None]:
    """Give a reader of whole numbers between two, and of `null` as None."""

    def read(name: str, sent: str) -> int | None:
        if sent == NONE:
            return None
        digits = sent.isascii() and sent.isdigit() and len(sent) <= len(str(last))
        if not digits or not first <= int(sent) <= last:
            remedy = _("应为 %(first)d 到 %(last)d 的整数，或 null（没有的）。")
            raise BadParameter(name, sent, remedy % {"first": first, "last": last})
        return int(sent)

    return read


def first_day(name: str, sent: str) -> date:
    """Read 2021, 2021-03 or 2021-03-04 as its first day.

    Raises:
        BadParameter: it is none of these, or no day of the calendar.
    """
    parts = sent.split("-")
    shaped = [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2])
    try:
        if shaped and sent.replace("-", "").isdecimal() and sent.isascii():
            return date(*[int(part) for part in (*parts, "1", "1")[:3]])
    except ValueError as error:
        raise _no_day(name, sent) from error
    raise _no_day(name, sent)


def last_day(name: str, sent: str) -> date:
    """Read 2021, 2021-03 or 2021-03-04 as its last day.

    Raises:
        BadParameter: it is none of these, or no day of the calendar.
    """
    first = first_day(name, sent)
    if len(sent) == 4:
        return first.replace(month=12, day=31)
    if len(sent) == 7:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first


def _no_day(name: str, sent: str) -> BadParameter:
    remedy = _("应为日历上有的日期，写作 2021、2021-03 或 2021-03-04。")
    return BadParameter(name, sent, remedy)
