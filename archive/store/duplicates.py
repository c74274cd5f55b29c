"""Entries of the same or nearly the same words: each linked to the first of its kind.

No link leads to an entry that is linked itself: who is no first has no duplicates.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Q

from archive.models import Band, Entry, ToldApart, record_changes
from archive.records import ParseWarning
from archive.store.likeness import Firsts, Text, read_texts
from archive.store.sql import insert_rows
from archive.text.wording import say as _

SAME, NEARLY = "duplicate", "near-duplicate"
AT_ONCE = 200
CODES = {SAME, NEARLY}
"""The codes of the warnings that an entry is a duplicate."""


class Judged:
    """Entries, each with the first of its kind found, but nothing saved.

    The entries may be new and unsaved, in the order they came in. Of them
    `duplicate_of` and the warnings of `CODES` are set. `duplicate_of` may be another
    unsaved one of them: save `firsts` before `others`, and then call `save_bands`.
    With `before`, only these and entries of lower ids may be firsts.
    """

    def __init__(self, texts: Sequence[Text], before: int | None = None) -> None:
        self._texts = texts
        saved = {text.entry.pk for text in texts if text.entry.pk}
        known, apart = Firsts(texts, saved, before), _told_apart(saved)
        self.firsts: list[Entry] = []
        self.others: list[Entry] = []
        for text in texts:
            first = known.find(text, apart[text.entry.pk])
            _settle(text, first)
            if first is None:
                known.add(text)
                self.firsts.append(text.entry)
            else:
                self.others.append(text.entry)

    def save_bands(self) -> None:
        """Save by what the firsts are found, once they are saved themselves."""
        bands = (
            (text.entry.pk, value)
            for text in self._texts
            if text.entry.duplicate_of_id is None
            for value in text.bands
        )
        insert_rows(Band, ("entry_id", "value"), bands)


def _settle(text: Text, first: Text | None) -> None:
    """Link an entry and put the warning of a duplicate on it, or take both off."""
    entry = text.entry
    entry.duplicate_of = first.entry if first else None
    kept = [one for one in entry.warnings if one["code"] not in CODES]
    told = [_warning(first.digest == text.digest)] if first else []
    entry.warnings = [*kept, *told]


def _warning(is_same: bool) -> dict[str, object]:
    # It does not name the other entry, which may be a draft.
    if is_same:
        code = SAME
        message = _(
            "正文与已有条目相同，已入库并标为它的重复。如不需要，请在后台删除。"
        )
    else:
        code = NEARLY
        message = _(
            "正文与已有条目几乎相同，已入库并标为它的重复。"
            "如不是同一篇，请在后台解除关联。"
        )
    return {"code": code, "line": 0, "message": message}


def _told_apart(entry_ids: Iterable[int]) -> dict[int | None, set[int]]:
    """Give, by entry, the ids of those an editor told it apart from."""
    ids = set(entry_ids)
    apart: dict[int | None, set[int]] = defaultdict(set)
    if ids:
        pairs = ToldApart.objects.filter(Q(entry__in=ids) | Q(other__in=ids))
        for one, other in pairs.values_list("entry_id", "other_id"):
            apart[one].add(other)
            apart[other].add(one)
    return apart


def duplicate_warning(entry: Entry) -> ParseWarning | None:
    """Give the warning of `CODES` that an entry carries, if any."""
    told = (one for one in entry.warnings if one["code"] in CODES)
    return next((ParseWarning(**one) for one in told), None)


def relink(entries: Iterable[Entry], before: int | None = None) -> int:
    """Find the first of stored entries anew, in the order of their ids, and save it.

    Call it inside a transaction. With `before`, what is found is among them or has a
    lower id. What changed for the readers of an entry is noted; gives of how many.
    """
    texts = read_texts(entries)
    rows = [text.entry for text in texts]
    was = {entry.pk: entry.duplicate_of_id for entry in rows}
    Band.objects.filter(entry__in=rows).delete()
    judged = Judged(texts, before)
    for text in texts:
        text.entry.text_digest = text.digest
        text.entry.save(update_fields=["duplicate_of", "warnings", "text_digest"])
    judged.save_bands()
    changed = [e.pk for e in rows if e.duplicate_of_id != was[e.pk]]
    record_changes(changed)
    return len(changed)


def relink_all() -> int:
    """Find the first of every entry anew, as if all were imported now in their order.

    Gives how many links changed. It goes in short transactions; cut short, what is
    done is right, and it may be begun again.
    """
    changed, last = 0, 0
    while entries := list(Entry.objects.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        with transaction.atomic():
            changed += relink(entries, before=entries[0].pk)
            # What was linked to one that is a first no longer; its own turn comes.
            left = Entry.objects.filter(duplicate_of__duplicate_of__isnull=False)
            relink(left.order_by("pk"))
        last = entries[-1].pk
    return changed


@transaction.atomic
def tell_apart(entry: Entry) -> None:
    """Cut the link of an entry to the first of its kind, for good.

    It is linked to that one never again, whatever becomes of their texts; another that
    it is nearly the same as may still be found.
    """
    if entry.duplicate_of_id is None:
        return
    ToldApart.objects.get_or_create(entry=entry, other_id=entry.duplicate_of_id)
    relink([entry])
