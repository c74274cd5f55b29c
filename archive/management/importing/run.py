"""The run of an import: files read in chunks, parsed beside, stored chunk by chunk.

Only a few chunks are in memory. A chunk is one transaction, so that a run that is cut
short leaves whole entries, and the next run finds them and goes on.
"""

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from archive.identity.relinking import link_open
from archive.management.importing.chunks import Chunk, chunks
from archive.management.importing.hints import error_told
from archive.management.importing.report import (
    Report,
    move_on,
    place_of,
    progress_bar,
)
from archive.parsing import Document, ParseError, find_files
from archive.parsing.files import UNKNOWN_KEYS, How, KeyNotes, parse_input, strictly
from archive.parsing.readers import MOST_WAITING, Readers
from archive.records import ParsedEntry, to_json
from archive.store import StoreError, store_batch, stored_inputs
from archive.store.batch import Outcome
from archive.text.wording import say as _

PARSED = "parsed"
MANY = 200
"""After so many documents all that is open is looked at anew."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read, and what is done with them.

    `show` is called with one line of JSON per document that was read, if it is given.
    """

    how: How
    dry_run: bool
    show: Callable[[str], object] | None


def find_inputs(paths: Sequence[str], report: Report) -> list[Path]:
    """Give the files that the paths stand for; a path without any is refused."""
    found: list[Path] = []
    for path in paths:
        refused = len(report.refused)
        refuse = partial(_refuse, report)
        files = find_files([path], refuse, report.pass_over)
        if not files and len(report.refused) == refused:
            message = _("文件夹里没有可导入的文件，请检查路径。")
            error = ParseError(message, path=path)
            _refuse(report, error)
        found += files
    return list(dict.fromkeys(found))


def _refuse(report: Report, error: ParseError) -> None:
    report.refuse(error_told(error))


class Run:
    """One import: what is good is stored, the report keeps what is not."""

    def __init__(self, settings: Settings, report: Report) -> None:
        self._settings, self._report = settings, report
        self._notes = KeyNotes()
        self._stored: set[int] = set()
        # What was updated since the oldest chunk under way was looked up.
        self._updated: deque[set[int]] = deque(maxlen=2 * MOST_WAITING)

    def read(self, files: Sequence[Path]) -> None:
        """Read the files and store what is good.

        Raises:
            ReaderDied: a process that parses was ended; what was stored is whole.
        """
        settings = self._settings
        look_up = not (settings.dry_run or settings.show)
        batches = (
            (chunk, chunk.unknown())
            for chunk in chunks(files, settings.how, look_up=look_up)
        )
        with progress_bar(files) as bar, Readers[Chunk](settings.how) as readers:
            for chunk, read in readers.read(batches):
                self._take(chunk, read)
                move_on(bar, chunk.inputs)

    def link_people(self) -> None:
        """Have the rules decide who it is that names left open mean, now all is in.

        What an early document left in doubt a later one may have made clear. After few
        documents only what these may have made clear is looked at.
        """
        if self._stored:
            is_few = len(self._stored) < MANY
            self._report.people_found(link_open(self._stored if is_few else None))

    def _take(self, chunk: Chunk, read: Sequence[Document]) -> None:
        """Count, show or store the documents of a chunk."""
        ready: dict[int, Document] = {}
        places = (at for at in range(len(chunk.inputs)) if at not in chunk.known)
        for at, document in zip(places, read, strict=True):
            settled = strictly(self._notes.note(document), self._settings.how)
            if self._is_good(settled):
                ready[at] = settled
        if self._settings.dry_run:
            self._report.count(PARSED, len(ready))
        else:
            self._store(ready, chunk)

    def _is_good(self, document: Document) -> bool:
        """Show a document that was read; report one that was not."""
        if document.error or document.entry is None:
            self._report.refuse(error_told(document.error))
            return False
        if self._settings.show:
            shown = to_json(document.entry)
            self._settings.show(json.dumps(shown, ensure_ascii=False))
        else:
            self._report.warn(document, document.entry.warnings)
        return True

    def _store(self, ready: dict[int, Document], chunk: Chunk) -> None:
        """Store the documents of a chunk, by their places in it."""
        written: dict[int, int] = {}
        updated: set[int] = set()
        names = [chunk.names[at] for at in ready]
        results = store_batch(map(_record, ready.values()), inputs=names)
        for (at, document), result in zip(ready.items(), results, strict=True):
            if isinstance(result, StoreError):
                self._report.refuse(f"{place_of(document)}：{result.message}")
                continue
            self._report.count(result.outcome)
            self._report.warn(document, result.warnings)
            if result.outcome != Outcome.UNCHANGED and len(self._stored) < MANY:
                self._stored.add(result.entry_id)
            written[result.entry_id] = at
            if result.outcome == Outcome.UPDATED:
                updated.add(result.entry_id)
        self._updated.append(updated)
        self._settle_known(chunk, written)

    def _settle_known(self, chunk: Chunk, written: Mapping[int, int]) -> None:
        """Count what was known; parse it all the same if its entry is another now.

        An input before it in this run may have been another version of the document:
        what stands last is what stays. `written` are the places of the last versions.
        """
        updated = set().union(*self._updated)
        again: dict[int, Document] = {}
        for at, entry_id in chunk.known.items():
            is_last = entry_id in updated and written.get(entry_id, -1) < at
            if is_last and not stored_inputs([chunk.names[at]]):
                again[at] = parse_input(chunk.inputs[at], self._settings.how)
            else:
                self._report.count(Outcome.UNCHANGED)
        if again:
            self._store(again, Chunk(chunk.inputs, chunk.names))


def _record(document: Document) -> ParsedEntry:
    """Give the record as it is stored: with a path that is its own, also in a file.

    Which line of a file first has an unknown key depends on what was read before.
    """
    path = f"{document.path}#{document.line}" if document.line else document.path
    warnings = tuple(w for w in document.entry.warnings if w.code != UNKNOWN_KEYS)
    return replace(document.entry, path=path, warnings=warnings)
