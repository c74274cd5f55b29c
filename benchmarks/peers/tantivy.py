"""Tantivy, the engine of quickwit, through its Python package.

One segment or few (one writing thread with much memory), which is when it answers
fastest. Facets are its own aggregations, a second pass over the hits: its Python
package has no way to count and collect in one.
"""

from pathlib import Path
from typing import Any

import tantivy

from benchmarks.peers.protocol import (
    FACETS,
    MOST_VALUES,
    TOP,
    Found,
    Query,
    read_texts,
)

MEMORY = 1_000_000_000
AGGREGATIONS = {
    name: {"terms": {"field": name, "size": MOST_VALUES}} for name in FACETS
}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=True)
    builder.add_text_field("title", stored=True, tokenizer_name="raw")
    builder.add_text_field("words", tokenizer_name="whitespace")
    for name in FACETS:
        builder.add_text_field(
            name, fast=True, tokenizer_name="raw", index_option="basic"
        )
    return builder.build()


class Engine:
    """A tantivy index in a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.schema = _schema()
        self.index = tantivy.Index(self.schema, str(folder))

    def build(self, texts: Path) -> None:
        """Index the texts of a file."""
        writer = self.index.writer(MEMORY, 1)
        for text in read_texts(texts):
            made = tantivy.Document(id=text.id, title=text.title, words=text.words)
            for name, values in text.carried.items():
                for value in values:
                    made.add_text(name, value)
            writer.add_document(made)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Open the index for asking."""
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits, the true total, and the facets if they are wanted."""
        wanted = self._query(query)
        result = self.searcher.search(wanted, top, count=True)
        documents = [self.searcher.doc(address) for _, address in result.hits]
        hits = [(each["id"][0], each["title"][0]) for each in documents]
        return Found(hits, result.count, self._counts(wanted) if facets else {})

    def _counts(self, wanted: tantivy.Query) -> dict[str, list[tuple[str, int]]]:
        counted = self.searcher.aggregate(wanted, AGGREGATIONS)
        return {
            name: [(each["key"], each["doc_count"]) for each in found["buckets"]]
            for name, found in counted.items()
        }

    def _query(self, query: Query) -> tantivy.Query:
        parts = self._terms(query)
        for name, value in query.filters.items():
            parts.append(tantivy.Query.term_query(self.schema, name, value))
        if len(parts) == 1:
            return parts[0]
        must = tantivy.Occur.Must
        return tantivy.Query.boolean_query([(must, part) for part in parts])

    def _terms(self, query: Query) -> list[Any]:
        make, schema = tantivy.Query, self.schema
        if query.how == "phrase" and len(query.terms) > 1:
            return [make.phrase_query(schema, "words", query.terms)]
        if query.how == "prefix":
            return [make.regex_query(schema, "words", f"{query.terms[0]}.*")]
        return [make.term_query(schema, "words", term) for term in query.terms]
