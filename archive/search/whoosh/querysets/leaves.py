"""One filter of `SearchQuerySet` as a node: a field, a comparison and a value."""

import re
from typing import Any

from haystack.constants import DOCUMENT_FIELD
from haystack.exceptions import SearchBackendError

from archive.search.question import All, Not, Term
from archive.search.question import Any as AnyOf
from archive.search.whoosh.querysets.nodes import Bordered, Compare, Nearly

CONTENT = frozenset({"content", DOCUMENT_FIELD})
"""The names by which the text is asked for."""

NOTHING: Any = AnyOf(())
"""What nothing holds."""

_AUTO = re.compile(
    r"(?P<no>-?)(?:[\"“”](?P<exact>[^\"“”]+)[\"“”]|(?P<plain>[^\s\"“”]+))"
)  # -"平安山东"


def leaf(name: str, how: str, value: Any) -> Any:
    """Give the node of a filter.

    Raises:
        SearchBackendError: words of the text are to be compared by their order.
    """
    if name not in CONTENT:
        plain = how == "content" and isinstance(value, str)
        return Compare(name, how, cleaned(value) if plain else value)
    if how == "in":
        return AnyOf(tuple(Term(str(each), True) for each in value))
    text = str(value).strip()
    if not text:
        return NOTHING
    if how == "content":
        return words(text)
    if how in {"exact", "contains"}:
        return Term(text, True)
    if how == "fuzzy":
        return Nearly(text)
    if how in {"startswith", "endswith"}:
        return Bordered(text, begins=how == "startswith", ends=how == "endswith")
    raise SearchBackendError(f"the words of the text are in no order: {name}__{how}")


def words(text: str) -> Any:
    """Give what holds all terms of a text that are set apart by white space."""
    terms = tuple(Term(word) for word in cleaned(text).split())
    return terms[0] if len(terms) == 1 else All(terms) if terms else NOTHING


def cleaned(text: str) -> str:
    """Take off the single quotes that Haystack puts around words with signs in them.

    >>> cleaned("'0.7' wire")
    '0.7 wire'
    """
    return " ".join(map(unquoted, text.split()))


def unquoted(word: str) -> str:
    """Take off the single quotes around a word.

    >>> unquoted("'0.7'"), unquoted("'")
    ('0.7', "'")
    """
    quoted = len(word) > 2 and word[0] == word[-1] == "'"
    return word[1:-1] if quoted else word


def auto(name: str, text: str) -> Any:
    """Read what a reader typed: words, "quoted ones", and -unwanted ones.

    Empty, it holds for everything, as Haystack's own reading of it does.
    """
    made = []
    for found in _AUTO.finditer(text):
        exact, plain = found["exact"], found["plain"]
        if exact:
            node = leaf(name, "exact" if name in CONTENT else "content", exact)
        else:
            node = leaf(name, "content", plain)
        made.append(Not(node) if found["no"] else node)
    return made[0] if len(made) == 1 else All(tuple(made))
