"""The Haystack backend: what `SearchQuerySet` and Haystack's commands talk to.

It keeps the index in the folder that `PATH` names. Everything is read through
snapshots (`snapshot`) and written in whole commits (`store`).
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from django.db.models import Model
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.exceptions import SkipDocument
from haystack.fields import SearchField
from haystack.indexes import SearchIndex
from haystack.utils import get_identifier, get_model_ct

from archive.search.engine import IndexMissing, IndexRefused
from archive.search.whoosh.engine import WhooshSearch
from archive.search.whoosh.queryset import SearchQuery, run
from archive.search.whoosh.schema import KEY, key, make_document, make_schema
from archive.search.whoosh.snapshot import Snapshots
from archive.search.whoosh.store import IndexFolder

LOCK_SECONDS = 60.0

_SHARED: dict[Path, Snapshots] = {}
_SHARING = Lock()


class WhooshBackend(BaseSearchBackend):
    """Reads and writes one index folder."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.path = Path(options["PATH"])

    @cached_property
    def fields(self) -> dict[str, SearchField]:
        """Give the fields of all indexes, by name."""
        unified = connections[self.connection_alias].get_unified_index()
        return unified.all_searchfields()

    @cached_property
    def folder(self) -> IndexFolder:
        """Give the folder the index lies in."""
        return IndexFolder(self.path, make_schema(self.fields))

    @cached_property
    def snapshots(self) -> Snapshots:
        """Give the states of the index, one opened at a time.

        Haystack makes a backend for each thread; they all share what is opened.
        """
        with _SHARING:
            return _SHARED.setdefault(self.path, Snapshots(self.folder))

    @cached_property
    def engine(self) -> WhooshSearch:
        """Give the engine that answers the archive's own questions."""
        return WhooshSearch(self.snapshots)

    # --- writing ----------------------------------------------------------------

    def documents(
        self, index: SearchIndex, rows: Iterable[Model]
    ) -> list[dict[str, Any]]:
        """Give the documents of rows, those left out that their index skips."""
        made = []
        for row in rows:
            try:
                made.append(make_document(index.full_prepare(row), self.fields))
            except SkipDocument:
                continue
        return made

    def update(
        self, index: SearchIndex, iterable: Iterable[Model], commit: bool = True
    ) -> None:
        """Index rows, replacing what the index holds of them, in one commit."""
        documents = self.documents(index, iterable)
        self._write(documents, {KEY: [document[KEY] for document in documents]})

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        """Take one row, or its identifier, out of the index."""
        self._write([], {KEY: [key(get_identifier(obj_or_string))]})

    def clear(
        self, models: Iterable[type[Model]] | None = None, commit: bool = True
    ) -> None:
        """Take everything, or all rows of some models, out of the index."""
        names = None if models is None else {get_model_ct(m) for m in models}
        with self.folder.lock("write.lock", LOCK_SECONDS):
            if names is None:
                empty = self.folder.begin()
                self.folder.make_current(empty)
                self.folder.remove_others(empty)
                return
            snapshot = self.snapshots.current()
            codes, known = snapshot.choices("django_ct")
            gone = [code for code, name in enumerate(known) if name in names]
            parts = [n for n, code in enumerate(codes.tolist()) if code in gone]
            keys = snapshot.numbers(KEY)[parts].tolist()
            self.folder.write(self.folder.current(), [], {KEY: keys})

    def _write(
        self, documents: list[dict[str, Any]], replaced: dict[str, list[int]]
    ) -> None:
        with self.folder.lock("write.lock", LOCK_SECONDS):
            try:
                generation = self.folder.current()
            except (IndexMissing, IndexRefused):
                generation = self.folder.begin()
                self.folder.make_current(generation)
            self.folder.write(generation, documents, replaced)

    # --- reading ----------------------------------------------------------------

    @log_query
    def search(self, query_string: Any, **kwargs: Any) -> dict[str, Any]:
        """Run what `SearchQuerySet` asks for (see `queryset`)."""
        return run(self.snapshots, self.fields, query_string, **kwargs)


class WhooshEngine(BaseEngine):
    """The name of the backend in the settings."""

    backend = WhooshBackend
    query = SearchQuery
