"""The very inputs that entries were made from, so that they need not be read again.

Reading a page costs ten times what it costs to see that it was read before. An input is
named by a digest of its bytes and of how it is read; the caller makes it.
"""

from collections.abc import Collection, Mapping

from archive.models import Entry


def stored_inputs(names: Collection[str]) -> dict[str, int]:
    """Give, of these inputs, the ids of the entries made from them, and none since."""
    rows = Entry.objects.filter(input_digest__in=names)
    return dict(rows.order_by("-pk").values_list("input_digest", "pk"))


def remember_inputs(names: Mapping[int, str]) -> None:
    """Keep, by the ids of entries, the input that each is found to be made from."""
    rows = Entry.objects.filter(pk__in=names).only("input_digest")
    stale = [one for one in rows if names[one.pk] not in ("", one.input_digest)]
    for entry in stale:
        entry.input_digest = names[entry.pk]
    Entry.objects.bulk_update(stale, ["input_digest"])
