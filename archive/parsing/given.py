"""What is known about a document before it is read."""

from dataclasses import dataclass, fields
from datetime import date

from archive.records import Kind, Moment


@dataclass(frozen=True, slots=True)
class Given:
    """Fields said by the caller or beside the text: they go before guessed ones.

    `day` is the day of the document where it is not said what happened on it: it
    becomes `published_on` of an article and the day of `held_at` of a conference.
    """

    kind: Kind | None = None
    held_at: Moment | None = None
    published_on: date | None = None
    day: date | None = None
    source: str = ""
    source_url: str = ""
    title: str = ""
    category: str = ""
    external_id: str = ""

    def before(self, other: "Given") -> "Given":
        """Give these fields, and of those that are not said the other's."""
        names = [field.name for field in fields(self)]
        return Given(*(getattr(self, n) or getattr(other, n) for n in names))

    def reference(self) -> date | None:
        """Give the day nearest to the document, for dates printed without a year."""
        held = self.held_at.day if self.held_at else None
        return held or self.day or self.published_on
