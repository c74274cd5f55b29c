"""Turns built anew from the account of a document, as an editor's word has its lines.

Line by line: what was read stays, what he said goes before it. A line said to be a
label opens a turn, one said to be none goes on with the turn above it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from archive.parsing.account import AccountLine
from archive.parsing.editing.corrections import Corrections, LabelCorrection, Said
from archive.parsing.labels.label import LONGEST_NAME, Cast, Label, bare_label
from archive.parsing.labels.openings import LONGEST, Opening, read_opening
from archive.parsing.labels.words import sure_voice
from archive.parsing.sheet import Line, Use
from archive.records import Capacity, ParsedEntry, ParsedSpeech, Role


@dataclass(slots=True)
class BuiltTurn:
    """One turn in the making: its header, its lines, the words of each.

    `was` is the position of the turn it was read as (-1 for a new one), `opened_at`
    the number of its first line. `capacity` is set where an editor said who speaks,
    or the label says it by its own words.
    """

    header: ParsedSpeech
    was: int = -1
    opened_at: int = 0
    capacity: Capacity | None = None
    numbers: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, number: int, text: str) -> None:
        """Put a paragraph at its end."""
        self.opened_at = self.opened_at or number
        self.numbers.append(number)
        self.texts.append(text)


class Builder:
    """Walks through the lines and gives the turns."""

    def __init__(self, entry: ParsedEntry, corrections: Corrections) -> None:
        self._entry, self._corrections = entry, corrections
        self._cast = Cast.of(entry.attendees)
        self._paragraphs = entry.paragraphs()
        self._read_as = -1  # the turn, as read, whose lines go to the open one
        self._awaits_text = False
        self.turns: list[BuiltTurn] = []

    def build(self, lines: Sequence[AccountLine]) -> list[BuiltTurn]:
        """Give the turns of all lines, in the order in which they are printed."""
        for line in lines:
            said = said_of(line, self._entry, self._corrections)
            if said is None or is_as_read(line, said):
                self._take_as_read(line)
            elif said == Said.LABEL:
                self._open_new(line)
            else:
                self._pass_over_label(line)
                if said == Said.PARAGRAPH:
                    self._open_prose()
                    self.turns[-1].add(line.number, line.text)
        return [turn for turn in self.turns if turn.texts or turn.header.label]

    def _open_new(self, line: AccountLine) -> None:
        """Open a turn with a label, and with the words behind it on its line."""
        opening = opening_of(line)
        label = read_label(opening, self._cast)
        said = self._corrections.labels.get(label.text, LabelCorrection())
        header = ParsedSpeech(Role.SPEECH, (), label.text, label.name, label.outlet)
        header = _named(header, said, self._entry)
        turn = BuiltTurn(header, -1, line.number, said.capacity or label.capacity)
        self.turns.append(turn)
        if opening.said:
            turn.add(line.number, opening.said)
        self._read_as = line.speech if line.speech >= 0 else self._read_as
        self._awaits_text = line.speech < 0

    def _pass_over_label(self, line: AccountLine) -> None:
        """Have what stood under a label that is none go on with the turn above it."""
        if line.opens_turn:
            self._open_prose()
            self._read_as = line.speech

    def _open_prose(self) -> None:
        if not self.turns:
            self.turns.append(BuiltTurn(ParsedSpeech(Role.NARRATIVE, ())))

    def _take_as_read(self, line: AccountLine) -> None:
        if line.opens_turn:
            self._open_read(line.speech, line.number)
        if not line.paragraph:
            return
        if line.speech != self._read_as or not self.turns:
            # What stood under a line that is a label now was prose without a speaker.
            header = self._entry.speeches[line.speech]
            if self._awaits_text and not header.label:
                self._read_as = line.speech
            else:
                self._open_read(line.speech, line.number)
        self.turns[-1].add(line.number, self._paragraphs[line.paragraph - 1])
        self._awaits_text = False

    def _open_read(self, position: int, number: int) -> None:
        header = self._entry.speeches[position]
        said = self._corrections.labels.get(header.label) if header.label else None
        if said:
            header = _named(header, said, self._entry)
        capacity = said.capacity if said else None
        self.turns.append(BuiltTurn(header, position, number, capacity))
        self._read_as, self._awaits_text = position, False


def said_of(
    line: AccountLine, entry: ParsedEntry, corrections: Corrections
) -> Said | None:
    """Give what an editor said of a line, also by saying that its label is none.

    A line that is too long to be a label or opens with none stays as it was read.
    """
    said = corrections.lines.get(line.number)
    if said == Said.LABEL and not line.opens_turn:
        return said if len(opening_of(line).label) <= LONGEST else None
    if said is None and line.opens_turn:
        label = corrections.labels.get(entry.speeches[line.speech].label)
        return Said.PARAGRAPH if label and not label.is_label else None
    return said


def is_as_read(line: AccountLine, said: Said) -> bool:
    """Say whether a line was read as what an editor says it is."""
    if said == Said.LABEL:
        return line.opens_turn
    if said == Said.PARAGRAPH:
        return line.use == Use.PARAGRAPH
    return str(said) == str(line.use)


def opening_of(line: AccountLine) -> Opening:
    """Give the label at the front of a line, or all of it, and the words behind it."""
    place = Line(line.number, line.text, False, True)
    return read_opening(place) or Opening(place, bare_label(line.text), "")


def read_label(opening: Opening, cast: Cast) -> Label:
    """Read what an editor calls a label: whom it names, as far as it says so."""
    text = opening.label
    voice = sure_voice(opening, cast)
    if voice:
        return voice.label
    name = text if len(text) <= LONGEST_NAME else ""
    return Label(opening.line, text, Capacity.OFFICIAL, name)


def _named(
    header: ParsedSpeech, said: LabelCorrection, entry: ParsedEntry
) -> ParsedSpeech:
    speaker, outlet = said.speaker or header.speaker, said.outlet
    if said.capacity in (None, Capacity.REPORTER):
        outlet = outlet or header.outlet
    posts: Mapping[str, str] = {row.name: row.post for row in entry.attendees}
    post = header.post if speaker == header.speaker else posts.get(speaker, "")
    return replace(header, speaker=speaker, outlet=outlet, post=post)
