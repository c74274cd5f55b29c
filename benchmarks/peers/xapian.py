"""Xapian, given words; run by the system's Python, for which Debian packages it.

A document has one value in each slot, so speaker, outlet, role and topic are counted by
the first of each entry only.
"""

from pathlib import Path
from typing import Any

import xapian

from benchmarks.peers.protocol import (
    FACETS,
    MOST_VALUES,
    TOP,
    Found,
    Query,
    Text,
    read_texts,
)

LONGEST = 240
"""A longer term, in bytes, is refused by Xapian."""

AT_ONCE = 20_000
"""So many documents are written at once."""


class Engine:
    """A Xapian database in a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = str(folder / "xapian")

    def build(self, texts: Path) -> None:
        """Index the texts of a file."""
        base = xapian.WritableDatabase(self.path, xapian.DB_CREATE_OR_OVERWRITE)
        for number, text in enumerate(read_texts(texts), 1):
            base.replace_document(text.id, _document(text))
            if number % AT_ONCE == 0:
                base.commit()
        base.commit()
        base.close()

    def open(self) -> None:
        """Open the index for asking."""
        self.base = xapian.Database(self.path)

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits, the true total, and the facets if they are wanted."""
        enquire = xapian.Enquire(self.base)
        enquire.set_query(_query(query))
        spies = {}
        for slot, name in enumerate(FACETS if facets else ()):
            spies[name] = xapian.ValueCountMatchSpy(slot)
            enquire.add_matchspy(spies[name])
        found = enquire.get_mset(0, top, self.base.get_doccount())
        hits = [(each.docid, each.document.get_data().decode()) for each in found]
        counts = {name: _counts(spy) for name, spy in spies.items()}
        return Found(hits, found.get_matches_estimated(), counts)


def _document(text: Text) -> Any:
    made = xapian.Document()
    made.set_data(text.title)
    for place, word in enumerate(text.words.split(" "), 1):
        if len(word.encode()) <= LONGEST:
            made.add_posting(word, place)
    for slot, name in enumerate(FACETS):
        for value in text.carried[name]:
            made.add_boolean_term(f"X{name}:{value}")
        made.add_value(slot, next(iter(text.carried[name]), ""))
    return made


def _query(query: Query) -> Any:
    make = xapian.Query
    if query.how == "prefix":
        unlimited = (0, make.WILDCARD_LIMIT_ERROR)
        wanted = make(make.OP_WILDCARD, query.terms[0], *unlimited)
    else:
        how = make.OP_PHRASE if query.how == "phrase" else make.OP_AND
        wanted = make(how, query.terms)
    for name, value in query.filters.items():
        wanted = make(make.OP_FILTER, wanted, make(f"X{name}:{value}"))
    return wanted


def _counts(spy: Any) -> list[tuple[str, int]]:
    top = spy.top_values(MOST_VALUES)
    return [(each.term.decode(), each.termfreq) for each in top if each.term]
