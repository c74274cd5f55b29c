"""Tables of Markdown, and what each engine is called in them."""

from collections.abc import Sequence

from benchmarks.steps import STOCK, STOCK_PAGED

NAMES = {
    "haystack": "ours, Haystack", "engine": "ours, engine", "service": "with snippets",
    "page": "whole page",
    "paged": "ours, paged", "tantivy": "tantivy", "fts5": "FTS5, words",
    "trigram": "FTS5, trigram", "xapian": "Xapian", STOCK: "recipe",
    STOCK_PAGED: "recipe, paged",
}  # fmt: skip


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Give a table of Markdown; all columns but the first are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
