"""The filters of a search as links, and what is chosen as chips with a ×."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote_plus

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.search.filters import kept_speakers, read_value
from archive.search.labels import NAMED, labels
from archive.search.question import FACETS, NONE, SearchRequest
from archive.search.results import FacetValue, Results

TITLES = {
    "kind": gettext_lazy("类型"),
    "year": gettext_lazy("年份"),
    "month": gettext_lazy("月份"),
    "speaker": gettext_lazy("说话的人"),
    "outlet": gettext_lazy("媒体"),
    "role": gettext_lazy("角色"),
    "topic": gettext_lazy("主题"),
    "source": gettext_lazy("来源"),
    "from": gettext_lazy("从"),
    "to": gettext_lazy("到"),
}
"""The filters in the order they are shown; the last two have no facet."""

KEPT = {"q", "unit", "mode", "sort", "fold", "page", "page_size", *TITLES}
"""The parameters of a search; others are not carried from link to link."""

MOST_VALUES = 20
"""Values of one filter that are read; each stands as a chip with a link of its own."""

LONG_VALUE = 200
"""Characters that no value of a filter has."""

ABOUT_TURNS = {"speaker", "outlet", "role"}
"""The filters about who says the words: that nobody is named is no way to narrow."""

SHOWN = 6
"""Values of a facet that stand open; the others fold."""

LONG_ADDRESS = 4000
"""Characters (percent-encoded) beyond which a search is not repeated in many links."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as a link: to choose it, or (a chip) to let go of it."""

    title: str
    label: str
    href: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter's values with counts; `more` are those that fold."""

    name: str
    title: str
    shown: list[Choice]
    more: list[Choice]


def address(params: QueryDict, **changes: str | None) -> str:
    """Give the address of the same search with values set, or (null) taken out.

    The page goes back to the first unless it is what changes.
    """
    changed = params.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = value
    return f"?{changed.urlencode()}"


def read_filters(sent: QueryDict) -> tuple[QueryDict, str]:
    """Give the parameters that a search has, and what was left out, in words.

    Every link of the page repeats them: what is sent a thousand times would stand there
    a million times.
    """
    kept, left_out = QueryDict(mutable=True), False
    for name, values in sent.lists():
        if name in TITLES:
            few = [v for v in values if len(v) <= LONG_VALUE][:MOST_VALUES]
            left_out |= len(few) < len(values)
            kept.setlist(name, few)
        elif name in KEPT:
            kept.setlist(name, values[-1:])
    if not left_out:
        return kept, ""
    said = _("一种筛选最多 %(most)s 个值，每个不超过 %(longest)s 字，其余没有用上。")
    return kept, said % {"most": MOST_VALUES, "longest": LONG_VALUE}


def facet_links(results: Results, params: QueryDict) -> list[Facet]:
    """Give the filters that would narrow the results; none for a very long query."""
    if len(params.urlencode()) > LONG_ADDRESS:
        return []
    facets = []
    for name, title in TITLES.items():
        # Months of many years mixed together tell nothing.
        if name == "month" and not (params.get(name) or params.get("year")):
            continue
        values = [v for v in results.facets.get(name, ()) if _narrows(name, v, params)]
        if len(values) > 1 or any(v.count < results.total for v in values):
            choices = _choices(name, str(title), values, params)
            facets.append(Facet(name, str(title), choices[:SHOWN], choices[SHOWN:]))
    return facets


def _narrows(name: str, value: FacetValue, params: QueryDict) -> bool:
    """Say whether a value is worth a link: not chosen yet, and somebody's own."""
    if value.value is None and name in ABOUT_TURNS:
        return False
    return _key(value) not in params.getlist(name)


def _key(value: FacetValue) -> str:
    """Give a facet's value as the filter of its name takes it."""
    return NONE if value.value is None else str(value.value)


def _choices(
    name: str, title: str, values: Iterable[FacetValue], params: QueryDict
) -> list[Choice]:
    """Give the links that choose a value in place of any other of its filter."""
    rest = address(params, **{name: None})
    begin = rest if rest == "?" else f"{rest}&"
    return [
        Choice(
            title,
            value.label or _("无"),
            f"{begin}{name}={quote_plus(_key(value))}",
            value.count,
        )
        for value in values
    ]


def chips(asked: SearchRequest, results: Results, params: QueryDict) -> list[Choice]:
    """Give what is chosen, each with the address that lets go of it alone."""
    shown = []
    for name, values in asked.filters:
        labels = {_key(v): v.label for v in results.facets.get(name, ())}
        names = _names(name, [v for v in values if v not in labels])
        for value in values:
            label = labels.get(value) or names.get(value) or value
            title = str(TITLES.get(name, name))
            shown.append(Choice(title, label, _without(params, name, value)))
    return shown


def _names(name: str, values: Iterable[str]) -> dict[str, str]:
    """Say what the values are called that no hit names; a name stays as it was typed.

    Whom only a draft names has no name here.
    """
    meant: dict[str, str] = {}
    for value in values if name in FACETS else ():
        if name not in NAMED:
            meant[value] = min(read_value(name, value) or {value})
        elif value.isascii() and value.isdigit() and len(value) < 19:
            known = frozenset({str(int(value))})
            meant[value] = min(kept_speakers(known) if name == "speaker" else known)
        elif value == NONE:
            meant[value] = NONE
    called = labels(name, meant.values())
    return {value: called[known] for value, known in meant.items()}


def _without(params: QueryDict, name: str, value: str) -> str:
    """Give the address of the same search without one value of a filter."""
    changed = params.copy()
    changed.pop("page", None)
    kept = [v for v in changed.getlist(name) if v.strip() != value]
    if len(kept) == len(changed.getlist(name)):
        kept = []
    changed.setlist(name, kept)
    return f"?{changed.urlencode()}"
