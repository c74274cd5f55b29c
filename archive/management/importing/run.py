"""The run of an import: files read one after the other, stored in batches.

Only the batch in hand is in memory. A batch is one transaction, so that a run that is
cut short leaves whole entries, and the next run finds them and goes on.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive.management.importing.report import Report, place_of, progress_bar
from archive.parsing import Document, Given, ParseError, find_files, read_documents
from archive.records import ParsedEntry, to_json
from archive.store import StoreError, store_batch

BATCH_DOCUMENTS = 200
BATCH_CHARACTERS = 400_000
"""A batch ends at either: other writers may have to wait for it, so it is short."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read, and what is done with them.

    `show` is called with one line of JSON per document that was read, if it is given.
    """

    given: Given
    format: str
    strict: bool
    dry_run: bool
    show: Callable[[str], object] | None


def find_inputs(paths: Sequence[str], report: Report) -> list[Path]:
    """Give the files that the paths stand for; a path without any is refused."""
    found: list[Path] = []
    for path in paths:
        try:
            files = find_files([path])
        except ParseError as error:
            report.refuse(str(error))
            continue
        if not files:
            error = ParseError("文件夹里没有可导入的文件，请检查路径。", path=path)
            report.refuse(str(error))
        found += files
    return list(dict.fromkeys(found))


def run_import(files: Sequence[Path], settings: Settings, report: Report) -> None:
    """Read the files and store what is good; the report keeps what is not."""
    batch: list[Document] = []
    size = 0
    for document in _read(files, settings):
        if document.entry is None:
            report.refuse(str(document.error))
            continue
        report.warn(document, () if settings.show else document.entry.warnings)
        if settings.show:
            shown = to_json(document.entry)
            settings.show(json.dumps(shown, ensure_ascii=False))
        if settings.dry_run:
            report.count("parsed")
            continue
        batch.append(document)
        size += sum(map(len, document.entry.paragraphs()))
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            _store(batch, report)
            batch, size = [], 0
    _store(batch, report)


def _read(files: Sequence[Path], settings: Settings) -> Iterator[Document]:
    """Give the documents of all files, moving the progress bar along."""
    total = sum(path.stat().st_size for path in files if path.is_file())
    with progress_bar(total) as bar:
        for path in files:
            documents = read_documents(
                path,
                format=settings.format,
                given=settings.given,
                strict=settings.strict,
            )
            for document in documents:
                yield document
                bar.update(document.size_hint)


def _store(batch: Sequence[Document], report: Report) -> None:
    """Store one batch and report what became of each document."""
    results = store_batch(_record(document) for document in batch)
    for document, result in zip(batch, results, strict=True):
        if isinstance(result, StoreError):
            report.refuse(f"{place_of(document)}：{result.message}")
        else:
            report.count(result.outcome)
            report.warn(document, result.warnings)


def _record(document: Document) -> ParsedEntry:
    """Give the record with a path that is its own, also in a file of many."""
    path = f"{document.path}#{document.line}" if document.line else document.path
    return replace(document.entry, path=path)
