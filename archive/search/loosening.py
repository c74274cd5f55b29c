"""For a query without hits: what to let go of, and how many hits that gives."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from django.utils.translation import gettext as _

from archive.search.analysis import term_words
from archive.search.filters import NAMES
from archive.search.question import (
    All,
    Any,
    Mode,
    Node,
    Not,
    SearchRequest,
    Term,
    Unit,
)
from archive.search.results import Loosened
from archive.search.syntax import Reading, read

MOST_SHOWN = 6
MOST_ASKED = 14
"""So many looser queries are asked for at most."""

MOST_LEFT_OUT = 6
"""So many of the terms of a query are left out, one at a time."""

FEW_WORDS = 3
"""So many words of a term are all needed (see `analysis.words_needed`)."""

DATES = ("year", "month", "from", "to")
"""The filters of a form that are about days."""

Counter = Callable[[SearchRequest], int]
"""Says how many hits a request has."""

Changes = dict[str, str | None]
Option = tuple[int, str, Changes]
"""How much is let go of, in words what, and as parameters of the search."""


def loosened(
    request: SearchRequest, reading: Reading, count: Counter
) -> tuple[Loosened, ...]:
    """Give what can be let go of so that there are hits, the least of it first.

    First the query as it is, but not word for word, or in whole entries; then without
    dates, filters or single terms, of these what leaves the most hits first.
    """
    found: list[tuple[int, Loosened]] = []
    for rank, what, changes in islice(_options(request, reading), MOST_ASKED):
        if total := count(_changed(request, changes)):
            found.append((rank, Loosened(what, changes, total)))
    found.sort(key=lambda each: (each[0], -each[1].total))
    return tuple(each for _rank, each in found[:MOST_SHOWN])


def _options(request: SearchRequest, reading: Reading) -> Iterator[Option]:
    """Give all that could be let go of."""
    yield from _less_strict(request, reading)
    yield from _less_narrow(request)
    for what, query in (
        *_without_filters(request.query, reading),
        *_without_terms(request.query, reading),
        *_without_words(request.query, reading),
    ):
        yield 3, what, {"q": query}
    if either := _either(reading):
        yield 4, _("有其中一个词就行"), {"q": either}


def _less_strict(request: SearchRequest, reading: Reading) -> Iterator[Option]:
    """Keep all that was typed, but not word for word, or not in one turn."""
    if request.mode is Mode.EXACT:
        yield 0, _("不要求一字不差（智能方式）"), {"mode": None}
    elif unquoted := _unquoted(request.query, reading):
        yield 0, _("引号里的不要求一字不差"), {"q": unquoted}
    if request.unit is Unit.SPEECH:
        yield 1, _("在整篇里找，不限于一段发言"), {"unit": None}


def _less_narrow(request: SearchRequest) -> Iterator[Option]:
    """Leave out each filter of the form; those about days all together."""
    names = [name for name, _values in request.filters]
    if dates := [name for name in names if name in DATES]:
        yield 2, _("不限日期"), dict.fromkeys(dates)
    for name in names:
        if name not in DATES:
            yield 2, _("不限%(name)s") % {"name": NAMES[name]}, {name: None}


def _changed(request: SearchRequest, changes: Changes) -> SearchRequest:
    """Give the request with parameters set, or back to what they are by themselves."""
    kept = tuple(pair for pair in request.filters if pair[0] not in changes)
    return replace(
        request,
        query=changes.get("q") or request.query,
        mode=Mode.SMART if "mode" in changes else request.mode,
        unit=Unit.ENTRY if "unit" in changes else request.unit,
        filters=kept,
        page=1,
    )


def _unquoted(query: str, reading: Reading) -> str:
    """Give a query without its quotation marks; nothing if it means no words then."""
    changed = query
    for term in _parts(reading.node):
        if isinstance(term, Term) and term.exact:
            changed = _quoted(term.text).sub(lambda found: found[1], changed, count=1)
    return changed if changed != query and read(changed).node != All() else ""


def _without_terms(query: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """Give each thing that is required or excluded, and the query without it.

    What was cut out is held against the reading of what is left: only where exactly
    that is gone is the query given.
    """
    parts = _parts(reading.node)
    for number, part in enumerate(parts[:MOST_LEFT_OUT] if len(parts) > 1 else ()):
        if (typed := _typed(part)) is None:
            continue
        rest = [*parts[:number], *parts[number + 1 :]]
        for found in typed.finditer(query):
            changed = _cut(query, found)
            again = read(changed)
            same = (again.choices, again.days) == (reading.choices, reading.days)
            if _parts(again.node) == rest and same:
                yield _without(found[0]), changed
                break


def _without_filters(query: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """Give each filter as it was typed, and the query without it."""
    filters = len(reading.choices) + len(reading.days)
    for _name, value, _minus in reading.filters[:MOST_LEFT_OUT]:
        for found in _filter_with(value).finditer(query):
            changed = _cut(query, found)
            again = read(changed)
            left = len(again.choices) + len(again.days)
            anything = changed or filters > 1
            if again.node == reading.node and left == filters - 1 and anything:
                yield _without(found[0]), changed
                break


def _either(reading: Reading) -> str:
    """Give a query that any of the terms will do for; nothing if not all are terms."""
    terms = [part for part in _parts(reading.node) if isinstance(part, Term)]
    if len(terms) < 2 or len(terms) < len(_parts(reading.node)) or reading.filters:
        return ""
    typed = [f"“{term.text}”" if term.exact else term.text for term in terms]
    changed = " OR ".join(typed)
    return changed if read(changed).node == Any(tuple(terms)) else ""


def _parts(node: Node) -> list[Node]:
    return list(node.nodes) if isinstance(node, All) else [node]


def _typed(part: Node) -> re.Pattern[str] | None:
    """Give what matches a term, or one excluded, as it can have been typed."""
    if isinstance(part, Not):
        return _standing("[-－]", part.node) if isinstance(part.node, Term) else None
    return _standing("", part) if isinstance(part, Term) else None


def _standing(sign: str, term: Term) -> re.Pattern[str]:
    text = re.escape(term.text)
    marked = f'["“”„＂]{text}["“”„＂]' if term.exact else text
    return re.compile(rf"(?<!\S){sign}{marked}(?!\S)")


def _filter_with(value: str) -> re.Pattern[str]:
    # -发言人：“范华平”
    name, text = r"(?<!\S)[-－]?\w+[:：]", re.escape(value)
    return re.compile(rf'{name}["“”„＂]?{text}["“”„＂]?(?!\S)')


def _quoted(text: str) -> re.Pattern[str]:
    return re.compile(f'["“”„＂]({re.escape(text)})["“”„＂]')


def _cut(query: str, found: re.Match[str]) -> str:
    """Give a query without what was found in it."""
    before, after = query[: found.start()].rstrip(), query[found.end() :].lstrip()
    return f"{before} {after}".strip()


def _without_words(query: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """Give the words of a query that is one run of text, and the query without each.

    Of many words most are not needed as it is: of these each is offered by itself.
    """
    term = reading.node
    words = term_words(term) if isinstance(term, Term) else ()
    if not isinstance(term, Term) or len(words) < 2:
        return
    for word in words[:MOST_LEFT_OUT]:
        if len(words) <= FEW_WORDS:
            what, kept = _without(word), " ".join(w for w in words if w != word)
        else:
            what, kept = _("只找“%(text)s”") % {"text": word}, word
        yield what, query.replace(term.text, kept)


def _without(text: str) -> str:
    return _("去掉“%(text)s”") % {"text": text}
