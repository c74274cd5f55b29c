"""Series, outlets and topics by name: looked up at once, and made where missing."""

from collections.abc import Iterable, Mapping

from archive.models import Entry, Organization, Series, Topic
from archive.records import ParsedEntry


def series_named(names: Iterable[str]) -> dict[str, Series]:
    """Give the series of these names, made where there is none."""
    names = set(filter(None, names))
    found = {row.name: row for row in Series.objects.filter(name__in=names)}
    made = [Series(name=name) for name in sorted(names - found.keys())]
    Series.objects.bulk_create(made)
    return found | {row.name: row for row in made}


def outlets_named(names: Iterable[str]) -> dict[str, Organization]:
    """Give the outlets of these names, made where there is none.

    An organization known for something else becomes an outlet as well.
    """
    names = set(filter(None, names))
    found = {row.name: row for row in Organization.objects.filter(name__in=names)}
    Organization.objects.filter(name__in=names, is_outlet=False).update(is_outlet=True)
    made = [
        Organization(name=name, is_outlet=True, pinyin=Organization.pinyin_of(name))
        for name in sorted(names - found.keys())
    ]
    Organization.objects.bulk_create(made)
    return found | {row.name: row for row in made}


def topics_by_word() -> dict[str, int]:
    """Give the id of every topic by its name and by each of its synonyms.

    A name goes before another topic's synonym.
    """
    topics = list(Topic.objects.all())
    words = {word: topic.pk for topic in topics for word in topic.names()[1:]}
    return words | {topic.name: topic.pk for topic in topics}


def sort_topics(
    entry: Entry, record: ParsedEntry, known: Mapping[str, int]
) -> set[int]:
    """Sort the record's topics: give the ids to attach, leave the rest as proposed.

    What the last record proposed as well was an editor's to decide, and stays decided.
    """
    before = set(entry.imprint.get("topics", ()))
    fresh = [name for name in dict.fromkeys(record.topics) if name not in before]
    kept = [
        name
        for name in entry.proposed_topics
        if name not in before or name in record.topics
    ]
    proposed = [name for name in fresh if name not in known and name not in kept]
    entry.proposed_topics = kept + proposed
    return {known[name] for name in fresh if name in known}
