"""Store: a `ParsedEntry` in, rows out; once or a hundred times, with the same result.

    record  ->  check  ->  key and digest  ->  new: build    ->  rows, outbox row
                                               known: update

checks.py      what the rows cannot hold is refused before anything is written
keys.py        which document a record is, and the digests of record and text
jobs.py        a record that passed its checks, with its key and digest
imprint.py     what a record was when it was imported, part by part
creating.py    many new entries in a few queries
building.py    the rows of a record that is new
alignment.py   which paragraphs of two versions are the same
exchanges.py   which turn asks, and which ones answer it
losses.py      what an update writes over of an editor's work, kept and told
parts.py       what stands beside the turns: did an editor change it
turns.py       old turns and paragraphs under a new version of the text
updating.py    a stored entry brought in line with a changed record
lookups.py     series and outlets by name
topics.py      the archive's own topics in a record's text; what waits for an editor
proposals.py   names that wait to be topics, settled for all entries at once
likeness.py    which entries are nearly the same as a text
duplicates.py  entries of nearly the same words, linked to the first of them
batch.py       many records in one transaction
edited.py      records that an editor corrected before they are stored
pictures.py    pictures, checked and made anew
inputs.py      the very inputs entries were made from, not to be read again
sql.py         rows of plain values, very many at once
derived.py     what follows from an entry's text, after an editor changed it
"""

from archive.store.batch import Stored, store, store_batch
from archive.store.checks import StoreError
from archive.store.derived import refresh_derived
from archive.store.duplicates import tell_apart
from archive.store.edited import filled, store_edited, store_over
from archive.store.inputs import stored_inputs
from archive.store.likeness import Alike, find_alike

__all__ = [
    "Alike",
    "StoreError",
    "Stored",
    "filled",
    "find_alike",
    "refresh_derived",
    "store",
    "store_batch",
    "store_edited",
    "store_over",
    "stored_inputs",
    "tell_apart",
]
