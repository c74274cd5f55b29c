"""Results as Haystack gives them, whose fields are read when somebody looks at one."""

from collections.abc import Mapping, Sequence
from logging import getLogger
from typing import Any, Protocol

from haystack.models import SearchResult

LOG = getLogger("haystack")


class Fields(Protocol):
    """The fields of the results of one page."""

    @property
    def columns(self) -> Mapping[str, Sequence[Any]]:
        """Give the columns that somebody has looked at, by name."""
        ...

    @property
    def names(self) -> Sequence[str]:
        """Give the names of all fields."""
        ...

    def column(self, name: str) -> Sequence[Any]:
        """Give a field of all the results, in their order."""
        ...


class Result(SearchResult):
    """One result. A field of the index is looked up when it is asked for."""

    # What all results begin with stands here once, and not in each of them.
    log = LOG
    stored_fields = _stored_fields = _point_of_origin = None
    _object = _model = _distance = _verbose_name = None

    def __init__(
        self,
        app_label: str,
        model_name: str,
        pk: str,
        score: float,
        fields: Fields,
        row: int,
    ) -> None:
        self.__dict__ = {
            "app_label": app_label,
            "model_name": model_name,
            "pk": pk,
            "score": score,
            "_row": (fields, row),
        }

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__.get("_row")
        if found is None:
            return super().__getattr__(name)
        fields, row = found
        column = fields.columns.get(name)
        if column is not None:
            return column[row]
        if name in fields.names:
            return fields.column(name)[row]
        if name == "_additional_fields":
            return [each for each in fields.names if each not in _OWN]
        return super().__getattr__(name)

    def __getstate__(self) -> dict[str, Any]:
        """Give it with all its fields, and without the index that they come from."""
        names = self._additional_fields
        read = {name: getattr(self, name) for name in names}
        state = {**self.__dict__, **read, "_additional_fields": names}
        del state["_row"]
        return state


_OWN = frozenset({"app_label", "model_name", "pk", "score", "log", "stored_fields"})
"""The names that no field of an index can have."""
