"""SQLite's full-text index over every three neighbouring characters.

It finds any string of three characters and more; shorter ones it can only look for in
every text (`LIKE`), as its documentation says.
"""

from typing import Any

from benchmarks.peers import fts5
from benchmarks.peers.protocol import Query, Text

TRIGRAMS = """
CREATE TABLE bodies (id INTEGER PRIMARY KEY, text TEXT);
CREATE VIRTUAL TABLE texts
  USING fts5(text, content=bodies, content_rowid=id, tokenize="trigram");
"""


class Engine(fts5.Engine):
    """An index of trigrams in one file of SQLite's."""

    tables = TRIGRAMS

    def add_text(self, text: Text) -> None:
        """Index the text of one entry."""
        row = (text.id, text.text)
        self.base.execute("INSERT INTO bodies VALUES (?, ?)", row)
        self.base.execute("INSERT INTO texts(rowid, text) VALUES (?, ?)", row)

    def best(self, matching: str) -> str:
        """Give the statement for the best hits; in no order where all are looked at."""
        ordered = super().best(matching)
        return ordered if "MATCH" in matching else ordered.replace("ORDER BY rank", "")

    def where(self, query: Query) -> tuple[str, list[Any]]:
        """Look long strings up, and short ones in the texts that are left."""
        strings = query.typed.replace('"', "").split()
        long = " ".join(f'"{string}"' for string in strings if len(string) > 2)
        short = [f"%{string}%" for string in strings if len(string) <= 2]
        # The plus keeps a short string from the index, which would find nothing.
        parts = ["texts MATCH ?"] * bool(long) + ["+texts.text LIKE ?"] * len(short)
        return " AND ".join(parts), [long, *short] if long else short
