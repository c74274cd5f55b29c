"""What the values of filters and facets are called, and how a query was understood."""

from collections.abc import Callable, Iterable, Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.models import (
    Kind,
    Organization,
    Person,
    Role,
    Topic,
    public_outlets,
    public_people,
    public_topics,
)
from archive.search.analysis import term_words
from archive.search.filters import NAMES
from archive.search.question import NONE, All, Any, Choice, Days, Node, Not, Term
from archive.search.results import FacetValue
from archive.text.folding import fold

Counts = Mapping[str, tuple[tuple[str, int], ...]]
NAMED: dict[str, tuple[Callable[[], QuerySet], Callable[[], QuerySet]]] = {
    "speaker": (Person.objects.all, public_people),
    "outlet": (Organization.objects.all, public_outlets),
    "topic": (Topic.objects.all, public_topics),
}
"""Where the names of ids are looked up: of all, and of those the public may see."""

SHOWN = {"speaker": ("name", "note"), "outlet": ("name",), "topic": ("name",)}
"""What of a row its name is made of."""


def facet_values(counts: Counts) -> dict[str, tuple[FacetValue, ...]]:
    """Give each facet's values with what they are called; one query per kind of id.

    What hits carry is public: the index holds what is published.
    """
    found: dict[str, tuple[FacetValue, ...]] = {}
    for name, values in counts.items():
        rows = NAMED[name][0]() if name in NAMED else None
        called = _called(name, (value for value, _count in values), rows)
        found[name] = tuple(
            FacetValue(_plain(name, value), called[value], count)
            for value, count in values
        )
    return found


def labels(facet: str, values: Iterable[str]) -> dict[str, str]:
    """Say what some values of one facet are called; whom only a draft names is not."""
    rows = NAMED[facet][1]() if facet in NAMED else None
    return _called(facet, values, rows)


def _called(facet: str, values: Iterable[str], rows: QuerySet | None) -> dict[str, str]:
    """Say what values are called; ids are looked up among `rows`."""
    wanted, named = set(values), {}
    ids = [int(value) for value in wanted - {NONE}] if rows is not None else []
    if rows is not None and ids:
        shown = rows.filter(pk__in=ids).order_by().only(*SHOWN[facet])
        named = {str(row.pk): str(row) for row in shown}
    return {value: named.get(value) or _label(facet, value) for value in wanted}


def describe(node: Node) -> str:
    """Say in words what a hit must hold."""
    match node:
        case Term(exact=True):
            return _("原文含“%(text)s”") % {"text": node.text}
        case Term():
            return _describe_term(node)
        case Not():
            return _("不含（%(node)s）") % {"node": describe(node.node)}
        case Any():
            return f"（{_(' 或 ').join(map(describe, node.nodes))}）"
        case All():
            return _("，并且").join(map(describe, node.nodes))
        case Days():
            return describe_days(node)
        case Choice():
            return describe_choice(node)


def describe_choice(choice: Choice) -> str:
    """Say in words what a filter lets pass."""
    called = labels(choice.facet, choice.values).values()
    shown = {"name": str(NAMES[choice.facet]), "values": _(" 或 ").join(sorted(called))}
    if choice.exclude:
        return _("%(name)s不是%(values)s") % shown
    return _("%(name)s：%(values)s") % shown


def describe_days(days: Days) -> str:
    """Say in words which days pass."""
    first = days.first.isoformat() if days.first else _("最早")
    last = days.last.isoformat() if days.last else _("最近")
    return _("日期：%(first)s 至 %(last)s") % {"first": first, "last": last}


def _describe_term(term: Term) -> str:
    words = term_words(term)
    if not words or words == (fold(term.text),):
        return _("含“%(text)s”") % {"text": term.text}
    shown = {"text": term.text, "words": _("、").join(words)}
    return _("含“%(text)s”或其中的词（%(words)s）") % shown


def _label(facet: str, value: str) -> str:
    if value == NONE:
        return {
            "year": _("无日期"),
            "month": _("无日期"),
            "source": _("未注明来源"),
            "topic": _("未归主题"),
        }.get(facet, _("未注明"))
    if facet == "kind":
        return str(Kind(value).label)
    if facet == "role":
        return str(Role(value).label)
    if facet == "year":
        return _("%(year)s年") % {"year": value}
    if facet == "month":
        year, _dash, month = value.partition("-")
        return _("%(year)s年%(month)s月") % {"year": year, "month": int(month)}
    return value if facet not in NAMED else _("没有这个名字")


def _plain(facet: str, value: str) -> str | int | None:
    if value == NONE:
        return None
    return int(value) if facet == "year" or facet in NAMED else value
