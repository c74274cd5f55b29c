"""Small looks into the index while somebody types or has mistyped."""

import numpy as np

from archive.search.question import Unit
from archive.search.whoosh.answers.frames import layout
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.strings import standing

LOOKED_INTO = 2000
"""So many titles at most are looked into, whose characters are those of a string."""


def spread(snapshot: Snapshot, folded: str) -> int:
    """Say how many parts contain a folded string."""
    return len(standing(snapshot, folded).held(snapshot)) if folded else 0


def titles(snapshot: Snapshot, folded: str, limit: int) -> tuple[int, ...]:
    """Give the ids of the newest entries whose title contains a folded string."""
    if not folded:
        return ()
    held = np.zeros(snapshot.count, np.bool_)
    held[standing(snapshot, folded).parts] = True
    members = layout(snapshot).members(Unit.ENTRY)
    newest = members.heads[members.newest]
    found: list[int] = []
    for head in newest[held[newest]][:LOOKED_INTO].tolist():
        if folded.encode() in snapshot.text(head).partition(b"\n")[0]:
            found.append(int(snapshot.numbers("entry")[head]))
            if len(found) == limit:
                break
    return tuple(found)
