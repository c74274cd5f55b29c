"""The names of inputs, by which those stored before, just so, are known again."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import archive
from archive.parsing.files import How
from archive.parsing.inputs import Input

READERS = ("records.py", "parsing", "text")
"""What turns an input into a record: when it changes, all is read again."""


class Namer:
    """Names inputs that are read in one way: under other options they are others."""

    def __init__(self, how: How) -> None:
        self._how = f"{readers_digest()} {how.given} {how.format} {how.strict}"

    def name(self, read: Input) -> str:
        """Name an input by its bytes, its place, and how it is read."""
        place = f"{self._how} {_resolved(read.path)} {read.line}"
        return sha256(f"{place} {read.digest}".encode()).hexdigest()


@lru_cache(maxsize=256)
def _resolved(path: str) -> Path:
    return Path(path).resolve()


@lru_cache(maxsize=1)
def readers_digest() -> str:
    """Digest the code and the word lists that read, file by file."""
    home = Path(archive.__file__).parent
    files = (path for name in READERS for path in _files(home / name))
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.suffix in {".py", ".txt"})
