"""What lies on the desk, read: as it came in, then with what an editor said of it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.utils.translation import gettext as _

from archive.admin.desk.words import FORMAT_WORDS
from archive.models import Intake
from archive.parsing import Given, Reading, read_document
from archive.parsing.editing.correcting import correct
from archive.parsing.editing.corrections import Corrections
from archive.parsing.formats import AUTO, FORMATS
from archive.parsing.jsonl import body_of, given_of, read_object
from archive.parsing.reading.kinds import READERS

LONGEST_TITLE = 500
KEPT_READINGS = 2
"""A long text takes seconds to read: the last ones are kept for the next click."""


def read_intake(intake: Intake) -> Reading:
    """Read a document on the desk, with the corrections that were made to it.

    Raises:
        ParseError: it cannot be read; it names file, line, text and remedy.
    """
    corrections = corrections_of(intake)
    return correct(read_plain(intake, corrections.given()), corrections)


def read_plain(intake: Intake, given: Given | None = None) -> Reading:
    """Read it as it came in; `given` goes before what it says of itself.

    Raises:
        ParseError: it cannot be read.
    """
    asked = _Asked(
        intake.pk, intake.created_at, intake.format, given or Given(), intake
    )
    return _read(asked)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which document is read in which way; its source never changes."""

    pk: int
    created_at: datetime
    format: str
    given: Given
    intake: Intake = field(compare=False)


@lru_cache(maxsize=KEPT_READINGS)
def _read(asked: _Asked) -> Reading:
    intake, given = asked.intake, asked.given
    data: bytes | str = bytes(intake.source)
    path = ""
    if intake.shape == Intake.Shape.LINE:
        value = read_object(bytes(intake.source))
        data, given = body_of(value), given.before(given_of(value))
    elif intake.shape == Intake.Shape.FILE:
        path = intake.name
    else:
        data = bytes(intake.source).decode("utf-8")
    return read_document(data, path=path, format=asked.format, given=given)


def corrections_of(intake: Intake) -> Corrections:
    """Give what editors said of it so far."""
    return Corrections.from_json(intake.corrections)


def formats() -> list[tuple[str, str]]:
    """Give the formats to choose from, as (name, label)."""
    named = [(name, str(FORMAT_WORDS[name])) for name in (*FORMATS, *READERS)]
    return [(AUTO, _("自动识别")), *named]
