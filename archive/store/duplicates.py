"""Entries of the same words: each is an entry, linked to the first of its kind."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from archive.models import Entry, record_changes
from archive.records import ParseWarning

CODE = "duplicate"


def link_duplicates(entries: Sequence[Entry]) -> None:
    """Say of each entry which one had its words first, by `text_digest`.

    The entries may be new and unsaved, in the order they came in; only `duplicate_of`
    and the warning of that code are set. `duplicate_of` may be another unsaved one of
    them, which itself is a duplicate of none: save those first.
    """
    digests = {entry.text_digest for entry in entries}
    saved = [entry.pk for entry in entries if entry.pk]
    others = Entry.objects.filter(text_digest__in=digests, duplicate_of__isnull=True)
    others = others.exclude(pk__in=saved).only("text_digest").order_by("-pk")
    firsts = {entry.text_digest: entry for entry in others}
    for entry in entries:
        first = firsts.setdefault(entry.text_digest, entry)
        entry.duplicate_of = None if first is entry else first
        _set_warning(entry, first)


def _set_warning(entry: Entry, first: Entry) -> None:
    """Put the warning of a duplicate on an entry, or take it off the first itself."""
    kept = [one for one in entry.warnings if one["code"] != CODE]
    entry.warnings = kept if first is entry else [*kept, _warning()]


def _warning() -> dict[str, object]:
    # It does not name the other entry, which may be a draft.
    message = _("正文与已有条目相同，已入库并标为它的重复。如不需要，请在后台删除。")
    return {"code": CODE, "line": 0, "message": message}


def duplicate_warning(entry: Entry) -> ParseWarning | None:
    """Give the warning of that code that an entry carries, if any."""
    return next((ParseWarning(**w) for w in entry.warnings if w["code"] == CODE), None)


def release_duplicates(entry: Entry) -> None:
    """Find a new first for what was linked to an entry whose words are others now."""
    left = entry.duplicates.exclude(text_digest=entry.text_digest).order_by("pk")
    for duplicate in left:
        relink(duplicate)
    record_changes(duplicate.pk for duplicate in left)


def relink(entry: Entry) -> None:
    """Link one stored entry anew and save what changed of it."""
    link_duplicates([entry])
    entry.save(update_fields=["duplicate_of", "warnings"])
