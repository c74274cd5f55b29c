"""Files that are whole or refused: written through to the disk, read with a checksum.

A segment's files are known with their size and CRC-32. A table of contents, which names
the segments, ends with its own CRC-32; Whoosh reads no further than it needs.
"""

import mmap
import os
import zlib
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

Check = tuple[int, int]
"""The size of a file and the CRC-32 of what it holds."""

READ_WHOLE = 1 << 20
"""Files up to this size are read and checked when they are opened, others mapped."""

MISPLACED = (IsADirectoryError, NotADirectoryError)
"""What opening says of a folder where a file should be, or of a file for its folder."""

_STEP = 1 << 20
_SEAL = 4


class Damaged(EOFError):
    """A file does not hold what was written to it."""


class CheckedFile:
    """A new file; what is written to it is added up for its checksum."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._size = 0
        self._crc = 0

    def write(self, data: Any) -> int:
        """Write bytes, or an array of them."""
        self._crc = zlib.crc32(data, self._crc)
        written = self._file.write(data)
        self._size += written
        return written

    def close(self) -> Check:
        """Have everything on the disk and give the size and checksum."""
        with self._file:
            self._file.flush()
            os.fsync(self._file.fileno())
        return self._size, self._crc


def open_data(path: Path, check: Check) -> bytes | mmap.mmap:
    """Give what a file holds; a large one is mapped, and only its size looked at.

    Raises:
        Damaged: it is not what was written.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size == check[0] > READ_WHOLE:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        data = file.read()
    if (len(data), zlib.crc32(data)) != check:
        raise Damaged(str(path))
    return data


def is_whole(path: Path, check: Check) -> bool:
    """Read a file and say whether it holds what was written."""
    crc = 0
    try:
        with path.open("rb") as file:
            while step := file.read(_STEP):
                crc = zlib.crc32(step, crc)
            return check == (file.tell(), crc)
    except (FileNotFoundError, *MISPLACED):
        return False


def write_durably(path: Path, data: bytes) -> None:
    """Write a file of its own and have it on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Have the names of a folder's files on the disk, as they are now."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class DurableStorage(FileStorage):
    """A folder whose tables of contents are sealed, and on the disk, when renamed."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Seal a new table of contents and give it its name."""
        old = Path(self.folder, oldname)
        with old.open("rb+") as file:
            crc = zlib.crc32(file.read())
            file.write(crc.to_bytes(_SEAL, "little"))
            file.flush()
            os.fsync(file.fileno())
        # The segments it names come before it: no crash may leave it without them.
        sync_folder(Path(self.folder))
        super().rename_file(oldname, newname, safe)
        sync_folder(Path(self.folder))

    def open_file(self, name: str, **kwargs: Any) -> StructFile:
        """Open a file of the folder; a table of contents is checked first.

        Raises:
            Damaged: it is not what was written.
        """
        path = Path(self.folder, name)
        if name.endswith(".toc"):
            data = path.read_bytes()
            seal = zlib.crc32(data[:-_SEAL]).to_bytes(_SEAL, "little")
            if data[-_SEAL:] != seal:
                raise Damaged(str(path))
        return StructFile(path.open("rb"), name=name, **kwargs)
