"""The lines of one document and what each was taken for: nothing is lost unseen.

A format reads a `Sheet` and claims every line: `take` for what becomes part of the
entry, `drop` with a reason for what does not. `finish` of `archive.parsing.assembly`
keeps a line nobody claimed as dropped with a warning, so a gap in a format shows.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from archive.records import DroppedLine, ParseWarning
from archive.text.clean import split_lines, strip_white
from archive.text.wording import Wording
from archive.text.wording import say as _

OVERRIDDEN = _("另有指定")
"""The reason for what was read but gives way to a field given beside the text."""


class Use(StrEnum):
    """What a line was taken for."""

    TITLE = "title"
    FIELD = "field"
    LABEL = "label"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TURN = "turn"
    """A label and the paragraph it opens, on one line."""
    CAPTION = "caption"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: `number` from 1, `text` without white at the ends.

    `after_blank` says that a blank line stands before it (or nothing at all). The rest
    is what markup says, where there was any: `bold` counts the characters from the
    front that are set in bold, `level` is that of a heading (1 is the title of the
    page, 0 no heading), `quoted` marks a line of a block quotation. `said_from` is
    where the words begin behind a label that no colon or bracket sets off
    (李民——谢谢你的提问。), 0 where none stands.
    """

    number: int
    text: str
    indented: bool
    after_blank: bool
    bold: int = 0
    level: int = 0
    quoted: bool = False
    said_from: int = 0

    @property
    def is_bold(self) -> bool:
        """Whether all of it is in bold, as labels and headings are set."""
        return self.bold >= len(self.text)


class Sheet:
    """The lines of one document, in order, and the account of them.

    `lines` are those a format is to read; `texts` holds by number what every line says,
    also those that a reader of files claimed before any format saw them.
    """

    def __init__(
        self, text: str | Sequence[Line], warnings: Iterable[ParseWarning] = ()
    ) -> None:
        self.lines = read_lines(text) if isinstance(text, str) else list(text)
        self.texts = {line.number: line.text for line in self.lines}
        self.uses: dict[int, Use] = {}
        self.dropped: list[DroppedLine] = []
        self.warnings = list(warnings)

    def part(self, parts: Mapping[int, Sequence[str]]) -> None:
        """Put several lines in the place of one, by its number; the rest counts on."""
        numbers = sorted(parts)
        more = [0, *accumulate(len(parts[number]) - 1 for number in numbers)]

        def moved(number: int) -> int:
            return number + more[bisect_left(numbers, number)] if number else 0

        self.lines = [
            replace(part, number=moved(line.number) + n)
            for line in self.lines
            for n, part in enumerate(_parted(line, parts.get(line.number, ())))
        ]
        self.texts = {moved(number): text for number, text in self.texts.items()}
        self.texts |= {line.number: line.text for line in self.lines}
        self.uses = {moved(number): use for number, use in self.uses.items()}
        self.dropped = [replace(one, line=moved(one.line)) for one in self.dropped]

    def reorder(self, lines: Sequence[Line]) -> None:
        """Put all lines in another order; their numbers count down the page again."""
        numbers = sorted(line.number for line in lines)
        self.lines = [
            replace(line, number=number)
            for line, number in zip(lines, numbers, strict=True)
        ]
        self.texts |= {line.number: line.text for line in self.lines}

    def take(self, lines: Line | Sequence[Line], use: Use) -> None:
        """Claim a line or several for the entry."""
        for line in [lines] if isinstance(lines, Line) else lines:
            self._claim(line, use)

    def drop(self, lines: Line | Sequence[Line], reason: Wording) -> None:
        """Claim a line or several as no part of the entry, for a Chinese reason."""
        for line in [lines] if isinstance(lines, Line) else lines:
            self._claim(line, Use.DROPPED)
            self.dropped.append(DroppedLine(line.number, line.text, reason))

    def _claim(self, line: Line, use: Use) -> None:
        # The words under a label are claimed apart from it: the whole line is longer.
        if len(line.text) > len(self.texts.get(line.number, "")):
            self.texts[line.number] = line.text
        self.uses[line.number] = use

    def drop_part(self, line: Line, text: str, reason: Wording) -> None:
        """Note a piece of a line that is no part of the entry; the rest is claimed."""
        self.dropped.append(DroppedLine(line.number, text, reason))

    def warn(self, code: str, line: int, message: Wording) -> None:
        """Note something inferred or doubtful."""
        self.warnings.append(ParseWarning(code, line, message))

    def taken_for(self, use: Use) -> list[str]:
        """Give the texts of the lines that were taken for one thing, in order."""
        return [self.texts[n] for n, given in sorted(self.uses.items()) if given == use]

    def unclaimed(self) -> list[Line]:
        """Give the lines nothing was said about."""
        return [line for line in self.lines if line.number not in self.uses]


def _parted(line: Line, texts: Sequence[str]) -> list[Line]:
    """Give a line in pieces, each with what of it is bold; whole where there are none.

    `texts` stand in the line in this order, with nothing but white space between them.
    """
    pieces, end = [], 0
    for text in texts:
        start = line.text.index(text, end)
        end = start + len(text)
        bold = min(max(line.bold - start, 0), len(text))
        pieces.append(replace(line, text=text, bold=bold))
    return pieces or [line]


def read_lines(text: str) -> list[Line]:
    """Give the lines that are not white space only, numbered as they stand."""
    lines, blank = [], True
    for number, raw in enumerate(split_lines(text), 1):
        stripped = strip_white(raw)
        if stripped:
            indented = raw[0] != stripped[0]
            lines.append(Line(number, stripped, indented, blank))
        blank = not stripped
    return lines
