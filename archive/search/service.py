"""`search()`: from what was asked to one page of results."""

from dataclasses import replace
from datetime import date
from time import perf_counter

from django.utils.translation import gettext as _

from archive.search.analysis import positive_terms
from archive.search.engine import Answer, IndexMissing, IndexRefused, get_engine
from archive.search.filters import read_days, read_value
from archive.search.labels import describe, describe_choice, describe_days, facet_values
from archive.search.params import clean
from archive.search.question import (
    FACETS,
    All,
    Choice,
    Days,
    Question,
    SearchRequest,
)
from archive.search.results import Results
from archive.search.snippets import make_results
from archive.search.suggestions import homophones
from archive.search.syntax import Reading, read

MOST_RESPELLED = 3
"""For so many terms of a query without hits a like-sounding name is looked for."""


def search(request: SearchRequest) -> Results:
    """Answer a request: one page of results, the true total, the facets of all hits.

    It never raises for what was asked. While there is no usable index the answer is
    empty and says so.
    """
    began = perf_counter()
    request = replace(request, query=clean(request.query))
    reading = read(request.query, request.mode)
    question = _question(request, reading)
    answer, suggestion, unanswered = _answered(request.query, question)
    past = _said_of_page(request, answer.total)
    said = [*request.ignored, *reading.ignored, *unanswered, *past]
    return Results(
        query=request.query,
        unit=request.unit.value,
        total=answer.total,
        page=request.page,
        page_size=request.page_size,
        suggestion=suggestion,
        results=make_results(answer.hits, question.node),
        reading=_reading(question),
        ignored=tuple(dict.fromkeys(said)),
        facets=facet_values(answer.facets),
        took_ms=round((perf_counter() - began) * 1000, 2),
    )


def _answered(query: str, question: Question) -> tuple[Answer, str | None, list[str]]:
    """Give the answer, a better query if there are no hits, and why there is none."""
    try:
        answer = get_engine().answer(question)
        suggestion = None if answer.total else _suggestion(query, question)
    except (IndexMissing, IndexRefused):
        said = _("索引正在建立，请过一会儿再搜索。")
        return Answer(0, (), dict.fromkeys(FACETS, ())), None, [said]
    return answer, suggestion, []


def _said_of_page(request: SearchRequest, total: int) -> list[str]:
    """Say that there is no such page, where there is none."""
    pages = max(1, -(-total // request.page_size))
    if request.page <= pages:
        return []
    said = _("没有第 %(page)s 页，一共 %(pages)s 页。")
    return [said % {"page": f"{request.page:,}", "pages": f"{pages:,}"}]


def _suggestion(query: str, question: Question) -> str | None:
    """Give the query with a name in the place of what sounds like it, if that has hits.

    Only looked for where there are no hits.
    """
    for term in positive_terms(question.node)[:MOST_RESPELLED]:
        for name in homophones(term.text):
            changed = query.replace(term.text, name)
            other = replace(question, node=read(changed).node, limit=0)
            if get_engine().answer(other).total:
                return changed
    return None


def _question(request: SearchRequest, reading: Reading) -> Question:
    choices, days = list(reading.choices), list(reading.days)
    for name, values in request.filters:
        if name in FACETS:
            read_values = [read_value(name, value) or frozenset() for value in values]
            if chosen := frozenset().union(*read_values):
                choices.append(Choice(name, chosen))
    first, last = _bound(request, "from"), _bound(request, "to")
    if first or last:
        days.append(Days(first, last))
    return Question(
        node=reading.node,
        whole=reading.whole,
        unit=request.unit,
        sort=request.sort,
        choices=tuple(choices),
        days=tuple(days),
        offset=(request.page - 1) * request.page_size,
        limit=request.page_size,
    )


def _bound(request: SearchRequest, name: str) -> date | None:
    """Give the first day of what `from` says, the last of what `to` says."""
    for value in request.filter_values(name):
        if days := read_days(value):
            return days.first if name == "from" else days.last
    return None


def _reading(question: Question) -> str:
    said = [] if question.node == All() else [describe(question.node)]
    said += map(describe_choice, question.choices)
    said += map(describe_days, question.days)
    return _("；").join(said) or _("全部条目")
