"""A transcript in Markdown: a heading for each turn, block quotations for stage notes.

    # 2018-02-08 月會紀錄
    > （以下開始記錄）
    ### 王主任：
    時間到了，我們開始。
    ## 臨時動議

Traditional or Simplified; a heading without a colon heads a section, unless it names
who speaks under other headings as well.

Source: public transcripts of meetings and visits kept as Markdown; see README.md here
and tests/parsing/cases/markdown-transcript/.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive.parsing.around.meta_lines import Meta, skip_meta
from archive.parsing.assembly import Draft, finish
from archive.parsing.dialogue.introductions import meet
from archive.parsing.dialogue.spoken import add_headings, read_turns
from archive.parsing.dialogue.turns import Turn
from archive.parsing.front.dialogue import held_on
from archive.parsing.given import Given
from archive.parsing.labels.label import Cast, Label, bare_label
from archive.parsing.labels.openings import LONGEST, Opening
from archive.parsing.labels.people import person_of
from archive.parsing.labels.words import sure_voice
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import Capacity, Kind, ParsedEntry, Role
from archive.text.clean import strip_white, without_white
from archive.text.folding import fold
from archive.text.lone_names import is_lone_name
from archive.text.wording import say as _

NAME = "markdown-transcript"
LONGEST_HEADING = 200
"""A line that is longer is a paragraph, whatever mark opens it."""
# ### 唐鳳： · ## 臨時動議
_HEADING = re.compile(r"(?P<marks>#{1,6})\s*(?P<text>[^#\s].*?)\s*#*")
_NOTE = re.compile(r">+\s*(?P<text>.*)", re.S)
_SENTENCE = re.compile(r"[。！？；!?;]")
_DAY_BEFORE = re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?\s+(?=\S)")
_LATIN = re.compile(r"[A-Z][\w.'’·-]*(?: [A-Z][\w.'’·-]*){0,3}")


def matches(sheet: Sheet) -> bool:
    """Say whether two headings at least end in a colon and have text under them."""
    labels = [line for line in sheet.lines if _is_label(line)]
    return len(labels) > 1 and len(sheet.lines) >= 2 * len(labels)


def parse(sheet: Sheet, given: Given) -> ParsedEntry:
    """Read the page whole; see the module for its shape."""
    draft = Draft(NAME, Kind.PRESS_CONFERENCE)
    lines = _read_title(sheet, draft, given)
    known = {_label_text(line) for line in lines if _is_label(line)}
    lines = [line for line in lines if not _drop_mark(sheet, line)]
    turns, headings = _split(lines, known)
    turns, draft.attendees = meet(turns, ())
    read_turns(sheet, turns, Cast.of(draft.attendees), draft)
    add_headings(sheet, draft, turns, [(x, _heading_text(x)) for x in headings])
    return finish(sheet, draft, given)


def _heading(line: Line) -> tuple[int, str] | None:
    """Read a heading: (its level, its text); None for every other line.

    A Markdown file has its levels read already, and may have kept the marks.
    """
    is_marked = line.text.startswith("#") and len(line.text) <= LONGEST_HEADING
    if found := _HEADING.fullmatch(line.text) if is_marked else None:
        return line.level or len(found["marks"]), found["text"]
    return (line.level, line.text) if line.level else None


def _is_label(line: Line) -> bool:
    heading = _heading(line)
    if heading is None or heading[0] == 1 or len(heading[1]) > LONGEST:
        return False
    text = heading[1]
    return text.endswith((":", "：")) and not _SENTENCE.search(text)


def _heading_text(line: Line) -> str:
    heading = _heading(line)
    return heading[1] if heading else line.text


def _label_text(line: Line) -> str:
    heading = _heading(line)
    return bare_label(heading[1]) if heading else ""


def _read_title(sheet: Sheet, draft: Draft, given: Given) -> list[Line]:
    """Take the first line, if it is a heading and no label, as the title."""
    lines = skip_meta(sheet, list(sheet.lines), Meta())
    heading = _heading(lines[0]) if len(lines) > 1 else None
    if heading is None or _is_label(lines[0]):
        return lines
    sheet.take(lines[0], Use.TITLE)
    draft.title = _DAY_BEFORE.sub("", heading[1])
    draft.held_at = None if given.held_at else held_on(heading[1])
    if without_white(given.title) == without_white(heading[1]):
        draft.title = given.title
    return lines[1:]


def _drop_mark(sheet: Sheet, line: Line) -> bool:
    """Drop a mark of quotation with nothing behind it."""
    if line.text.strip("> "):
        return False
    sheet.drop(line, _("空引用"))
    return True


def _split(lines: Sequence[Line], known: set[str]) -> tuple[list[Turn], list[Line]]:
    """Split at headings and notes: (the turns, the headings that head a section)."""
    turns: list[Turn] = []
    headings: list[Line] = []
    open_turn = _OpenTurn()
    for line in lines:
        note = _note(line)
        if note is not None:
            open_turn.pause(turns)
            turns.append(Turn(None, (note,), Role.SCENE))
        elif _heading(line) is None:
            open_turn.lines.append(line)
        else:
            open_turn.close(turns)
            speaks = _is_label(line) or _names_speaker(line, known)
            open_turn = _OpenTurn(_label(line) if speaks else None)
            if not speaks:
                headings.append(line)
                open_turn.is_apart = True
    open_turn.close(turns)
    return turns, headings


@dataclass(slots=True)
class _OpenTurn:
    """The turn in the making: a note parts it in two of one label."""

    label: Label | None = None
    lines: list[Line] = field(default_factory=list)
    is_apart: bool = False
    was_said: bool = False

    def pause(self, turns: list[Turn]) -> None:
        """Add what was said so far, if anything was."""
        if self.lines:
            turns.append(Turn(self.label, tuple(self.lines), is_apart=self.is_apart))
            self.lines, self.was_said = [], True

    def close(self, turns: list[Turn]) -> None:
        """Add the rest, or the label alone if nothing was said under it."""
        self.pause(turns)
        if self.label and not self.was_said:
            turns.append(Turn(self.label, (), is_apart=self.is_apart))


def _note(line: Line) -> Line | None:
    """Give a stage note without its mark; None for every other line."""
    if not line.text.startswith(">"):
        return line if line.quoted else None
    found = _NOTE.fullmatch(line.text)
    text = strip_white(found["text"]) if found else ""
    return replace(line, text=text) if text else None


def _names_speaker(line: Line, known: set[str]) -> bool:
    heading = _heading(line)
    return heading is not None and heading[0] > 1 and _label_text(line) in known


def _label(line: Line) -> Label:
    text = _label_text(line)
    voice = sure_voice(Opening(line, text, ""), Cast())
    if voice:
        return voice.label
    label = Label(line, text, Capacity.OFFICIAL)
    name = text if is_lone_name(fold(text)) or _LATIN.fullmatch(text) else ""
    return replace(label, name=name or person_of(label)[1])
