"""`search()`: from what was asked to one page of results."""

from dataclasses import dataclass, replace
from time import perf_counter

from django.utils.translation import gettext as _

from archive.search.engine import Answer, IndexMissing, IndexRefused, get_engine
from archive.search.filters import between, read_days, read_value
from archive.search.labels import describe, describe_choice, describe_days, facet_values
from archive.search.loosening import Loosened, loosened
from archive.search.params import clean
from archive.search.question import (
    FACETS,
    All,
    Choice,
    Days,
    Question,
    SearchRequest,
)
from archive.search.respelling import ENOUGH, respelled
from archive.search.results import Results
from archive.search.snippets import make_results
from archive.search.syntax import Reading, read
from archive.search.understanding import understood

LONGEST_HELPED = 200
"""For a longer query nothing else is proposed: each proposal is it, read anew."""


def search(request: SearchRequest) -> Results:
    """Answer a request: one page of results, the true total, the facets of all hits.

    It never raises for what was asked. While there is no usable index the answer is
    empty and says so.
    """
    began = perf_counter()
    request = replace(request, query=clean(request.query))
    reading = read(request.query, request.mode)
    question = _question(request, reading)
    answer, help_, unanswered = _answered(request, reading, question)
    past = _said_of_page(request, answer.texts)
    said = [*request.ignored, *reading.ignored, *unanswered, *past]
    return Results(
        query=request.query,
        unit=request.unit.value,
        total=answer.total,
        texts=answer.texts,
        page=request.page,
        page_size=request.page_size,
        suggestion=help_.suggestion,
        loosened=help_.loosened,
        results=make_results(answer.hits, question.node),
        reading=_reading(question),
        understood=understood(question),
        ignored=tuple(dict.fromkeys(said)),
        facets=facet_values(answer.facets),
        took_ms=round((perf_counter() - began) * 1000, 2),
    )


@dataclass(frozen=True, slots=True)
class _Help:
    """What a query that finds little could be instead."""

    suggestion: str | None = None
    loosened: tuple[Loosened, ...] = ()


def _answered(
    request: SearchRequest, reading: Reading, question: Question
) -> tuple[Answer, _Help, list[str]]:
    """Give the answer, what else to ask if that is little, and why there is none."""
    try:
        answer = get_engine().answer(question)
        return answer, _help(request, reading, answer.total), []
    except (IndexMissing, IndexRefused):
        said = _("索引正在建立，请过一会儿再搜索。")
        return Answer(0, (), dict.fromkeys(FACETS, ()), 0), _Help(), [said]


def _help(request: SearchRequest, reading: Reading, total: int) -> _Help:
    if total > ENOUGH or len(request.query) > LONGEST_HELPED:
        return _Help()
    engine = get_engine()
    better = respelled(request, reading, total=total, count=_count, engine=engine)
    return _Help(better, () if total else loosened(request, reading, _count))


def _count(request: SearchRequest) -> int:
    """Say how many hits a request has."""
    question = _question(request, read(request.query, request.mode))
    counted = replace(question, offset=0, limit=0, facets=(), passages=False)
    return get_engine().answer(counted).total


def _said_of_page(request: SearchRequest, texts: int) -> list[str]:
    """Say that there is no such page, where there is none."""
    pages = max(1, -(-texts // request.page_size))
    if request.page <= pages:
        return []
    said = _("没有第 %(page)s 页，一共 %(pages)s 页。")
    return [said % {"page": f"{request.page:,}", "pages": f"{pages:,}"}]


def _question(request: SearchRequest, reading: Reading) -> Question:
    choices, days = list(reading.choices), list(reading.days)
    for name, values in request.filters:
        if name in FACETS:
            read_values = [read_value(name, value) or frozenset() for value in values]
            if chosen := frozenset().union(*read_values):
                choices.append(Choice(name, chosen))
    if stretch := between(_days(request, "from"), _days(request, "to")):
        days.append(stretch)
    return Question(
        node=reading.node,
        whole=reading.whole,
        unit=request.unit,
        sort=request.sort,
        choices=tuple(choices),
        days=tuple(days),
        offset=(request.page - 1) * request.page_size,
        limit=request.page_size,
        once=request.once,
    )


def _days(request: SearchRequest, name: str) -> Days | None:
    """Give the day, month or year that `from` or `to` names."""
    read = map(read_days, request.filter_values(name))
    return next(filter(None, read), None)


def _reading(question: Question) -> str:
    said = [] if question.node == All() else [describe(question.node)]
    said += map(describe_choice, question.choices)
    said += map(describe_days, question.days)
    return _("；").join(said) or _("全部条目")
