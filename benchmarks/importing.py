"""An import from nothing, and the same once more: how fast, and in how much memory.

    python -m benchmarks.importing CORPUS

CORPUS is a file or folder that `import_entries` takes. It is imported twice into an
archive that is thrown away. The rate is that of the processor time of all processes on
two processors, which neighbours on the machine lengthen less than the clock's.
"""

import argparse
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.archives import environment, manage
from benchmarks.measure import ROOT, Took, children_cpu
from benchmarks.tables import table

PROCESSORS = 2
WANTED_RATE, WANTED_RATIO = 300, 10
STEP = 0.2
"""Memory is looked at so often, in seconds."""
COMMONEST = 10

# 新增 5136，更新 0，未变 0，拒绝 0
_COUNTS = re.compile(r"新增 (\d+)，更新 (\d+)，未变 (\d+)，拒绝 (\d+)")


@dataclass(frozen=True, slots=True)
class Pass:
    """One run of the command: documents taken and refused, time, and memory in MB.

    `peak` is the resident memory of all its processes together at its highest;
    `early` that of the main process a quarter into the run, `late` at the end.
    """

    documents: int
    refused: int
    took: Took
    peak: float
    early: float
    late: float


@dataclass(frozen=True, slots=True)
class Warned:
    """How many entries have no warning, and the commonest codes with their entries."""

    without: int
    commonest: list[tuple[str, int]]


def measure(source: Path) -> tuple[Pass, Pass, Warned]:
    """Import a file or folder twice."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        manage(var, "migrate", "--no-input", "--verbosity=0")
        return _run(var, source), _run(var, source), _warned(var / "archive.db")


def _warned(database: Path) -> Warned:
    with closing(sqlite3.connect(database)) as rows:
        (without,) = rows.execute(
            "SELECT count(*) FROM archive_entry WHERE json_array_length(warnings) = 0"
        ).fetchone()
        commonest = rows.execute(
            "SELECT json_extract(value, '$.code') AS code,"
            " count(DISTINCT archive_entry.id) AS held"
            " FROM archive_entry, json_each(warnings)"
            " GROUP BY code ORDER BY held DESC, code LIMIT ?",
            [COMMONEST],
        ).fetchall()
    return Warned(without, commonest)


def _run(var: Path, source: Path) -> Pass:
    cpu, wall = children_cpu(), time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "import_entries", str(source)],
        cwd=ROOT, env=os.environ | environment(var), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    main: list[float] = [0.0]
    together = 0.0
    while process.poll() is None:
        main.append(_resident(process.pid))
        together = max(together, main[-1] + sum(map(_resident, _beside(process.pid))))
        time.sleep(STEP)
    took = Took(children_cpu() - cpu, time.perf_counter() - wall)
    out, _err = process.communicate()
    counts = _COUNTS.search(out)
    if counts is None:
        raise subprocess.CalledProcessError(process.returncode, process.args, out)
    *taken, refused = map(int, counts.groups())
    quarter = main[len(main) // 4]
    return Pass(sum(taken), refused, took, together, quarter, main[-2:][0])


def _beside(pid: int) -> Iterator[int]:
    """Give the processes that a process has started."""
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            yield from map(int, (task / "children").read_text().split())
    except (FileNotFoundError, ProcessLookupError):
        return


def _resident(pid: int) -> float:
    """Give the resident memory of a process in MB, 0 if it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def said(source: Path) -> str:
    """Import twice and give what came of it, as a table and a sentence."""
    first, second, warned = measure(source)
    ratio = first.took.cpu / second.took.cpu
    rate = first.documents / first.took.cpu * PROCESSORS
    head = [
        "", "documents", "refused", "CPU s", "wall s", "documents/s on 2 processors",
        "MB together at most", "MB of the main one, early → late",
    ]  # fmt: skip
    rows = [_row("first run", first), _row("again", second)]
    verdict = (
        f"{rate:.0f} documents a second (wanted {WANTED_RATE}); the second run is "
        f"{ratio:.0f} times as fast (wanted {WANTED_RATIO})."
    )
    codes = ", ".join(f"{code} {held:,}" for code, held in warned.commonest)
    warnings = (
        f"{warned.without / first.documents:.1%} of the entries have no warning. "
        f"Commonest warnings, by the entries that have them: {codes}."
    )
    return "\n\n".join([table(head, rows), verdict, warnings])


def _row(name: str, one: Pass) -> list[str]:
    return [
        name,
        f"{one.documents:,}",
        str(one.refused),
        f"{one.took.cpu:.1f}",
        f"{one.took.wall:.1f}",
        f"{one.documents / one.took.cpu * PROCESSORS:,.0f}",
        f"{one.peak:.0f}",
        f"{one.early:.0f} → {one.late:.0f}",
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    print(said(parser.parse_args().corpus.resolve()))


if __name__ == "__main__":
    main()
