"""Search: the question as data, one engine behind a protocol, snippets, facets.

    SearchRequest  ->  Question  ->  engine  ->  Answer  ->  Results

question.py, results.py   what is asked and what is given back, with no engine in them
params.py     what a form or the API was sent, read into a request
tokens.py, syntax.py, filters.py   what was typed, read into a question
analysis.py   the words of a term, and how many are enough
engine.py     the protocol an engine fulfils, and which engine is set
whoosh/       the embedded engine, behind Haystack
passages.py, marking.py, rows.py, snippets.py, labels.py   the hits as shown
service.py    `search()`: from a request to one page of results
suggestions.py   people, topics, outlets and titles while somebody types
haystack_commands.py   what rebuild_index and update_index take over of Haystack's
indexer.py, ready.py, check.py   outbox rows to index changes; is the index true
"""

from archive.search.params import BadParameter, read_params
from archive.search.ready import Readiness, readiness
from archive.search.service import search
from archive.search.suggestions import Suggestion, suggest

__all__ = [
    "BadParameter",
    "Readiness",
    "Suggestion",
    "read_params",
    "readiness",
    "search",
    "suggest",
]
