"""A file of named arrays: what term tables and columns are kept in.

    arrays      one after another, each beginning at a multiple of eight bytes
    directory   JSON: name -> [type as numpy writes it, position, number of values]
    uint64      length of the directory in bytes

Whole numbers are written in the narrowest type that holds them; which one it is stands
in the directory. All are little-endian.
"""

import json
import mmap
import struct
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

_END = struct.Struct("<Q")
_ALIGNED = 8
_WHOLE = tuple(np.dtype(kind) for kind in ("u1", "i1", "<u2", "<i2", "<u4", "<i4"))

Array = NDArray[Any]
Buffer = bytes | mmap.mmap


class Writable(Protocol):
    """What bytes can be written to."""

    def write(self, data: Any, /) -> int:
        """Take bytes, or an array of them."""
        ...


def narrow(numbers: Array) -> Array:
    """Give whole numbers in the narrowest type that holds them all.

    >>> narrow(np.array([1, 300])).dtype.str, narrow(np.array([-1, 7])).dtype.str
    ('<u2', '|i1')
    """
    if not len(numbers):
        return numbers.astype("u1")
    lowest, highest = int(numbers.min()), int(numbers.max())
    for kind in _WHOLE:
        limits = np.iinfo(kind)
        if limits.min <= lowest and highest <= limits.max:
            return numbers.astype(kind)
    return numbers.astype("<i8")


def in_four_bytes(numbers: Array) -> Array:
    """Give whole numbers in four bytes each, or in eight where they need them.

    Not narrower, as `narrow`: numbers that are reckoned with would overflow.

    >>> in_four_bytes(np.array([1, 2])).dtype, in_four_bytes(np.array([1 << 40])).dtype
    (dtype('int32'), dtype('int64'))
    """
    limits = np.iinfo(np.int32)
    fits = not len(numbers) or (
        numbers.min() >= limits.min and numbers.max() <= limits.max
    )
    return numbers.astype(np.int32 if fits else np.int64)


def joined(arrays: Sequence[Array], empty: Any = np.int32) -> Array:
    """Give arrays as one, without a copy where there is only one.

    `empty` is the type of what there is where there are none.

    >>> joined([np.array([3]), np.array([1, 2])]).tolist(), joined([]).tolist()
    ([3, 1, 2], [])
    """
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else np.empty(0, empty)


def write_sections(file: Writable, arrays: Mapping[str, Array]) -> None:
    """Write a file of arrays; names are in the order given."""
    directory = {}
    position = 0
    for name, array in arrays.items():
        directory[name] = [array.dtype.str, position, len(array)]
        data = array.tobytes()
        data += bytes(-len(data) % _ALIGNED)
        file.write(data)
        position += len(data)
    said = json.dumps(directory).encode()
    file.write(said + _END.pack(len(said)))


class Sections:
    """A file of arrays, opened. Nothing is read before it is asked for."""

    def __init__(self, data: Buffer) -> None:
        (length,) = _END.unpack(data[-_END.size :])
        self._data = data
        self._view = memoryview(data)
        self._directory: dict[str, tuple[str, int, int]] = json.loads(
            data[-_END.size - length : -_END.size]
        )

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def names(self) -> list[str]:
        """Give the names of the arrays, in the order written."""
        return list(self._directory)

    def array(self, name: str) -> Array:
        """Give an array, without copying it."""
        kind, position, count = self._directory[name]
        return np.frombuffer(self._data, kind, count, position)

    def view(self, name: str) -> memoryview:
        """Give an array as a view of plain numbers: cheap to ask for single ones."""
        kind, position, count = self._directory[name]
        size = count * int(kind[2:])
        return self._view[position : position + size].cast(_CODES[kind])


_CODES: dict[str, Any] = {
    "|u1": "B", "|i1": "b", "<u2": "H", "<i2": "h",
    "<u4": "I", "<i4": "i", "<i8": "q", "<u8": "Q",
}  # fmt: skip
