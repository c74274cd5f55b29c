"""What stands in an entry. Keys are those of `import_entries --dry-run --json`.

Beside them stand ids and permalinks: `speaker` stays the name, `speaker_id` says who
that is (null where nobody knows) and `linked_by` whether a rule inferred it or an
editor confirmed it.
"""

from rest_framework import serializers

from archive.api.serializers.fields import Anchor, NameOf
from archive.models import Capacity, LinkedBy, Quotation, Role


class ParagraphSerializer(serializers.Serializer):
    """The smallest thing with a permalink."""

    number = serializers.IntegerField(min_value=1)
    text = serializers.CharField()
    url = Anchor("p", "number")


class AttendeeSerializer(serializers.Serializer):
    """One person of the header, as printed."""

    name = serializers.CharField()
    post = serializers.CharField(allow_blank=True)
    organization = serializers.CharField(allow_blank=True)
    capacity = serializers.ChoiceField(Capacity.choices)
    speaker_id = serializers.IntegerField(source="person_id", allow_null=True)
    linked_by = serializers.ChoiceField(LinkedBy.choices, allow_blank=True)


class SectionSerializer(serializers.Serializer):
    """A heading, and the number of the paragraph it stands above."""

    heading = serializers.CharField()
    level = serializers.IntegerField(min_value=1)
    first_paragraph = serializers.IntegerField(
        source="first_paragraph.number", min_value=1
    )
    url = Anchor("p", "first_paragraph.number")


class SpeechSerializer(serializers.Serializer):
    """One turn by one speaker, or a run of an article's prose."""

    id = serializers.IntegerField()
    url = Anchor("s", "pk")
    role = serializers.ChoiceField(Role.choices)
    label = serializers.CharField(allow_blank=True)
    speaker = NameOf("person")
    speaker_id = serializers.IntegerField(source="person_id", allow_null=True)
    linked_by = serializers.ChoiceField(LinkedBy.choices, allow_blank=True)
    outlet = NameOf("outlet")
    outlet_id = serializers.IntegerField(allow_null=True)
    post = serializers.CharField(allow_blank=True)
    paragraphs = ParagraphSerializer(many=True)


class ExchangeSerializer(serializers.Serializer):
    """A question and its answers: positions in `speeches` from 0, and their ids."""

    question = serializers.IntegerField(min_value=0)
    answers = serializers.ListField(child=serializers.IntegerField(min_value=0))
    question_id = serializers.IntegerField()
    answer_ids = serializers.ListField(child=serializers.IntegerField())


class QuotationSerializer(serializers.Serializer):
    """Words attributed to a person, with the attribution as printed."""

    id = serializers.IntegerField()
    url = Anchor("p", "paragraph.number")
    speaker = serializers.CharField(source="name")
    speaker_id = serializers.IntegerField(source="person_id", allow_null=True)
    linked_by = serializers.ChoiceField(LinkedBy.choices, allow_blank=True)
    post = serializers.CharField(allow_blank=True)
    attribution = serializers.CharField(allow_blank=True)
    text = serializers.CharField()
    paragraph = serializers.IntegerField(source="paragraph.number", min_value=1)
    directness = serializers.ChoiceField(Quotation.Directness.choices)


class PhotoSerializer(serializers.Serializer):
    """A caption as printed, and whom it names."""

    caption = serializers.CharField()
    name = serializers.CharField(allow_blank=True)
    speaker_id = serializers.IntegerField(source="person_id", allow_null=True)
    linked_by = serializers.ChoiceField(LinkedBy.choices, allow_blank=True)


class WarningSerializer(serializers.Serializer):
    """What was inferred or is doubtful; line 0 is the whole input."""

    code = serializers.CharField()
    line = serializers.IntegerField(min_value=0)
    message = serializers.CharField()


class DroppedSerializer(serializers.Serializer):
    """A line of the input that is no part of the entry, and why."""

    line = serializers.IntegerField(min_value=0)
    text = serializers.CharField(allow_blank=True)
    reason = serializers.CharField()
