"""Haystack's `values_list(…, flat=True)`, whose values may be None.

Haystack keeps what it has read in a list, where None stands for what it has not read: a
value of None it reads again for ever. Here each value is kept in a row of its own.
"""

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from haystack import query
from haystack.models import SearchResult

_first = itemgetter(0)


class ValuesList(query.ValuesListSearchQuerySet):
    """Rows of values, or with `flat` the one value of each."""

    def post_process_results(self, results: Iterable[SearchResult]) -> list[list[Any]]:
        """Give a row for each result, with `flat` as well."""
        fields = self._fields
        return [[getattr(one, name, None) for name in fields] for one in results]

    def __iter__(self) -> Iterator[Any]:
        rows = super().__iter__()
        return map(_first, rows) if self._flat else rows

    def __getitem__(self, wanted: int | slice) -> Any:
        """Give one row or value, or those of a slice."""
        found = super().__getitem__(wanted)
        if not self._flat:
            return found
        return list(map(_first, found)) if isinstance(wanted, slice) else found[0]


def values_list(
    found: query.SearchQuerySet, *fields: str, **options: Any
) -> "ValuesList":
    """Give rows of values of what is found, as Haystack's own would."""
    made: ValuesList = _values_list(found, *fields, **options)._clone(ValuesList)
    return made


_values_list = query.SearchQuerySet.values_list
# Haystack has no setting for it, and every user of the backend may meet a None.
query.SearchQuerySet.values_list = values_list
