"""The embedded engine: questions answered from arrays over Whoosh's index."""

import struct

from archive.search.analysis import positive_terms
from archive.search.engine import Answer, Hit, IndexRefused, Passage
from archive.search.question import Question, Unit
from archive.search.whoosh_filter import Filtered
from archive.search.whoosh_frames import Layout, layout
from archive.search.whoosh_match import Matcher
from archive.search.whoosh_rank import Ranking, looked_for
from archive.search.whoosh_snapshot import Snapshot, Snapshots
from archive.text.folding import fold

MOST_PASSAGES = 3
NONE_GIVEN = -1


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
        passages = _Passages(question, filtered, view, snapshot)
        hits = tuple(
            passages.hit(unit, score)
            for unit, score in zip(
                units[stretch].tolist(), scores[stretch].tolist(), strict=True
            )
        )
        return Answer(len(units), hits, filtered.facets())


class _Passages:
    """Finds in the parts of a hit the lines that hold what was asked for."""

    def __init__(
        self,
        question: Question,
        filtered: Filtered,
        view: Layout,
        snapshot: Snapshot,
    ) -> None:
        self.unit = question.unit
        self.filtered = filtered
        self.view = view
        self.snapshot = snapshot
        terms = positive_terms(question.node)
        self.strings = [fold(term.text).encode() for term in terms]
        words = {word.encode() for term in terms for word in looked_for(term)}
        self.words = words - set(self.strings)

    def hit(self, unit: int, score: float) -> Hit:
        """Give a unit as a hit."""
        head = int(self.view.heads(self.unit)[unit])
        entry = int(self.snapshot.numbers("entry")[head])
        speech = int(self.snapshot.numbers("speech")[head])
        return Hit(
            entry,
            speech if self.unit is Unit.SPEECH else None,
            round(score, 6),
            self._best(unit),
        )

    def _best(self, unit: int) -> tuple[Passage, ...]:
        if not self.strings:
            return ()
        found: list[tuple[float, int, int]] = []
        for order, part in enumerate(self._parts(unit)):
            lines = self.snapshot.text(part).split(b"\n")
            titled = 1 if self.view.is_entry[part] else 0
            for number, line in enumerate(lines[titled:], titled):
                if value := self._value(line, plain=number > 0, part=part):
                    found.append((-value, order * 10_000 + number, part))
        found.sort()
        lines_of = [(part, place % 10_000) for _, place, part in found]
        return tuple(self._passage(*each) for each in lines_of[:MOST_PASSAGES])

    def _parts(self, unit: int) -> list[int]:
        parts = self.view.units(self.unit).parts(unit)
        if not self.filtered.by_turn:
            return parts
        turns = self.view.turn_frames(self.unit).parts(unit)
        chosen = [part for part in turns if self.filtered.turns[part]]
        return chosen or parts

    def _value(self, line: bytes, plain: bool, part: int) -> float:
        """Weigh a line: strings before words, paragraphs before headings and labels."""
        value = 10.0 * sum(string in line for string in self.strings)
        value += sum(word in line for word in self.words)
        if value and (not plain or self.view.is_entry[part]):
            value -= 0.5
        return value

    def _passage(self, part: int, number: int) -> Passage:
        starts, rows = self.snapshot.lists("rows")
        row = int(rows[starts[part] + number])
        if self.view.is_entry[part]:
            return Passage(row, None)
        quotation = None
        if self.view.is_quotation[part]:
            quotation = int(self.snapshot.text_of("id", part).rpartition(".")[2])
        return Passage(row, int(self.snapshot.numbers("speech")[part]), quotation)
