"""What `SearchQuerySet` can ask for beyond the archive's own questions.

Nodes of these kinds stand among those of `archive.search.question`.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Compare:
    """A filter on a field that is not the text, in Haystack's words (`gte`, `in` …)."""

    field: str
    how: str
    value: Any


@dataclass(frozen=True, slots=True)
class Bordered:
    """A string of the text at whose beginning or end a word must begin or end.

    Han has no such borders: they are asked of Latin letters and digits alone.
    """

    text: str
    begins: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Nearly:
    """A word of the text that is written a little otherwise, its beginning alike."""

    text: str


Wish = Any
"""One of these, or a node of `archive.search.question`, or such nodes combined."""
