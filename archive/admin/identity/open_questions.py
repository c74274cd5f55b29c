"""Names that stayed open, as the queue shows them: posts, passages, whom they may mean.

What prints the same post is one group with a box to tick: an answer is for the groups
that are ticked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.admin.choosing import chooser
from archive.admin.identity.passages import Passage, passages
from archive.admin.identity.who import Who, who_are
from archive.identity.questions.open import (
    Asked,
    Group,
    OpenName,
    Possible,
    Why,
    ask_about,
)

GROUPS = 4
"""Of so many groups of one name a passage is shown."""
ALONE = 3
"""So many passages of a group that is the only one."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A name with its groups of mentions and whom it may mean, in words.

    `place` counts the questions of a page from 0; the fields of its form end in it.
    """

    place: int
    asked: Asked
    groups: list[tuple[Group, list[Passage]]]
    possible: list[tuple[Possible, Who, str]]
    chooser: SafeString


def open_questions(names: Iterable[OpenName]) -> list[OpenQuestion]:
    """Show some names, a page of them in a few queries."""
    asked = [one for one in ask_about(names) if one.groups]
    known = who_are((one.person.pk for each in asked for one in each.possible), each=1)
    shown = _passages(asked)
    return [
        OpenQuestion(
            place,
            each,
            [(group, next(shown)) for group in each.groups],
            [(one, known[one.person.pk], why(one)) for one in each.possible],
            chooser(f"person-{place}", place),
        )
        for place, each in enumerate(asked)
    ]


def _passages(asked: Iterable[Asked]) -> Iterator[list[Passage]]:
    """Give the passages of each group in turn, the same words once."""
    groups = [
        group.mentions[: ALONE if len(each.groups) == 1 else place < GROUPS]
        for each in asked
        for place, group in enumerate(each.groups)
    ]
    cut = iter(passages([row for rows in groups for row in rows]))
    for rows in groups:
        shown = islice(cut, len(rows))
        yield list({one.words: one for one in shown}.values())


def why(one: Possible) -> str:
    """Say in words what speaks for somebody, and what against."""
    reasons = {
        Why.NAME: _("同名"),
        Why.OTHER_NAME: _("有这个别名或曾用此名"),
        Why.FAMILY_NAME: _("同一条目里同姓"),
    }
    if not one.fits:
        verdict = _("职务对不上：没有一处印过这里的职务")
    elif one.shared:
        shown = "、".join(one.shared[:3])
        verdict = _("职务相合：%(posts)s") % {"posts": shown}
    else:
        verdict = _("职务无从比较：有一方没有印职务")
    return f"{reasons[one.why]}；{verdict}"
