"""An entry's rows as they are read: turns, exchanges, headings, an outline."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

from archive.models import Entry, Paragraph, Quotation, Role, Section, Speech
from archive.views.clauses import first_clause
from archive.views.marking import mark_paragraph, stands_above


@dataclass(slots=True)
class Line:
    """One paragraph with what stands above, in and beside it.

    `headings` are those of a line of their own, the upper ones first; `points` are the
    others, whose words are part of the paragraph.
    """

    paragraph: Paragraph
    quotations: list[Quotation]
    headings: list[Section]
    points: list[Section]

    @property
    def html(self) -> SafeString:
        """The paragraph's words, with quotations and lead words marked."""
        return mark_paragraph(self.paragraph.text, self.quotations, self.points)


@dataclass(slots=True)
class Turn:
    """One speech and its paragraphs."""

    speech: Speech
    lines: list[Line] = field(default_factory=list)

    @property
    def is_spoken(self) -> bool:
        """Whether somebody says it, named or not: it is no running prose."""
        return bool(self.speech.label) or self.speech.role != Role.NARRATIVE

    @property
    def clause(self) -> str:
        """Its first words."""
        return first_clause(self.lines[0].paragraph.text) if self.lines else ""

    @property
    def points(self) -> list[tuple[int, Section]]:
        """The headings inside its paragraphs, each with its paragraph's number."""
        return [
            (line.paragraph.number, point)
            for line in self.lines
            for point in line.points
        ]


@dataclass(slots=True)
class Block:
    """What is read as one: a turn, or a question with all up to its last answer.

    `number` counts the questions from 1; it is 0 for a turn that is none.
    """

    turns: list[Turn]
    number: int = 0


@dataclass(slots=True)
class OutlineItem:
    """A line of the outline and the points under it, each with where it leads.

    `turn` is whose turn it is, null for an article's heading.
    """

    href: str
    text: str
    turn: Turn | None = None
    points: list[tuple[str, str]] = field(default_factory=list)


def read_turns(entry: Entry) -> list[Turn]:
    """Give an entry's turns in printed order, by four queries however many they are."""
    speeches = entry.speeches.select_related("person", "outlet", "answer_to")
    turns = {speech.pk: Turn(speech) for speech in speeches.order_by("position")}
    sections = _grouped(entry.sections.order_by("position"), "first_paragraph_id")
    quotations = entry.quotations.select_related("person").order_by("position")
    said = _grouped(quotations, "paragraph_id")
    for paragraph in entry.paragraphs.order_by("position"):
        above: list[Section] = []
        points: list[Section] = []
        for section in sections[paragraph.pk]:
            is_above = stands_above(section, paragraph.text)
            (above if is_above else points).append(section)
        line = Line(paragraph, said[paragraph.pk], above, points)
        turns[paragraph.speech_id].lines.append(line)
    return list(turns.values())


def _grouped(rows: Iterable[Any], key: str) -> defaultdict[int, list[Any]]:
    """Sort rows into lists by one of their fields."""
    lists: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        lists[getattr(row, key)].append(row)
    return lists


def group(turns: list[Turn]) -> list[Block]:
    """Put each question together with what is said up to the last answer to it.

    A question that opens an exchange of its own begins a new block even before the one
    before it was answered; its answers then say which question they are to.
    """
    last_answers = {
        turn.speech.answer_to_id: at
        for at, turn in enumerate(turns)
        if turn.speech.answer_to_id
    }
    asked = {
        turn.speech.answer_to.question_id: turn.speech.answer_to_id
        for turn in turns
        if turn.speech.answer_to
    }
    blocks: list[Block] = []
    number, until = 0, -1
    for at, turn in enumerate(turns):
        if turn.speech.role == Role.QUESTION and not turn.speech.answer_to_id:
            number += 1
            blocks.append(Block([turn], number))
            until = last_answers.get(asked.get(turn.speech.pk), at)
        elif at <= until:
            blocks[-1].turns.append(turn)
        else:
            blocks.append(Block([turn]))
    return blocks


def outline(blocks: list[Block]) -> list[OutlineItem]:
    """Give the outline: turns and questions by name, an article by its headings."""
    items: list[OutlineItem] = []
    for block in blocks:
        turn = block.turns[0]
        if turn.is_spoken:
            item = OutlineItem(f"#s{turn.speech.pk}", turn.speech.label, turn)
            item.points = [
                (f"#p{number}", point.heading)
                for turn in block.turns
                for number, point in turn.points
            ]
            items.append(item)
        for turn in block.turns:
            _add_headings(items, turn)
    return items


def _add_headings(items: list[OutlineItem], turn: Turn) -> None:
    """Add the headings of their own line, and the points of unlabelled prose.

    What is of a deeper level stands under the heading before it.
    """
    is_under_one = items and items[-1].turn is None and not turn.is_spoken
    item = items[-1] if is_under_one else None
    for line in turn.lines:
        href = f"#p{line.paragraph.number}"
        for heading in line.headings:
            if item and heading.level > 1:
                item.points.append((href, heading.heading))
            else:
                item = OutlineItem(href, heading.heading)
                items.append(item)
        points = [(href, point.heading) for point in line.points]
        if item:
            item.points += points
        elif not turn.is_spoken:
            items += (OutlineItem(*point) for point in points)
