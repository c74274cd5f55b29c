"""The embedded engine: questions answered from arrays over Whoosh's index."""

import struct
from collections.abc import Iterator

from archive.search.analysis import wanted
from archive.search.engine import Answer, Hit, IndexRefused, Passage
from archive.search.passages import Line, best_lines
from archive.search.question import Question, Unit
from archive.search.whoosh.filter import Filtered
from archive.search.whoosh.frames import layout
from archive.search.whoosh.match import Matcher
from archive.search.whoosh.rank import Ranking
from archive.search.whoosh.schema import PART
from archive.search.whoosh.snapshot import Snapshot, Snapshots


class WhooshSearch:
    """Answers questions from the snapshot of the moment; for any number of threads."""

    def __init__(self, snapshots: Snapshots) -> None:
        self.snapshots = snapshots

    def answer(self, question: Question) -> Answer:
        """Give the hits asked for, the total and the facets, all of one state.

        Raises:
            IndexMissing: there is no index yet.
            IndexRefused: it is damaged, or of another version.
        """
        snapshot = self.snapshots.current()
        try:
            return self._answer(question, snapshot)
        except (EOFError, OSError, struct.error) as error:
            raise IndexRefused(repr(error)) from error

    def _answer(self, question: Question, snapshot: Snapshot) -> Answer:
        matcher, view = Matcher(snapshot), layout(snapshot)
        filtered = Filtered(question, matcher, view)
        units, scores = Ranking(question, matcher, view).order(filtered.hits)
        stretch = slice(question.offset, question.offset + question.limit)
        passages = _Passages(filtered, snapshot)
        hits = tuple(
            passages.hit(unit, score)
            for unit, score in zip(
                units[stretch].tolist(), scores[stretch].tolist(), strict=True
            )
        )
        return Answer(len(units), hits, filtered.facets())


class _Passages:
    """Finds in the parts of a hit the lines that hold what was asked for."""

    def __init__(self, filtered: Filtered, snapshot: Snapshot) -> None:
        self.unit = filtered.question.unit
        self.filtered = filtered
        self.view = filtered.layout
        self.snapshot = snapshot
        self.wanted = wanted(filtered.question.node)
        looked_for = {
            text for term in self.wanted for text in (term.string, *term.words)
        }
        self.signs = [text.encode() for text in looked_for]

    def hit(self, unit: int, score: float) -> Hit:
        """Give a unit as a hit."""
        head = int(self.view.heads(self.unit)[unit])
        speech = int(self.snapshot.numbers("speech")[head])
        lines = (line for part in self._parts(unit) for line in self._lines(part))
        return Hit(
            entry=int(self.snapshot.numbers("entry")[head]),
            speech=speech if self.unit is Unit.SPEECH else None,
            score=round(score, 6),
            passages=tuple(map(self._passage, best_lines(lines, self.wanted))),
        )

    def _parts(self, unit: int) -> list[int]:
        """Give the parts of a unit; only those that made it a hit, if turns did."""
        parts = self.view.units(self.unit).parts(unit)
        if not self.filtered.by_turn:
            return parts
        turns = self.view.turn_frames(self.unit).parts(unit)
        return [part for part in turns if self.filtered.turns[part]] or parts

    def _lines(self, part: int) -> Iterator[Line]:
        """Give the lines of a part that may hold something, but for a title."""
        is_entry = bool(self.view.is_entry[part])
        for number, line in enumerate(self.snapshot.text(part).split(b"\n")):
            if (number or not is_entry) and any(sign in line for sign in self.signs):
                is_label = not number and bool(self.view.is_speech[part])
                yield Line(part, number, line.decode(), not (is_entry or is_label))

    def _passage(self, line: Line) -> Passage:
        starts, rows = self.snapshot.lists("rows")
        row = int(rows[starts[line.part] + line.number])
        if self.view.is_entry[line.part]:
            return Passage(row, None)
        quotation = None
        if self.view.is_quotation[line.part]:
            quotation = int(self.snapshot.text_of(PART, line.part).rpartition(".")[2])
        return Passage(row, int(self.snapshot.numbers("speech")[line.part]), quotation)
