"""Whom, or what, a query names that is nothing but a name: cards above the hits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Model, Q

from archive.models import Alias
from archive.models.public import public_outlets, public_people, public_topics
from archive.search.engine import IndexMissing, IndexRefused, get_engine
from archive.search.names import archive_names
from archive.search.params import clean
from archive.search.question import Choice, Question, Unit
from archive.search.suggestions import latest_posts
from archive.text.folding import fold

MOST_CARDS = 3
WEIGHED = 20
"""So many topics whose synonyms have the name in them are looked at."""

LONGEST_NAME = 30
_QUOTES = '"“”„＂ \u3000'


@dataclass(frozen=True, slots=True)
class Card:
    """A person, topic or outlet, with what the public archive has of them.

    `kind` is the name of the filter that takes `id`. `post` is the latest, with its
    organization; `years` are the first and the last with an entry, null where none has
    a day. `entries` and `speeches` are the hits of the search by that filter.
    """

    kind: str
    id: int
    name: str
    url: str
    post: str
    years: tuple[int, int] | None
    entries: int
    speeches: int


def cards_for(query: str) -> tuple[Card, ...]:
    """Give a card of everybody, and everything, whose name the whole query is.

    Names and other names are compared folded. Two people of one name have a card each.
    Without an index there are none.
    """
    text = clean(query).strip(_QUOTES)
    folded = fold(text)
    if not 2 <= len(folded) <= LONGEST_NAME or not _is_name(folded):
        return ()
    found = list(_named(text, folded))[:MOST_CARDS]
    posts = latest_posts(row.pk for kind, row in found if kind == "speaker")
    try:
        return tuple(_card(kind, row, posts) for kind, row in found)
    except (IndexMissing, IndexRefused):
        return ()


def _is_name(folded: str) -> bool:
    """Say whether anything bears a name at all: mostly nothing does."""
    return folded in archive_names.among(frozenset({folded}))


def _named(text: str, folded: str) -> Iterator[tuple[str, Model]]:
    """Give what bears a name, as (kind, row)."""
    aliases = Alias.objects.filter(folded=folded).values("person")
    bearers = Q(folded=folded) | Q(pk__in=aliases)
    for person in public_people().filter(bearers)[:MOST_CARDS]:
        yield "speaker", person
    synonyms = Q(synonyms__icontains=text) | Q(synonyms__icontains=folded)
    for topic in public_topics().filter(Q(folded=folded) | synonyms)[:WEIGHED]:
        if folded in map(fold, topic.names()):
            yield "topic", topic
    for outlet in public_outlets().filter(folded=folded):
        yield "outlet", outlet


def _card(kind: str, row: Model, posts: dict[int, str]) -> Card:
    only = (Choice(kind, frozenset({str(row.pk)})),)
    engine = get_engine()
    asked = Question(choices=only, limit=0, facets=("year",), passages=False)
    entries = engine.answer(asked)
    turns = engine.answer(replace(asked, unit=Unit.SPEECH, facets=()))
    years = [int(year) for year, _ in entries.facets["year"] if year.isdigit()]
    return Card(
        kind=kind,
        id=row.pk,
        name=str(row),
        url=row.get_absolute_url(),
        post=posts.get(row.pk, ""),
        years=(min(years), max(years)) if years else None,
        entries=entries.total,
        speeches=turns.total,
    )
