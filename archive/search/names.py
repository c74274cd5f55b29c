"""The archive's names and its word list: see `analysis.names`, which asks for them.

Names are looked up by the few texts that a query could mean by one, in the indexes of
their tables: so it costs the same however many there are, and what an editor adds is
known at the next search.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from time import monotonic

from django.db import connection

from archive.models import Alias, Organization, Person, Topic, Word
from archive.text.folding import fold

AT_ONCE = 500
"""So many texts are asked about in one query."""

SYNONYMS_KEPT = 0.5
"""For so many seconds the synonyms of topics are not read again."""

_TABLES = [model._meta.db_table for model in (Person, Alias, Organization, Topic, Word)]
_ANY = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE {table}.folded = asked.name)"
    for table in _TABLES
)


class ArchiveNames:
    """Names of people, organizations and topics, and the words of the word list."""

    def among(self, candidates: frozenset[str]) -> frozenset[str]:
        """Give those of some folded texts that are names."""
        found = candidates & _synonyms(int(monotonic() / SYNONYMS_KEPT))
        asked = iter(candidates)
        while some := list(islice(asked, AT_ONCE)):
            found |= frozenset(_known(some))
        return found

    def forget(self) -> None:
        """Read the synonyms again at the next question."""
        _synonyms.cache_clear()


archive_names = ArchiveNames()


def _known(names: list[str]) -> Iterator[str]:
    """Look some texts up in the tables; one statement, which a search can afford."""
    rows = ", ".join(["(%s)"] * len(names))
    query = f"WITH asked(name) AS (VALUES {rows}) SELECT name FROM asked WHERE {_ANY}"
    with connection.cursor() as cursor:
        cursor.execute(query, names)
        yield from (name for (name,) in cursor.fetchall())


@lru_cache(maxsize=1)
def _synonyms(_moment: int) -> frozenset[str]:
    topics = Topic.objects.exclude(synonyms="").order_by()
    return frozenset(fold(name) for topic in topics for name in topic.names()[1:])
