"""The embedded engine: questions answered from arrays over Whoosh's index."""

import logging
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

import numpy as np

from archive.search.analysis import wanted
from archive.search.engine import Answer, Hit, IndexRefused, Passage
from archive.search.marking import Wanted
from archive.search.passages import Line, best_lines
from archive.search.question import Question, Unit
from archive.search.whoosh.answers import lookups
from archive.search.whoosh.answers.facets import Facets
from archive.search.whoosh.answers.frames import layout
from archive.search.whoosh.answers.hits import Filtered
from archive.search.whoosh.answers.match import Matcher
from archive.search.whoosh.answers.prints import Prints
from archive.search.whoosh.answers.rank import Ranking
from archive.search.whoosh.answers.scores import Scores
from archive.search.whoosh.answers.snapshot import Snapshot
from archive.search.whoosh.answers.snapshots import Snapshots
from archive.search.whoosh.answers.texts import Ints
from archive.search.whoosh.storage.schema import PART
from archive.search.whoosh.storage.segment import DAMAGE
from archive.text.folding import fold

logger = logging.getLogger(__name__)


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
        with self.reading() as snapshot:
            return self._answer(question, snapshot)

    def titles(self, string: str, limit: int) -> tuple[int, ...]:
        """Give the ids of the newest entries whose title contains a string.

        Raises:
            IndexMissing, IndexRefused: as `answer`.
        """
        with self.reading() as snapshot:
            return lookups.titles(snapshot, fold(string), limit)

    def spread(self, strings: Sequence[str]) -> list[int]:
        """Say in how many parts each of some strings stands.

        Raises:
            IndexMissing, IndexRefused: as `answer`.
        """
        with self.reading() as snapshot:
            return [lookups.spread(snapshot, fold(string)) for string in strings]

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """Give the snapshot of the moment, to be read inside.

        Raises:
            IndexMissing, IndexRefused: as `answer`.
        """
        try:
            snapshot = self.snapshots.current()
        except OSError as error:
            # Its files are there and this process may not read them, or the disk fails:
            # the indexer cannot know, so it is said here.
            logger.error("the index cannot be read: %r", error)
            raise IndexRefused(repr(error)) from error
        try:
            yield snapshot
        except (EOFError, OSError, struct.error) as error:
            raise IndexRefused(repr(error)) from error
        except DAMAGE as error:
            # A large file is not read when it is opened: what is wrong in it can show
            # as anything. So can a mistake in the code, which must not look like that.
            if not self.snapshots.damaged():
                raise
            raise IndexRefused(repr(error)) from error

    def _answer(self, question: Question, snapshot: Snapshot) -> Answer:
        matcher, view = Matcher(snapshot), layout(snapshot)
        filtered = Filtered(question, matcher, view)
        shown, prints = filtered.hits, None
        if question.once and question.unit is Unit.ENTRY:
            prints = Prints(snapshot, view, filtered.hits)
            shown = prints.firsts
        members, scores = Ranking(question, matcher, view, shown).stretch()
        hits = _Hits(filtered, snapshot, prints).made(members, scores)
        facets = Facets(filtered).counts() if question.facets else {}
        return Answer(len(filtered.hits), hits, facets, len(shown))


class _Hits:
    """Makes hits, with the lines of their parts that hold what was asked for."""

    def __init__(
        self, filtered: Filtered, snapshot: Snapshot, prints: Prints | None
    ) -> None:
        self.prints = prints
        self.unit = filtered.question.unit
        self.filtered = filtered
        self.view = filtered.layout
        self.snapshot = snapshot

    def made(self, members: Ints, scores: Scores) -> tuple[Hit, ...]:
        """Give some units as hits."""
        heads = self.view.heads(self.unit)[members]
        entries = self.snapshot.numbers("entry")[heads].tolist()
        speeches: list[int | None] = [None] * len(heads)
        if self.unit is Unit.SPEECH:
            speeches = self.snapshot.numbers("speech")[heads].tolist()
        passages: list[tuple[Passage, ...]] = [()] * len(heads)
        if self.filtered.question.passages:
            passages = [self._passages(unit) for unit in members.tolist()]
        rounded = scores.round(6).tolist()
        prints: list[tuple[int, ...]] = [()] * len(heads)
        if self.prints is not None:
            prints = self.prints.others(members)
        return tuple(map(Hit, entries, speeches, rounded, passages, prints))

    @cached_property
    def wanted(self) -> list[Wanted]:
        """Give what is looked for in lines."""
        return wanted(self.filtered.question.node)

    @cached_property
    def signs(self) -> list[bytes]:
        """Give all of it as it stands in a text."""
        every = {text for term in self.wanted for text in (term.string, *term.words)}
        return [text.encode() for text in every]

    def _passages(self, unit: int) -> tuple[Passage, ...]:
        lines = (line for part in self._parts(unit) for line in self._lines(part))
        return tuple(map(self._passage, best_lines(lines, self.wanted)))

    def _parts(self, unit: int) -> list[int]:
        """Give the parts of a unit; only those that made it a hit, if turns did."""
        parts = self.view.units(self.unit).parts(unit)
        if not self.filtered.by_turn:
            return parts
        turns = self.view.turn_frames(self.unit).parts(unit)
        held = self.filtered.turns.has(np.array(turns, np.intp))
        return [
            part for part, is_held in zip(turns, held, strict=True) if is_held
        ] or parts

    def _lines(self, part: int) -> Iterator[Line]:
        """Give the lines of a part that may hold something, but for a title."""
        is_entry = bool(self.view.is_entry[part])
        text = self.snapshot.text(part)
        for start, end in _lines_with(text, self.signs):
            number = text.count(b"\n", 0, start)
            if number or not is_entry:
                is_label = not number and bool(self.view.is_speech[part])
                line = text[start:end].decode()
                yield Line(part, number, line, not (is_entry or is_label))

    def _passage(self, line: Line) -> Passage:
        row = self.snapshot.list_of("rows", line.part)[line.number]
        if self.view.is_entry[line.part]:
            return Passage(row, None)
        quotation = None
        if self.view.is_quotation[line.part]:
            quotation = int(self.snapshot.text_of(PART, line.part).rpartition(".")[2])
        return Passage(row, int(self.snapshot.numbers("speech")[line.part]), quotation)


JUDGED = 100
"""So many lines of a part are judged, those that hold most of what is looked for."""
MOST_SIGNS = 32
"""By so many of the strings that stand in a part its lines are found."""


def _lines_with(text: bytes, signs: Sequence[bytes]) -> list[tuple[int, int]]:
    """Give where the lines of a text begin and end that hold one of some strings."""
    if len(signs) > MOST_SIGNS:
        signs = [sign for sign in signs if sign in text][:MOST_SIGNS]
    held: dict[tuple[int, int], int] = {}
    for sign in signs:
        place = text.find(sign)
        while place >= 0:
            start, end = text.rfind(b"\n", 0, place) + 1, text.find(b"\n", place)
            stretch = start, end if end >= 0 else len(text)
            held[stretch] = held.get(stretch, 0) + 1
            place = text.find(sign, end) if end >= 0 else -1
    most = sorted(held, key=held.__getitem__, reverse=True)[:JUDGED]
    return sorted(most)
