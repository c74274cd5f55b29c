"""The very inputs that entries were made from, so that they need not be read again.

Reading a page costs ten times what it costs to see that it was read before. An input is
named by a digest of its bytes and of how it is read; the caller makes it.
"""

from collections.abc import Mapping

from archive.models import Entry


def is_stored(input_digest: str) -> bool:
    """Say whether an entry was made from this input, and from none other since."""
    return Entry.objects.filter(input_digest=input_digest).exists()


def remember_inputs(digests: Mapping[int, str]) -> None:
    """Keep the digest of the input that each entry, by its id, was just made from."""
    stale = [
        entry
        for entry in Entry.objects.filter(pk__in=digests).only("input_digest")
        if entry.input_digest != digests[entry.pk]
    ]
    for entry in stale:
        entry.input_digest = digests[entry.pk]
    Entry.objects.bulk_update(stale, ["input_digest"])
