"""An editor's words put back where a changed source had written over them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from archive.admin.changes import entry_changed
from archive.admin.wording import follow_correction
from archive.identity import people_of
from archive.models import Entry, Overwritten
from archive.store.imprint import entry_fields
from archive.store.lookups import series_named
from archive.store.losses import field_text


class CannotPutBack(ValueError):
    """It was put back, or the place is gone or says something else by now."""


@transaction.atomic
def put_back(row: Overwritten, *, by: Any = None) -> list[str]:
    """Write what an editor had written where the source's words stand.

    It is an edit like any other: a later import changes it only if the source changes
    there once more, and then it is kept again. Gives the headings and quotations that
    the words no longer hold.

    Raises:
        CannotPutBack: see there; nothing is changed.
    """
    entry = Entry.objects.select_for_update().get(pk=row.entry_id)
    kept = Overwritten.objects.filter(pk=row.pk).select_related("paragraph").first()
    if kept is None or not kept.can_be_put_back:
        raise CannotPutBack
    people = people_of(entry)
    lost = _write_field(entry, kept) if kept.field else _write_paragraph(kept)
    kept.put_back_at, kept.put_back_by = timezone.now(), by
    kept.save()
    entry_changed(entry, people)
    return lost


def _write_paragraph(kept: Overwritten) -> list[str]:
    paragraph = kept.paragraph
    if paragraph.text != kept.became:
        raise CannotPutBack
    paragraph.text = kept.was
    paragraph.save()
    return follow_correction(kept.became, [paragraph])


def _write_field(entry: Entry, kept: Overwritten) -> list[str]:
    if field_text(entry_fields(entry)[kept.field]) != kept.became:
        raise CannotPutBack
    if kept.field == "series":
        entry.series = series_named([kept.was]).get(kept.was)
    else:
        setattr(entry, kept.field, _value(entry, kept))
    entry.save()
    return []


def _value(entry: Entry, kept: Overwritten) -> Any:
    """Give the value that a field's words stand for."""
    field = entry._meta.get_field(kept.field)
    if not kept.was:
        return None if field.null else ""
    try:
        return field.to_python(kept.was)
    except ValidationError as error:
        raise CannotPutBack from error
