"""One edited entry: how long until a search finds what was written.

    python -m benchmarks.edits OUT

Edits entries of the archive that PINGAN_VAR names, one after another, as an editor's
desk would: the row and its line in the outbox. OUT gets two lists of seconds of this
process. `engine`: the commit, the opening of what it changed, the search that finds it.
`whole`: the indexer's turn, with reading the entry and cutting it into words, and that
search.
"""

import random
import sys
from pathlib import Path

from benchmarks.entries import ready
from benchmarks.measure import timed
from benchmarks.peers.protocol import write_json
from benchmarks.queries import SEED

EDITS = 100
MARK = "鿐鿑鿒{}"
"""Characters that stand nowhere else, and a number."""


def main() -> None:
    """Edit `EDITS` entries twice each, measured in the two ways."""
    ready()
    from archive.models import Entry
    from archive.search import indexer

    indexer.drain_all()
    ids = list(Entry.objects.published().values_list("pk", flat=True))
    took = {"engine": [], "whole": []}
    for pk in random.Random(SEED).sample(ids, min(EDITS, len(ids))):
        took["engine"].append(_by_engine(pk, MARK.format(f"{pk}a")))
        took["whole"].append(_by_indexer(pk, MARK.format(f"{pk}b")))
    write_json(took, Path(sys.argv[1]))


def _by_engine(pk: int, mark: str) -> float:
    from archive.search import indexer

    _edit(pk, mark)
    documents = list(indexer.documents([pk]))
    folder = indexer.backend().folder

    def write() -> None:
        with folder.lock("write.lock"):
            folder.write(folder.current(), documents, {"entry": [pk]})
        _find(pk, mark)

    took = timed(write)
    indexer.drain()
    return took.cpu


def _by_indexer(pk: int, mark: str) -> float:
    from archive.search import indexer

    _edit(pk, mark)

    def drain() -> None:
        indexer.drain()
        _find(pk, mark)

    return timed(drain).cpu


def _edit(pk: int, mark: str) -> None:
    """Write a mark at the end of an entry's last paragraph."""
    from django.db import transaction

    from archive.models import Paragraph
    from archive.models.outbox import record_changes

    paragraph = Paragraph.objects.filter(entry_id=pk).order_by("-position")[0]
    paragraph.text = f"{paragraph.text.partition(MARK[:3])[0]}{mark}"
    with transaction.atomic():
        paragraph.save(update_fields=["text"])
        record_changes([pk])


def _find(pk: int, mark: str) -> None:
    """Look for a mark.

    Raises:
        RuntimeError: it is not found.
    """
    from archive.search.engine import get_engine
    from archive.search.question import Question, Term

    found = get_engine().answer(Question(Term(mark, exact=True)))
    if [hit.entry for hit in found.hits] != [pk]:
        raise RuntimeError(f"{mark} is not found")


if __name__ == "__main__":
    main()
