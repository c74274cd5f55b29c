"""A new version of a text laid over the turns and paragraphs that are stored.

Three texts meet: the document as it was imported (the imprint), the document as it is
now, and what is stored, which an editor may have corrected. What the source did not
change keeps the editor's words, ids and numbers; what it changed takes its words, in
the same row where it is a correction; what an editor added stays where it was, and what
was taken out stays out.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.models import (
    Entry,
    LinkedBy,
    Organization,
    Paragraph,
    Person,
    Speech,
)
from archive.records import ParsedEntry, ParsedSpeech, ParseWarning
from archive.store.alignment import align
from archive.store.building import Capacities, write_header
from archive.store.imprint import header_mark
from archive.store.keys import mark
from archive.text.wording import say as _

OVERWRITTEN = "edit-overwritten"


@dataclass(slots=True)
class Turn:
    """A turn as it will stand; `said` is null for one that an editor added."""

    speech: Speech | None
    said: ParsedSpeech | None
    paragraphs: list[Paragraph] = field(default_factory=list)


class Overlay:
    """One stored entry under a new version of its record.

    After `settle`, `turns` are the turns in order, `numbers` the number of each
    paragraph of the record, `paragraphs` its row (None where an editor took it out) and
    `warnings` what of an editor's work was written over.
    """

    def __init__(self, entry: Entry, record: ParsedEntry) -> None:
        self.entry = entry
        self.record = record
        self.turns: list[Turn] = []
        self.numbers: list[int] = []
        self.paragraphs: list[Paragraph | None] = []
        self.warnings: list[ParseWarning] = []
        self._speeches = {speech.pk: speech for speech in entry.speeches.all()}
        self._stored = list(entry.paragraphs.order_by("position"))
        marks: list[Any] = entry.imprint["speeches"]
        self._base = [tuple(pair) for _header, pairs in marks for pair in pairs]
        self._headers = {
            number: header for header, pairs in marks for number, _mark in pairs
        }

    def settle(self, outlets: Mapping[str, Organization]) -> None:
        """Lay the record over the rows; nothing is saved yet."""
        self._match_paragraphs()
        self._warn_of_borders()
        self._match_speeches()
        self._keep_added()
        self._write_headers(outlets)
        self._number_positions()

    def gone(self) -> tuple[set[int], set[int]]:
        """Give the ids of the stored turns and paragraphs that no longer stand."""
        rows = {row.pk for turn in self.turns for row in turn.paragraphs}
        turns = {turn.speech.pk for turn in self.turns}
        return self._speeches.keys() - turns, {r.pk for r in self._stored} - rows

    def _match_paragraphs(self) -> None:
        """Find or make the row of every paragraph of the record."""
        rows = {row.number: row for row in self._stored}
        texts = self.record.paragraphs()
        pairs = align([old for _number, old in self._base], [mark(t) for t in texts])
        for position, text in enumerate(texts):
            if position not in pairs:
                self.entry.last_number += 1
                number = self.entry.last_number
                row = Paragraph(entry=self.entry, number=number, text=text)
            else:
                number, old = self._base[pairs[position]]
                row = rows.get(number)
                if row is not None and old != mark(text):
                    self._correct(row, old, text)
            self.numbers.append(number)
            self.paragraphs.append(row)

    def _correct(self, row: Paragraph, old: str, text: str) -> None:
        """Give a row the source's new words, and say so where an editor's are lost."""
        if mark(row.text) != old and row.text != text:
            message = _(
                "来源改动了第 {number} 段，编辑改过的文字已被覆盖：“{text}”。请核对。",
                number=row.number,
                text=row.text,
            )
            self.warnings.append(ParseWarning(OVERWRITTEN, 0, message))
        row.text = text

    def _warn_of_borders(self) -> None:
        """Say so where an editor split or joined turns: the source's borders return."""
        stored = {row.number: row.speech_id for row in self._stored}
        marks = self.entry.imprint["speeches"]
        imported = [
            {stored[number] for number, _mark in pairs if number in stored}
            for _header, pairs in marks
        ]
        held = [speech for speeches in imported for speech in speeches]
        if len(held) != len(set(held)) or any(len(each) > 1 for each in imported):
            message = _("来源有改动，编辑对发言划分的调整已按来源重做。请核对。")
            self.warnings.append(ParseWarning(OVERWRITTEN, 0, message))

    def _match_speeches(self) -> None:
        """Give each turn the stored turn that most of its paragraphs are in."""
        left = iter(self.paragraphs)
        for said in self.record.speeches:
            rows = [next(left) for _text in said.paragraphs]
            turn = Turn(None, said, [row for row in rows if row is not None])
            self.turns.append(turn)
        free = set(self._speeches) - self._added_speeches()
        for turn in self.turns:
            votes = Counter(row.speech_id for row in turn.paragraphs if row.pk)
            for pk, _count in votes.most_common():
                if pk in free:
                    turn.speech = self._speeches[pk]
                    free.remove(pk)
                    break
        self._match_by_label(free)

    def _match_by_label(self, free: set[int]) -> None:
        """Give turns whose every paragraph is new a stored turn of the same label."""
        for turn in self.turns:
            wanted = (str(turn.said.role), turn.said.label)
            for pk in sorted(free, key=lambda pk: self._speeches[pk].position):
                speech = self._speeches[pk]
                if turn.speech is None and (speech.role, speech.label) == wanted:
                    turn.speech = speech
                    free.remove(pk)
            if turn.speech is None:
                turn.speech = Speech(entry=self.entry)

    def _added_speeches(self) -> set[int]:
        """Give the ids of turns without an imported paragraph: an editor's own."""
        holding = {r.speech_id for r in self._stored if r.number in self._headers}
        filled = {row.speech_id for row in self._stored}
        return filled - holding

    def _keep_added(self) -> None:
        """Put what an editor added behind what stood before it."""
        added = self._added_speeches()
        home = {
            row.pk: turn for turn in self.turns for row in turn.paragraphs if row.pk
        }
        last: Paragraph | None = None
        for row in self._stored:
            if row.number in self._headers:
                last = row if row.pk in home else last
                continue
            turn = home[last.pk] if last else self.turns[0]
            if row.speech_id in added:
                turn = self._own_turn(row, turn)
            at = turn.paragraphs.index(last) + 1 if last in turn.paragraphs else 0
            turn.paragraphs.insert(at, row)
            home[row.pk] = turn
            last = row

    def _own_turn(self, row: Paragraph, before: Turn) -> Turn:
        """Give the turn an editor added, put behind the one before it."""
        speech = self._speeches[row.speech_id]
        for turn in self.turns:
            if turn.speech is speech:
                return turn
        turn = Turn(speech, None)
        self.turns.insert(self.turns.index(before) + 1, turn)
        return turn

    def _write_headers(self, outlets: Mapping[str, Organization]) -> None:
        """Write the headers that are new or that the source changed."""
        capacities = Capacities(self.record)
        for turn in self.turns:
            if turn.said is None or self._header_unchanged(turn):
                continue
            speech, named = turn.speech, turn.speech.name
            write_header(speech, turn.said, capacities, outlets)
            if speech.linked_by != LinkedBy.EDITOR:
                speech.link(None, "")
            elif named and speech.name not in {"", named}:
                self._warn_of_name(named, speech.person)
                speech.link(None, "")

    def _warn_of_name(self, name: str, person: Person | None) -> None:
        """Say so where the source names another than the one an editor identified."""
        message = _(
            "来源改动了抬头里的姓名“{name}”，编辑认定的人物“{person}”已撤下。请核对。",
            name=name,
            person=person or "—",
        )
        self.warnings.append(ParseWarning(OVERWRITTEN, 0, message))

    def _header_unchanged(self, turn: Turn) -> bool:
        if turn.speech.pk is None:
            return False
        marks = Counter(
            self._headers[row.number]
            for row in turn.paragraphs
            if row.number in self._headers
        )
        return bool(marks) and marks.most_common(1)[0][0] == header_mark(turn.said)

    def _number_positions(self) -> None:
        """Count turns and paragraphs from 1, and tie each paragraph to its turn."""
        position = 0
        for place, turn in enumerate(self.turns, start=1):
            turn.speech.position = place
            for row in turn.paragraphs:
                position += 1
                row.position = position
                row.speech = turn.speech
