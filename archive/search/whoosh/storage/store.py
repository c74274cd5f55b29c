"""The folder of an index: its generations, which of them is live, who may write.

    index/
      CURRENT           the name of the live generation; replaced, never edited
      generation-000003/  a Whoosh index of its own, and
        meta.json       which analysis and schema it was made with
        merge.lock      held by whoever merges its segments
      write.lock        held while a generation is changed or the live one replaced
      rebuild.lock      held by whoever makes the next generation
      indexer.lock      held by the one indexer for as long as it lives

A generation of another analysis or schema is refused, never mixed.
"""

import fcntl
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from whoosh.fields import Schema

from archive.search.engine import IndexMissing, IndexRefused
from archive.search.whoosh.storage.commits import Generation, due
from archive.search.whoosh.storage.files import (
    MISPLACED,
    Damaged,
    sync_folder,
    write_durably,
)
from archive.search.whoosh.storage.schema import SCHEMA_VERSION
from archive.search.whoosh.storage.segment import ArraySegment
from archive.text.segmentation import ANALYSIS_VERSION

LOCK_SECONDS = 60.0

Choose = Callable[[Sequence[ArraySegment]], Sequence[ArraySegment]]


class Locked(RuntimeError):
    """Another process holds a lock of the index."""


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
            except (ValueError, *MISPLACED) as error:
                raise IndexRefused(f"{self.path / name}: {error}") from error
        if meta != self.meta:
            raise IndexRefused(f"{self.path / name}: made by another version")
        return self.path / name

    def _live(self) -> str:
        try:
            return (self.path / "CURRENT").read_text(encoding="ascii")
        except FileNotFoundError as error:
            raise IndexMissing(str(self.path)) from error
        except (ValueError, *MISPLACED) as error:
            raise IndexRefused(f"{self.path / 'CURRENT'}: {error}") from error

    def begin(self) -> Path:
        """Make the folder of the next generation, empty, not live yet."""
        last = max((path.name for path in self.generations()), default="-0")
        made = self.path / f"generation-{int(last.rpartition('-')[2]) + 1:06}"
        made.mkdir(parents=True)
        Generation(made).create(self.schema)
        meta = json.dumps(self.meta, ensure_ascii=False)
        write_durably(made / "meta.json", meta.encode())
        return made

    def make_current(self, generation: Path) -> None:
        """Let readers see a generation from their next search on."""
        # All of the generation is on the disk before it can be live.
        sync_folder(self.path)
        for name in ("CURRENT.new", "CURRENT"):
            if (self.path / name).is_dir():
                shutil.rmtree(self.path / name)
        write_durably(self.path / "CURRENT.new", generation.name.encode())
        (self.path / "CURRENT.new").replace(self.path / "CURRENT")
        sync_folder(self.path)

    def generations(self) -> list[Path]:
        """Give the folders of all generations, live or not."""
        return sorted(self.path.glob(f"generation-{'[0-9]' * 6}"))

    def remove_others(self, generation: Path) -> None:
        """Remove every generation but one; open readers keep what they have open."""
        for other in self.generations():
            if other != generation and other.is_dir():
                shutil.rmtree(other, ignore_errors=True)
            elif other != generation:
                other.unlink(missing_ok=True)

    def write(
        self,
        generation: Path,
        documents: Iterable[Mapping[str, Any]],
        replaced: Mapping[str, Iterable[int]],
    ) -> None:
        """Delete what has a value of `replaced` and add documents, in one commit.

        Readers see all of it or nothing, and of a write that fails nothing is left. The
        caller holds `write.lock`. Only tiny segments are merged: see `merge`.

        Raises:
            IndexRefused: the generation is damaged.
        """
        with refusing(generation):
            Generation(generation).write(documents, replaced)

    def write_segment(
        self, generation: Path, documents: Iterable[Mapping[str, Any]]
    ) -> Any:
        """Write documents as segments that no reader sees before they are committed.

        Any number of processes may do so in one generation at once. What is given
        back can be pickled; it goes to `commit_segments`. Memory does not grow with
        the number of documents.
        """
        return Generation(generation).write_ahead(documents)

    def commit_segments(self, generation: Path, segments: Sequence[Any]) -> None:
        """Let readers see what `write_segment` gave, all of it in one commit.

        The caller holds `write.lock` where the generation is live.
        """
        ahead = [segment for of_call in segments for segment in of_call]
        with refusing(generation):
            Generation(generation).commit_ahead(ahead)

    def merge(self, generation: Path) -> bool:
        """Merge some segments of about one size, in a commit of its own.

        Gives whether there was something to merge; there may be more then. The caller
        must not hold `write.lock`: it is taken, for the commit alone, so that a long
        merge keeps nobody from writing.

        Raises:
            Locked: another process is merging, or has been writing for long.
            IndexRefused: a file is damaged.
        """
        return self._merge(generation, due)

    def optimize(self, generation: Path) -> None:
        """Make one segment of all there are, as at the end of a rebuild.

        The caller must not hold `write.lock`, as with `merge`.

        Raises:
            Locked: another process is merging, or has been writing for long.
            IndexRefused: a file is damaged.
        """
        while self._merge(generation, _more_than_one):
            continue

    def _merge(self, path: Path, choose: Choose) -> bool:
        with self.lock(f"{path.name}/merge.lock"), refusing(path):
            generation = Generation(path)
            chosen = choose(generation.contents().segments)
            if not chosen:
                return False
            merging = generation.merge_ahead(chosen)
            with self.lock("write.lock", LOCK_SECONDS):
                generation.commit_merged(merging)
            return True

    def verify(self, generation: Path) -> list[str]:
        """Read all files of a generation and give the names of damaged ones."""
        return Generation(generation).damaged()

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


@contextmanager
def refusing(generation: Path) -> Iterator[None]:
    """Say of a damaged file that the index is to be built anew."""
    try:
        yield
    except (Damaged, *MISPLACED) as error:
        raise IndexRefused(f"{generation}: {error!r}") from error


def _more_than_one(segments: Sequence[ArraySegment]) -> Sequence[ArraySegment]:
    whole = len(segments) <= 1 and not any(s.has_deletions() for s in segments)
    return [] if whole else segments


def _take(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
