"""Where the time of a search goes, ours alone: by layer, from samples of the stack.

    python -m benchmarks.shares NAME FOLDER

NAME is `haystack` or `engine`, FOLDER what `benchmarks.drive` measures in. All queries
are asked `ROUNDS` times with facets and as often without, what the index kept of them
forgotten before each round. A signal every few milliseconds of CPU looks which layer
is at work: that of the innermost function that belongs to one. FOLDER/shares-NAME.json
gets, with and without facets, the milliseconds of CPU a query takes (mean), the share
of each layer, and the milliseconds of a query that has no hits (median): what is paid
for asking at all.
"""

import importlib
import signal
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from benchmarks.measure import timed
from benchmarks.peers.protocol import Engine, Query, read_queries, write_json

ROUNDS = 8
INTERVAL = 0.001
"""Seconds of CPU between two looks; the system may make it more."""

NOWHERE = "鿐鿑{}"
"""Characters that stand nowhere, and a number."""

LAYERS = (
    ("the caller: hits and facets taken over", ("benchmarks/",)),
    ("Haystack's own", ("/haystack/",)),
    (
        "a query read: its syntax, words, folding",
        ("archive/text/", "search/syntax.py", "search/tokens.py", "search/analysis.py"),
    ),
    ("terms and posting lists", ("whoosh/storage/", "answers/snapshot.py")),
    ("scores and order", ("answers/scores.py", "answers/rank.py", "answers/sorting.py",
                          "answers/counted.py", "answers/closeness.py",
                          "querysets/ordering.py")),
    ("facets", ("answers/facets.py", "answers/profiles.py", "answers/values.py",
                "querysets/counting.py", "querysets/valued.py")),
    ("titles", ("querysets/pages.py", "querysets/results.py", "/django/")),
    ("which entries hold it", ("whoosh/answers/", "whoosh/querysets/")),
    ("put together", ("archive/",)),
)  # fmt: skip
"""Each layer with what the paths of its files have; the first that fits counts."""


def main() -> None:
    """Sample what the command line names, and write the shares down."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    engine = importlib.import_module(f"benchmarks.peers.{name}").Engine(folder)
    engine.open()
    for facets in (True, False):
        for query in read_queries(folder / "warming.json"):
            engine.ask(query, facets)
    queries = read_queries(folder / "queries.json")
    found = {
        how: _sampled(engine, queries, facets)
        for how, facets in (("facets", True), ("bare", False))
    }
    write_json(found, folder / f"shares-{name}.json")


def _sampled(engine: Engine, queries: Sequence[Query], facets: bool) -> dict[str, Any]:
    layers: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, lambda _signal, frame: layers.update([_layer(frame)]))
    spent = 0.0
    for _ in range(ROUNDS):
        _forget()
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
        spent += timed(lambda: [engine.ask(query, facets) for query in queries]).cpu
        signal.setitimer(signal.ITIMER_PROF, 0)
    looks = layers.total()
    return {
        "mean": spent * 1000 / ROUNDS / len(queries),
        "nothing": statistics.median(_nothing(engine, facets)),
        "looks": looks,
        "layers": {name: layers[name] / looks for name, _ in LAYERS},
    }


def _nothing(engine: Engine, facets: bool) -> list[float]:
    """Give the milliseconds of queries that have no hits."""
    texts = [Query("", NOWHERE.format(number), []) for number in range(100)]
    return [timed(lambda q=q: engine.ask(q, facets)).cpu * 1000 for q in texts]


def _layer(frame: FrameType | None) -> str:
    while frame is not None:
        path = frame.f_code.co_filename
        for name, places in LAYERS:
            if any(place in path for place in places):
                return name
        frame = frame.f_back
    return LAYERS[-1][0]


def _forget() -> None:
    """Forget what the index kept of questions asked before."""
    from archive.search.engine import get_engine
    from archive.search.whoosh.answers.recent import Recent
    from archive.search.whoosh.answers.snapshot import KEPT_BYTES

    get_engine().snapshots.current().recent = Recent(KEPT_BYTES)


if __name__ == "__main__":
    main()
