"""A new version of a text laid over the turns and paragraphs that are stored.

Three texts meet: the document as it was imported (the imprint), the document as it is
now, and what is stored, which an editor may have corrected. What the source did not
change keeps the editor's words, ids and numbers; what it changed takes its words, in
the same row where it is a correction; what an editor added stays where it was, and what
was taken out stays out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.models import Entry, LinkedBy, Organization, Paragraph, Role, Speech
from archive.records import ParsedEntry, ParsedSpeech
from archive.store.alignment import align
from archive.store.building import Capacities, write_header
from archive.store.imprint import header_mark, stored_header_marks
from archive.store.keys import mark
from archive.store.losses import Losses


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
    `losses` what of an editor's work was written over.
    """

    def __init__(self, entry: Entry, record: ParsedEntry) -> None:
        self.entry = entry
        self.record = record
        self.turns: list[Turn] = []
        self.numbers: list[int] = []
        self.paragraphs: list[Paragraph | None] = []
        self.losses = Losses(entry)
        speeches = entry.speeches.select_related("outlet", "person")
        self._speeches = {speech.pk: speech for speech in speeches}
        self._stored = list(entry.paragraphs.order_by("position"))
        marks: list[Any] = entry.imprint["speeches"]
        self._base = [tuple(pair) for _header, pairs in marks for pair in pairs]
        self._headers = {
            number: header for header, pairs in marks for number, _mark in pairs
        }

    def settle(self, outlets: Mapping[str, Organization]) -> None:
        """Lay the record over the rows; nothing is saved yet."""
        self._match_paragraphs()
        self._keep_removed()
        edited = self._edited_borders()
        self._match_speeches()
        self._keep_added()
        self._write_headers(outlets)
        self._number_positions()
        if edited:
            rows = (turn.paragraphs for turn in self.turns)
            now = _parted([row.number for row in each] for each in rows)
            self.losses.borders(edited, now)

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
        """Give a row the source's new words; keep an editor's that are lost by it."""
        if mark(row.text) != old and row.text != text:
            self.losses.paragraph(row, text)
        row.text = text

    def _keep_removed(self) -> None:
        """Keep an editor's words of paragraphs that the source has no longer."""
        base, standing = dict(self._base), set(self.numbers)
        for row in self._stored:
            old = base.get(row.number)
            if old and row.number not in standing and mark(row.text) != old:
                self.losses.removed(row)

    def _edited_borders(self) -> str:
        """Give how the turns are parted, if an editor parted or joined some.

        The source's borders return.
        """
        stored = {row.number: row.speech_id for row in self._stored}
        imported = [
            {stored[number] for number, _mark in pairs if number in stored}
            for _header, pairs in self.entry.imprint["speeches"]
        ]
        held = [speech for speeches in imported for speech in speeches]
        if len(held) == len(set(held)) and all(len(each) < 2 for each in imported):
            return ""
        parted: dict[int, list[int]] = {}
        for row in self._stored:
            parted.setdefault(row.speech_id, []).append(row.number)
        return _parted(parted.values())

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
            before = self._edited_header(turn)
            write_header(speech, turn.said, capacities, outlets)
            if before and before != (now := _header_text(speech)):
                self.losses.header(turn.paragraphs[0].number, before, now)
            if speech.linked_by != LinkedBy.EDITOR:
                speech.link(None, "")
            elif named and speech.name not in {"", named}:
                self.losses.person(named, speech.person, speech.name)
                speech.link(None, "")

    def _edited_header(self, turn: Turn) -> str:
        """Give the header of a stored turn in words, if an editor changed it."""
        imported = self._base_header(turn) if turn.speech.pk else ""
        if not imported or imported in stored_header_marks(turn.speech):
            return ""
        return _header_text(turn.speech)

    def _header_unchanged(self, turn: Turn) -> bool:
        return turn.speech.pk is not None and (
            self._base_header(turn) == header_mark(turn.said)
        )

    def _base_header(self, turn: Turn) -> str:
        """Give the mark of the header that most of its paragraphs stood under."""
        marks = Counter(
            self._headers[row.number]
            for row in turn.paragraphs
            if row.number in self._headers
        )
        return marks.most_common(1)[0][0] if marks else ""

    def _number_positions(self) -> None:
        """Count turns and paragraphs from 1, and tie each paragraph to its turn."""
        position = 0
        for place, turn in enumerate(self.turns, start=1):
            turn.speech.position = place
            for row in turn.paragraphs:
                position += 1
                row.position = position
                row.speech = turn.speech


def _parted(turns: Iterable[Iterable[int]]) -> str:
    """Write which paragraphs stand together in a turn: 1；2、3；4."""
    return "；".join("、".join(map(str, numbers)) for numbers in turns)


def _header_text(speech: Speech) -> str:
    """Write what a turn says of itself: 回答 · 李民 · 刑侦总队总队长."""
    outlet = speech.outlet.name if speech.outlet else ""
    told = (str(Role(speech.role).label), speech.label, outlet, speech.post)
    return " · ".join(filter(None, told))
