"""What somebody who has typed this much may be looking for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.models import Alias, Entry, Membership, Organization, Person, Topic
from archive.models.public import public_outlets, public_people, public_topics
from archive.search.engine import IndexMissing, IndexRefused, get_engine
from archive.search.params import clean
from archive.search.typed import Fit, Typed
from archive.text.pinyin import person_key, sort_key

LONGEST = 100
"""Characters of what was typed that are looked at."""

AT_FIRST = {"speaker": 4, "topic": 3, "outlet": 2}
"""So many of a kind at least are shown, if there are more suggestions than room."""

WEIGHED = 30
"""Of the names that fit so many are held against what the public may see."""

MOST_OTHER_NAMES = 2000
"""So many aliases are compared by their pinyin, which has no column."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A person, topic, outlet or entry, as `kind` says, and the page about it.

    `note` says what else helps to tell: the other name that was typed, the latest post.
    """

    kind: str
    id: int
    label: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fitting:
    """A row whose name, or other name, fits what was typed."""

    fit: Fit
    name: str
    pinyin: str
    id: int
    other: bool = False

    def place(self) -> tuple[Fit, bool, int, str, int]:
        """Give the place in the order: the best fit, the shortest name first."""
        return self.fit, self.other, len(self.name), self.pinyin, self.id


def suggest(prefix: str, limit: int = 10) -> list[Suggestion]:
    """Give what has a text in its name or title, by its characters or its pinyin.

    People come first, then topics, outlets and titles; each has its share of the room.
    Within a kind that comes first which begins so, of titles the newest. Names that
    only sound like what was typed are there where none is written so. An empty text has
    none.

    >>> suggest(" ")
    []
    """
    typed = Typed(clean(prefix).strip()[:LONGEST])
    if not typed.folded:
        return []
    found = _names(typed, limit)
    if typed.sound and not any(found.values()):
        found = _names(replace(typed, by_sound=True), limit)
    return _shared_out(found | {"entry": _titles(typed, limit)}, limit)


def _names(typed: Typed, limit: int) -> dict[str, list[Suggestion]]:
    return {
        "speaker": _people(typed, limit),
        "topic": _suggested("topic", public_topics(), _topics(typed), limit),
        "outlet": _suggested("outlet", public_outlets(), _outlets(typed), limit),
    }


def _shared_out(found: dict[str, list[Suggestion]], limit: int) -> list[Suggestion]:
    """Cut each kind to its share; room that a kind leaves goes to the first in need."""
    counts = {k: min(len(s), AT_FIRST.get(k, limit)) for k, s in found.items()}
    while sum(counts.values()) > limit:
        last = max((kind for kind in counts if counts[kind]), key=counts.__getitem__)
        counts[last] -= 1
    for kind, suggestions in found.items():
        room = limit - sum(counts.values())
        counts[kind] += min(room, len(suggestions) - counts[kind])
    return list(chain(*(found[kind][:count] for kind, count in counts.items())))


def _people(typed: Typed, limit: int) -> list[Suggestion]:
    rows = Person.objects.filter(typed.rows()).order_by()
    own = _fitting(typed, rows.values_list("pk", "name", "pinyin"))
    aliases = Alias.objects.order_by("pk").values_list("person_id", "name")
    if not typed.letters:
        aliases = aliases.filter(folded__contains=typed.folded)
    other = (
        (pk, name, person_key(name) if typed.letters else "")
        for pk, name in aliases[:MOST_OTHER_NAMES]
    )
    fitting = [*own, *(replace(one, other=True) for one in _fitting(typed, other))]
    found = _suggested("speaker", public_people(), fitting, limit)
    posts = latest_posts(one.id for one in found)
    return [
        replace(one, note=" · ".join(filter(None, (one.note, posts.get(one.id, "")))))
        for one in found
    ]


def _topics(typed: Typed) -> Iterator[Fitting]:
    rows = Topic.objects.order_by()
    own = rows.filter(typed.rows()).values_list("pk", "name", "pinyin")
    yield from _fitting(typed, own)
    for topic in rows.exclude(synonyms=""):
        others = ((topic.pk, name, sort_key(name)) for name in topic.names()[1:])
        yield from (replace(one, other=True) for one in _fitting(typed, others))


def _outlets(typed: Typed) -> Iterator[Fitting]:
    rows = Organization.objects.filter(typed.rows(), is_outlet=True).order_by()
    return _fitting(typed, rows.values_list("pk", "name", "pinyin"))


def _fitting(typed: Typed, rows: Iterable[tuple[int, str, str]]) -> Iterator[Fitting]:
    for pk, name, pinyin in rows:
        fit = typed.fit(name, pinyin)
        if fit is not None:
            yield Fitting(fit, name, pinyin, pk)


def _suggested(
    kind: str, public: QuerySet, fitting: Iterable[Fitting], limit: int
) -> list[Suggestion]:
    """Give the best of the fitting that the public may see, each once."""
    best: dict[int, Fitting] = {}
    for one in sorted(fitting, key=Fitting.place):
        best.setdefault(one.id, one)
    ids = list(best)[:WEIGHED]
    rows = public.in_bulk(ids) if ids else {}
    shown = [(rows[pk], best[pk]) for pk in ids if pk in rows][:limit]
    return [
        Suggestion(kind, row.pk, str(row), row.get_absolute_url(), _also(one))
        for row, one in shown
    ]


def _also(fitting: Fitting) -> str:
    return _("又作%(name)s") % {"name": fitting.name} if fitting.other else ""


def _titles(typed: Typed, limit: int) -> list[Suggestion]:
    """Give the newest entries with the text in their title; none without an index."""
    try:
        ids = get_engine().titles(typed.folded, limit)
    except (IndexMissing, IndexRefused):
        return []
    rows = Entry.objects.published().only("title").in_bulk(ids) if ids else {}
    return [
        Suggestion("entry", pk, rows[pk].title, rows[pk].get_absolute_url())
        for pk in ids
        if pk in rows
    ]


def latest_posts(person_ids: Iterable[int]) -> dict[int, str]:
    """Give the post, with its organization, that each person was last seen in."""
    rows = Membership.objects.filter(person__in=list(person_ids))
    rows = rows.order_by("last_seen", "pk")
    return {row.person_id: str(row) for row in rows}
