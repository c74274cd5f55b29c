"""Whether the index holds what the database holds, compared both ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from archive.models import Entry
from archive.search import indexer
from archive.search.engine import IndexMissing, IndexRefused
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.storage.schema import KEY, PART

Unusable = (IndexMissing, IndexRefused)
"""What `differences` raises where there is nothing to compare with."""

BATCH = 300


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

    def what_differs(self, expected: Mapping[str, Any]) -> str:
        """Say how the index holds a document, empty if as it should; it is then met."""
        parts = self.parts.pop(expected[KEY], [])
        if not parts:
            return _("索引里没有")
        if len(parts) > 1:
            return _("索引里有 %(count)s 份") % {"count": len(parts)}
        return "" if self._holds(parts[0], expected) else _("内容不同")

    def _holds(self, part: int, expected: Mapping[str, Any]) -> bool:
        """Say whether every column of a part has the value it should."""
        return all(
            _plain(self.snapshot.value(name, part))
            == _plain(expected.get(name, field.column_type.default_value()))
            for name, field in self.snapshot.schema.items()
            if field.column_type
        )

    def not_met(self) -> list[tuple[int, str]]:
        """Give the entry and name of each part that was not asked about."""
        rest = [part for parts in self.parts.values() for part in parts]
        entries = self.snapshot.numbers("entry")
        return [(int(entries[p]), self.snapshot.text_of(PART, p)) for p in rest]


def _compare(entry_ids: Sequence[int], held: _Held) -> list[Difference]:
    found = []
    for document in indexer.documents(entry_ids):
        if what := held.what_differs(document):
            found.append(Difference(document["entry"], document[PART], what))
    return found


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
