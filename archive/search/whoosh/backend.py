"""The Haystack backend: what `SearchQuerySet` and Haystack's commands talk to.

Its name in the settings is all that a project needs:

    HAYSTACK_CONNECTIONS = {
        "default": {
            "ENGINE": "archive.search.whoosh.backend.WhooshEngine",
            "PATH": BASE_DIR / "index",
        }
    }

Further options are Haystack's: INCLUDE_SPELLING, BATCH_SIZE, EXCLUDED_INDEXES, and
TIMEOUT, for how many seconds a write waits for another process's. Everything is read
through snapshots (`snapshot`) and written in whole commits (`store`).
"""

from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.exceptions import SkipDocument
from haystack.fields import SearchField
from haystack.indexes import SearchIndex
from haystack.utils import get_identifier
from haystack.utils.loading import UnifiedIndex
from whoosh.fields import Schema

from archive.search.engine import IndexMissing
from archive.search.question import All
from archive.search.whoosh.answers.engine import WhooshSearch
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.snapshots import Snapshots
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.querysets.asking import Asking, Options
from archive.search.whoosh.querysets.declared import Declared
from archive.search.whoosh.querysets.groups import groups
from archive.search.whoosh.querysets.language import parse
from archive.search.whoosh.querysets.leaves import CONTENT
from archive.search.whoosh.querysets.nodes import Wish
from archive.search.whoosh.querysets.query import Asked, SearchQuery
from archive.search.whoosh.querysets.similar import characteristic
from archive.search.whoosh.querysets.spelling import suggestion
from archive.search.whoosh.storage.schema import (
    KEY,
    MODEL,
    TEXT,
    key,
    make_document,
    make_schema,
)
from archive.search.whoosh.storage.store import LOCK_SECONDS, IndexFolder

_SHARED: dict[str, Snapshots] = {}
_SHARING = Lock()


