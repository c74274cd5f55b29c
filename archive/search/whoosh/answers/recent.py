"""What was worked out of late, kept up to so many bytes; for any number of threads."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

SMALLEST = 200
"""What an entry takes up beside its key and its value: bytes."""

WIDEST = 4
"""A character takes up so many bytes at most."""


class Recent:
    """The values used last. Those used longest ago go first."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._held = 0
        self._lock = Lock()
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what is kept under a key, else what `make` gives, which is kept then.

        Two threads that ask at once may both make it.
        """
        with self._lock:
            kept = self._values.get(key)
            if kept is not None:
                self._values.move_to_end(key)
                found: T = kept[0]
                return found
        made = make()
        self._keep(key, made)
        return made

    def _keep(self, key: Hashable, value: Any) -> None:
        # A key can be as long as a query: kept uncounted, keys would fill the memory.
        size = SMALLEST + _bytes(key) + _bytes(value)
        with self._lock:
            before = self._values.pop(key, None)
            self._held += size - (before[1] if before else 0)
            self._values[key] = value, size
            while self._held > self._most and self._values:
                self._held -= self._values.popitem(last=False)[1][1]


def _bytes(value: Any) -> int:
    """Count the bytes of a text, an array, of several, or of what says it itself."""
    kind = type(value)
    if kind is str:
        return WIDEST * len(value)
    if kind is tuple:
        return sum(map(_bytes, value))
    return int(getattr(value, "nbytes", 0))
