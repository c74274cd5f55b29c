"""The names of people, topics and outlets that are nearly what was typed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

from archive.models import Alias, Organization, Person, Topic
from archive.models.public import public_outlets, public_people, public_topics
from archive.text.folding import fold
from archive.text.pinyin import person_key, sort_key
from archive.text.spelling import (
    one_edit_apart,
    only_letters,
    readings_like,
    sounds_like,
    typed_pinyin,
    with_two_swapped,
)

MOST_NAMES = 4
"""So many names of one kind are given."""

WEIGHED = 20
"""Of the nearest so many are held against what the public may see."""

LONGEST = 30
SAME_SOUND, ALIKE, ONE_EDIT = 0, 1, 2
"""How far a name is from what was typed."""

Row = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class _Kind:
    """The rows of one kind, and those of them that the public may see."""

    model: type[Model]
    public: Callable[[], QuerySet]
    pinyin: Callable[[str], str] = sort_key


_KINDS = {
    "speaker": _Kind(Person, public_people, person_key),
    "topic": _Kind(Topic, public_topics),
    "outlet": _Kind(Organization, public_outlets),
}
KINDS = tuple(_KINDS)


def names_like(text: str, kinds: Iterable[str] = KINDS) -> list[tuple[int, str]]:
    """Give the names that sound like a text, or differ by one character, and how far.

    Letters are taken for pinyin. A name of two characters must sound alike: there are
    too many that share one.

    范华萍 gives 范华平, fhp too.
    """
    folded = fold(text).strip()
    if not 2 <= len(folded) <= LONGEST:
        return []
    found = {pair for kind in kinds for pair in _near(folded, _KINDS[kind])}
    return sorted(pair for pair in found if fold(pair[1]) != folded)


def _near(folded: str, kind: _Kind) -> list[tuple[int, str]]:
    pinyin = kind.pinyin(folded)
    rows = [*_candidates(kind, folded, pinyin), *_other_names(kind, folded)]
    near = sorted(
        (distance, pk, name)
        for pk, name, key in rows
        if (distance := _distance(folded, pinyin, name, key)) is not None
    )[:WEIGHED]
    if not near:
        return []
    ids = {pk for _, pk, _ in near}
    public = set(kind.public().filter(pk__in=ids).values_list("pk", flat=True))
    return [(far, name) for far, pk, name in near if pk in public][:MOST_NAMES]


def _candidates(kind: _Kind, folded: str, pinyin: str) -> Iterable[Row]:
    letters = only_letters(folded)
    if letters:
        wanted = Q(pinyin__startswith=letters[0])
    else:
        wanted = Q(pinyin__in=readings_like(pinyin)) | _sharing_half(folded)
    rows = kind.model._default_manager.filter(wanted).order_by()
    return rows.values_list("pk", "name", "pinyin")


def _other_names(kind: _Kind, folded: str) -> Iterator[Row]:
    if kind.model is Person:
        aliases = Alias.objects.filter(_sharing_half(folded)).order_by()
        for pk, name in aliases.values_list("person_id", "name"):
            yield pk, name, sort_key(name)
    elif kind.model is Topic:
        for topic in Topic.objects.exclude(synonyms="").order_by():
            for name in topic.names()[1:]:
                yield topic.pk, name, sort_key(name)


def _sharing_half(folded: str) -> Q:
    """Match names whose one half is the text's: one edit leaves a half as it is."""
    half = len(folded) // 2
    begins = Q(folded__startswith=folded[:half])
    ends = Q(folded__endswith=folded[-half:])
    return begins | ends | Q(folded__in=with_two_swapped(folded))


def _distance(folded: str, pinyin: str, name: str, key: str) -> int | None:
    """Say how far a name is; null if it is none that can have been meant."""
    if letters := only_letters(folded):
        return SAME_SOUND if typed_pinyin(letters).fullmatch(key) else None
    if pinyin == key:
        return SAME_SOUND
    if sounds_like(pinyin, key):
        return ALIKE
    edited = len(folded) > 2 and one_edit_apart(folded, fold(name))
    return ONE_EDIT if edited else None
