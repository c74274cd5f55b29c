"""What entries are filed under: the archive's own topics, found in a record's text.

The record proposes topics that any archive may have. Here the archive's own go first:
they are found by name and synonym, and what the record proposes under another word for
one of them is that topic. What is left waits for an editor.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db.models import Max

from archive.models import Entry, Proposal, Topic
from archive.records import ParsedEntry, named_headings
from archive.store.lookups import proposals_named
from archive.store.sql import add_to_column, insert_rows
from archive.text.subjects import Subjects, other_words
from archive.text.topics import about, read

ENOUGH = 500
"""An archive of fewer entries says nothing of how common a topic is."""
TOO_COMMON = 0.1
"""What fits a larger share of the entries does not tell one from another."""


@dataclass(frozen=True, slots=True)
class KnownTopics:
    """The archive's topics, as records are compared with them.

    `ids` has every topic by its name and its synonyms, `subjects` finds them in texts,
    `common` are names no longer worth proposing.
    """

    ids: Mapping[str, int]
    subjects: Subjects
    common: Collection[str] = ()

    @classmethod
    def load(cls) -> "KnownTopics":
        """Read them; two short queries, and one long as the archive grows."""
        named = _topics_by_word()
        ids = {word: topic.pk for word, topic in named.items()}
        subjects = Subjects({word: topic.name for word, topic in named.items()})
        newest = Entry.objects.aggregate(newest=Max("pk"))["newest"] or 0
        common = _common(newest.bit_length()) if newest >= ENOUGH else frozenset()
        return cls(ids, subjects, common)

    def filed(self, record: ParsedEntry) -> ParsedEntry:
        """Give a record with the archive's own topics before those it proposes."""
        own = self._own(record) if self.ids else []
        rest = (known_as(name, self.ids) for name in record.topics)
        return replace(record, topics=tuple(dict.fromkeys([*own, *rest])))

    def _own(self, record: ParsedEntry) -> list[str]:
        paragraphs = record.paragraphs()
        headings = named_headings(record.sections, paragraphs)
        reading = read(record.title, headings, paragraphs)
        return about(reading, self.subjects, anywhere=True)


def known_as(name: str, topics: Collection[str]) -> str:
    """Give the word for a subject that is a topic, else its name."""
    words = (name, *other_words().get(name, ()))
    return next((word for word in words if word in topics), name)


@lru_cache(maxsize=1)
def _common(_size: int) -> frozenset[str]:
    """Give the names that records propose for too many entries.

    Asked again only when the archive has doubled (`_size`): it reads what was proposed
    for every entry. What waits there does not tell: it lacks what was too common then.
    """
    counts: Counter[str] = Counter()
    entries = 0
    for names in Entry.objects.values_list("imprint__topics", flat=True).iterator():
        counts.update(names or ())
        entries += 1
    return frozenset(n for n, count in counts.items() if count > TOO_COMMON * entries)


def topics_by_word() -> dict[str, int]:
    """Give the id of every topic by its name and by each of its synonyms.

    A name goes before another topic's synonym.
    """
    return {word: topic.pk for word, topic in _topics_by_word().items()}


def _topics_by_word() -> dict[str, Topic]:
    topics = list(Topic.objects.all())
    words = {word: topic for topic in topics for word in topic.names()[1:]}
    return words | {topic.name: topic for topic in topics}


@dataclass(frozen=True, slots=True)
class Sorted:
    """A record's topics: ids to attach, names that wait, names that do no longer."""

    attach: set[int]
    propose: list[str]
    withdraw: set[str]


def sort_topics(entry: Entry, record: ParsedEntry, known: KnownTopics) -> Sorted:
    """Sort the record's topics, held against those of the record before it.

    What that one proposed as well was an editor's to decide, and stays decided.
    """
    before = set(entry.imprint.get("topics", ()))
    fresh = [name for name in dict.fromkeys(record.topics) if name not in before]
    new = (name for name in fresh if name not in known.ids)
    return Sorted(
        {known.ids[name] for name in fresh if name in known.ids},
        [name for name in new if name not in known.common],
        before - set(record.topics),
    )


def file_entry(entry: Entry, topics: Sorted) -> None:
    """File a stored entry under its topics, and bring what waits with it in line."""
    gone = list(entry.proposals.filter(topic=None, name__in=topics.withdraw))
    entry.proposals.remove(*gone)
    attach, waiting = _settled(topics, proposals_named(topics.propose))
    entry.topics.add(*attach)
    entry.proposals.add(*waiting)
    touched = [*(one.pk for one in gone), *waiting]
    Proposal.objects.filter(pk__in=touched).recount()


def file_new(entries: Iterable[tuple[int, Sorted]]) -> None:
    """File entries just made, given by their ids, under their topics, all at once."""
    filed, waiting = [], []
    sorted_ones = list(entries)
    named = proposals_named(name for _pk, one in sorted_ones for name in one.propose)
    for pk, one in sorted_ones:
        attach, propose = _settled(one, named)
        filed += ((pk, topic) for topic in sorted(attach))
        waiting += ((pk, proposal) for proposal in propose)
    insert_rows(Entry.topics.through, ("entry_id", "topic_id"), filed)
    insert_rows(Entry.proposals.through, ("entry_id", "proposal_id"), waiting)
    # Added and not counted anew: some names have thousands of entries by now.
    more = Counter(proposal for _pk, proposal in waiting)
    add_to_column(Proposal, "entry_count", more)


def _settled(
    topics: Sorted, named: Mapping[str, Proposal]
) -> tuple[set[int], list[int]]:
    """Give the ids of the topics to attach, and of the names to wait for.

    A name that an editor made a topic meanwhile, or once, when the topic was called so,
    is that topic.
    """
    rows = [named[name] for name in topics.propose]
    made = {row.topic_id for row in rows if row.topic_id}
    return topics.attach | made, [row.pk for row in rows if not row.topic_id]
