"""What the rules left open, asked of them again now that more is known."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from archive.identity.assigning import save_links
from archive.identity.linking import link
from archive.identity.mentions import MENTIONS
from archive.identity.questions.open import open_names
from archive.identity.settling import settle
from archive.models.mentions import Mention

AT_ONCE = 200
"""So many entries are linked in one transaction."""


def link_open() -> int:
    """Link open mentions of all entries by the rules; gives how many found their man.

    A post that was printed elsewhere since, another name an editor typed, or a better
    rule may say what could not be said when an entry came in.
    """
    entries = sorted({entry for entry, _name in open_names()})
    linked = 0
    for start in range(0, len(entries), AT_ONCE):
        linked += _link_entries(entries[start : start + AT_ONCE])
    return linked


@transaction.atomic
def _link_entries(ids: Iterable[int]) -> int:
    by_entry: dict[int, list[Mention]] = defaultdict(list)
    for model in MENTIONS:
        rows = model.objects.filter(entry__in=list(ids)).exclude(name="")
        for row in rows.select_related("person"):
            by_entry[row.entry_id].append(row)
    was_open = [r for rows in by_entry.values() for r in rows if not r.linked_by]
    link(by_entry.values())
    linked = [row for row in was_open if row.linked_by]
    save_links(linked)
    settle({row.person_id for row in linked} - {None}, {row.entry_id for row in linked})
    return len(linked)
