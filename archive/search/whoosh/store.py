"""The folder of an index: its generations, which of them is live, who may write.

    index/
      CURRENT           the name of the live generation; replaced, never edited
      generation-000003/  a Whoosh index of its own, and
        meta.json       which analysis and schema it was made with
      write.lock        held while a generation is changed or the live one replaced
      indexer.lock      held by the one indexer for as long as it lives

A generation of another analysis or schema is refused, never mixed.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, FileIndex, clean_files

from archive.search.engine import IndexMissing, IndexRefused
from archive.search.whoosh.schema import SCHEMA_VERSION
from archive.search.whoosh.writer import BulkWriter, file_sizes, merge_like_sizes
from archive.text.segmentation import ANALYSIS_VERSION

NAME = "MAIN"
"""What Whoosh calls the index of a folder."""


LOCK_SECONDS = 60.0


class Locked(RuntimeError):
    """Another process holds a lock of the index."""


class ReadFile(StructFile):
    """A file read at given places without moving a common pointer, so by any thread."""

    def get(self, position: int, length: int) -> bytes:
        """Give the bytes there; fewer where the file ends."""
        return os.pread(self.fileno(), length, position)


class ReadStorage(FileStorage):
    """A folder opened for reading."""

    def open_file(self, name: str, **kwargs: Any) -> ReadFile:
        """Open a file of the folder."""
        path = Path(self.folder, name)
        return ReadFile(path.open("rb"), name=name, **kwargs)


class IndexFolder:
    """The folder of an index, its schema given."""

    def __init__(self, path: Path, schema: Schema) -> None:
        self.path = path
        self.schema = schema
        self.meta = {
            "schema": SCHEMA_VERSION,
            "analysis": ANALYSIS_VERSION,
            "fields": {
                name: type(f.column_type).__name__ for name, f in schema.items()
            },
        }

    def current(self) -> Path:
        """Give the live generation's folder.

        Raises:
            IndexMissing: there is none yet.
            IndexRefused: it was made by another analysis or schema, or is damaged.
        """
        name = self._live()
        while True:
            try:
                meta = json.loads((self.path / name / "meta.json").read_text("utf-8"))
                break
            except FileNotFoundError as error:
                # A rebuild may have put another in its place and taken this one away.
                before, name = name, self._live()
                if before == name:
                    raise IndexMissing(str(self.path / name)) from error
            except ValueError as error:
                raise IndexRefused(f"{self.path / name}: {error}") from error
        if meta != self.meta:
            raise IndexRefused(f"{self.path / name}: made by another version")
        return self.path / name

    def _live(self) -> str:
        try:
            return (self.path / "CURRENT").read_text(encoding="ascii")
        except FileNotFoundError as error:
            raise IndexMissing(str(self.path)) from error
        except ValueError as error:
            raise IndexRefused(f"{self.path / 'CURRENT'}: {error}") from error

    def begin(self) -> Path:
        """Make the folder of the next generation, empty, not live yet."""
        last = max((path.name for path in self.generations()), default="-0")
        made = self.path / f"generation-{int(last.rpartition('-')[2]) + 1:06}"
        made.mkdir(parents=True)
        FileIndex.create(FileStorage(str(made)), self.schema)
        meta = json.dumps(self.meta, ensure_ascii=False)
        (made / "meta.json").write_text(meta, encoding="utf-8")
        return made

    def make_current(self, generation: Path) -> None:
        """Let readers see a generation from their next search on."""
        with (self.path / "CURRENT.new").open("w", encoding="ascii") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        (self.path / "CURRENT.new").replace(self.path / "CURRENT")

    def generations(self) -> list[Path]:
        """Give the folders of all generations, live or not."""
        return sorted(self.path.glob(f"generation-{'[0-9]' * 6}"))

    def remove_others(self, generation: Path) -> None:
        """Remove every generation but one; open readers keep what they have open."""
        for other in self.generations():
            if other != generation:
                shutil.rmtree(other, ignore_errors=True)

    def write(
        self,
        generation: Path,
        documents: Iterable[Mapping[str, Any]],
        replaced: Mapping[str, Iterable[int]],
    ) -> None:
        """Delete what has a value of `replaced` and add documents, in one commit.

        Readers see all of it or nothing. Of a write that fails nothing is left: it
        would fill a full disk still more with every trial.
        """
        storage = FileStorage(str(generation))
        try:
            writer = BulkWriter(FileIndex(storage))
            writer.delete(replaced)
            for document in documents:
                writer.add_document(**document)
            writer.commit(mergetype=merge_like_sizes)
        except BaseException:
            known = TOC.read(storage, NAME)
            clean_files(storage, NAME, known.generation, known.segments)
            raise

    def write_segment(
        self, generation: Path, documents: Iterable[Mapping[str, Any]]
    ) -> Any:
        """Write documents as a segment that no reader sees before it is committed.

        Any number of processes may do so in one generation at once. What is given
        back can be pickled; it goes to `commit_segments`.
        """
        writer = BulkWriter(FileIndex(FileStorage(str(generation))))
        for document in documents:
            writer.add_document(**document)
        return writer.finished()

    def commit_segments(self, generation: Path, segments: Sequence[Any]) -> None:
        """Let readers see segments that were written, all in one commit.

        The folder's `write.lock` must be held where the generation is live.
        """
        storage = FileStorage(str(generation))
        toc = TOC.read(storage, NAME)
        known = [*toc.segments, *segments]
        TOC(toc.schema, known, toc.generation + 1).write(storage, NAME)

    def merge(self, generation: Path) -> bool:
        """Merge some segments of about one size, in a commit of its own.

        Gives whether there was something to merge; there may be more then. It takes
        `write.lock` for as long as it needs it: the caller must not hold it.
        """
        with self.lock("write.lock", LOCK_SECONDS):
            writer = BulkWriter(FileIndex(FileStorage(str(generation))))
            before = len(writer.segments)
            writer.commit(mergetype=merge_like_sizes)
            return writer.merged_any(before)

    def optimize(self, generation: Path) -> None:
        """Make few segments of all there are, as at the end of a rebuild.

        Takes `write.lock` as `merge` does.
        """
        with self.lock("write.lock", LOCK_SECONDS):
            writer = BulkWriter(FileIndex(FileStorage(str(generation))))
            writer.commit(optimize=True)

    def verify(self, generation: Path) -> list[str]:
        """Read all files of a generation and give the names of damaged ones."""
        storage = FileStorage(str(generation))
        damaged = []
        for segment in TOC.read(storage, NAME).segments:
            here = file_sizes(storage, segment)
            damaged += [n for n, size in segment.sizes.items() if here.get(n) != size]
        return damaged

    @contextmanager
    def lock(self, name: str, timeout: float = 0) -> Iterator[None]:
        """Hold a lock of the index, waiting up to `timeout` seconds for it.

        Raises:
            Locked: another process held it all the while.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / name).open("a") as file:
            until = monotonic() + timeout
            while not _take(file.fileno()):
                if monotonic() >= until:
                    raise Locked(str(self.path / name))
                sleep(0.05)
            yield


def _take(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
