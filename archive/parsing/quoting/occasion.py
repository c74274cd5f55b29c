"""What an article reports: a meeting where people speak, or something else.

A report of a meeting gives what somebody said there sentence after sentence, and
nothing else between; elsewhere a reported sentence mostly stands by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.parsing.quoting.layout import Layout
from archive.parsing.quoting.people import People

_ONE_LINE = 12
"""A paragraph of so few characters is a signature or a heading."""
_OPENING = 400
"""A report says within so many characters what meeting it was."""
_SENTENCES = 2

# 国务院总理李强在京会见, 主持召开座谈会, 发表讲话
_MEETING = re.compile(
    "会见|会谈|会晤|座谈|通话|主持召开|审议|讲话|致辞|演讲|发言|回信|批示|指示|发布会|记者会|吹风会|通气会"
)
# 赴山东调研, 出席开幕式: of one of whom the whole article tells
_VISIT = re.compile("调研|考察|视察|检查|走访|出席|参加|主持|听取")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of an article before it is read.

    `alone` says that it is one paragraph; `present` are who spoke at the meeting that
    it reports, by name, as far as its opening says.
    """

    alone: bool
    present: frozenset[str]


def occasion_of(paragraphs: Sequence[str]) -> Occasion:
    """Give what an article reports, by its first sentences."""
    bodies = [text for text in paragraphs if len(text) > _ONE_LINE]
    alone, people = len(bodies) < 2, People()
    opening = _opening(bodies[0]) if bodies else ""
    if _MEETING.search(opening) or (not alone and _VISIT.search(opening)):
        people.read(opening)
    return Occasion(alone, people.names())


def _opening(text: str) -> str:
    layout = Layout(text[:_OPENING])
    return layout.text[: layout.ends[:_SENTENCES][-1]]
