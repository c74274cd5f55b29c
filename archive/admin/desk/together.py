"""Two editors at one document, or one with two windows: what each said is kept.

A form carries what was said of the document when its page was made. What it changes of
that is laid over what is said by now, so that it takes nothing back that it never
showed.
"""

from typing import Any

from django.core import signing

from archive.models import Intake
from archive.parsing.editing.corrections import Corrections

_SALT = "desk"
_PARTS = ("fields", "labels", "lines", "roles")


def seen(intake: Intake) -> str:
    """Give what is said of a document now, as a form carries it: signed, so ours."""
    said = [intake.format, intake.corrections]
    return signing.dumps(said, salt=_SALT, compress=True)


def read_seen(intake: Intake, carried: str) -> tuple[str, Corrections]:
    """Read the format and the corrections that a form was made from.

    Where it carries none that is ours, they are those of now.
    """
    try:
        format, said = signing.loads(carried, salt=_SALT)
    except signing.BadSignature:
        format, said = intake.format, intake.corrections
    return format, Corrections.from_json(said)


def laid_over(now: Corrections, was: Corrections, said: Corrections) -> Corrections:
    """Lay over what stands `now` what a form made of what it `was`."""
    parts = {
        name: _laid(getattr(now, name), getattr(was, name), getattr(said, name))
        for name in _PARTS
    }
    return Corrections(**parts)


def _laid(now: Any, was: Any, said: Any) -> dict:
    changed = {
        key: said.get(key) for key in {*was, *said} if was.get(key) != said.get(key)
    }
    return {
        key: value for key, value in {**now, **changed}.items() if value is not None
    }
