"""From documents to segments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from whoosh.fields import Schema

from archive.search.whoosh.storage.codec import ArrayCodec
from archive.search.whoosh.storage.columns import TextColumn
from archive.search.whoosh.storage.files import CheckedFile
from archive.search.whoosh.storage.grams import MOST_DOCUMENTS
from archive.search.whoosh.storage.postings import id_width
from archive.search.whoosh.storage.schema import GramField
from archive.search.whoosh.storage.sections import Array, write_sections
from archive.search.whoosh.storage.segment import (
    COLUMNS,
    POSTINGS,
    TERMS,
    TEXTS,
    ArraySegment,
)
from archive.search.whoosh.storage.term_writer import TermWriter

CHARACTERS = 1_500_000
"""With about so many characters a segment is full: more would take more memory."""

Document = Mapping[str, Any]


class SegmentFiles:
    """The files of a new segment, being written."""

    def __init__(self, folder: Path, segment: ArraySegment) -> None:
        self.terms, self.postings, self.columns, self.texts = (
            CheckedFile(segment.path(str(folder), ending))
            for ending in (TERMS, POSTINGS, COLUMNS, TEXTS)
        )
        self._segment = segment

    def close(self) -> None:
        """Have all files on the disk and keep their checksums with the segment."""
        self._segment.checks = {
            TERMS: self.terms.close(),
            POSTINGS: self.postings.close(),
            COLUMNS: self.columns.close(),
            TEXTS: self.texts.close(),
        }


def build_segments(
    folder: Path, schema: Schema, documents: Iterable[Document], name: str
) -> Iterator[ArraySegment]:
    """Write documents as segments of a bounded size; `name` begins their names."""
    for batch in _batches(schema, documents):
        yield build_segment(folder, schema, batch, name)


def build_segment(
    folder: Path, schema: Schema, documents: Sequence[Document], name: str
) -> ArraySegment:
    """Write documents as one segment; no reader sees it before it is committed."""
    segment = ArraySegment(ArrayCodec(), name)
    segment.set_doc_count(len(documents))
    files = SegmentFiles(folder, segment)
    terms = TermWriter(files.terms, files.postings, id_width(len(documents)))
    arrays: dict[str, Array] = {}
    for field_name, field in schema.items():
        if field.indexed:
            empty = field.empty
            terms.add(field.stretch([d.get(field_name, empty) for d in documents]))
            terms.finish_field(field_name)
        if column := field.column_type:
            empty = column.default_value()
            values = [d.get(field_name, empty) for d in documents]
            if isinstance(column, TextColumn):
                values = [value.encode() for value in values]
                files.texts.write(b"".join(values))
            arrays |= column.encoded(field_name, values)
    terms.finish()
    write_sections(files.columns, arrays)
    files.close()
    return segment


def _batches(
    schema: Schema, documents: Iterable[Document]
) -> Iterator[Sequence[Document]]:
    grams = [name for name, f in schema.items() if isinstance(f, GramField)]
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += sum(len(document.get(name, "")) for name in grams)
        if size >= CHARACTERS or len(batch) == MOST_DOCUMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
