"""What a project's index classes declare: fields, names, schema, folder."""

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from django.db.models import Model
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.fields import SearchField
from haystack.utils import get_facet_field_name, get_model_ct
from haystack.utils.app_loading import haystack_get_model
from haystack.utils.loading import UnifiedIndex

from archive.search.whoosh.querysets.groups import Wholes, wholes
from archive.search.whoosh.storage.fieldtypes import without_shadows
from archive.search.whoosh.storage.schema import PUBLISHED, make_schema
from archive.search.whoosh.storage.store import IndexFolder

Fields = Mapping[str, SearchField]


class Declared:
    """The index classes of one connection, read once, and the folder they lie in."""

    def __init__(self, unified: UnifiedIndex, path: Path) -> None:
        self.unified = unified
        self.fields: Mapping[str, SearchField] = unified.all_searchfields()
        self.wholes: Wholes = wholes(unified)
        self.names, self.shadows = _names(unified)
        self.folder = IndexFolder(path, make_schema(self.fields))
        self._shown: dict[tuple[str, frozenset[str]], Fields] = {}
        self._labels: dict[frozenset[type[Model]], frozenset[str]] = {}

    @cached_property
    def sign(self) -> str:
        """Give what tells this index from all others."""
        return json.dumps([str(self.folder.path), self.folder.meta])

    def shown(self, model: str, only: frozenset[str]) -> Fields:
        """Give the fields that results of a model have, those of `only` if any."""
        if (model, only) not in self._shown:
            index = self.unified.get_index(haystack_get_model(*model.split(".")))
            named = ((f.index_fieldname, f) for f in index.fields.values())
            self._shown[model, only] = {
                name: field
                for name, field in without_shadows(named)
                if (name in only if only else field.stored) and self._is_kept(field)
            }
        return self._shown[model, only]

    def _is_kept(self, field: SearchField) -> bool:
        return not field.document or PUBLISHED in self.folder.schema

    def labels(self, models: Iterable[type[Model]]) -> frozenset[str]:
        """Give the names of models, as the index keeps them."""
        asked = frozenset(models)
        if asked not in self._labels:
            self._labels[asked] = frozenset(map(get_model_ct, asked))
        return self._labels[asked]


def _names(unified: UnifiedIndex) -> tuple[dict[str, str], frozenset[str]]:
    """Give each name a field can be asked for by, with its name in the index.

    A shadow, which Haystack makes of fields with facets (`kind_exact`) and its forms
    narrow by, stands for its field, and has any field here; which names are shadows is
    said, too.
    """
    names = {name: name for name in (ID, DJANGO_ID, DJANGO_CT, "pk")}
    shadows = set()
    for index in unified.get_indexes().values():
        for name, field in index.fields.items():
            source = getattr(field, "facet_for", None)
            meant = index.fields.get(source, field)
            names[name] = names[field.index_fieldname] = meant.index_fieldname
            shadow = get_facet_field_name(meant.index_fieldname)
            names[shadow] = meant.index_fieldname
            shadows |= {shadow} if meant is field else {name, field.index_fieldname}
    return names, frozenset(shadows)
