"""Do the engines count the same, where they mean the same?"""

from collections.abc import Sequence
from typing import Any

from benchmarks.figures import Series, series
from benchmarks.peers.protocol import FACETS
from benchmarks.scale import Scale
from benchmarks.steps import PEERS
from benchmarks.tables import table

HEAD = (
    "", "engine = Haystack", "facets too", "engine = scan", "engine ≥ tantivy",
    "facets = tantivy", "tantivy = FTS5", "tantivy = Xapian",
)  # fmt: skip
COMPARED = ("kind", "year", "source")
SAID = """
For how many queries the totals are equal. Ours finds what contains the words and,
beside them, what contains the term as a string; a phrase of the peers may cross from
one paragraph into the next. Facets are compared where totals are equal; with tantivy
kind, year and source: speaker, outlet and role are counted by the turns that hold the
query in ours, by the entry in the peers, and of months each gives a hundred.
"""


def agreement(scale: Scale) -> str:
    """Give the table of a run, group by group."""
    found = series(scale, ("haystack", "engine", *PEERS), bare=False)
    groups = dict.fromkeys(a["group"] for a in found["engine"].answers)
    rows = [
        [group, *_row({name: one.of(group) for name, one in found.items()})]
        for group in groups
    ]
    return f"{table(HEAD, rows)}\n\n{SAID.strip()}"


def _row(found: dict[str, Series]) -> list[str]:
    ours, haystack, tantivy = (found[n] for n in ("engine", "haystack", "tantivy"))
    return [
        _equal(ours.totals, haystack.totals),
        _facets(ours, haystack, FACETS),
        _equal(ours.totals, ours.scanned) if ours.scanned else "",
        _at_least(ours.totals, tantivy.totals),
        _facets(ours, tantivy, COMPARED),
        *(
            _equal(tantivy.totals, found[name].totals) if name in found else ""
            for name in ("fts5", "xapian")
        ),
    ]


def _equal(one: dict[str, Any], other: dict[str, Any]) -> str:
    """Say for how many queries that both were asked the figures are equal."""
    both = one.keys() & other.keys()
    return f"{sum(one[name] == other[name] for name in both)} of {len(both)}"


def _at_least(one: dict[str, int], other: dict[str, int]) -> str:
    """Say for how many queries that both were asked the first found no fewer."""
    both = one.keys() & other.keys()
    return f"{sum(one[name] >= other[name] for name in both)} of {len(both)}"


def _facets(one: Series, other: Series, names: Sequence[str]) -> str:
    """Say for how many queries two engines that find the same count the same."""
    kept = {name for name, _ in one.totals.items() & other.totals.items()}
    first, second = one.facets(names), other.facets(names)
    return _equal({name: first[name] for name in kept}, second)