class WhooshBackend(BaseSearchBackend):
    """Reads and writes one index folder."""

    # The query strings that are logged and passed on are in Whoosh's language.
    RESERVED_WORDS = WhooshSearchBackend.RESERVED_WORDS
    RESERVED_CHARACTERS = WhooshSearchBackend.RESERVED_CHARACTERS
    _from_python = WhooshSearchBackend._from_python

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        if not options.get("PATH"):
            raise ImproperlyConfigured(
                f"HAYSTACK_CONNECTIONS[{connection_alias!r}]: PATH must name a folder"
            )
        self.path = Path(options["PATH"])
        self.lock_seconds: float = options.get("TIMEOUT", LOCK_SECONDS)
        self._declared: Declared | None = None

    @property
    def unified(self) -> UnifiedIndex:
        """Give the index classes of the connection."""
        return connections[self.connection_alias].get_unified_index()

    @property
    def declared(self) -> Declared:
        """Give what the index classes declare, as they are now."""
        unified = self.unified
        if (
            self._declared is None
            or self._declared.fields is not unified.all_searchfields()
        ):
            self._declared = Declared(unified, self.path)
        return self._declared

    @property
    def fields(self) -> dict[str, SearchField]:
        """Give the fields of all indexes, by name."""
        return dict(self.declared.fields)

    @property
    def names(self) -> dict[str, str]:
        """Give each name that a field can be asked for by, and the field's own."""
        return self.declared.names

    @property
    def folder(self) -> IndexFolder:
        """Give the folder the index lies in."""
        return self.declared.folder

    @property
    def snapshots(self) -> Snapshots:
        """Give the states of the index, one opened at a time.

        Haystack makes a backend for each thread; they all share what is opened.
        """
        declared = self.declared
        shared = _SHARED.get(declared.sign)
        if shared is None:
            with _SHARING:
                shared = _SHARED.setdefault(declared.sign, Snapshots(declared.folder))
        return shared

    @property
    def engine(self) -> WhooshSearch:
        """Give the engine that answers the archive's own questions."""
        return WhooshSearch(self.snapshots)

    def build_schema(self, fields: dict[str, SearchField]) -> tuple[str, Schema]:
        """Give the name of the field with the text, and Whoosh's schema."""
        return TEXT, make_schema(fields)

    # --- writing ----------------------------------------------------------------

    def documents(
        self, index: SearchIndex, rows: Iterable[Model]
    ) -> list[dict[str, Any]]:
        """Give the documents of rows, those left out that their index skips."""
        fields, made = self.fields, []
        for row in rows:
            try:
                made.append(make_document(index.full_prepare(row), fields))
            except SkipDocument:
                continue
        return made

    def update(
        self, index: SearchIndex, iterable: Iterable[Model], commit: bool = True
    ) -> None:
        """Index rows, replacing what the index holds of them, in one commit.

        Raises:
            IndexRefused: the index was made with other fields or by another version;
                `rebuild_index` makes it anew.
        """
        documents = self.documents(index, iterable)
        if documents:
            self._write(documents, [document[KEY] for document in documents])

    def remove(
        self, obj_or_string: Model | str, commit: bool = True, **kwargs: Any
    ) -> None:
        """Take one row, or its identifier, out of the index."""
        self._write([], [key(get_identifier(obj_or_string))])

    def clear(
        self, models: Iterable[type[Model]] | None = None, commit: bool = True
    ) -> None:
        """Take everything, or all rows of some models, out of the index."""
        if models is not None:
            self._write([], self._keys_of(models))
            return
        with self.folder.lock("write.lock", self.lock_seconds):
            empty = self.folder.begin()
            self.folder.make_current(empty)
            self.folder.remove_others(empty)

    def _keys_of(self, models: Iterable[type[Model]]) -> list[int]:
        try:
            snapshot = self.snapshots.current()
        except IndexMissing:
            return []
        names = self.declared.labels(models)
        codes, known = snapshot.choices(MODEL)
        gone = np.array([name in names for name in known], np.bool_)[codes]
        keys: list[int] = snapshot.numbers(KEY)[gone].tolist()
        return keys

    def _write(self, documents: list[dict[str, Any]], replaced: list[int]) -> None:
        with self.folder.lock("write.lock", self.lock_seconds):
            try:
                generation = self.folder.current()
            except IndexMissing:
                generation = self.folder.begin()
                self.folder.make_current(generation)
            self.folder.write(generation, documents, {KEY: replaced})

    # --- reading ----------------------------------------------------------------

    def read(self, text: str, name: str = TEXT) -> Wish:
        """Give the node of a query string; one that carries a node gives that."""
        if isinstance(text, Asked):
            return text.node
        declared = self.declared
        written = text if name in CONTENT else f"{name}:({text})"
        return parse(written, declared.names, declared.shadows)

    @log_query
    def search(
        self,
        query_string: str,
        models: Iterable[type[Model]] | None = None,
        limit_to_registered_models: bool | None = None,
        spelling_query: str | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Run a query string; `Options` says what else may be asked for.

        What is given is as Haystack has it: results, hits, facets (fields, dates,
        queries) and, where INCLUDE_SPELLING is set, spelling_suggestion.
        """
        if not query_string:
            return {"results": [], "hits": 0}
        node = self.read(query_string)
        try:
            with self.engine.reading() as snapshot:
                asking = self._asking(snapshot, models, limit_to_registered_models)
                answer = asking.answer(node, Options.of(kwargs))
                if self.include_spelling:
                    typed = spelling_query or " ".join(asking.typed(node))
                    answer["spelling_suggestion"] = suggestion(snapshot, typed)
                return answer
        except IndexMissing:
            return {"results": [], "hits": 0, "spelling_suggestion": None}

    def more_like_this(
        self,
        model_instance: Model,
        additional_query_string: str | None = None,
        models: Iterable[type[Model]] | None = None,
        limit_to_registered_models: bool | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Find rows that have a row's most characteristic words, those like it first.

        A row that is not in the index is like no other.
        """
        asked = self.read(additional_query_string or "*")
        try:
            with self.engine.reading() as snapshot:
                heads = _heads(snapshot, get_identifier(model_instance))
                if len(heads):
                    head = int(heads[0])
                    node = All((self._like(snapshot, model_instance, head), asked))
                    asking = self._asking(snapshot, models, limit_to_registered_models)
                    return asking.answer(node, Options.of(kwargs), without=head)
        except IndexMissing:
            return {"results": [], "hits": 0}
        return {"results": [], "hits": 0}

    def _like(self, snapshot: Snapshot, row: Model, head: int) -> Wish:
        """Give what is held by what is like a row, whose head a part is."""
        declared = self.declared
        names = declared.labels([type(row)])
        (group,) = groups(snapshot, names, declared.wholes)
        parts = group.frame.parts(int(group.frame.index[head]))
        return characteristic(snapshot, parts)

    def _asking(
        self,
        snapshot: Snapshot,
        models: Iterable[type[Model]] | None,
        limited: bool | None,
    ) -> Asking:
        if limited is None:
            limited = getattr(settings, "HAYSTACK_LIMIT_TO_REGISTERED_MODELS", True)
        declared = self.declared
        if models:
            names = declared.labels(models)
        elif limited:
            names = frozenset(self.build_models_list())
        else:
            names = frozenset(filter(None, snapshot.choices(MODEL)[1]))
        found = groups(snapshot, names, declared.wholes)
        return Asking(snapshot, declared, found, self.read)


def _heads(snapshot: Snapshot, identifier: str) -> Ints:
    """Give the living part of an identifier, if there is one."""
    return np.flatnonzero((snapshot.numbers(KEY) == key(identifier)) & snapshot.alive)


class WhooshEngine(BaseEngine):
    """The name of the backend in the settings."""

    backend = WhooshBackend
    query = SearchQuery
