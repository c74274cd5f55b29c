"""Meetings: whether a title tells of one, and whether people speak there by turns."""

import re
from collections.abc import Sequence
from functools import lru_cache

from archive.parsing.labels.openings import Opening
from archive.parsing.labels.people import person
from archive.parsing.sections.headings import ends_sentence

MEETING = (
    r"发布会|吹风会|记者会|见面会|通气会|招待会|座谈会|媒体会|会见传媒|文字实录|说明会"
    r"|(?:[部省市区县厅局]长|代表|委员)通道"
    r"|發布會|發佈會|記者會|說明會|座談會|會見傳媒|招待會|吹風會|通氣會|見面會|茶敘|文字實錄"
    r"|[会會][议議][录錄纪紀记記]|[议議]事[录錄]|公聽會|聽證會|听证会|(?:口頭|口头|施政)[质質][询詢]"
)
MEETS = re.compile(
    rf"{MEETING}|press (?:conference|briefing)|\bbriefing|media session", re.I
)
LONGEST_TITLE = 200
"""A line longer than this is no title."""
LEAST_CROWD = 6
"""So many different people speak on a page on which nobody asks and none comes back."""
LEAST_AT_MEETING = 2
"""So many do where the page says that it was a meeting."""


@lru_cache(maxsize=8)
def is_meeting(title: str) -> bool:
    """Say whether a title says that people met the press."""
    return len(title) <= LONGEST_TITLE and MEETS.search(title) is not None


def speak_by_turns(openings: Sequence[Opening], *, meets: bool) -> bool:
    """Say whether people speak one after the other, most of what has a colon theirs.

    Nobody need ask or come back: at a meeting two will do, else it takes several.
    """
    least = LEAST_AT_MEETING if meets else LEAST_CROWD
    if len(openings) < least:
        return False
    said = [o.label for o in openings if ends_sentence(o.words) and person(o.label)]
    return len(set(said)) >= least and len(said) * 4 >= len(openings) * 3
