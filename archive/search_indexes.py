"""Which rows are searched, as what: each class is one kind of part of an entry.

    EntryIndex      the title and the headings
    SpeechIndex     one turn: its label and paragraphs
    QuotationIndex  the words of one person in an article, so that filters by speaker
                    find them; their text is the paragraph's and is not searched twice

A part carries what its entry is filtered by (kind, day, source, topics) and who says
it in which role. Its document is a text of lines, one per title, heading, label or
paragraph; `rows` names the row that each line was made of, 0 for title and label.
"""

from datetime import date
from typing import Any

from django.db.models import Model, Prefetch, QuerySet
from haystack import indexes

from archive.models import Entry, Quotation, Speech, Status
from archive.search.whoosh.storage.fieldtypes import NumbersField

INDEXED = ("kind", "title", "source", "day", "duplicate_of")
"""What is read of an entry."""


def line(text: str) -> str:
    """Make one line of a text: a line is a field, which a match never leaves."""
    return text.replace("\n", " ")


class PartIndex(indexes.SearchIndex):
    """What every kind of part has."""

    text = indexes.CharField(document=True, stored=False)
    entry = indexes.IntegerField()
    kind = indexes.CharField()
    source = indexes.CharField()
    day = indexes.DateField(null=True)
    month = indexes.CharField()
    year = indexes.IntegerField(null=True)
    topics = NumbersField()
    speech = indexes.IntegerField(null=True)
    position = indexes.IntegerField(stored=False)
    speaker = indexes.IntegerField(null=True)
    outlet = indexes.IntegerField(null=True)
    role = indexes.CharField()
    rows = NumbersField(stored=False)

    model: type[Model]
    entry_path = "entry_id"
    """By which field of the row its entry's id is found."""

    def get_model(self) -> type[Model]:
        """Give the model whose rows are the parts."""
        return self.model

    def parts_of(self, entry_ids: list[int]) -> QuerySet[Any]:
        """Give the parts of those of these entries that the public may see."""
        return self.index_queryset().filter(**{f"{self.entry_path}__in": entry_ids})

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        """Give the rows of published entries, with what is needed to index them."""
        # As `not_drafts` has it: a few are asked for, found by their entries.
        rows = self.model._default_manager.exclude(entry__status=Status.DRAFT)
        # Joined, an entry would be read and held once for each of its thousand turns.
        return rows.prefetch_related(Prefetch("entry", self.entries()))

    def entries(self) -> QuerySet[Entry]:
        """Give the published entries with what is indexed of them, no more."""
        shown = Entry.objects.not_drafts().only(*INDEXED)
        return shown.prefetch_related("topics")

    def lines(self, row: Any) -> list[tuple[int, str]]:
        """Give each line of a row's text with the row it comes from."""
        raise NotImplementedError

    def prepare(self, row: Any) -> dict[str, Any]:
        """Give a row's fields, its own and its entry's."""
        prepared = super().prepare(row)
        lines = self.lines(row)
        prepared["text"] = "\n".join(line(text) for _, text in lines)
        prepared["rows"] = [row_id for row_id, _ in lines]
        return prepared | self.entry_fields(getattr(row, "entry", row))

    def entry_fields(self, entry: Entry) -> dict[str, Any]:
        """Give what an entry is filtered by: `month` is `2021-03`."""
        day: date | None = entry.day
        return {
            "entry": entry.pk,
            "kind": entry.kind,
            "source": entry.source,
            "day": day,
            "month": day.isoformat()[:7] if day else "",
            "year": day.year if day else None,
            "topics": sorted(topic.pk for topic in entry.topics.all()),
        }


class EntryIndex(PartIndex, indexes.Indexable):
    """An entry's title and headings; `SearchQuerySet` finds it by its turns, too."""

    title = indexes.CharField(model_attr="title", indexed=False)
    first = indexes.IntegerField(stored=False)

    model = Entry
    whole_of = {Speech: "entry"}
    entry_path = "pk"

    def index_queryset(self, using: str | None = None) -> QuerySet[Entry]:
        """Give the published entries with their headings."""
        return self.entries().prefetch_related("sections")

    def lines(self, row: Entry) -> list[tuple[int, str]]:
        """Give the title, then each heading."""
        headings = [(section.pk, section.heading) for section in row.sections.all()]
        return [(0, row.title), *headings]

    def prepare_first(self, row: Entry) -> int:
        """Give the first of its kind, itself if it is no duplicate."""
        return row.duplicate_of_id or row.pk

    def prepare_position(self, row: Entry) -> int:
        """Put it before the turns."""
        return 0

    def prepare_role(self, row: Entry) -> str:
        """Say that nobody speaks."""
        return ""


class SpeechIndex(PartIndex, indexes.Indexable):
    """A turn: the label as printed and each paragraph."""

    model = Speech

    def index_queryset(self, using: str | None = None) -> QuerySet[Speech]:
        """Give the turns of published entries with their paragraphs."""
        return super().index_queryset(using).prefetch_related("paragraphs")

    def lines(self, row: Speech) -> list[tuple[int, str]]:
        """Give the label, then each paragraph in order."""
        paragraphs = sorted(row.paragraphs.all(), key=lambda each: each.position)
        return [(0, row.label), *((each.pk, each.text) for each in paragraphs)]

    def prepare(self, row: Speech) -> dict[str, Any]:
        """Add who says it, in which role."""
        return super().prepare(row) | {
            "speech": row.pk,
            "position": row.position,
            "speaker": row.person_id,
            "outlet": row.outlet_id,
            "role": row.role,
        }


class QuotationIndex(PartIndex, indexes.Indexable):
    """Somebody's words in an article, in the role of the turn that they stand in."""

    model = Quotation

    def index_queryset(self, using: str | None = None) -> QuerySet[Quotation]:
        """Give the quotations of published entries with the turn they stand in."""
        return super().index_queryset(using).select_related("paragraph__speech")

    def lines(self, row: Quotation) -> list[tuple[int, str]]:
        """Give the words quoted."""
        return [(row.paragraph_id, row.text)]

    def prepare(self, row: Quotation) -> dict[str, Any]:
        """Add whose words they are."""
        return super().prepare(row) | {
            "speech": row.paragraph.speech_id,
            "position": row.position,
            "speaker": row.person_id,
            "outlet": None,
            "role": row.paragraph.speech.role,
        }
