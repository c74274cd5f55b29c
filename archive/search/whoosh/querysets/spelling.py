"""What a query may have been meant to be: words of the index that are written alike."""

from collections import defaultdict

from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.querysets.occurrence import EDITS, edits
from archive.search.whoosh.storage.schema import WORDS
from archive.text.folding import fold

LONG = 5
"""Words of so many letters may differ in two, shorter ones in one."""

Vocabulary = dict[str, list[str]]


def suggestion(snapshot: Snapshot, query: str) -> str | None:
    """Give a query with each unknown word replaced by the known one most like it.

    A word keeps its first letter. None is given where nothing would change.
    """
    words = fold(query).split()
    meant = [_meant(snapshot, word) for word in words]
    return " ".join(meant) if meant != words else None


def _meant(snapshot: Snapshot, word: str) -> str:
    vocabulary = snapshot.derived("vocabulary", lambda: _vocabulary(snapshot))
    known = vocabulary.get(word[:1], [])
    furthest = EDITS if len(word) >= LONG else 1
    near = [w for w in known if abs(len(w) - len(word)) <= furthest]
    rated = [(edits(word, other), other) for other in near]
    best = min(rated, default=(furthest + 1, word))[0]
    if best == 0 or best > furthest:
        return word
    alike = [other for distance, other in rated if distance == best]
    return max(alike, key=lambda other: len(snapshot.ids(WORDS, other)))


def _vocabulary(snapshot: Snapshot) -> Vocabulary:
    """Give the words of the index by their first letters."""
    made = defaultdict(list)
    for word in snapshot.vocabulary(WORDS):
        made[word[:1]].append(word)
    return made
