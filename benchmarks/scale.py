"""One archive to measure on: where it lies, and where its figures are written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks import archives, corpus
from benchmarks.peers.protocol import write_json


@dataclass(eq=False)
class Scale:
    """An archive's folder: var (PINGAN_VAR), texts, queries, answers, figures."""

    folder: Path

    @property
    def var(self) -> Path:
        """Where the archive itself lies."""
        return self.folder / "var"

    @cached_property
    def size(self) -> dict[str, int]:
        """Give how many entries there are, and the bytes of their text."""
        return self.read("size")

    def read(self, name: str) -> Any:
        """Give what was written under a name; null if nothing was."""
        path = self.folder / f"{name}.json"
        if not path.exists():
            return None
        return json.loads(path.read_text(encoding="utf-8"))

    def write(self, name: str, value: Any) -> None:
        """Keep a value under a name."""
        write_json(value, self.folder / f"{name}.json")

    def forget(self) -> None:
        """Take away what an earlier run measured."""
        for path in (self.folder / "answers").glob("*.json"):
            path.unlink()


def sample(work: Path, source: Path, limit: int) -> Scale:
    """Give the archive of a sample of the corpus."""
    folder = work / f"{limit}-{corpus.fingerprint(source)}"
    archives.imported(folder, _lazily(source, limit))
    return Scale(folder)


def whole(work: Path, source: Path, archive: Path | None) -> Scale:
    """Give the archive of the whole corpus, copied if it is there already."""
    folder = work / f"whole-{corpus.fingerprint(source)}"
    if archive is None:
        archives.imported(folder, corpus.documents(source))
    else:
        archives.copied(folder, archive)
    return Scale(folder)


def _lazily(source: Path, limit: int) -> Iterator[dict[str, Any]]:
    yield from corpus.sampled(source, limit)
