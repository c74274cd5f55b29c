"""Whether the index holds what the database holds, compared both ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from archive.models import Entry
from archive.search import indexer
from archive.search.engine import IndexMissing, IndexRefused
from archive.search.whoosh.answers.several import several
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.storage.schema import KEY, PART

Document = Mapping[str, Any]

Unusable = (IndexMissing, IndexRefused)
"""What `differences` raises where there is nothing to compare with."""

BATCH = 300
PARTS = 2_000
"""So many parts are compared at once, column by column."""


@dataclass(frozen=True, order=True)
class Difference:
    """One part of an entry that the index lacks, has too much, or has otherwise."""

    entry: int
    part: str
    what: str

    def __str__(self) -> str:
        return _("条目 %(entry)s 的 %(part)s：%(what)s") % {
            "entry": self.entry,
            "part": self.part,
            "what": self.what,
        }


def differences() -> list[Difference]:
    """Give everything that differs, by entry; empty where the index is true.

    Compared is what every published entry gives now with what the index keeps, column
    by column, the digest of the whole part among them. That the files hold what was
    once written to them is looked at first, byte by byte.

    Raises:
        IndexMissing, IndexRefused: there is no index to compare with, or a file of it
            is damaged.
    """
    refuse_damage()
    snapshot = indexer.backend().snapshots.current()
    held = _Held(snapshot)
    ids = list(Entry.objects.published().order_by("pk").values_list("pk", flat=True))
    found: list[Difference] = []
    for start in range(0, len(ids), BATCH):
        found += _compare(ids[start : start + BATCH], held)
    found += [
        Difference(entry, part, _("索引里多出")) for entry, part in held.not_met()
    ]
    return sorted(found)


def refuse_damage() -> None:
    """Read every file of the live index.

    Raises:
        IndexMissing, IndexRefused: there is none, or a file is not as it was written.
    """
    folder = indexer.backend().folder
    if damaged := folder.verify(folder.current()):
        raise IndexRefused(_("文件已损坏：%s") % "、".join(damaged))


def indexed_entries() -> set[int]:
    """Give the ids of all entries that the index holds anything of."""
    try:
        snapshot = indexer.backend().snapshots.current()
    except Unusable:
        return set()
    return set(snapshot.numbers("entry")[snapshot.alive].tolist())


class _Held:
    """The living parts of the index by key, and which of them were met."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        living = np.flatnonzero(snapshot.alive)
        keys = snapshot.numbers(KEY)[living].tolist()
        self.parts: dict[int, list[int]] = {}
        for part_key, part in zip(keys, living.tolist(), strict=True):
            self.parts.setdefault(part_key, []).append(part)

    def what_differs(self, expected: Sequence[Document]) -> list[str]:
        """Say how the index holds each document, "" if as it should; all are then met.

        The keys of the documents differ.
        """
        found = [self.parts.pop(document[KEY], []) for document in expected]
        single = [
            (d, parts[0])
            for d, parts in zip(expected, found, strict=True)
            if len(parts) == 1
        ]
        wrong = self._held_otherwise(single)
        return [
            _how(len(parts), document[KEY] in wrong)
            for document, parts in zip(expected, found, strict=True)
        ]

    def _held_otherwise(self, pairs: Sequence[tuple[Document, int]]) -> set[int]:
        """Give the keys of the documents whose part has another value in any column."""
        parts = np.array([part for _document, part in pairs], np.intp)
        wrong = set()
        for name, field in self.snapshot.schema.items():
            if not field.column_type:
                continue
            default = field.column_type.default_value()
            values = several(self.snapshot, name, parts)
            for (document, _part), value in zip(pairs, values, strict=True):
                if _plain(document.get(name, default)) != value:
                    wrong.add(document[KEY])
        return wrong

    def not_met(self) -> list[tuple[int, str]]:
        """Give the entry and name of each part that was not asked about."""
        rest = [part for parts in self.parts.values() for part in parts]
        entries = self.snapshot.numbers("entry")
        return [(int(entries[p]), self.snapshot.text_of(PART, p)) for p in rest]


def _how(copies: int, is_wrong: bool) -> str:
    """Say in words how a part is held, "" if as it should be."""
    if not copies:
        return _("索引里没有")
    if copies > 1:
        return _("索引里有 %(count)s 份") % {"count": copies}
    return _("内容不同") if is_wrong else ""


def _compare(entry_ids: Sequence[int], held: _Held) -> list[Difference]:
    found = []
    documents = indexer.documents(entry_ids)
    while some := list(islice(documents, PARTS)):
        found += [
            Difference(document["entry"], document[PART], what)
            for document, what in zip(some, held.what_differs(some), strict=True)
            if what
        ]
    return found


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
