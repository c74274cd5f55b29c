"""Speeches printed whole: who gave them stands alone under the title.

在全市反诈工作会议上的讲话
（2023年5月4日）
市公安局局长  李  民
同志们：……
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.assembly import Draft
from archive.parsing.labels.label import Label
from archive.parsing.labels.people import person_of
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import Attendee, Capacity, Role
from archive.text.clean import strip_white
from archive.text.names import join_spread

LONGEST = 30
# …上的讲话 · 新年致辞 · 政府工作报告（摘要）
_GIVEN = re.compile(
    r"(?:讲话|致辞|致词|演讲|发言|报告|寄语|献词|发布词|发布稿|通报词)(?:[（(][^（()）]{1,12}[)）])?$"
)

_HONORIFIC = re.compile("(?:博士|教授|院士|先生|女士)$")


def take_speaker(
    sheet: Sheet, lines: list[Line], title: str
) -> tuple[Attendee | None, list[Line]]:
    """Claim the line of who speaks, if it stands first: (who, the lines after it)."""
    if len(lines) < 2 or not _GIVEN.search(title) or len(lines[0].text) > LONGEST:
        return None, lines
    text = _HONORIFIC.sub("", strip_white(join_spread(lines[0].text)))
    post, name = person_of(Label(lines[0], text, Capacity.OFFICIAL))
    if not name or text not in (name, *_spaced(post, name)):
        return None, lines
    sheet.take(lines[0], Use.LABEL)
    return Attendee(name, post), lines[1:]


def _spaced(post: str, name: str) -> Sequence[str]:
    """Give the ways in which post and name may stand on one line."""
    return [f"{post}{white}{name}" for white in ("", " ", "  ", "\u3000")]


def speak(draft: Draft, speaker: Attendee) -> None:
    """Have somebody say all that is in the draft."""
    draft.attendees = [speaker] if speaker.post else []
    draft.speeches = [
        replace(
            speech,
            role=Role.SPEECH,
            label=speaker.name,
            speaker=speaker.name,
            post=speaker.post,
        )
        for speech in draft.speeches
    ]
