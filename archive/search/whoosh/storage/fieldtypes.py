"""How each of Haystack's fields is kept: in which column, its values there and back.

Every field but the document is a column. Numbers, days and times are whole numbers that
keep their order; texts that are searched or counted are numbered, those that are only
shown (`indexed=False`) are read from the disk one by one.
"""

import json
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.conf import settings
from django.utils import timezone
from haystack.exceptions import SearchBackendError
from haystack.fields import DecimalField, MultiValueField, SearchField
from whoosh.columns import Column

from archive.search.whoosh.storage.columns import (
    NO_NUMBER,
    ChoiceColumn,
    NumberColumn,
    NumbersColumn,
    TextColumn,
)
from archive.search.whoosh.storage.stored import StoredColumn

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SIGN = 0x7FFFFFFFFFFFFFFF
_TRUE = frozenset({"true", "True", "1", "yes", "on"})


class NumbersField(MultiValueField):
    """A list of whole numbers.

    A `MultiValueField` may hold anything, so its values are kept as texts; this one's
    are kept, compared and counted as numbers.
    """


@dataclass(frozen=True)
class Kept:
    """One way of keeping a field.

    `keep` makes of a value what its column holds, of None what stands for nothing;
    `give` makes the value of it again.
    """

    name: str
    column: Callable[[], Column]
    keep: Callable[[Any], Any]
    give: Callable[[Any], Any]


def how_kept(field: SearchField) -> Kept:
    """Say how a field is kept.

    Raises:
        SearchBackendError: this backend keeps no such fields (places on a map).
    """
    if field.document:
        return TEXT
    if isinstance(field, NumbersField):
        return NUMBERS
    if field.is_multivalued:
        return LIST
    if isinstance(field, DecimalField):
        return CHOICE
    kind = field.field_type
    if kind in {"string", "ngram", "edge_ngram", None}:
        return CHOICE if field.indexed else STORED
    if kind not in _NUMBERS:
        named = field.index_fieldname
        raise SearchBackendError(f"{named}: this backend keeps no field of type {kind}")
    return _NUMBERS[kind]


def columns(fields: Iterable[tuple[str, SearchField]]) -> dict[str, Column]:
    """Give the columns of some fields, by the names that they have in the index."""
    return {name: how_kept(field).column() for name, field in without_shadows(fields)}


def without_shadows(
    fields: Iterable[tuple[str, SearchField]],
) -> list[tuple[str, SearchField]]:
    """Leave out the shadows that Haystack makes of fields for their facets."""
    return [pair for pair in fields if getattr(pair[1], "facet_for", None) is None]


def from_text(kept: Kept, text: str) -> Any:
    """Read a value as it is written in a query string.

    Days and times are digits, as few as are known (`2021`, `202103`, `2021-03-09`).

    Raises:
        ValueError: it is no such value.

    >>> from_text(_NUMBERS["datetime"], "20090717003000")
    datetime.datetime(2009, 7, 17, 0, 30)
    """
    if kept.name in {"date", "datetime"}:
        digits = "".join(c for c in text if c.isdigit())[:14]
        places = [digits[i:j] for i, j in _DIGITS if digits[i:j]]
        given = [int(place) for place in places]
        return datetime(*(given + [1] * (3 - len(given))))  # type: ignore[arg-type]
    if kept.name == "boolean":
        return text in _TRUE
    if kept.name == "float":
        return float(text)
    return int(text) if kept.name in {"integer", "numbers"} else text


_DIGITS = ((0, 4), (4, 6), (6, 8), (8, 10), (10, 12), (12, 14))


def _keep_integer(value: Any) -> int:
    """Keep the order, and keep -1 apart from what stands for nothing."""
    number = int(value)
    return number if number >= 0 else number - 1


def _give_integer(kept: int) -> int:
    return kept if kept >= 0 else kept + 1


def _keep_float(value: Any) -> int:
    """Give the bits of a float as a whole number of the same order."""
    bits: int = struct.unpack("<q", struct.pack("<d", float(value) + 0.0))[0]
    return bits if bits >= 0 else bits ^ _SIGN


def _give_float(kept: int) -> float:
    bits = kept if kept >= 0 else kept ^ _SIGN
    number: float = struct.unpack("<d", struct.pack("<q", bits))[0]
    return number


def _keep_boolean(value: Any) -> int:
    return int(value in _TRUE if isinstance(value, str) else bool(value))


def _keep_date(value: Any) -> int:
    if isinstance(value, datetime):
        value = _local(value).date()
    return int((value if isinstance(value, date) else _read_day(value)).toordinal())


def _read_day(value: Any) -> date:
    found: datetime = from_text(_NUMBERS["date"], str(value))
    return found.date()


def _keep_datetime(value: Any) -> int:
    """Give microseconds since 1970, of the day's clock where the site has no zones."""
    if isinstance(value, str):
        value = from_text(_NUMBERS["datetime"], value)
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    since = _local(value).replace(tzinfo=None) if not settings.USE_TZ else None
    if since is not None:
        moment = since.replace(tzinfo=UTC)
    else:
        moment = value if timezone.is_aware(value) else timezone.make_aware(value)
    gone = moment - EPOCH
    micros = (gone.days * 86_400 + gone.seconds) * 1_000_000 + gone.microseconds
    return _keep_integer(micros)


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _give_datetime(kept: int) -> datetime:
    seconds, micros = divmod(_give_integer(kept), 1_000_000)
    zone = timezone.get_default_timezone() if settings.USE_TZ else UTC
    given = datetime.fromtimestamp(seconds, zone).replace(microsecond=micros)
    return given if settings.USE_TZ else given.replace(tzinfo=None)


def _keep_list(value: Any) -> str:
    values = value if isinstance(value, list | tuple | set) else [value]
    texts = [str(value) for value in values]
    return json.dumps(texts, ensure_ascii=False) if texts else ""


TEXT = Kept("text", TextColumn, str, lambda text: text or None)
STORED = Kept("stored", StoredColumn, str, lambda text: text or None)
CHOICE = Kept("choice", ChoiceColumn, str, lambda text: text or None)
LIST = Kept(
    "list", ChoiceColumn, _keep_list, lambda text: json.loads(text) if text else []
)
NUMBERS = Kept("numbers", NumbersColumn, lambda v: tuple(map(int, v)), list)


def _number(name: str, keep: Callable[[Any], int], give: Callable[[int], Any]) -> Kept:
    return Kept(
        name, NumberColumn, keep, lambda n: None if n == NO_NUMBER else give(int(n))
    )


_NUMBERS = {
    "integer": _number("integer", _keep_integer, _give_integer),
    "float": _number("float", _keep_float, _give_float),
    "boolean": _number("boolean", _keep_boolean, bool),
    # As Haystack's other backends give days: at midnight, of no zone.
    "date": _number("date", _keep_date, datetime.fromordinal),
    "datetime": _number("datetime", _keep_datetime, _give_datetime),
}
