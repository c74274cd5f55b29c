"""The words around each hit of one page of results, from the text as published.

The engine says which lines hold a hit; only those rows are read, in a number of
queries that does not depend on how many hits there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from archive.models import Entry, Paragraph, Quotation, Section, Speech
from archive.records import Moment
from archive.search.analysis import wanted
from archive.search.engine import Hit, Passage
from archive.search.marking import cut_around, find, mark
from archive.search.question import Node
from archive.search.results import Result, Snippet, Speaker

MOST_SNIPPETS = 3
SHOWN = ("kind", "title", "held_at", "held_time_known", "published_on", "source")
"""What of an entry a result shows."""

Line = tuple[str, int | None, Speech]
"""A text as published, the number of the paragraph to link to, and whose turn it is."""


def make_results(hits: Sequence[Hit], node: Node) -> tuple[Result, ...]:
    """Give hits as results, ready to be shown.

    A hit whose entry was taken away since it was indexed is left out.
    """
    page = Page(hits, node)
    return tuple(page.result(hit) for hit in hits if page.has(hit))


@dataclass
class Page:
    """The rows that the hits of one page are shown with."""

    hits: Sequence[Hit]
    node: Node
    entries: dict[int, Entry] = field(init=False)
    speeches: dict[int, Speech] = field(init=False)
    paragraphs: dict[int, Paragraph] = field(init=False)
    sections: dict[int, Section] = field(init=False)
    quotations: dict[int, Quotation] = field(init=False)
    openings: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.wanted = wanted(self.node)
        passages = [passage for hit in self.hits for passage in hit.passages]
        entries = Entry.objects.published().only(*SHOWN)
        self.entries = entries.in_bulk(self._ids("entry", self.hits))
        speeches = self._ids("speech", self.hits) | self._ids("speech", passages)
        self.speeches = Speech.objects.select_related("person", "outlet").in_bulk(
            speeches
        )
        texts = {p.row for p in passages if p.speech is not None and p.row}
        self.paragraphs = Paragraph.objects.in_bulk(texts)
        headings = {p.row for p in passages if p.speech is None and p.row}
        self.sections = Section.objects.select_related(
            "first_paragraph__speech__person", "first_paragraph__speech__outlet"
        ).in_bulk(headings)
        self.quotations = Quotation.objects.select_related("person").in_bulk(
            self._ids("quotation", passages)
        )
        labels = {p.speech for p in passages if p.speech is not None and not p.row}
        first = Paragraph.objects.filter(speech__in=labels).order_by("-position")
        self.openings = dict(first.values_list("speech_id", "number"))

    @staticmethod
    def _ids(name: str, named: Sequence[Hit] | Sequence[Passage]) -> set[int]:
        return {getattr(each, name) for each in named} - {None}

    def has(self, hit: Hit) -> bool:
        """Say whether what was hit is still there."""
        turn = hit.speech is None or hit.speech in self.speeches
        return turn and hit.entry in self.entries

    def result(self, hit: Hit) -> Result:
        """Give a hit as it is shown."""
        entry = self.entries[hit.entry]
        speech = self.speeches.get(hit.speech) if hit.speech is not None else None
        address = entry.get_absolute_url()
        person = speech.person if speech else None
        return Result(
            id=speech.pk if speech else entry.pk,
            entry_id=entry.pk,
            kind=entry.kind,
            title=entry.title,
            title_html=mark(entry.title, find(entry.title, self.wanted)),
            url=f"{address}#s{speech.pk}" if speech else address,
            held_at=_held_at(entry),
            published_on=entry.published_on and entry.published_on.isoformat(),
            source=entry.source,
            speaker=Speaker(person.pk, person.name, speech.post)
            if speech and person
            else None,
            outlet=speech.outlet.name if speech and speech.outlet else "",
            role=speech.role if speech else None,
            score=hit.score,
            snippets=self._snippets(hit, address),
        )

    def _snippets(self, hit: Hit, address: str) -> tuple[Snippet, ...]:
        made = (self._snippet(passage, address) for passage in hit.passages)
        different: dict[str, Snippet] = {}
        for snippet in made:
            if snippet is not None:
                different.setdefault(snippet.url, snippet)
        return tuple(different.values())[:MOST_SNIPPETS]

    def _snippet(self, passage: Passage, address: str) -> Snippet | None:
        """Give one passage; null if the row is gone or no longer holds a hit."""
        found = (
            self._heading(passage) if passage.speech is None else self._line(passage)
        )
        if found is None:
            return None
        text, number, speech = found
        spans = find(text, self.wanted)
        if not spans:
            return None
        return Snippet(
            paragraph=number if passage.speech is not None and passage.row else None,
            url=f"{address}#p{number}" if number else address,
            speaker=self._speaker(passage, speech),
            post=self._post(passage, speech),
            role=speech.role,
            html=cut_around(text, spans),
        )

    def _heading(self, passage: Passage) -> Line | None:
        """Give a section's heading, its first paragraph's number and turn."""
        section = self.sections.get(passage.row)
        if section is None:
            return None
        first = section.first_paragraph
        return section.heading, first.number, first.speech

    def _line(self, passage: Passage) -> Line | None:
        """Give a paragraph or a label, the number to link to, and the turn."""
        speech = self.speeches.get(passage.speech or 0)
        if speech is None:
            return None
        if not passage.row:
            return speech.label, self.openings.get(speech.pk), speech
        paragraph = self.paragraphs.get(passage.row)
        return paragraph and (paragraph.text, paragraph.number, speech)

    def _speaker(self, passage: Passage, speech: Speech) -> str:
        quotation = self.quotations.get(passage.quotation or 0)
        if quotation is not None:
            return quotation.person.name if quotation.person else quotation.name
        if speech.person:
            return speech.person.name
        return speech.outlet.name if speech.outlet else speech.label

    def _post(self, passage: Passage, speech: Speech) -> str:
        quotation = self.quotations.get(passage.quotation or 0)
        return quotation.post if quotation is not None else speech.post


def _held_at(entry: Entry) -> str | None:
    if entry.held_at is None:
        return None
    local = timezone.localtime(entry.held_at)
    if not entry.held_time_known:
        return local.date().isoformat()
    return Moment(local.date(), local.hour, local.minute).isoformat()
