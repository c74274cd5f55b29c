"""The rows of a record: built in memory, tied to each other, not saved yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive.models import (
    Attendance,
    Capacity,
    Entry,
    Organization,
    Paragraph,
    Photo,
    Quotation,
    Role,
    Section,
    Speech,
)
from archive.models.mentions import Mention
from archive.records import ParsedEntry, ParsedSpeech
from archive.text.titled import titled_name

_CITIZENS = ("网友", "网民", "听众", "观众", "市民", "群众", "居民", "来信人", "留言人")
"""How those are called who ask and are no reporters."""


@dataclass(slots=True)
class Parts:
    """The rows beside the turns: who was there, what heads, quotes and shows."""

    attendees: list[Attendance]
    sections: list[Section]
    quotations: list[Quotation]
    photos: list[Photo]

    def mentions(self) -> list[Mention]:
        """Give those that name somebody, the header first."""
        return [*self.attendees, *self.quotations, *self.photos]


def build_speeches(
    entry: Entry, record: ParsedEntry, outlets: Mapping[str, Organization]
) -> tuple[list[Speech], list[Paragraph]]:
    """Build the turns and paragraphs of a new entry; both count from 1."""
    speeches, paragraphs = [], []
    capacities = Capacities(record)
    for position, said in enumerate(record.speeches, start=1):
        speech = Speech(entry=entry, position=position)
        write_header(speech, said, capacities, outlets)
        speeches.append(speech)
        for text in said.paragraphs:
            number = len(paragraphs) + 1
            paragraphs.append(
                Paragraph(
                    entry=entry,
                    speech=speech,
                    number=number,
                    position=number,
                    text=text,
                )
            )
    return speeches, paragraphs


def write_header(
    speech: Speech,
    said: ParsedSpeech,
    capacities: "Capacities",
    outlets: Mapping[str, Organization],
) -> None:
    """Write to a turn all that the record says of it except its paragraphs."""
    speech.role, speech.label, speech.post = str(said.role), said.label, said.post
    # 范副省长 is nobody the header knows by that name, but names somebody.
    speech.name = said.speaker or _titled(said)
    speech.outlet = outlets.get(said.outlet)
    speech.capacity = capacities.of(said)


def _titled(said: ParsedSpeech) -> str:
    """Give a label that is a name with a title behind it; "" for any other."""
    return said.label if not said.outlet and titled_name(said.label) else ""


def _is_citizen(label: str) -> bool:
    return not label or label.startswith(_CITIZENS)


class Capacities:
    """What the speakers of one record do in it."""

    def __init__(self, record: ParsedEntry) -> None:
        self._by_name = {row.name: str(row.capacity) for row in record.attendees}

    def of(self, said: ParsedSpeech) -> str:
        """Say in which capacity a turn is spoken; "" for prose and scenes.

        The header knows best, then the label (人民公安报记者), then the role: who
        asks is a reporter, who answers an official. A question under no label is a
        citizen's letter: whoever wrote it is no reporter, and 网友 is none either.
        """
        if said.role in {Role.NARRATIVE, Role.SCENE}:
            return ""
        if said.speaker in self._by_name:
            return self._by_name[said.speaker]
        if said.role == Role.QUESTION and not said.outlet and _is_citizen(said.label):
            return ""
        if said.outlet or "记者" in said.label or said.role == Role.QUESTION:
            return Capacity.REPORTER
        if "主持人" in said.label:
            return Capacity.HOST
        is_official = said.role == Role.ANSWER or "发言人" in said.label
        return Capacity.OFFICIAL if is_official else ""


def build_parts(
    entry: Entry, record: ParsedEntry, paragraphs: list[Paragraph | None]
) -> Parts:
    """Build what stands beside the turns; `paragraphs` are the record's, in order.

    A paragraph that an editor took out is None; what points at it goes with it.
    """
    attendees = [
        Attendance(
            entry=entry,
            position=position,
            name=row.name,
            post=row.post,
            organization=row.organization,
            capacity=str(row.capacity),
        )
        for position, row in enumerate(record.attendees, start=1)
    ]
    photos = [
        Photo(entry=entry, position=position, caption=row.caption, name=row.name)
        for position, row in enumerate(record.photos, start=1)
    ]
    sections = _build_sections(entry, record, paragraphs)
    quotations = _build_quotations(entry, record, paragraphs)
    return Parts(attendees, sections, quotations, photos)


def _build_sections(
    entry: Entry, record: ParsedEntry, paragraphs: list[Paragraph | None]
) -> list[Section]:
    return [
        Section(
            entry=entry,
            position=position,
            heading=row.heading,
            level=row.level,
            first_paragraph=paragraph,
        )
        for position, row in enumerate(record.sections, start=1)
        if (paragraph := paragraphs[row.first_paragraph - 1])
    ]


def _build_quotations(
    entry: Entry, record: ParsedEntry, paragraphs: list[Paragraph | None]
) -> list[Quotation]:
    return [
        Quotation(
            entry=entry,
            paragraph=paragraph,
            position=position,
            name=row.speaker,
            post=row.post,
            attribution=row.attribution,
            text=row.text,
            directness=str(row.directness),
        )
        for position, row in enumerate(record.quotations, start=1)
        if (paragraph := paragraphs[row.paragraph - 1])
    ]
