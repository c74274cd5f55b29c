"""是不是要找: a better spelling of a query that finds little, if it finds more."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from archive.search.analysis import names, positive_terms
from archive.search.engine import SearchEngine
from archive.search.filters import NOBODY, read_value
from archive.search.near_names import ALIKE, KINDS, ONE_EDIT, names_like
from archive.search.near_strings import strings_like
from archive.search.question import SearchRequest
from archive.search.syntax import Reading
from archive.text.folding import fold

FEW, ENOUGH = 3, 20
"""With more hits than the first, only a term that stands nowhere is respelled; with
more than the second none is."""

RARE = 10
"""What stands in more passages than this is taken as it was typed."""

MOST_PLACES = 3
"""So many terms and filters of a query are respelled, one at a time."""

MOST_TERMS = 10
"""The first terms of a query, among which the rarest are looked for."""

MOST_ASKED = 12
"""So many other spellings are asked for at most."""

Counter = Callable[[SearchRequest], int]
"""Says how many hits a request has."""

_WORDED = re.compile(r"[^\W\d_]")


def respelled(
    request: SearchRequest,
    reading: Reading,
    *,
    total: int,
    count: Counter,
    engine: SearchEngine,
) -> str | None:
    """Give the query with a term spelled otherwise, if that has more than `total` hits.

    Of several the one that sounds most like it, then the one with the most hits. What
    sounds otherwise is offered only where there are no hits at all. Null where there is
    none, or hits enough.
    """
    if total > ENOUGH:
        return None
    most = RARE if total <= FEW else 0
    farthest = ALIKE if total else ONE_EDIT
    near = (each for each in _spellings(reading, engine, most) if each[0] <= farthest)
    tried = ((far, request.query.replace(old, new)) for far, old, new in near)
    asked = sorted(dict.fromkeys(tried), key=itemgetter(0))[:MOST_ASKED]
    for _distance, group in groupby(asked, key=itemgetter(0)):
        hits = {
            query: count(replace(request, query=query, page=1)) for _, query in group
        }
        best = max(hits, key=hits.__getitem__)
        if hits[best] > total:
            return best
    return None


def _spellings(
    reading: Reading, engine: SearchEngine, most: int
) -> list[tuple[int, str, str]]:
    """Give (how far, what was typed, what may be meant) for terms and filters.

    Terms that stand in more passages than `most` are left as they are.
    """
    found = []
    for name, value, _minus in reading.filters:
        if name in KINDS and read_value(name, value) == {NOBODY}:
            found += [(far, value, other) for far, other in names_like(value, [name])]
    texts = [term.text for term in positive_terms(reading.node)][:MOST_TERMS]
    worded = [t for t in texts if _WORDED.search(t) and fold(t).strip() not in names]
    spread = dict(zip(worded, engine.spread(worded), strict=True))
    rare = [text for text, count in spread.items() if count <= most]
    for text in sorted(rare, key=spread.__getitem__)[:MOST_PLACES]:
        near = [*names_like(text), *strings_like(fold(text), engine.spread)]
        found += [(far, text, other) for far, other in near if _WORDED.search(other)]
    return list(dict.fromkeys(found))
