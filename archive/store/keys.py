"""What makes an entry the same again: its key, and the digests of record and text."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from archive.records import ParsedEntry, to_json

KEY_LENGTH = 500
"""A longer key is kept as its digest: an index must hold it in every database."""

# `json.dumps` would make an encoder for each.
_WHOLE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PART = json.JSONEncoder(ensure_ascii=False).encode


def import_key(record: ParsedEntry) -> str | None:
    """Say which published document a record is: by source and id, address, or path.

    A path inside the project's folder counts from there, so that the folder can be
    moved; any other is absolute. A record without all three (pasted text) has no key
    and is a new entry each time.
    """
    if record.external_id:
        pair = [record.source, record.external_id]
        kind, value = "id", json.dumps(pair, ensure_ascii=False)
    elif record.source_url:
        kind, value = "url", record.source_url
    elif record.path:
        kind, value = "path", _settled_path(record.path)
    else:
        return None
    key = f"{kind}:{value}"
    return key if len(key) <= KEY_LENGTH else f"{kind}-sha256:{sha256(value)}"


def _settled_path(text: str) -> str:
    path, home = Path(text).resolve(), Path(settings.BASE_DIR).resolve()
    return str(path.relative_to(home) if path.is_relative_to(home) else path)


def record_digest(record: ParsedEntry) -> str:
    """Digest all that was read, warnings included; where the file lies is no part."""
    return sha256(record_text(record))


def record_text(record: ParsedEntry) -> str:
    """Write a record as JSON, all of it but where the file lies."""
    shown = to_json(record) | {"path": "", "external_id": record.external_id}
    return _WHOLE(shown)


def text_digest(paragraphs: Iterable[str]) -> str:
    """Digest the words alone: white space and the borders of paragraphs are no part.

    No words have no digest: entries without text are not the same for that.
    """
    words = "".join("".join(text.split()) for text in paragraphs)
    return sha256(words) if words else ""


def mark(value: object) -> str:
    """Give a short digest of one part of a record, empty for an empty part."""
    if not value:
        return ""
    text = value if isinstance(value, str) else _PART(value)
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def sha256(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
