"""The run of an import: files read one after the other, stored in batches.

Only the batch in hand is in memory. A batch is one transaction, so that a run that is
cut short leaves whole entries, and the next run finds them and goes on.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive.management.importing.known import KnownInputs
from archive.management.importing.report import Report, place_of, progress_bar
from archive.parsing import Document, Given, ParseError, find_files, read_documents
from archive.parsing.files import nothing_known
from archive.records import ParsedEntry, to_json
from archive.store import StoreError, remember_inputs, store_batch
from archive.store.batch import Outcome

PARSED = "parsed"
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

    def known(self, path: Path) -> KnownInputs:
        """Give the inputs of a file that need not be read this way again."""
        return KnownInputs(path, f"{self.given} {self.format} {self.strict}")


def find_inputs(paths: Sequence[str], report: Report) -> list[Path]:
    """Give the files that the paths stand for; a path without any is refused."""
    found: list[Path] = []
    for path in paths:
        refused = len(report.refused)
        files = find_files([path], lambda error: report.refuse(str(error)))
        if not files and len(report.refused) == refused:
            error = ParseError("文件夹里没有可导入的文件，请检查路径。", path=path)
            report.refuse(str(error))
        found += files
    return list(dict.fromkeys(found))


class Run:
    """One import: files read one after the other, what is good stored in batches."""

    def __init__(self, settings: Settings, report: Report) -> None:
        self._settings, self._report = settings, report
        self._batch: list[tuple[Document, str]] = []
        self._size = 0

    def read(self, files: Sequence[Path]) -> None:
        """Read the files and store what is good; the report keeps what is not."""
        total = sum(path.stat().st_size for path in files if path.is_file())
        with progress_bar(total) as bar:
            for path in files:
                known = self._settings.known(path)
                for document in self._documents(path, known):
                    self._take(document, known.name(document.line, document.digest))
                    bar.update(document.size_hint)
        self._store()

    def _documents(self, path: Path, known: KnownInputs) -> Iterator[Document]:
        settings = self._settings

        def is_known(line: int, digest: str) -> bool:
            if not known.holds(line, digest):
                return False
            # A document that waits may be another version of the same entry.
            self._store()
            return known.holds(line, digest)

        return read_documents(
            path,
            format=settings.format,
            given=settings.given,
            strict=settings.strict,
            is_known=nothing_known if settings.dry_run or settings.show else is_known,
        )

    def _take(self, document: Document, name: str) -> None:
        """Count, show or store one document."""
        settings, report = self._settings, self._report
        if document.error is not None:
            report.refuse(str(document.error))
        elif document.entry is None:
            report.count(Outcome.UNCHANGED)
        else:
            if settings.show:
                shown = to_json(document.entry)
                settings.show(json.dumps(shown, ensure_ascii=False))
            else:
                report.warn(document, document.entry.warnings)
            if settings.dry_run:
                report.count(PARSED)
            else:
                self._add(document, name)

    def _add(self, document: Document, name: str) -> None:
        self._batch.append((document, name))
        self._size += sum(map(len, document.entry.paragraphs()))
        if len(self._batch) >= BATCH_DOCUMENTS or self._size >= BATCH_CHARACTERS:
            self._store()

    def _store(self) -> None:
        """Store the batch and report what became of each document."""
        batch, self._batch, self._size = self._batch, [], 0
        if not batch:
            return
        results = store_batch(_record(document) for document, _name in batch)
        stored = {}
        for (document, name), result in zip(batch, results, strict=True):
            if isinstance(result, StoreError):
                self._report.refuse(f"{place_of(document)}：{result.message}")
            else:
                stored[result.entry_id] = name
                self._report.count(result.outcome)
                self._report.warn(document, result.warnings)
        remember_inputs(stored)


def _record(document: Document) -> ParsedEntry:
    """Give the record with a path that is its own, also in a file of many."""
    path = f"{document.path}#{document.line}" if document.line else document.path
    return replace(document.entry, path=path)
