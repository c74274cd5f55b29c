"""An entry as the API shows it: in a list, and whole."""

from pathlib import PurePath

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from archive.api.serializers import parts
from archive.api.serializers.fields import Address, HeldAt, NameOf
from archive.models import Entry, Kind
from archive.store.duplicates import CODES as DUPLICATE


class FirstSerializer(serializers.Serializer):
    """The entry that another one is a duplicate of."""

    id = serializers.IntegerField()
    url = Address()


class EntrySummarySerializer(serializers.Serializer):
    """An entry in a list: all that is said of it but its text."""

    id = serializers.IntegerField()
    url = Address()
    kind = serializers.ChoiceField(Kind.choices)
    title = serializers.CharField()
    held_at = HeldAt(source="*")
    published_on = serializers.DateField(allow_null=True)
    place = serializers.CharField(allow_blank=True)
    source = serializers.CharField(allow_blank=True)
    source_url = serializers.CharField(allow_blank=True)
    category = serializers.CharField(allow_blank=True)
    summary = serializers.CharField(allow_blank=True)
    series = NameOf("series")
    number = serializers.IntegerField(allow_null=True)
    topics = serializers.SerializerMethodField()
    topic_ids = serializers.SerializerMethodField()
    duplicate_of = serializers.SerializerMethodField()

    def get_topics(self, entry: Entry) -> list[str]:
        """The names of its topics, in the order of `topic_ids`."""
        return [topic.name for topic in entry.topics.all()]

    def get_topic_ids(self, entry: Entry) -> list[int]:
        """The ids of its topics."""
        return [topic.pk for topic in entry.topics.all()]

    @extend_schema_field(FirstSerializer(allow_null=True))
    def get_duplicate_of(self, entry: Entry) -> dict[str, object] | None:
        """The first public entry of the same or nearly the same words, if any."""
        first = entry.duplicate_of
        return FirstSerializer(first).data if first and first.is_public else None


class EntrySerializer(EntrySummarySerializer):
    """An entry whole: all that the dry run of its import shows, with ids and links."""

    path = serializers.SerializerMethodField()
    format = serializers.CharField(allow_blank=True)
    attendees = parts.AttendeeSerializer(many=True, source="attendances")
    sections = parts.SectionSerializer(many=True)
    speeches = parts.SpeechSerializer(many=True)
    exchanges = serializers.SerializerMethodField()
    quotations = parts.QuotationSerializer(many=True)
    photos = parts.PhotoSerializer(many=True)
    warnings = serializers.SerializerMethodField()
    dropped = parts.DroppedSerializer(many=True)

    def get_path(self, entry: Entry) -> str:
        """The name of the file it was read from, if that is what it is known by."""
        # Where on the disk the file lay is the operator's own affair.
        by, _, path = (entry.import_key or "").partition(":")
        return PurePath(path).name if by == "path" else ""

    @extend_schema_field(parts.WarningSerializer(many=True))
    def get_warnings(self, entry: Entry) -> list[dict[str, object]]:
        """What of the text was inferred or is doubtful."""
        # A duplicate's warning tells of an entry that may be a draft.
        return [one for one in entry.warnings if one["code"] not in DUPLICATE]

    @extend_schema_field(parts.ExchangeSerializer(many=True))
    def get_exchanges(self, entry: Entry) -> list[dict[str, object]]:
        """Which turns answer which, in the order of the questions."""
        speeches = list(entry.speeches.all())
        places = {speech.pk: place for place, speech in enumerate(speeches)}
        answers: dict[int, list[int]] = {}
        for speech in speeches:
            if speech.answer_to_id is not None:
                answers.setdefault(speech.answer_to_id, []).append(speech.pk)
        asked = sorted(entry.exchanges.all(), key=lambda one: places[one.question_id])
        return [
            {
                "question": places[exchange.question_id],
                "answers": [places[pk] for pk in answers.get(exchange.pk, [])],
                "question_id": exchange.question_id,
                "answer_ids": answers.get(exchange.pk, []),
            }
            for exchange in asked
        ]
