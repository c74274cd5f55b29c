"""Hits that are prints of one text, taken together: the first stands for all."""

import numpy as np

from archive.search.question import Unit
from archive.search.whoosh.answers.frames import Layout
from archive.search.whoosh.answers.held import Held
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.columns import NO_NUMBER


class Prints:
    """Some hits by the text that they are prints of.

    A text has the id of the entry that was its first in the archive, which comes before
    the others and need not be among the hits.
    """

    def __init__(self, snapshot: Snapshot, layout: Layout, hits: Held) -> None:
        heads = layout.heads(Unit.ENTRY)[hits.places]
        entries, texts = (
            snapshot.numbers("entry")[heads],
            snapshot.numbers("first")[heads],
        )
        order = np.lexsort((entries, texts))
        self._entries = entries[order]
        begins = np.flatnonzero(np.diff(texts[order], prepend=NO_NUMBER - 1))
        self._ends = np.append(begins[1:], len(order))
        self._begins = begins
        firsts = hits.places[order[begins]]
        self._by_place = np.argsort(firsts)
        self.firsts = Held(hits.size, firsts[self._by_place])

    def others(self, members: Ints) -> list[tuple[int, ...]]:
        """Give for each of some firsts the entries of the other prints, by id."""
        texts = self._by_place[self.firsts.places.searchsorted(members)]
        stretches = zip(
            self._begins[texts].tolist(), self._ends[texts].tolist(), strict=True
        )
        return [tuple(self._entries[i + 1 : j].tolist()) for i, j in stretches]
