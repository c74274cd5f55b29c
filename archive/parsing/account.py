"""The account of a document: each line of the source, and what became of it.

    1  介绍“十四五”时期平安山东建设          title
    2  时间: 3月4日(星期四)上午10:00        field (time)
    5  丁绍敏                              label, turn 0
    6  新闻界的各位朋友…                    paragraph 1, turn 0
    9  更多>>                              dropped: 页面控件

What a page is shown beside when an editor looks it over.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.parsing.around.meta_lines import is_meta
from archive.parsing.front.header import read_field_line
from archive.parsing.sheet import Sheet, Use
from archive.records import ParsedEntry, Role

ABOUT_PAGE = "page"
"""What a field line says that no header names: day, source, author of the page."""


class Taken(StrEnum):
    """What a line was taken for, in an editor's words; a paragraph by its role."""

    TITLE = "title"
    FIELD = "field"
    LABEL = "label"
    HEADING = "heading"
    CAPTION = "caption"
    SPEECH = "speech"
    QUESTION = "question"
    ANSWER = "answer"
    NARRATIVE = "narrative"
    SCENE = "scene"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One line that is not white space only: `number` from 1, `text` as printed.

    `paragraph` is the number of the paragraph it became (0 for none), `speech` the
    position from 0 of the turn that it opens or stands in (-1 for none), `field` what
    a line of the header says (a `Field`, or `ABOUT_PAGE`), `quotes` how many quotations
    the paragraph holds. `reason` says why it was dropped; `without` are the pieces of a
    line that is no dropped one which were, each with its reason.
    """

    number: int
    text: str
    use: Use
    taken: Taken
    paragraph: int = 0
    speech: int = -1
    field: str = ""
    quotes: int = 0
    reason: str = ""
    without: tuple[tuple[str, str], ...] = ()
    corrected: bool = False

    @property
    def opens_turn(self) -> bool:
        """Whether a label stands on it."""
        return self.use in (Use.LABEL, Use.TURN)


def account(sheet: Sheet, entry: ParsedEntry) -> tuple[AccountLine, ...]:
    """Give every line of a sheet, in order, with what became of it in the entry.

    The sheet must be the one the entry was read from, so that all its lines are
    claimed. Lines without text have no place here; what was dropped and stands on no
    line (a field that gave way to a given one) is in the entry's `dropped` only.
    """
    reader = _Reader(sheet, entry)
    return tuple(reader.read(n, text) for n, text in sorted(sheet.texts.items()))


def taken_for(use: Use, role: Role | None) -> Taken:
    """Say what a line of this use is to an editor; `role` is that of its turn."""
    if use in (Use.PARAGRAPH, Use.TURN):
        return Taken(role or Role.NARRATIVE)
    return Taken(use)


class _Reader:
    """Gives the lines, as they come, with what the sheet and the entry say of each."""

    def __init__(self, sheet: Sheet, entry: ParsedEntry) -> None:
        self._uses, self._entry = sheet.uses, entry
        self._fields, self._turns = _fields(sheet), _Turns(entry)
        self._quotes = Counter(quotation.paragraph for quotation in entry.quotations)
        self._gone: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for dropped in entry.dropped:
            self._gone[dropped.line].append((dropped.text, dropped.reason))

    def read(self, number: int, text: str) -> AccountLine:
        """Give the next line."""
        use = self._uses.get(number, Use.DROPPED)
        paragraph, speech = self._turns.place(use, text)
        role = self._entry.speeches[speech].role if speech >= 0 else None
        gone, is_dropped = self._gone[number], use == Use.DROPPED
        return AccountLine(
            number,
            text,
            use,
            taken_for(use, role),
            paragraph,
            speech,
            self._fields.get(number, ""),
            self._quotes[paragraph],
            gone[0][1] if is_dropped and gone else "",
            () if is_dropped else tuple(gone),
        )


class _Turns:
    """Gives the lines of text, as they come, their paragraphs and turns in order."""

    def __init__(self, entry: ParsedEntry) -> None:
        self._labels = [speech.label for speech in entry.speeches]
        self._speech_of = [
            position
            for position, speech in enumerate(entry.speeches)
            for _paragraph in speech.paragraphs
        ]
        self._paragraph, self._speech = 0, -1

    def place(self, use: Use, text: str) -> tuple[int, int]:
        """Give paragraph (0 for none) and turn (-1 for none) of the next line."""
        if use in (Use.PARAGRAPH, Use.TURN) and self._paragraph < len(self._speech_of):
            self._speech = self._speech_of[self._paragraph]
            self._paragraph += 1
            return self._paragraph, self._speech
        if use == Use.LABEL and self._speech + 1 < len(self._labels):
            self._speech = self._labelled(text)
            return 0, self._speech
        return 0, -1

    def _labelled(self, text: str) -> int:
        """Find the turn a label opens: the next, or one behind a note set between."""
        following = range(self._speech + 1, min(self._speech + 4, len(self._labels)))
        named = (n for n in following if self._labels[n] and self._labels[n] in text)
        return next(named, self._speech + 1)


def _fields(sheet: Sheet) -> dict[int, str]:
    """Say of each line of the header what it says; a list goes on over several."""
    return dict(_named_fields(sheet))


def _named_fields(sheet: Sheet) -> Iterator[tuple[int, str]]:
    above = ""
    for line in sheet.lines:
        if sheet.uses.get(line.number) != Use.FIELD:
            above = ""
            continue
        read = read_field_line(line)
        if read is not None:
            above = str(read[0])
        elif not above or is_meta(line):
            above = ABOUT_PAGE
        yield line.number, above


def paragraph_lines(lines: Sequence[AccountLine]) -> dict[int, int]:
    """Give the number of the line on which each paragraph stands, by its number."""
    return {line.paragraph: line.number for line in lines if line.paragraph}
