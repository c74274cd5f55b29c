"""What `SearchQuerySet` asks for, as nodes and as the query string Haystack shows.

The string is in Whoosh's language, made as Haystack makes it: it is what is logged and
what `narrow` passes on. What is searched are the nodes that it carries: values need no
escaping there, and keep their types.
"""

from typing import Any

from haystack.backends import SQ
from haystack.backends.whoosh_backend import WhooshSearchQuery
from haystack.inputs import AltParser, AutoQuery, BaseInput, Exact, Raw
from haystack.inputs import Not as NotInput

from archive.search.question import All, Not
from archive.search.question import Any as AnyOf
from archive.search.whoosh.querysets import flat as flat  # it is enough to have it
from archive.search.whoosh.querysets.leaves import auto, leaf
from archive.search.whoosh.querysets.nodes import Wish


class Asked(str):
    """A query string with the node that it stands for."""

    __slots__ = ("node",)
    node: Wish

    @classmethod
    def of(cls, text: str, node: Wish) -> "Asked":
        """Give a string that carries a node."""
        made = cls(text)
        made.node = node
        return made


class SearchQuery(WhooshSearchQuery):
    """Turns Haystack's filters into nodes, too."""

    def build_query(self) -> Asked:
        """Give the query string, and with it the node that all filters ask for."""
        return Asked.of(super().build_query(), self._node(self.query_filter))

    def run_mlt(self, **kwargs: Any) -> None:
        """Ask for similar rows, and only for the stretch that is wanted."""
        kwargs.setdefault("start_offset", self.start_offset)
        kwargs.setdefault("end_offset", self.end_offset)
        super().run_mlt(**kwargs)

    def add_stats_query(self, stats_field: str, stats_facets: Any) -> None:
        """Refuse: sums and means of fields are Solr's alone.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError("this backend gives no statistics of fields")

    def _node(self, part: SQ) -> Wish:
        made = []
        for child in part.children:
            if isinstance(child, tuple):
                name, how = part.split_expression(child[0])
                made.append(self._leaf(name, how, child[1]))
            else:
                made.append(self._node(child))
        node = (AnyOf if part.connector == part.OR and made else All)(tuple(made))
        return Not(node) if part.negated else node

    def _leaf(self, name: str, how: str, value: Any) -> Wish:
        if hasattr(value, "values_list"):
            value = list(value)
        declared = self.backend.declared
        if how == "content" and name in declared.shadows:
            how = "exact"
        name = declared.names.get(name, name)
        if isinstance(value, BaseInput):
            return self._typed(name, how, value)
        return leaf(name, how, value)

    def _typed(self, name: str, how: str, value: BaseInput) -> Wish:
        """Give the node of one of Haystack's kinds of input."""
        match value:
            case AltParser():
                value.prepare(self)  # which warns that there is no other parser
                return All()
            case Raw():
                return self.backend.read(str(value), name)
            case AutoQuery():
                return auto(name, str(value))
            case NotInput():
                return Not(leaf(name, how, value.query_string))
            case Exact():
                return leaf(name, "exact", value.query_string)
        return leaf(name, how, value.query_string)
