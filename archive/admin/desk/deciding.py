"""What an editor decides: a draft, a published entry, an update, or nothing.

A decision is one transaction: the entry with its pictures, the line of its history,
and the document taken off the desk.
"""

import json
from dataclasses import replace
from enum import StrEnum
from uuid import uuid4

from django.conf import settings
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.admin.changes import set_status
from archive.admin.conflicts import proxy_of
from archive.admin.desk.access import may_store
from archive.admin.desk.existing import find_existing
from archive.admin.desk.pictures import captions, hang
from archive.admin.desk.reading import read_intake, read_plain
from archive.admin.history import FROM_DESK
from archive.models import Entry, Intake, Status
from archive.parsing import Reading
from archive.records import ParsedEntry
from archive.store import store_edited, store_over
from archive.text.wording import say

BOTH = "both"
"""The choice to keep an entry that is there and the new one beside it."""


class Decision(StrEnum):
    """What becomes of the document."""

    DRAFT = "draft"
    PUBLISH = "publish"


class Undecided(Exception):
    """Something must be said first; the message says what, in Chinese."""


def record_of(intake: Intake, reading: Reading) -> ParsedEntry:
    """Give the record of a document as it would be stored, with its pictures' captions.

    It has no path: files of one name from two desks are not the same document.
    """
    record = reading.entry
    own = captions(intake.pictures.all(), record.photos)
    return replace(record, path="", photos=(*record.photos, *own))


def decide(intake: Intake, user: User, decision: Decision, existing: str) -> Entry:
    """Store a document and take it off the desk; give its entry.

    `existing` says what is to be done where the entry is there already: `BOTH`, or the
    id of the one to update.

    Raises:
        Undecided: the entry exists and nothing was said, a picture has no caption, or
            the user may not do it.
        ParseError: it cannot be read any longer.
        StoreError: the rows cannot hold it; nothing is stored.
    """
    _check(intake)
    with transaction.atomic():
        if not Intake.objects.select_for_update().filter(pk=intake.pk).exists():
            raise Undecided(_("这一篇已不在台上：别人收下或拿走了。"))
        entry, is_new = _store(intake, user, decision, existing)
        hang(entry, list(intake.pictures.all()))
        _note(user, entry, intake, is_new=is_new)
        intake.delete()
    return entry


def _check(intake: Intake) -> None:
    if intake.pictures.filter(caption="").exists():
        raise Undecided(_("有图片没有说明：请写上说明，或去掉那张图片。"))


def _store(
    intake: Intake, user: User, decision: Decision, existing: str
) -> tuple[Entry, bool]:
    """Store the record; give the entry, and whether it is a new one."""
    record = record_of(intake, read_intake(intake))
    as_read = replace(read_plain(intake).entry, path="")
    onto = _chosen(record, existing)
    kind = onto.kind if onto else str(record.kind)
    if not may_store(user, kind, is_new=onto is None):
        raise Undecided(_("您没有存入这类条目的权限，请管理员授权或换人来收。"))
    if onto:
        return _update(onto, record, as_read, decision), False
    if existing == BOTH:
        # A key of its own, not to go over the one that is there.
        record = replace(record, external_id=f"desk:{uuid4().hex}")
    return _add(record, as_read, decision), True


def _chosen(record: ParsedEntry, existing: str) -> Entry | None:
    """Give the entry to update, None for a new one.

    Raises:
        Undecided: there are entries it may be, and none of them was chosen, nor both.
    """
    found = {str(one.entry.pk): one for one in find_existing(record)}
    chosen = found.get(existing)
    if chosen and chosen.can_be_updated:
        return chosen.entry
    if found and existing != BOTH:
        raise Undecided(_("档案里已有这一篇：请先选更新它、两份都留，或放弃这一份。"))
    return None


def _add(record: ParsedEntry, as_read: ParsedEntry, decision: Decision) -> Entry:
    publishes = decision == Decision.PUBLISH
    status = Status.PUBLISHED if publishes else Status.DRAFT
    stored = store_edited(record, as_read, status=status)
    return Entry.objects.get(pk=stored.entry_id)


def _update(
    onto: Entry, record: ParsedEntry, as_read: ParsedEntry, decision: Decision
) -> Entry:
    stored = store_over(onto.pk, record, as_read)
    if decision == Decision.PUBLISH:
        set_status(Entry.objects.filter(pk=stored.entry_id), Status.PUBLISHED)
    return Entry.objects.get(pk=stored.entry_id)


def _note(user: User, entry: Entry, intake: Intake, *, is_new: bool) -> None:
    """Write the decision into the entry's history."""
    told = {"name": FROM_DESK, "object": _origin(intake)}
    if corrected := len(intake.corrections.get("lines", {})):
        told["object"] = say(
            "{origin}，改正 {count} 行", origin=told["object"], count=corrected
        )
    row = proxy_of(entry)
    LogEntry.objects.create(
        user_id=user.pk,
        content_type=ContentType.objects.get_for_model(row, for_concrete_model=False),
        object_id=str(entry.pk),
        object_repr=str(entry)[:200],
        action_flag=ADDITION if is_new else CHANGE,
        change_message=json.dumps([_message(told, is_new=is_new)], ensure_ascii=False),
    )


def _message(told: dict[str, str], *, is_new: bool) -> dict[str, dict]:
    if is_new:
        return {"added": told}
    return {"changed": told | {"fields": [say("重新导入")]}}


def _origin(intake: Intake) -> str:
    if not intake.name:
        with override(settings.LANGUAGE_CODE):
            return str(Intake.Shape(intake.shape).label)
    if not intake.line:
        return intake.name
    return say("{name} 第 {line} 行", name=intake.name, line=intake.line)


def discard(intake: Intake) -> None:
    """Take a document off the desk with its pictures; nothing is stored."""
    intake.delete()


def sweep() -> None:
    """Take off the desk what nobody has touched for long."""
    Intake.objects.expired().delete()
