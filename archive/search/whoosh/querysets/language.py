"""Whoosh's query language, as `raw_search`, `narrow` and query facets take it.

Whoosh's own parser reads it; what it gives is turned into nodes. Words of the text are
looked for as everywhere here, fields are compared as `comparing` does.

    name:daniel1 AND pub_date:[2009 to 2010]   index*   "扫黑除恶"   NOT 毒   exampl~
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from haystack.constants import DOCUMENT_FIELD
from haystack.exceptions import SearchBackendError
from whoosh import query
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence
from whoosh.qparser import FuzzyTermPlugin, QueryParser

from archive.search.question import All, Not
from archive.search.question import Any as AnyOf
from archive.search.whoosh.querysets.leaves import NOTHING, cleaned, leaf

Names = Mapping[str, str]
"""The names that may stand before a colon, each with the field that it means."""


def parse(text: str, names: Names, shadows: frozenset[str]) -> Any:
    """Give the node of a query string: all for `*`, nothing for an empty one.

    A name that is not known is a word like any other. The value of a field's shadow
    for facets is meant whole (`kind_exact:问答`).

    Raises:
        SearchBackendError: it asks for what this index does not keep, such as a range
            of the text's words or a pattern with a gap in it.
    """
    if text.strip() == "*":
        return All()
    return _parse(text, tuple(sorted(names.items())), shadows)


@lru_cache(maxsize=256)
def _parse(
    text: str, names: tuple[tuple[str, str], ...], shadows: frozenset[str]
) -> Any:
    if not text.strip():
        return NOTHING
    known = dict(names)
    asked = _parser(tuple(known)).parse(text, normalize=False)
    return _Reading(known, shadows).node(asked)


class _Whole(FieldType):
    """A field whose words in a query stay as they are written."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def process_text(self, qstring: str, **kwargs: Any) -> list[str]:
        """Give the text as the one word it is."""
        return [qstring]


@lru_cache(maxsize=8)
def _parser(names: tuple[str, ...]) -> QueryParser:
    usable = [name for name in {*names, DOCUMENT_FIELD} if name[:1] != "_"]
    parser = QueryParser(DOCUMENT_FIELD, Schema(**{n: _Whole() for n in usable}))
    parser.add_plugins([FuzzyTermPlugin()])
    return parser


class _Reading:
    """Turns one of Whoosh's queries into nodes."""

    def __init__(self, names: Names, shadows: frozenset[str]) -> None:
        self.names = names
        self.shadows = shadows

    def node(self, asked: Any) -> Any:
        """Give the node of a query."""
        match asked:
            case query.Or():
                return AnyOf(tuple(self.node(each) for each in asked.subqueries))
            case query.Not():
                return Not(self.node(asked.query))
            case query.AndNot():
                return All((self.node(asked.a), Not(self.node(asked.b))))
            case query.CompoundQuery():
                return All(tuple(self.node(each) for each in asked.subqueries))
        if isinstance(asked, query.Every):
            return All()
        return NOTHING if asked == query.NullQuery else self._leaf(asked)

    def _leaf(self, asked: Any) -> Any:
        written = asked.field() or DOCUMENT_FIELD
        name = self.names.get(written, written)
        whole = "exact" if written in self.shadows else "content"
        match asked:
            case query.Phrase():
                text = cleaned(" ".join(asked.words))
                return leaf(name, "exact" if name == DOCUMENT_FIELD else whole, text)
            case query.FuzzyTerm():
                return leaf(name, "fuzzy", asked.text)
            case query.Wildcard() | query.Prefix():
                return _pattern(
                    name, asked.text + "*" * isinstance(asked, query.Prefix)
                )
            case query.TermRange():
                return _range(name, asked)
            case query.Term():
                return leaf(name, whole, asked.text)
        raise SearchBackendError(
            f"this index answers no query of the kind of {asked!r}"
        )


def _pattern(name: str, pattern: str) -> Any:
    text = pattern.strip("*")
    if not text:
        return All()
    if "*" in text or "?" in text:
        raise SearchBackendError(f"a gap may only be before or after a word: {pattern}")
    if not pattern.startswith("*"):
        return leaf(name, "startswith", text)
    return leaf(name, "contains" if pattern.endswith("*") else "endswith", text)


def _range(name: str, asked: Any) -> Any:
    first, last = (None if end == "*" else end for end in (asked.start, asked.end))
    ends = []
    if first:
        ends.append(leaf(name, "gt" if asked.startexcl else "gte", first))
    if last:
        ends.append(leaf(name, "lt" if asked.endexcl else "lte", last))
    return All(tuple(ends))
