"""An answer of the search, as `archive.search.results.to_json` writes it.

These say what the object is like, for the schema; the object is sent as it comes.
"""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from archive.api.serializers.fields import MOMENT_SCHEMA, list_of
from archive.models import Kind, Role
from archive.search.question import FACETS, Unit

SUGGESTED_KINDS = ["speaker", "topic", "outlet", "entry"]


@extend_schema_field(MOMENT_SCHEMA)
class Moment(serializers.Field):
    """A day or a time, written already."""


@extend_schema_field({"type": ["string", "integer", "null"]})
class Value(serializers.Field):
    """What the filter of the facet's name takes; null for the hits that have none."""


class SearchSpeakerSerializer(serializers.Serializer):
    """Who speaks in a turn, with the post as printed there."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    post = serializers.CharField(allow_blank=True)


class SnippetSerializer(serializers.Serializer):
    """The words around a hit; in `html` only `<mark>` is markup.

    `paragraph` is null where the hit is in a title, heading or label.
    """

    paragraph = serializers.IntegerField(allow_null=True)
    url = serializers.CharField()
    speaker = serializers.CharField(allow_blank=True)
    role = serializers.ChoiceField(Role.choices, allow_blank=True)
    html = serializers.CharField()


class SearchResultSerializer(serializers.Serializer):
    """One entry or one turn; `speaker` and `role` are null for an entry."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(Kind.choices)
    title = serializers.CharField()
    url = serializers.CharField()
    held_at = Moment()
    published_on = serializers.DateField(allow_null=True)
    source = serializers.CharField(allow_blank=True)
    speaker = SearchSpeakerSerializer(allow_null=True)
    role = serializers.ChoiceField(Role.choices, allow_null=True)
    score = serializers.FloatField()
    snippets = SnippetSerializer(many=True)


class FacetValueSerializer(serializers.Serializer):
    """A value, its label on the page, and how many hits carry it."""

    value = Value()
    label = serializers.CharField(allow_blank=True)
    count = serializers.IntegerField(min_value=0)


FacetsSerializer = type(
    "FacetsSerializer",
    (serializers.Serializer,),
    {"__doc__": "The facets of all hits; at most 100 values each, by count."}
    | {name: FacetValueSerializer(many=True) for name in FACETS},
)


class LoosenedSerializer(serializers.Serializer):
    """A looser form of a search without hits: `changes` are its other parameters.

    A parameter that is null there is left out.
    """

    what = serializers.CharField()
    changes = serializers.DictField(child=serializers.CharField(allow_null=True))
    total = serializers.IntegerField(min_value=1)


class SearchResultsSerializer(serializers.Serializer):
    """One page of an answer, the true total and the facets of the whole of it."""

    query = serializers.CharField(allow_blank=True)
    unit = serializers.ChoiceField([(unit.value, unit.value) for unit in Unit])
    total = serializers.IntegerField(min_value=0)
    page = serializers.IntegerField(min_value=1)
    page_size = serializers.IntegerField(min_value=1, max_value=100)
    took_ms = serializers.FloatField(min_value=0)
    suggestion = serializers.CharField(allow_null=True)
    loosened = LoosenedSerializer(many=True)
    results = SearchResultSerializer(many=True)
    reading = serializers.CharField(allow_blank=True)
    ignored = serializers.ListField(child=serializers.CharField())
    facets = FacetsSerializer()


class SuggestionSerializer(serializers.Serializer):
    """A person, topic, outlet or title with what was typed in it.

    `note` is the other name that was typed, and somebody's latest post.
    """

    kind = serializers.ChoiceField(SUGGESTED_KINDS)
    id = serializers.IntegerField()
    label = serializers.CharField()
    url = serializers.CharField()
    note = serializers.CharField(allow_blank=True)


SuggestionPageSerializer = list_of(SuggestionSerializer)
