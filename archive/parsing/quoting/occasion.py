"""What an article reports: a meeting where people speak, or something else.

A report of a meeting gives what somebody said there sentence after sentence, and
nothing else between; elsewhere a reported sentence mostly stands by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.parsing.quoting.layout import Layout
from archive.parsing.quoting.named import Person
from archive.parsing.quoting.people import People
from archive.parsing.quoting.telling import Pause, Telling
from archive.parsing.quoting.voice import CITED

_ONE_LINE = 12
"""A paragraph of so few characters is a signature or a heading."""
_OPENING = 400
"""A report says within so many characters what meeting it was."""
_SENTENCES = 2

REPORTED, SPOKE, OPENS, INTERVIEWED, STANDS_ALONE = 3.0, 2.0, 2.0, -2.0, -2.5
"""What follows is his too: in reports of meetings, of one who spoke at one, where he
opens a paragraph; of an interview where the page ran all paragraphs together; and
where a reported sentence stands in news by itself."""

# 国务院总理李强在京会见, 主持召开座谈会, 发表讲话
_MEETING = re.compile(
    "会见|会谈|会晤|座谈|通(?:电)?话|茶叙|[贺唁]电|贺信|致电|复信|慰问电|主持召开|审议|讲话|致辞|演讲|发言|回信|批示|指示|发布会|记者会|吹风会|通气会"
)
# 赴山东调研, 出席开幕式: of one of whom the whole article tells
_VISIT = re.compile("调研|考察|视察|检查|走访|出席|参加|主持|听取")


# 王沪宁出席开幕式并讲话。他表示，…
_HELD = re.compile(r"讲话|致辞|发言|会见|会谈|座谈|出席|听取|审议|讨论|调研|考察")
_OF_MEETINGS = ("指出", "强调")
# 习近平总书记|强调, 总书记|强调; not the post in full, 中共中央总书记…习近平
_CITES = re.compile(rf"习近平{CITED}|(?:^|[，,时年日次在])\s*{CITED}")
# 特朗普20日称: news of a day
_DAY = re.compile("\\d日|今[天日]|昨[天日]|同一天|当[天日]")
# 在发布会上表示, 致辞时说
_AT_MEETING = re.compile(
    r"会上|致辞|讲话|发言(?!人)|论坛上|仪式上|审议时|讨论时|座谈|公开信|[贺回]信|[贺唁]电"
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of an article before it is read, and who has spoken at a meeting.

    `alone` says that it is one paragraph, `meeting` that it reports one in several;
    `present` are who was there by name, as far as its opening says, and whoever speaks
    at one; `cited` are those whose words it only cites.
    """

    alone: bool
    meeting: bool
    present: set[str]
    cited: set[str] = field(default_factory=set)

    def lead(self, layout: Layout, telling: Telling, person: Person) -> float:
        """Give what a clause says for what follows its first sentence, in points.

        More than 0 where it is the speaker's too unless something speaks against it.
        """
        if telling.pause is Pause.LABEL:
            return INTERVIEWED if self.alone else REPORTED
        cited = _CITES.search(layout.text[telling.start : telling.verb])
        if cited and person.name not in self.present:
            self.cited.add(person.name)
        if person.name in self.cited:
            return STANDS_ALONE
        if _AT_MEETING.search(layout.text, telling.start, telling.end):
            self.present.add(person.name)
        if self.meeting:
            return REPORTED
        if person.name in self.present:
            return SPOKE
        return STANDS_ALONE if self.alone else _leads_off(layout, telling)


def occasion_of(paragraphs: Sequence[str]) -> Occasion:
    """Give what an article reports, by its first sentences."""
    bodies = [text for text in paragraphs if len(text) > _ONE_LINE]
    alone, people = len(bodies) < 2, People()
    opening = _opening(bodies[0]) if bodies else ""
    meets = bool(_MEETING.search(opening))
    if meets or (not alone and _VISIT.search(opening)):
        people.read(opening)
    present = people.names() - {name for _, name in [people.known(CITED) or ("", "")]}
    return Occasion(alone, meets and not alone, set(present))


def _leads_off(layout: Layout, telling: Telling) -> float:
    """Weigh whether a paragraph begins with a clause, or with the meeting before it."""
    if layout.text[telling.verb : telling.end] in _OF_MEETINGS:
        return REPORTED
    start = layout.sentence_start(telling.start)
    if start == 0:
        of_a_day = _DAY.search(layout.text, telling.start, telling.verb)
        return STANDS_ALONE if of_a_day else OPENS
    held = start == layout.ends[0] and _HELD.search(layout.text, 0, start)
    return REPORTED if held else STANDS_ALONE


def _opening(text: str) -> str:
    layout = Layout(text[:_OPENING])
    return layout.text[: layout.ends[:_SENTENCES][-1]]
