"""Writing the terms of a segment and their posting lists (see `terms`, `postings`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from archive.search.whoosh.storage.encode import encode
from archive.search.whoosh.storage.postings import Ints
from archive.search.whoosh.storage.sections import (
    Array,
    Writable,
    joined,
    narrow,
    write_sections,
)
from archive.search.whoosh.storage.terms import BLOCK, LONG, SECOND_BITS


@dataclass(frozen=True, eq=False)
class Stretch:
    """Some terms of a field, ascending, each with its documents, ascending.

    `pairs` are the terms' first two characters (`terms.pair_of`), `tails` the rest of
    them in UTF-8, if the field has any; `counts` says how many documents each has.
    Without `weights` all are 1.
    """

    pairs: Ints
    tails: Sequence[bytes] | None
    counts: Ints
    docs: Ints
    weights: Ints | None


class TermWriter:
    """Writes fields, one after another, their terms ascending, a stretch at a time.

    Only the table is kept in memory: a few bytes for each term.
    """

    def __init__(self, terms: Writable, postings: Writable, width: int) -> None:
        self._terms = terms
        self._postings = postings
        self._width = width
        self._written = 0
        self._sections: dict[str, Array] = {}
        self._tail_end = 0
        self._begin()

    def add(self, stretch: Stretch) -> None:
        """Write a stretch of terms; all of them come after those before."""
        if not len(stretch.pairs):
            return
        lists = encode(stretch.counts, stretch.docs, stretch.weights, self._width)
        self._postings.write(lists.data.data)
        self._pairs.append(stretch.pairs)
        self._sizes.append(lists.sizes.astype(np.uint32))
        self._codes.append(lists.codes.astype(np.uint8))
        if stretch.tails is not None:
            self._tails += b"".join(stretch.tails)
            ends = list(accumulate(map(len, stretch.tails), initial=self._tail_end))
            self._tail_end = ends[-1]
            self._tail_ends.append(np.array(ends[1:], np.int64))

    def finish_field(self, name: str) -> None:
        """Keep the table of the field whose stretches were written last."""
        sizes = joined(self._sizes, np.uint32)
        long = np.flatnonzero(sizes >= LONG)
        starts = np.cumsum(sizes, dtype=np.int64) - sizes + self._written
        table = self._letters()
        table |= {
            "sizes": np.minimum(sizes, LONG).astype(np.uint8),
            "codes": joined(self._codes, np.uint8),
            "blocks": narrow(starts[::BLOCK]),
            "long_terms": narrow(long),
            "long_sizes": narrow(sizes[long]),
        }
        if self._tails:
            table["tails"] = np.frombuffer(bytes(self._tails), np.uint8)
            table["tail_ends"] = narrow(joined(self._tail_ends, np.int64))
        self._sections |= {f"{name}/{part}": array for part, array in table.items()}
        self._written += int(sizes.sum(dtype=np.int64))
        self._begin()

    def finish(self) -> None:
        """Write the tables of all fields."""
        write_sections(self._terms, self._sections)

    def _begin(self) -> None:
        self._pairs: list[Ints] = []
        self._sizes: list[Array] = []
        self._codes: list[Array] = []
        self._tails = bytearray()
        self._tail_ends: list[Ints] = []
        self._tail_end = 0

    def _letters(self) -> dict[str, Array]:
        pairs = joined(self._pairs, np.int64)
        firsts, seconds = pairs >> SECOND_BITS, pairs & (1 << SECOND_BITS) - 1
        alphabet = np.unique(np.concatenate([[0], np.unique(firsts), seconds]))
        rows = np.searchsorted(firsts, [*alphabet, alphabet[-1] + 1])
        return {
            "alphabet": narrow(alphabet),
            "rows": narrow(rows),
            "seconds": narrow(np.searchsorted(alphabet, seconds)),
        }
