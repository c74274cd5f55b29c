"""Labels of a page in English, as ministries publish beside the Chinese one.

    CCTV: Could you update us on the latest progress?
    Mao Ning: It is a major issue left over from history.
    Follow-up: Can you give us a date?

Names and outlets look alike there. Who speaks after a question answers, so that whoever
asks and never answers is an outlet. On a page in both languages the English words are
paragraphs of the turn they translate.
"""

import re
from collections import Counter
from collections.abc import Sequence

from archive.parsing.labels.openings import Opening
from archive.text.folding import HAN_CHARACTER

# Mao Ning · The Paper · Bank of Haizhou · Xinhua News Agency
_LABEL = re.compile(
    r"[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|the|and|de|al|for)){0,5}"
)
# …on the agenda? · …on the agenda? Thank you. · …your comment on this.
_QUESTION_END = re.compile(
    r"[?？][”\"’')]?\s*(?:Thank[^?]{0,20})?$|\bcomments?\b[^?]{0,40}$", re.I
)
_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,3}")


class EnglishPage:
    """Who asks and who answers under the labels of a page; nobody on a Chinese one."""

    def __init__(self, openings: Sequence[Opening]) -> None:
        english = [opening for opening in openings if _is_english(opening)]
        self._answers: Counter[str] = Counter()
        self._asks: Counter[str] = Counter()
        chinese = sum(HAN_CHARACTER.search(o.words[:60]) is not None for o in openings)
        self.speaks = len(english) * 2 > len(openings) > chinese * 4
        is_asked = False
        for opening in english:
            asks = _QUESTION_END.search(opening.words) is not None and not is_asked
            self._answers[opening.label] += is_asked
            self._asks[opening.label] += asks
            is_asked = asks

    def is_outlet(self, opening: Opening) -> bool:
        """Say whether it is an outlet that asks there, with a question mark or not."""
        if not self.speaks or not _is_english(opening):
            return False
        label = opening.label
        return self._asks[label] > 0 and self._asks[label] >= self._answers[label]

    def translates(self, opening: Opening) -> bool:
        """Say whether it is the English of a turn, on a page that is in Chinese."""
        return not self.speaks and _is_english(opening)

    def name_of(self, opening: Opening) -> str | None:
        """Give who speaks there, "" for a label that is no name; None for nobody."""
        if not self.speaks or not _is_english(opening) or self.is_outlet(opening):
            return None
        if not self._answers[opening.label] and not _NAME.fullmatch(opening.label):
            return None
        return opening.label if _NAME.fullmatch(opening.label) else ""


def _is_english(opening: Opening) -> bool:
    words = opening.words[:60]
    is_label = bool(words) and _LABEL.fullmatch(opening.label) is not None
    return is_label and not HAN_CHARACTER.search(words)
