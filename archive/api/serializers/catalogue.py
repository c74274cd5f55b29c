"""People, topics and outlets, each in a list and with what belongs to it.

Every count is of what is published.
"""

from rest_framework import serializers

from archive.api.serializers.entries import EntrySummarySerializer
from archive.api.serializers.fields import Address, Anchor, HeldAt, list_of
from archive.models import Kind, Person, Role, Topic


class SpeakerSummarySerializer(serializers.Serializer):
    """A person whom a published entry names."""

    id = serializers.IntegerField()
    url = Address()
    name = serializers.CharField()
    note = serializers.CharField(allow_blank=True)
    entry_count = serializers.IntegerField(min_value=0)
    speech_count = serializers.IntegerField(min_value=0)
    quotation_count = serializers.IntegerField(min_value=0)


class InEntrySerializer(serializers.Serializer):
    """Something said, with the entry it stands in."""

    id = serializers.IntegerField()
    entry_id = serializers.IntegerField()
    kind = serializers.ChoiceField(Kind.choices, source="entry.kind")
    title = serializers.CharField(source="entry.title")
    held_at = HeldAt(source="entry")
    published_on = serializers.DateField(source="entry.published_on", allow_null=True)
    post = serializers.CharField(allow_blank=True)


class SpokenSerializer(InEntrySerializer):
    """One turn, without its text."""

    url = Anchor("s", "pk")
    role = serializers.ChoiceField(Role.choices)
    label = serializers.CharField(allow_blank=True)


class QuotedSerializer(InEntrySerializer):
    """One quotation."""

    url = Anchor("p", "paragraph.number")
    paragraph = serializers.IntegerField(source="paragraph.number", min_value=1)
    attribution = serializers.CharField(allow_blank=True)
    text = serializers.CharField()


class MembershipSerializer(serializers.Serializer):
    """A post as attested, with the first and the last day it was seen."""

    post = serializers.CharField(allow_blank=True)
    organization = serializers.CharField(allow_blank=True)
    first_seen = serializers.DateField(allow_null=True)
    last_seen = serializers.DateField(allow_null=True)


SpokenPageSerializer = list_of(SpokenSerializer)
QuotedPageSerializer = list_of(QuotedSerializer)
EntryPageSerializer = list_of(EntrySummarySerializer)


class SpeakerDetailSerializer(SpeakerSummarySerializer):
    """A person, with the other ways the name is written and the posts as attested."""

    aliases = serializers.SerializerMethodField()
    memberships = MembershipSerializer(many=True)

    def get_aliases(self, person: Person) -> list[str]:
        """The other ways the name is written."""
        return [alias.name for alias in person.aliases.all()]


class SpeakerSerializer(SpeakerDetailSerializer):
    """A person, with one page of their turns and one of quotations, newest first."""

    speeches = SpokenPageSerializer()
    quotations = QuotedPageSerializer()


class TopicSummarySerializer(serializers.Serializer):
    """A subject; `parent` is the id of the one above it, null at the top."""

    id = serializers.IntegerField()
    url = Address()
    name = serializers.CharField()
    parent = serializers.IntegerField(source="parent_id", allow_null=True)
    synonyms = serializers.SerializerMethodField()
    entry_count = serializers.SerializerMethodField()

    def get_synonyms(self, topic: Topic) -> list[str]:
        """The other words for it."""
        return topic.names()[1:]

    def get_entry_count(self, topic: Topic) -> int:
        """How many published entries are filed under it itself."""
        return self.context["counts"].get(topic.pk, 0)


class TopicSerializer(TopicSummarySerializer):
    """A subject with one page of the entries filed under it, newest first."""

    entries = EntryPageSerializer()


class OutletSummarySerializer(serializers.Serializer):
    """An outlet whose journalists speak in a published entry."""

    id = serializers.IntegerField()
    url = Address()
    name = serializers.CharField()
    entry_count = serializers.IntegerField(min_value=0)
    speech_count = serializers.IntegerField(min_value=0)


class OutletSerializer(OutletSummarySerializer):
    """An outlet with one page of its turns, newest first."""

    speeches = SpokenPageSerializer()


SpeakerPageSerializer = list_of(SpeakerSummarySerializer)
TopicPageSerializer = list_of(TopicSummarySerializer)
OutletPageSerializer = list_of(OutletSummarySerializer)
