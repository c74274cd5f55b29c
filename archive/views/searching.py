"""The search page: the question kept in the address, the answer as it is."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from archive.search import cards_for, read_params, readiness, search
from archive.search.question import Mode, SearchRequest, Sort, Unit
from archive.search.results import Result, Results
from archive.views.facets import Choice, address, chips, facet_links, read_filters
from archive.views.folding import (
    Folded,
    Folding,
    folded_results,
    is_wanted,
    unfolded,
)
from archive.views.lines import join_names, names_by_entry
from archive.views.paging import Page

UNITS = {
    Unit.ENTRY: pgettext_lazy("search unit", "场次"),
    Unit.SPEECH: pgettext_lazy("search unit", "发言"),
}
MODES = {Mode.SMART: _("智能"), Mode.EXACT: _("精确")}
SORTS = {
    Sort.RELEVANCE: pgettext_lazy("search order", "相关"),
    Sort.NEWEST: pgettext_lazy("search order", "最新"),
    Sort.OLDEST: pgettext_lazy("search order", "最早"),
}


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Show one page of an answer with its filters; a query is never an error."""
    params, left_out = read_filters(request.GET)
    asked = read_params(params)
    asked = replace(asked, once=is_wanted(request) and asked.unit is Unit.ENTRY)
    results = search(asked)
    # Nothing found in an index that is not whole yet is not "nothing there".
    unready = "" if results.total else readiness().reason
    said = asked.ignored if unready else results.ignored
    page, folding = shown_page(results, asked)
    context = {
        "asked": asked,
        "query": asked.query,
        "results": results,
        "page": page,
        "folding": folding,
        "hits": named(folding),
        "chips": chips(asked, results, params),
        "facets": facet_links(results, params),
        "ignored": [*filter(None, [left_out]), *said],
        "unready": unready,
        "units": switch("unit", UNITS, asked.unit, params),
        "modes": switch("mode", MODES, asked.mode, params),
        "sorts": switch("sort", SORTS, asked.sort, params),
        "feed": address(params),
        "cards": () if unready or asked.page > 1 else cards_for(asked.query),
        "hidden": [(n, v) for n, vs in params.lists() for v in vs if n not in _SHOWN],
    }
    return render(request, "archive/search.html", context | ways_on(results, params))


def named(folding: Folding[Result]) -> list[tuple[Result, str, Folded[Result]]]:
    """Give each hit with the names in its entry, and what is folded under it."""
    names = names_by_entry({each.item.entry_id for each in folding.items})
    return [
        (each.item, join_names(names[each.item.entry_id]), each)
        for each in folding.items
    ]


def shown_page(results: Results, asked: SearchRequest) -> tuple[Page, Folding[Result]]:
    """Give the page of an answer, and its hits put together by text if that is asked.

    Turns never are, whatever their entries.
    """
    shown, entries = results.results, results.total if asked.once else 0
    page = Page(shown, results.page, results.texts, results.page_size, "", entries)
    if asked.once:
        return page, folded_results(shown)
    ids = [hit.entry_id for hit in shown] if asked.unit is Unit.ENTRY else []
    return page, unfolded(shown, ids)


def ways_on(results: Results, params: QueryDict) -> dict[str, Any]:
    """Give the addresses of other searches, for one that finds little or nothing."""
    better = results.suggestion
    return {
        "suggestion_url": address(params, q=better) if better else "",
        "loosened": [
            (each, address(params, **each.changes)) for each in results.loosened
        ],
    }


_SHOWN = {"q", "page"}
"""What the search form shows itself, or lets go of."""


def switch(
    name: str, labels: dict, chosen: str, params: QueryDict
) -> list[tuple[Choice, bool]]:
    """Give a switch's values as links, each with whether it is the one chosen."""
    return [
        (
            Choice("", str(label), address(params, **{name: value.value})),
            value == chosen,
        )
        for value, label in labels.items()
    ]
