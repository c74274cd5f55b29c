"""The rows that one page of hits is shown with, in at most six queries.

Only what is shown is read, as plain values: an instance of a model for each turn, with
its person and outlet, costs more than the search itself.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models.functions import Substr

from archive.models import Entry, Paragraph, Quotation, Section, Speech
from archive.search.engine import Hit, Passage

SHOWN = ("kind", "title", "held_at", "held_time_known", "published_on", "source")
"""What of an entry a result shows."""


BEGUN = 200
"""So many characters of the paragraph under a label are read."""

MOST_PRINTS = 20
"""So many other prints of one text are named; of the rest only how many."""


class Turn(NamedTuple):
    """A turn, and who says it: null where nobody is known."""

    id: int
    label: str
    role: str
    post: str
    person_id: int | None
    person: str | None
    outlet: str | None

    @property
    def speaker(self) -> str:
        """The name of whoever says it, or the outlet's, or as printed."""
        return self.person or self.outlet or self.label


class Quoted(NamedTuple):
    """Whose words a quotation is: as printed, and as known, if anybody."""

    name: str
    post: str
    person: str | None


class Line(NamedTuple):
    """A text as published, the number of the paragraph to link to, and whose it is.

    `number` is null where a label stands above no paragraph; `below` is the beginning
    of the paragraph that it stands above.
    """

    text: str
    number: int | None
    turn: Turn
    below: str = ""


class Rows:
    """The rows behind some hits. What was taken away since is not among them."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        passages = [passage for hit in hits for passage in hit.passages]
        shown = {hit.entry for hit in hits}
        self.entries = _entries(shown.union(*(h.prints[:MOST_PRINTS] for h in hits)))
        self._headings = _headings(p.row for p in passages if p.speech is None)
        in_turns = [passage for passage in passages if passage.speech is not None]
        self.turns = _turns(
            {hit.speech for hit in hits}
            | {passage.speech for passage in in_turns}
            | {turn for _text, _number, turn in self._headings.values()}
        )
        self._paragraphs = _paragraphs(p.row for p in in_turns)
        self._openings = _openings({p.speech for p in in_turns if not p.row})
        self._quotations = _quotations({p.quotation for p in in_turns})

    def line(self, passage: Passage) -> Line | None:
        """Give the line that a passage names; null if it is no longer there."""
        if passage.speech is None:
            found = self._headings.get(passage.row)
            turn = self.turns.get(found[2]) if found else None
            return Line(*found[:2], turn) if found and turn else None
        turn = self.turns.get(passage.speech)
        if turn is None:
            return None
        if not passage.row:
            number, below = self._openings.get(turn.id, (None, ""))
            return Line(turn.label, number, turn, below)
        paragraph = self._paragraphs.get(passage.row)
        return Line(*paragraph, turn) if paragraph else None

    def prints(self, hit: Hit) -> list[Entry]:
        """Give the first of the entries that are other prints of a hit's text."""
        found = map(self.entries.get, hit.prints[:MOST_PRINTS])
        return [entry for entry in found if entry is not None]

    def quoted(self, passage: Passage) -> Quoted | None:
        """Give whose words were matched, where they were a quotation's."""
        return self._quotations.get(passage.quotation or 0)


def _entries(entries: set[int]) -> dict[int, Entry]:
    """Give those that the public may see.

    Asked for the published ones among these, SQLite would look through all published.
    """
    found = Entry.objects.only("status", *SHOWN).in_bulk(entries)
    return {pk: entry for pk, entry in found.items() if entry.is_public}


def _headings(sections: Iterable[int]) -> dict[int, tuple[str, int, int]]:
    """Give each heading, its first paragraph's number and turn."""
    wanted = set(sections) - {0}
    first = ("first_paragraph__number", "first_paragraph__speech_id")
    rows = Section.objects.filter(pk__in=wanted).order_by()
    return {pk: rest for pk, *rest in rows.values_list("pk", "heading", *first)}


def _turns(speeches: set[int | None]) -> dict[int, Turn]:
    rows = Speech.objects.filter(pk__in=speeches - {None}).order_by()
    names = ("person_id", "person__name", "outlet__name")
    found = rows.values_list("pk", "label", "role", "post", *names)
    return {row[0]: Turn(*row) for row in found}


def _paragraphs(paragraphs: Iterable[int]) -> dict[int, tuple[str, int]]:
    wanted = set(paragraphs) - {0}
    rows = Paragraph.objects.filter(pk__in=wanted).order_by()
    return {pk: rest for pk, *rest in rows.values_list("pk", "text", "number")}


def _openings(speeches: set[int | None]) -> dict[int, tuple[int, str]]:
    """Give the number of the first paragraph of each turn, and how it begins."""
    rows = Paragraph.objects.filter(speech__in=speeches).order_by("-position")
    begun = Substr("text", 1, BEGUN)
    return {pk: rest for pk, *rest in rows.values_list("speech_id", "number", begun)}


def _quotations(quotations: set[int | None]) -> dict[int, Quoted]:
    rows = Quotation.objects.filter(pk__in=quotations - {None}).order_by()
    found = rows.values_list("pk", "name", "post", "person__name")
    return {pk: Quoted(*rest) for pk, *rest in found}
