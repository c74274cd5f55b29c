"""Where a paragraph's quotation marks, sentences and clauses stand."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

# “他说“好”就是好”: marks inside marks, where the inner ones are no ‘’
_MARKS = re.compile(r"“((?:[^“”]|“[^“”]*”)+)”")
# 「他說『好』」, "好": where they come in pairs
_OTHER_MARKS = str.maketrans("「」『』＂", '“”“”"')
_STRAIGHT = '"'
# 他说：”好。“: set the wrong way round
_REVERSED = re.compile(r"(?<=[：:])”([^“”]+[。！？!?…])“")
# 。 ！” ……; one inside quotation marks ends a sentence only where the marks end there
_STOPS = re.compile(r"[。！？!?…]+(?: (?=”))?[”）)]*|\n+")
# the last one: 新华社记者刘开雄 摄 王春英表示, 代睿摄影 邓超介绍, 受访者供图8月9日
_CLAUSE_EDGE = re.compile(r"[。！？!?；;，,：:“”)）】\n…]|\s摄(?!影|像)|摄影\s|供图")
# “怎么办？”的疑问: the sentence goes on behind the marks
_GOES_ON = "，,、；;：:的时等"
CLOSING = "”"
_LONGEST_BRACKETS = 60
LONGEST_CLAUSE = 120
"""A clause longer than this tells of no speaking: it is a run of things."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: `start` and `end` are those of the words.

    `behind` is the place behind the closing mark, which white space may stand before.
    """

    start: int
    end: int
    behind: int


@dataclass(frozen=True)
class Layout:
    """A paragraph as printed, and where its parts stand, as offsets of characters."""

    printed: str

    @cached_property
    def text(self) -> str:
        """Give the paragraph with “” for every kind of quotation marks, as long."""
        text = self.printed.translate(_OTHER_MARKS)
        if "：”" in text or ":”" in text:
            text = _REVERSED.sub(r"“\1”", text)
        if text.count(_STRAIGHT) % 2 or _STRAIGHT not in text:
            return text
        first, *others = text.split(_STRAIGHT)
        return first + "".join("“”"[n % 2] + part for n, part in enumerate(others))

    @cached_property
    def quoted(self) -> list[Quoted]:
        """Give what stands between quotation marks, in printed order."""
        return [
            Quoted(m.start(1), m.start(1) + len(m[1].rstrip()), m.end())
            for m in _MARKS.finditer(self.text)
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.quoted]

    @cached_property
    def ends(self) -> list[int]:
        """Give where the sentences end; the last end is that of the paragraph."""
        found = [m.end() for m in _STOPS.finditer(self.text) if self._stops(m)]
        size = len(self.text)
        return found if found and found[-1] == size else [*found, size]

    @cached_property
    def _edges(self) -> list[int]:
        return [m.end() for m in _CLAUSE_EDGE.finditer(self.text)]

    def _stops(self, mark: re.Match[str]) -> bool:
        around = self.around(mark.start())
        if around is None:
            return True
        behind = self.text[mark.end() : mark.end() + 1]
        return CLOSING in mark[0] and (not behind or behind not in _GOES_ON)

    def around(self, at: int) -> Quoted | None:
        """Give the quoted words that hold a place."""
        position = bisect_right(self._starts, at) - 1
        if position >= 0 and at < self.quoted[position].behind - 1:
            return self.quoted[position]
        return None

    def quoted_from(self, start: int) -> Quoted | None:
        """Give the quoted words that start at a place."""
        position = bisect_left(self._starts, start)
        found = position < len(self._starts) and self._starts[position] == start
        return self.quoted[position] if found else None

    def sentence_end(self, at: int) -> int:
        """Give where the sentence ends that holds the character at a place."""
        position = bisect_right(self.ends, at)
        return self.ends[min(position, len(self.ends) - 1)]

    def sentence_start(self, at: int) -> int:
        """Give where the sentence starts that holds the character at a place."""
        position = bisect_right(self.ends, at)
        return self.ends[position - 1] if position else 0

    def clause_start(self, at: int) -> int:
        """Give where the clause starts that holds the character at a place."""
        position = bisect_right(self._edges, at)
        return self._edges[position - 1] if position else 0

    def opening(self, closed: int) -> int:
        """Give where the brackets open that close right before a place, else it."""
        far = max(0, closed - _LONGEST_BRACKETS)
        found = max(self.text.rfind(mark, far, closed) for mark in "（(")
        return found if found >= 0 else closed
