"""What the rules left open, asked of them again now that more is known."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import transaction

from archive.identity.assigning import save_links
from archive.identity.linking import link
from archive.identity.mentions import MENTIONS, names_in, naming_any_of, open_rows
from archive.identity.settling import settle
from archive.models.mentions import Mention
from archive.text.titled import titled_name

AT_ONCE = 200
"""So many entries are linked in one transaction."""


def link_open(stored: Collection[int] | None = None) -> int:
    """Link open mentions by the rules; gives how many found their man.

    A post that was printed elsewhere since, another name an editor typed, or a better
    rule may say what could not be said when an entry came in. With the ids of entries
    just `stored`, only what these may have made clear is looked at, else everything:
    the cost grows with what is open, not with the archive.
    """
    pairs = {
        pair
        for model in MENTIONS
        for pair in open_rows(model).order_by().values_list("entry_id", "name")
    }
    if stored is not None:
        pairs = _touched(pairs, stored)
    entries = sorted({entry for entry, _name in pairs})
    linked = 0
    for start in range(0, len(entries), AT_ONCE):
        linked += _link_entries(entries[start : start + AT_ONCE])
    return linked


def _touched(
    pairs: Iterable[tuple[int, str]], stored: Collection[int]
) -> set[tuple[int, str]]:
    """Keep the open names that are printed in some entries, or may mean who is there.

    A family name with a title means somebody of its own entry, of whom these may have
    printed that title.
    """
    names = names_in(stored)
    titled = {(entry, name): titled_name(name) for entry, name in pairs}
    around = naming_any_of(stored, {pair[0] for pair, parts in titled.items() if parts})
    return {
        (entry, name)
        for (entry, name), parts in titled.items()
        if name in names or (parts and (entry in around or parts.name in names))
    }


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
