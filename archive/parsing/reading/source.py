"""What a file holds before any format has read it: lines, and what goes with them."""

from dataclasses import dataclass, field

from archive.parsing.assembly import Draft
from archive.parsing.given import Given
from archive.parsing.sheet import Sheet
from archive.records import ParsedPhoto


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its kind gives it.

    `sheet` holds the lines for a format to read; what the kind itself claimed (a
    caption, navigation) is in its account already. `given` is what the file says of
    itself (meta tags, front matter); `site` is who runs the page, a source where
    nothing names another. `draft` is there where the file says all itself, so that
    no format need be guessed.
    """

    sheet: Sheet
    given: Given = field(default_factory=Given)
    photos: tuple[ParsedPhoto, ...] = ()
    site: str = ""
    draft: Draft | None = None
