"""Ids of rows as an address or a form sends them, which may be anything."""

from collections.abc import Iterable

LONGEST = 18
"""More digits than this and a database cannot hold the number."""


def read_id(sent: str | None) -> int | None:
    """Read the id of a row; null for what can be none.

    Args:
        sent: what came in, such as "12"; digits of other scripts are none.
    """
    text = sent or ""
    is_id = text.isascii() and text.isdigit() and len(text) <= LONGEST
    return int(text) if is_id else None


def read_ids(sent: Iterable[str]) -> list[int]:
    """Read the ids of rows, each once, in their order; what is none is let be."""
    ids = (read_id(text) for text in sent)
    return list(dict.fromkeys(pk for pk in ids if pk is not None))
