"""What the recipe indexes: whole entries, jieba's analyzer on the text, facets.

Only the text has the analyzer. Copies of Haystack's backend that put it in the place of
the English one everywhere run it over titles and facets too, and are slower still.
"""

from typing import Any

from haystack import connections, indexes
from jieba.analyse import ChineseAnalyzer

from archive.models import Entry
from benchmarks.entries import flatten, queryset
from benchmarks.peers.protocol import SINGLE

BATCH = 1000
"""So many entries are given to the backend at once, as `update_index` does."""


class EntryIndex(indexes.SearchIndex, indexes.Indexable):
    """An entry with its whole text."""

    text = indexes.CharField(document=True, analyzer=ChineseAnalyzer())
    title = indexes.CharField(model_attr="title")
    kind = indexes.CharField(faceted=True)
    year = indexes.CharField(faceted=True)
    month = indexes.CharField(faceted=True)
    source = indexes.CharField(faceted=True)
    speaker = indexes.MultiValueField(faceted=True)
    outlet = indexes.MultiValueField(faceted=True)
    role = indexes.MultiValueField(faceted=True)
    topic = indexes.MultiValueField(faceted=True)

    def get_model(self) -> type[Entry]:
        """Give the model that is indexed."""
        return Entry

    def prepare(self, entry: Entry) -> dict[str, Any]:
        """Give an entry's fields."""
        flat = flatten(entry)
        one = {name: "".join(flat.carried[name]) for name in SINGLE}
        many = {name: list(flat.carried[name]) for name in _MULTIPLE}
        text = {"text": "\n".join(flat.lines)}
        return super().prepare(entry) | one | many | text


_MULTIPLE = ("speaker", "outlet", "role", "topic")


def use() -> EntryIndex:
    """Make this index the only one of the connection, in this thread."""
    index = EntryIndex()
    connections["default"].get_unified_index().build(indexes=[index])
    return index


def build() -> None:
    """Index all published entries, batch by batch."""
    backend = connections["default"].get_backend()
    index = use()
    backend.setup()
    batch = []
    for entry in queryset().iterator(chunk_size=BATCH):
        batch.append(entry)
        if len(batch) == BATCH:
            backend.update(index, batch)
            batch = []
    if batch:
        backend.update(index, batch)
