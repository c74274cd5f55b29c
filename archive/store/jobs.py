"""A record on its way into the store."""

from dataclasses import dataclass

from archive.records import ParsedEntry
from archive.store.checks import check
from archive.store.keys import import_key, record_text, sha256


@dataclass(frozen=True, slots=True)
class Job:
    """A record that passed its checks, with its key and its digest.

    `input` names what it was made from, "" where that is not kept; `place` is its
    position in the batch.
    """

    record: ParsedEntry
    key: str | None
    digest: str
    input: str
    place: int

    @classmethod
    def of(cls, record: ParsedEntry, made_from: str, place: int) -> "Job":
        """Check a record and make its job.

        Raises:
            StoreError: the rows cannot hold the record.
        """
        written = record_text(record)
        check(record, written)
        return cls(record, import_key(record), sha256(written), made_from, place)
