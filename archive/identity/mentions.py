"""The four kinds of row that name somebody, and the names they print."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet

from archive.models import Attendance, Entry, Role, Speech
from archive.models.mentions import Mention
from archive.models.public import MENTIONS
from archive.text.posts import titles
from archive.text.titled import titled_name

KINDS: dict[str, type[Mention]] = {model._meta.model_name: model for model in MENTIONS}
"""Each kind by the name it is kept under in `Assigned.mention`."""

_NO_NAME = ("者", "人", "员", "问", "答")


def kind_of(row: Mention | type[Mention]) -> str:
    """Give under which name rows of its kind are kept."""
    return row._meta.model_name


def titles_of(row: Mention) -> frozenset[str]:
    """Give the single titles printed with a mention, before the name or behind it."""
    printed = titles(row.post, getattr(row, "organization", ""))
    behind = titled_name(row.name)
    return printed | titles(behind.title) if behind else printed


def open_rows(model: type[Mention]) -> QuerySet:
    """Give the mentions of a kind that print a name and that nobody decided about."""
    return model.objects.filter(linked_by="").exclude(name="")


def mentions_of(entry: Entry) -> list[Mention]:
    """Give the rows of an entry that print a name, the header first."""
    order = (entry.attendances, entry.speeches, entry.quotations, entry.photos)
    rows: list[Mention] = []
    for related in order:
        rows += related.exclude(name="").select_related("person")
    return rows


def name_in_label(speech: Speech) -> str:
    """Give the name a label ends with, if the header knows it, else a bare name.

    For a label an editor typed. A reporter's (人民公安报记者) and a bare 记者 or 主持人
    name nobody; 范副省长 does.
    """
    label = speech.label.strip()
    header = Attendance.objects.filter(entry=speech.entry_id).exclude(name="")
    names = header.values_list("name", flat=True)
    known = [name for name in names if label.endswith(name)]
    if known:
        return max(known, key=len)
    is_turn = speech.role in {Role.SPEECH, Role.ANSWER} and not speech.outlet_id
    is_bare = 2 <= len(label) <= 4 and not label.endswith(_NO_NAME)
    return label if is_turn and (is_bare or titled_name(label)) else ""


def people_of(*entries: Entry) -> set[int]:
    """Give the ids of all people that the mentions of these entries are linked to."""
    return _column("person_id", entry__in=entries, person__isnull=False)


def entries_naming(people: Iterable[int]) -> set[int]:
    """Give the ids of all entries, drafts too, that name any of these people."""
    return _column("entry_id", person__in=list(people))


def names_in(entries: Collection[int]) -> set[str]:
    """Give all the names that some entries print, by the entries' ids."""
    return _column("name", entry__in=entries)


def naming_any_of(entries: Collection[int], among: Collection[int]) -> set[int]:
    """Give those `among` that name somebody whom any of these entries names."""
    people = _column("person_id", entry__in=entries, person__isnull=False)
    return _column("entry_id", person__in=people, entry__in=among)


def _column(name: str, **wanted: Any) -> set[int]:
    """Give the different values of one column of mentions of all kinds."""
    first, *others = (
        model.objects.filter(**wanted).order_by().values_list(name, flat=True)
        for model in MENTIONS
    )
    return set(first.union(*others))
