"""What a project's index classes declare: fields, names, schema, folder."""

from collections.abc import Mapping
from pathlib import Path

from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.fields import SearchField
from haystack.utils import get_facet_field_name
from haystack.utils.loading import UnifiedIndex

from archive.search.whoosh.querysets.groups import Wholes, wholes
from archive.search.whoosh.storage.schema import make_schema
from archive.search.whoosh.storage.store import IndexFolder


class Declared:
    """The index classes of one connection, read once, and the folder they lie in."""

    def __init__(self, unified: UnifiedIndex, path: Path) -> None:
        self.unified = unified
        self.fields: Mapping[str, SearchField] = unified.all_searchfields()
        self.wholes: Wholes = wholes(unified)
        self.names, self.shadows = _names(unified)
        self.folder = IndexFolder(path, make_schema(self.fields))


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
