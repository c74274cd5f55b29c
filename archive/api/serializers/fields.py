"""Days, times and links as the API writes them, and the shape all lists have."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from archive.models import Entry
from archive.records import Moment

MOMENT_PATTERN = r"^\d{4}-\d\d-\d\d(T\d\d:\d\d\+08:00)?$"

MOMENT_SCHEMA = {
    "type": ["string", "null"],
    "pattern": MOMENT_PATTERN,
    "description": "举行时间（北京时间）；只知道日期时只有日期。"
    " When it was held, Beijing time; the day alone where the time is not known.",
    "examples": ["2021-03-04T10:00+08:00", "2021-03-04"],
}


def entry_url(entry_id: int, anchor: str = "") -> str:
    """Give the permanent address of an entry, or with `p12` or `s5` a place in it."""
    return reverse("entry", args=[entry_id]) + (f"#{anchor}" if anchor else "")


@extend_schema_field(MOMENT_SCHEMA)
class HeldAt(serializers.Field):
    """When an entry was held: `2021-03-04T10:00+08:00`, a day alone, or null."""

    def to_representation(self, entry: Entry) -> str | None:
        """Write it in Beijing time, without a time of day that nobody printed."""
        if entry.held_at is None:
            return None
        held = timezone.localtime(entry.held_at)
        hour = held.hour if entry.held_time_known else None
        return Moment(held.date(), hour, held.minute).isoformat()


@extend_schema_field({"type": "string", "format": "uri-reference"})
class Anchor(serializers.Field):
    """The permalink of what stands in an entry, by a letter and one of its fields."""

    def __init__(self, letter: str, named_by: str, **kwargs: Any) -> None:
        super().__init__(source="*", read_only=True, **kwargs)
        self.letter, self.named_by = letter, named_by.split(".")

    def to_representation(self, row: Any) -> str:
        """Give `/entry/7/#p12`."""
        name = row
        for step in self.named_by:
            name = getattr(name, step)
        return entry_url(row.entry_id, f"{self.letter}{name}")


@extend_schema_field({"type": "string", "format": "uri-reference"})
class Address(serializers.CharField):
    """The address of a row's own page, relative to the site."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(source="get_absolute_url", read_only=True, **kwargs)


class NameOf(serializers.CharField):
    """The name of a row that this one points to, "" where it points to none."""

    def __init__(self, row: str, **kwargs: Any) -> None:
        super().__init__(source="*", read_only=True, **kwargs)
        self.row = row

    def to_representation(self, row: Any) -> str:
        """Give the name."""
        named = getattr(row, self.row)
        return named.name if named else ""


def list_of(item: type[serializers.Serializer]) -> type[serializers.Serializer]:
    """Give the serializer of one page of a list of these."""
    fields = {
        "__doc__": None,
        "total": serializers.IntegerField(min_value=0),
        "page": serializers.IntegerField(min_value=1),
        "page_size": serializers.IntegerField(min_value=1, max_value=100),
        "results": item(many=True),
    }
    name = item.__name__.removesuffix("Serializer")
    return type(f"{name}PageSerializer", (serializers.Serializer,), fields)
