"""One engine in a process of its own, built or asked. Standard library only.

    python -m benchmarks.drive build NAME FOLDER
    python -m benchmarks.drive ask|bare NAME FOLDER SECONDS     with facets, or without
    python -m benchmarks.drive recall NAME FOLDER SECONDS

FOLDER has the texts and the queries; NAME is a module of `benchmarks.peers`. What was
measured is written into FOLDER/answers; what is there already is of another process of
the same run, and of both the shorter time of each query is kept: what else the machine
did meanwhile only ever adds. A slow engine is asked as many queries as SECONDS allow,
from all groups alike.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.measure import memory, size, timed
from benchmarks.peers.protocol import (
    Engine,
    Query,
    read_queries,
    write_json,
)

AGAIN = 1
"""How often every query is asked again by a process that it was new to."""

EVERYTHING = 1_000_000

_NOTHING = {"", "null", "None"}


def main() -> None:
    """Do what the command line says."""
    what, name, folder, *seconds = sys.argv[1:]
    place = Path(folder)
    (place / "answers").mkdir(exist_ok=True)
    engine = importlib.import_module(f"benchmarks.peers.{name}").Engine(
        place / "peers" / name
    )
    _DOES[what](engine, name, place, *map(float, seconds))


def build(engine: Engine, name: str, folder: Path) -> None:
    """Build the index of all texts, and note how long it took and how large it is."""
    took = timed(lambda: engine.build(folder / "texts.jsonl"))
    own = folder / "peers" / name
    own.mkdir(parents=True, exist_ok=True)
    built = {"cpu": took.cpu, "wall": took.wall, "bytes": size(own)}
    write_json(built, own / "built.json")


def ask(engine: Engine, name: str, folder: Path, seconds: float) -> None:
    """Ask all queries, each with the facets of all its hits."""
    _keep(_measured(engine, folder, seconds, True), folder / "answers" / f"{name}.json")


def bare(engine: Engine, name: str, folder: Path, seconds: float) -> None:
    """Ask all queries, without facets."""
    measured = _measured(engine, folder, seconds, False)
    _keep(measured, folder / "answers" / f"{name}-bare.json")


def _measured(engine: Engine, folder: Path, seconds: float, facets: bool) -> dict:
    opened = timed(engine.open)
    for query in _in_time(read_queries(folder / "warming.json"), seconds / 4):
        engine.ask(query, facets)
    queries = read_queries(folder / "queries.json")
    answers = [_first(engine, q, facets) for q in _in_time(queries, seconds)]
    for _ in range(AGAIN):
        again = _in_time(answers, seconds / 2)
        for answer, query in zip(again, queries, strict=False):
            took = timed(lambda asked=query: engine.ask(asked, facets))
            answer["again"].append((took.cpu, took.wall))
    return {"opened": opened.cpu, "memory": memory(), "answers": answers}


def _first(engine: Engine, query: Query, facets: bool) -> dict:
    """Ask a query for the first time, and note what was found."""
    found = []
    took = timed(lambda: found.append(engine.ask(query, facets)))
    return {
        "group": query.group,
        "typed": query.typed,
        "scanned": query.scanned,
        "total": found[0].total,
        "hits": [number for number, _ in found[0].hits],
        "facets": {name: _carried(values) for name, values in found[0].facets.items()},
        "first": (took.cpu, took.wall),
        "again": [],
    }


def _carried(values: list[tuple[str, int]]) -> dict[str, int]:
    """Give the values of a facet with their counts, without what has none."""
    return {str(value): count for value, count in values if str(value) not in _NOTHING}


def _keep(measured: dict, path: Path) -> None:
    """Write down what was measured, together with what is there."""
    if path.exists():
        before = json.loads(path.read_text(encoding="utf-8"))
        measured["answers"] = [
            _shorter(one, other)
            for one, other in zip(before["answers"], measured["answers"], strict=False)
        ]
    write_json(measured, path)


def _shorter(one: dict, other: dict) -> dict:
    """Give an answer with the shorter time of each kind that two processes took."""
    again = map(_least, zip(one["again"], other["again"], strict=False))
    first = _least((one["first"], other["first"]))
    return one | {"first": first, "again": list(again)}


def _least(times: Iterable[Sequence[float]]) -> list[float]:
    """Give the shortest CPU time and the shortest time by the clock."""
    return list(map(min, zip(*times, strict=True)))


def recall(engine: Engine, name: str, folder: Path, seconds: float) -> None:
    """Ask for strings, as typed and quoted, and note every hit."""
    engine.open()
    path = folder / "strings.json"
    strings = json.loads(path.read_text(encoding="utf-8"))
    found = [
        {how: _everything(engine, Query(**asked)) for how, asked in each.items()}
        for each in _in_time(strings, seconds)
    ]
    write_json(found, folder / "answers" / f"{name}-recall.json")


def _everything(engine: Engine, query: Query) -> list[int]:
    return [number for number, _ in engine.ask(query, False, EVERYTHING).hits]


def _in_time(items: list, seconds: float) -> Iterator:
    """Give one after the other until the time is over."""
    end = time.perf_counter() + seconds
    for item in items:
        yield item
        if time.perf_counter() > end:
            return


_DOES: dict[str, Callable[..., None]] = {
    "build": build, "ask": ask, "bare": bare, "recall": recall,
}  # fmt: skip

if __name__ == "__main__":
    main()
