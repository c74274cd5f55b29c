"""Which inputs were read and stored before, just so, and need not be read again."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import archive
from archive.store import is_stored

READERS = ("records.py", "parsing", "text")
"""What turns an input into a record: when it changes, all is read again."""


class KnownInputs:
    """The inputs in one file, read in one way: under other options they are others."""

    def __init__(self, path: Path, how: str) -> None:
        self._place = f"{readers_digest()} {how} {path.resolve()}"

    def name(self, line: int, digest: str) -> str:
        """Name an input by its bytes, its place, and how it is read."""
        return sha256(f"{self._place} {line} {digest}".encode()).hexdigest()

    def holds(self, line: int, digest: str) -> bool:
        """Say whether the input was stored, and its entry not made from another."""
        return is_stored(self.name(line, digest))


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
