"""Search: the question as data, one engine behind a protocol, snippets, facets.

    SearchRequest  ->  Question  ->  engine  ->  Answer  ->  Results

question.py, results.py   what is asked and what is given back, with no engine in them
params.py     what a form or the API was sent, read into a request
tokens.py, syntax.py, filters.py   what was typed, read into a question
analysis.py   the words of a term, and how many are enough
names.py      the archive's names, which are words beside the dictionary's
engine.py     the protocol an engine fulfils, and which engine is set
whoosh/       the embedded engine, behind Haystack
passages.py, marking.py, cutting.py, rows.py, snippets.py, labels.py   the hits as shown
service.py    `search()`: from a request to one page of results
typed.py, suggestions.py   people, topics, outlets and titles while somebody types
near_names.py, near_strings.py, respelling.py   是不是要找: what was mistyped
loosening.py  for no hits, what to let go of, with counts
cards.py      whom or what a query names that is nothing but a name
understanding.py   how a query was read, as data
haystack_commands.py   what rebuild_index and update_index take over of Haystack's
indexer.py, writing.py   outbox rows to index changes
merging.py    fewer segments, by a thread of the indexer
rebuilding.py, workers.py   a whole new index, written by several processes
ready.py, check.py   is the index there, and is it true
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.search.cards import Card, cards_for
    from archive.search.params import BadParameter, read_params
    from archive.search.ready import Readiness, readiness
    from archive.search.service import search
    from archive.search.suggestions import Suggestion, suggest

__all__ = [
    "BadParameter",
    "Card",
    "Readiness",
    "Suggestion",
    "cards_for",
    "read_params",
    "readiness",
    "search",
    "suggest",
]

_PLACES = {
    "BadParameter": "params",
    "Card": "cards",
    "Readiness": "ready",
    "Suggestion": "suggestions",
    "cards_for": "cards",
    "read_params": "params",
    "readiness": "ready",
    "search": "service",
    "suggest": "suggestions",
}


def __getattr__(name: str) -> Any:
    """Give a verb, imported when it is first asked for.

    The engine in `whoosh/` must be usable where none of the archive's models are.
    """
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
