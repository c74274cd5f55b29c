"""What somebody who has typed this much may be looking for."""

from dataclasses import dataclass
from itertools import chain, islice

from django.db.models import Q, QuerySet

from archive.models import Entry
from archive.models.public import public_outlets, public_people, public_topics
from archive.search.params import clean
from archive.text.pinyin import sort_key


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A person, topic, outlet or entry, as `kind` says, and the page about it."""

    kind: str
    id: int
    label: str
    url: str


def suggest(prefix: str, limit: int = 10) -> list[Suggestion]:
    """Give what begins with a text, by its characters or by its pinyin.

    People come first, then topics, outlets and titles; an empty prefix has none.

    >>> suggest(" ")
    []
    """
    typed = clean(prefix).strip()[:100]
    if not typed:
        return []
    aliased = Q(aliases__name__startswith=typed)
    titles = Entry.objects.published().filter(title__startswith=typed).newest()
    found = chain(
        _suggested(
            "speaker", public_people().filter(_named(typed) | aliased).distinct()
        ),
        _suggested("topic", public_topics().filter(_named(typed))),
        _suggested("outlet", public_outlets().filter(_named(typed))),
        _suggested("entry", titles),
    )
    return list(islice(found, limit))


def homophones(text: str) -> list[str]:
    """Give the names of people, topics and outlets that sound like a text.

    范华萍 gives 范华平 if that is somebody the public may see.
    """
    sound = sort_key(text[:100].strip())
    rows = (public_people(), public_topics(), public_outlets())
    names = (row.name for each in rows for row in each.filter(pinyin=sound)[:3])
    return [name for name in dict.fromkeys(names) if name != text]


def _named(typed: str) -> Q:
    """Match names that begin so, as written, as pinyin or as its first letters."""
    named = Q(name__startswith=typed)
    letters = typed.lower().replace(" ", "").replace("'", "")
    if letters.isascii() and letters.isalpha():
        named |= Q(pinyin__regex="^" + " ?".join(letters))
        named |= Q(pinyin__regex="^" + "[a-z]* ".join(letters))
    return named


def _suggested(kind: str, rows: QuerySet) -> list[Suggestion]:
    return [
        Suggestion(
            kind, row.pk, getattr(row, "title", str(row)), row.get_absolute_url()
        )
        for row in rows[:10]
    ]
