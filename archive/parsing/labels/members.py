"""An assembly: its president, its members, and whom they ask.

    主席：請柯委員建銘發言。
    柯委員建銘：請問院長，何時動工？
    蘇院長貞昌：明年。
    陳議員：可否提早？

Titles stand there between surname and given name, or behind a surname alone. A report
prints its 王部长表示： so as well, so that somebody must preside, under no more than
that word, and two others speak under such labels.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.labels.label import Cast
from archive.parsing.labels.openings import Opening
from archive.parsing.labels.words import Voice, voice_of
from archive.parsing.sections.headings import ends_sentence
from archive.records import Capacity
from archive.text.folding import fold
from archive.text.names import ends_in_title
from archive.text.titled import name_around_title, titled_name

LEAST = 2
"""So many others must speak under a title."""
LONGEST_POST = 6
"""A post alone (秘書長) is no longer there."""
_PRESIDES = re.compile(
    r"(?:代理?|副|[会會][议議])?(?:主\s*席|[议議][长長]|委[员員][长長])|召集委[员員]"
)
_PRESIDENT = re.compile(r"(?:主席|议长|委员长)(?!团)")
_MEMBER = re.compile(r"(?:议员|立委|委员)$")


def is_member(label: str) -> bool:
    """Say whether a label is a member's: 何啟明議員, 陳議員, 柯委員建銘."""
    if _MEMBER.search(fold(label)):
        return True
    around = name_around_title(label)
    return around is not None and _MEMBER.search(fold(around.title)) is not None


def is_president(label: str) -> bool:
    """Say whether a label is the president's: 主席, 立法會主席梁君明議員."""
    return _PRESIDENT.search(fold(label)) is not None


def with_assembly(
    openings: Sequence[Opening], sure: Sequence[Voice | None], cast: Cast
) -> list[Voice | None]:
    """Give the voices of openings, with those of an assembly where it is one."""
    if not _is_presided(openings):
        return list(sure)
    pairs = zip(openings, sure, strict=True)
    return [voice or _voice(opening, cast) for opening, voice in pairs]


def _is_presided(openings: Sequence[Opening]) -> bool:
    """Say whether the openings of a page are those of an assembly."""
    if not any(_presides(opening.label) for opening in openings):
        return False
    said = [opening.label for opening in openings if ends_sentence(opening.words)]
    return len({label for label in said if _has_title(label)}) >= LEAST


def _presides(label: str) -> bool:
    return _PRESIDES.fullmatch(label) is not None


def _has_title(label: str) -> bool:
    """Say whether a name stands in the label, with a title behind it or within."""
    return bool(titled_name(label) or name_around_title(label))


def _voice(opening: Opening, cast: Cast) -> Voice | None:
    """Read a label of an assembly; None for any other."""
    label = opening.label
    if not ends_sentence(opening.words):
        return None
    if _presides(label):
        name = next(iter(cast.hosts)) if len(cast.hosts) == 1 else ""
        return voice_of(opening, Capacity.HOST, name)
    if around := name_around_title(label):
        voice = voice_of(opening, Capacity.OFFICIAL, around.name)
        return replace(voice, label=replace(voice.label, post=around.title))
    if titled := titled_name(label):
        name = titled.name if titled.is_whole else ""
        return voice_of(opening, Capacity.OFFICIAL, name)
    is_post = len(label) <= LONGEST_POST and ends_in_title(fold(label))
    return voice_of(opening, Capacity.OFFICIAL) if is_post else None
