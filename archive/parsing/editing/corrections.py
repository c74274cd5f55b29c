"""What an editor said of a document's lines, as data: it is laid over what was read.

The source itself is never edited: a correction says what a field is, who speaks under
a label, what a line is, or in which role a turn is spoken. It is kept as JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from archive.parsing.given import Given
from archive.records import Capacity, Kind, Moment, Role

FIELDS = (
    "kind", "title", "held_at", "published_on", "place", "source", "source_url",
    "category",
)  # fmt: skip
"""The fields of an entry that an editor may set before it is stored."""
GIVEN_FIRST = ("kind", "held_at", "published_on")
"""Those the reading itself goes by: the year of a date, the roles of a conference."""


class Said(StrEnum):
    """What an editor may say that a line is."""

    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    PARAGRAPH = "paragraph"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class LabelCorrection:
    """What stands behind a label as printed, wherever it stands.

    `capacity` None leaves it as read; `is_label` False says that the line is none.
    """

    speaker: str = ""
    outlet: str = ""
    capacity: Capacity | None = None
    is_label: bool = True


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that an editor said of one document.

    `fields` by name, "" for one that is to be empty; `labels` by label as printed;
    `lines` and `roles` by number of the line, `roles` by that which opens the turn.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, LabelCorrection] = field(default_factory=dict)
    lines: Mapping[int, Said] = field(default_factory=dict)
    roles: Mapping[int, Role] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any((self.fields, self.labels, self.lines, self.roles))

    def given(self) -> Given:
        """Give the fields that the reading goes by."""
        values = {name: self.fields.get(name, "") for name in GIVEN_FIRST}
        return Given(**{name: read_field(name, text) for name, text in values.items()})

    def to_json(self) -> dict[str, Any]:
        """Give it as what JSON can hold."""
        return {
            "fields": dict(self.fields),
            "labels": {
                label: {
                    "speaker": said.speaker,
                    "outlet": said.outlet,
                    "capacity": str(said.capacity or ""),
                    "is_label": said.is_label,
                }
                for label, said in self.labels.items()
            },
            "lines": {str(number): str(said) for number, said in self.lines.items()},
            "roles": {str(number): str(role) for number, role in self.roles.items()},
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Corrections":
        """Read what `to_json` gave."""
        return cls(
            dict(value.get("fields", {})),
            {
                label: LabelCorrection(
                    said["speaker"],
                    said["outlet"],
                    Capacity(said["capacity"]) if said["capacity"] else None,
                    said["is_label"],
                )
                for label, said in value.get("labels", {}).items()
            },
            {int(n): Said(said) for n, said in value.get("lines", {}).items()},
            {int(n): Role(role) for n, role in value.get("roles", {}).items()},
        )


def read_field(name: str, text: str) -> Any:
    """Read a field as typed: "" is None for a kind or a day, all others are text.

    Raises:
        ValueError: it is no kind, or no day of the calendar.
    """
    if name == "kind":
        return Kind(text) if text else None
    if name == "held_at":
        return Moment.parse(text) if text else None
    if name == "published_on":
        return Moment.parse(text).day if text else None
    return text
