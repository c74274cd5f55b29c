"""One engine's best hits for the questions of a collection, in a process of its own.

    python -m benchmarks.ranked ours|sentence|any|stock FOLDER

FOLDER has questions.json, a list of texts; what is written, a file of the engine's
name, is for each of them the names of the hits, the best first. `sentence` is ours,
too, asked with commas in the place of spaces and without quotation marks: as one
sentence, where a space would part terms that are all required and marks would ask for
the very words. `any` is that sentence, were one of its words enough for a hit: it tells
what the share of words that a hit must hold costs from what the order of hits does.
"""

import json
import re
import sys
from pathlib import Path

from benchmarks.entries import ready

DEPTH = 100
"""So many of the best hits are looked at."""


def main() -> None:
    """Ask all questions of one engine."""
    engine, folder = sys.argv[1], Path(sys.argv[2])
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    found = _ENGINES[engine](questions)
    names = _names()
    named = [[names[pk] for pk in hits] for hits in found]
    (folder / f"{engine}.json").write_text(json.dumps(named), encoding="utf-8")


def _ours(questions: list[str]) -> list[list[int]]:
    ready()
    from archive.search import search
    from archive.search.question import SearchRequest

    asked = (SearchRequest(query=text, page_size=DEPTH) for text in questions)
    return [[hit.entry_id for hit in search(each).results] for each in asked]


def _sentence(questions: list[str]) -> list[list[int]]:
    plain = (re.sub('[“”"]', "", text) for text in questions)
    return _ours(["，".join(text.split()) for text in plain])


def _any(questions: list[str]) -> list[list[int]]:
    from archive.search.whoosh.answers import match

    match.words_needed = lambda _: 1
    return _sentence(questions)


def _stock(questions: list[str]) -> list[list[int]]:
    ready("benchmarks.peers.stock.settings")
    from haystack.query import SearchQuerySet

    from benchmarks.peers.stock import index

    index.build()
    asked = (SearchQuerySet().auto_query(text)[:DEPTH] for text in questions)
    return [[int(hit.pk) for hit in hits] for hits in asked]


def _names() -> dict[int, str]:
    """Give by which name each entry was in the collection."""
    from archive.models import Entry

    keys = Entry.objects.values_list("pk", "import_key")
    return {pk: json.loads(key.partition(":")[2])[1] for pk, key in keys}


_ENGINES = {"ours": _ours, "sentence": _sentence, "any": _any, "stock": _stock}

if __name__ == "__main__":
    main()
