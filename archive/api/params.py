"""The parameters of the API, read strictly: what cannot be meant is refused by name.

What a filter's value means is the search's affair; the lists take the same. A page
number is never refused, as on the pages of the site: what is no page is the first one,
and a page past the end is empty. Unknown parameters are not looked at.
"""

from collections.abc import Sequence

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Kind, Role
from archive.search import BadParameter, read_params
from archive.search.filters import read_days, read_value
from archive.search.params import (
    LARGEST_PAGE_SIZE,
    LAST_PAGE,
    MOST_VALUES,
    PAGE_SIZE,
    clean,
)
from archive.search.question import Days, Mode, SearchRequest, Sort, Unit

DAY_REMEDY = gettext_lazy("应为日历上有的日期，写作 2021、2021-03 或 2021-03-04。")

REMEDIES = {
    "year": gettext_lazy("应为四位数的年份，如 2021，或 null（没有日期的）。"),
    "month": gettext_lazy("应为年和月，如 2021-03，或 null（没有日期的）。"),
    "from": DAY_REMEDY,
    "to": DAY_REMEDY,
    "page_size": gettext_lazy("应为从 1 起的整数，最大 100。"),
}
"""What to send instead, where it is no choice among a few words."""

CHOICES: dict[str, Sequence[str]] = {
    "kind": Kind.values,
    "role": Role.values,
    "unit": [unit.value for unit in Unit],
    "mode": [mode.value for mode in Mode],
    "sort": [sort.value for sort in Sort],
}


def refusal(
    name: str, value: str, allowed: Sequence[str] | None = None
) -> BadParameter:
    """Give the error that names a parameter, its value, and what to send instead.

    `allowed` are the words it takes, where they are others than the search's.
    """
    words = allowed or CHOICES.get(name)
    if words:
        remedy = _("可用的值是 %(values)s。") % {"values": _("、").join(words)}
    else:
        remedy = str(REMEDIES[name])
    return BadParameter(name, value, remedy)


def search_request(sent: QueryDict) -> SearchRequest:
    """Read what was asked of the search.

    Raises:
        BadParameter: a value cannot be used; a page number always can.
    """
    page_size(sent)
    for name in sent:
        _check_number_of_values(sent, name)
    try:
        return read_params(sent, strict=True)
    except BadParameter as error:
        raise refusal(error.name, error.value) from error


def page(sent: QueryDict) -> int:
    """Read the page, from 1; what is no page number is 1.

    >>> page(QueryDict("page=3")), page(QueryDict("page=abc"))
    (3, 1)
    """
    number = sent.get("page", "").strip().lstrip("0")
    if not (number.isascii() and number.isdigit()):
        return 1
    return LAST_PAGE if len(number) > 10 else min(int(number), LAST_PAGE)


def page_size(sent: QueryDict) -> int:
    """Read how many results a page has, at most 100.

    Raises:
        BadParameter: it is no whole number from 1.
    """
    asked = sent.get("page_size", "").strip()
    if not asked:
        return PAGE_SIZE
    number = asked.lstrip("0")
    if not (number.isascii() and number.isdigit()):
        raise refusal("page_size", asked)
    return LARGEST_PAGE_SIZE if len(number) > 3 else min(int(number), LARGEST_PAGE_SIZE)


def choice(sent: QueryDict, name: str, allowed: Sequence[str]) -> str:
    """Read one of these words; the first of them where none is sent.

    Raises:
        BadParameter: another word was sent.
    """
    asked = sent.get(name, "").strip().lower() or allowed[0]
    if asked not in allowed:
        raise refusal(name, asked, allowed)
    return asked


def filter_values(sent: QueryDict, name: str) -> frozenset[str]:
    """Read the values of a filter as the search does: ids for names, `null` for none.

    Empty where the filter was not sent.

    Raises:
        BadParameter: one of the values is none that the filter takes.
    """
    found: set[str] = set()
    for value in _values(sent, name):
        read = read_value(name, value)
        if read is None:
            raise refusal(name, value)
        found |= read
    return frozenset(found)


def days(sent: QueryDict, name: str) -> Days | None:
    """Read the day, month or year that `from` or `to` names.

    Raises:
        BadParameter: it is no day, month or year of the calendar.
    """
    for value in _values(sent, name):
        if found := read_days(value):
            return found
        raise refusal(name, value)
    return None


def text(sent: QueryDict, name: str) -> str:
    """Read text that can be stored and sent; empty where none was sent."""
    return clean(sent.get(name, "")).strip()


def _values(sent: QueryDict, name: str) -> list[str]:
    _check_number_of_values(sent, name)
    values = (clean(value).strip() for value in sent.getlist(name))
    return [value for value in values if value]


def _check_number_of_values(sent: QueryDict, name: str) -> None:
    count = len(sent.getlist(name))
    if count > MOST_VALUES:
        remedy = _("最多给 %(most)d 个值。") % {"most": MOST_VALUES}
        raise BadParameter(name, _("%(count)d 个值") % {"count": count}, remedy)
