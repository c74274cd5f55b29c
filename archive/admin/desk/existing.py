"""Entries that a document on the desk may be again: same address, or nearly its words.

Nothing is decided here: an editor sees both and says what is to be done.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.models import Entry
from archive.records import ParsedEntry
from archive.store import find_alike
from archive.store.keys import import_key
from archive.views.lines import UNSHOWN

MOST = 5


@dataclass(frozen=True, slots=True)
class Existing:
    """An entry that is there already, and why it may be the same document."""

    entry: Entry
    reason: str

    @property
    def can_be_updated(self) -> bool:
        """Whether it was made from a document, so that another can go over it."""
        return bool(self.entry.record_digest)


def find_existing(record: ParsedEntry) -> list[Existing]:
    """Give the entries that the record may be again, the surest first."""
    found: dict[int, Existing] = {}
    for existing in _candidates(record):
        found.setdefault(existing.entry.pk, existing)
        if len(found) == MOST:
            break
    return list(found.values())


def _candidates(record: ParsedEntry) -> Iterator[Existing]:
    rows = Entry.objects.defer(*UNSHOWN)
    if same := _same_key(record):
        for entry in rows.filter(same)[:MOST]:
            yield Existing(entry, _("来源网址相同"))
    alike = {one.entry_id: one.likeness for one in find_alike(record.lines())}
    stored = rows.in_bulk(list(alike)[:MOST])
    for pk, likeness in alike.items():
        if entry := stored.get(pk):
            yield Existing(entry, _alike(likeness))


def _alike(likeness: float) -> str:
    if likeness == 1:
        return _("正文相同")
    return _("正文相近，%s%% 的字句相同") % int(likeness * 100)


def _same_key(record: ParsedEntry) -> Q | None:
    key = import_key(record)
    same = Q(import_key=key) if key else None
    if record.source_url:
        by_url = Q(source_url=record.source_url)
        return by_url | same if same else by_url
    return same
