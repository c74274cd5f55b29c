"""The filters of a search as links, and what is chosen as chips with a ×."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Organization, Person, Topic
from archive.search.question import NONE, SearchRequest
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

NAMED_BY_ID: dict[str, type[Model]] = {
    "speaker": Person,
    "outlet": Organization,
    "topic": Topic,
}

SHOWN = 8
"""Values of a facet that stand open; the others fold."""

LONG_QUERY = 400
"""Characters beyond which the query is not repeated in a hundred filter links."""


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


def facet_links(results: Results, params: QueryDict) -> list[Facet]:
    """Give the filters that would narrow the results; none for a very long query."""
    if len(params.get("q", "")) > LONG_QUERY:
        return []
    facets = []
    for name, title in TITLES.items():
        chosen = params.get(name)
        values = [v for v in results.facets.get(name, ()) if _key(v) != chosen]
        # Months of many years mixed together tell nothing.
        if name == "month" and not (chosen or params.get("year")):
            continue
        choices = [_choice(name, str(title), value, params) for value in values]
        if choices and (len(choices) > 1 or not chosen):
            facets.append(Facet(name, str(title), choices[:SHOWN], choices[SHOWN:]))
    return facets


def _key(value: FacetValue) -> str:
    """Give a facet's value as the filter of its name takes it."""
    return NONE if value.value is None else str(value.value)


def _choice(name: str, title: str, value: FacetValue, params: QueryDict) -> Choice:
    """Give the link that chooses a value in place of any other of its filter."""
    href = address(params, **{name: _key(value)})
    return Choice(title, value.label or _("无"), href, value.count)


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
    """Look up what ids stand for where no hit tells it."""
    model = NAMED_BY_ID.get(name)
    ids = [v for v in values if v.isascii() and v.isdigit() and len(v) < 19]
    if model is None or not ids:
        return {}
    return {str(pk): str(row) for pk, row in model.objects.in_bulk(ids).items()}


def _without(params: QueryDict, name: str, value: str) -> str:
    """Give the address of the same search without one value of a filter."""
    changed = params.copy()
    changed.pop("page", None)
    kept = [v for v in changed.getlist(name) if v.strip() != value]
    if len(kept) == len(changed.getlist(name)):
        kept = []
    changed.setlist(name, kept)
    return f"?{changed.urlencode()}"
