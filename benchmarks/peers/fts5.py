"""SQLite's full-text index, given words.

What facets are counted by lies in a narrow table of numbers of its own; the hits are
first put into a table of their own, so that the index is walked once for all facets.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.peers.protocol import (
    MOST_VALUES,
    TOP,
    Found,
    Query,
    Text,
    read_texts,
)

SCHEMA = """
CREATE TABLE entries (id INTEGER PRIMARY KEY, title TEXT);
CREATE TABLE facet_values (id INTEGER PRIMARY KEY, facet TEXT, value TEXT);
CREATE TABLE carried (entry INTEGER, value INTEGER, PRIMARY KEY (entry, value))
  WITHOUT ROWID;
"""
WORDS = """
CREATE VIRTUAL TABLE texts
  USING fts5(words, content='', tokenize="ascii tokenchars '.%+#&_-'");
"""
COUNTS = """
SELECT value, count(*) FROM hits CROSS JOIN carried USING (entry) GROUP BY value
"""


class Engine:
    """An index in one file of SQLite's."""

    tables = WORDS

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.base = sqlite3.connect(folder / "texts.db")
        self.base.executescript(
            "PRAGMA cache_size=-200000; PRAGMA mmap_size=4000000000;"
            "PRAGMA temp_store=MEMORY;"
        )
        self.values: dict[tuple[str, str], int] = {}

    def build(self, texts: Path) -> None:
        """Index the texts of a file, in one transaction."""
        self.base.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF;")
        self.base.executescript(SCHEMA + self.tables)
        with self.base:
            for text in read_texts(texts):
                self.add(text)
            rows = [(n, *names) for names, n in self.values.items()]
            insert = "INSERT INTO facet_values VALUES (?, ?, ?)"
            self.base.executemany(insert, rows)
            self.base.execute("CREATE INDEX entries_of ON carried (value, entry)")
            self.base.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        self.base.execute("ANALYZE")
        self.base.commit()

    def add(self, text: Text) -> None:
        """Index one entry."""
        self.base.execute("INSERT INTO entries VALUES (?, ?)", (text.id, text.title))
        insert = "INSERT INTO carried VALUES (?, ?)"
        self.base.executemany(insert, [(text.id, n) for n in self._numbers(text)])
        self.add_text(text)

    def add_text(self, text: Text) -> None:
        """Index the text of one entry."""
        insert = "INSERT INTO texts(rowid, words) VALUES (?, ?)"
        self.base.execute(insert, (text.id, text.words))

    def _numbers(self, text: Text) -> Iterator[int]:
        for name, values in text.carried.items():
            for value in values:
                yield self.values.setdefault((name, value), len(self.values) + 1)

    def open(self) -> None:
        """Open the index for asking."""
        self.base.execute("CREATE TEMP TABLE hits (entry INTEGER PRIMARY KEY)")
        rows = self.base.execute("SELECT id, facet, value FROM facet_values")
        self.names = {number: (facet, value) for number, facet, value in rows}
        self.values = {names: number for number, names in self.names.items()}

    def ask(self, query: Query, facets: bool, top: int = TOP) -> Found:
        """Give the best hits, the true total, and the facets if they are wanted."""
        where, given = self.where(query)
        source = "texts"
        for names in query.filters.items():
            # A cross join keeps this order: the index first, then each hit's values.
            source += " CROSS JOIN carried ON entry = texts.rowid"
            where += " AND value = ?"
            given = [*given, self.values[names]]
        matching = f"FROM {source} WHERE {where}"
        hits = self.base.execute(self.best(matching), [*given, top]).fetchall()
        if not facets:
            counting = f"SELECT count(*) {matching}"
            return Found(hits, self.base.execute(counting, given).fetchone()[0])
        self.base.execute("DELETE FROM hits")
        keep = f"INSERT INTO hits SELECT texts.rowid {matching}"
        total = self.base.execute(keep, given).rowcount
        return Found(hits, total, self._counts())

    def best(self, matching: str) -> str:
        """Give the statement for the best of what matches, for a number of them."""
        return (
            f"SELECT id, title FROM (SELECT texts.rowid AS hit {matching} "
            "ORDER BY rank LIMIT ?) JOIN entries ON id = hit"
        )

    def where(self, query: Query) -> tuple[str, list[Any]]:
        """Give the condition that a query stands for, and its values."""
        if query.how == "phrase":
            return "texts MATCH ?", [f'"{" ".join(query.terms)}"']
        quoted = " ".join(f'"{term}"' for term in query.terms)
        return "texts MATCH ?", [f"{quoted}*" if query.how == "prefix" else quoted]

    def _counts(self) -> dict[str, list[tuple[str, int]]]:
        counted: dict[str, list[tuple[str, int]]] = {}
        rows = self.base.execute(COUNTS).fetchall()
        for number, count in sorted(rows, key=lambda row: -row[1]):
            facet, value = self.names[number]
            found = counted.setdefault(facet, [])
            if len(found) < MOST_VALUES:
                found.append((value, count))
        return counted
