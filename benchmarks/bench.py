"""Measure everything side by side, in one run, and write RESULTS.md.

    python -m benchmarks.bench CORPUS [--limit N] [--archive DIR] [--work DIR]

CORPUS is a folder of JSON Lines. It is imported whole, and a sample of 10,000 documents
beside it; with --limit only a sample of that size is taken, nothing is ranked, and the
result is printed and not kept. --archive names an installation's folder that has the
whole corpus imported already: its database is copied. What need not be made anew
(imports, the peers' indexes) is kept in --work. Nothing of the installation is touched.
"""

import argparse
import os
import platform
import shlex
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import corpus, importing, ranking, steps
from benchmarks.archives import SAMPLE_FILE
from benchmarks.measure import ROOT
from benchmarks.parsed import parsed
from benchmarks.ranking import Ranked
from benchmarks.report import report
from benchmarks.scale import sample, whole

RESULTS = ROOT / "benchmarks" / "RESULTS.md"
SAMPLE = 10_000


def main() -> None:
    """Measure, print, and keep the result."""
    chosen = _options()
    work = chosen.work.resolve()
    load, began = os.getloadavg()[0], time.perf_counter()
    scales = [sample(work, chosen.corpus, chosen.limit or SAMPLE)]
    if not chosen.limit:
        scales.append(whole(work, chosen.corpus, chosen.archive))
    python = steps.install(work)
    for scale in scales:
        steps.measure(scale, python, with_stock=scale is scales[0])
    ranked = [] if chosen.limit else _ranked(chosen.corpus, work)
    brought_in = importing.said(scales[0].folder / SAMPLE_FILE)
    read = "" if chosen.limit else parsed(chosen.corpus)
    minutes = (time.perf_counter() - began) / 60
    said = [_command(chosen), _machine(load), f"{minutes:.0f} minutes."]
    text = report(scales, ranked, said, read, brought_in)
    print(text)
    if not chosen.limit:
        RESULTS.write_text(text, encoding="utf-8")


def _ranked(source: Path, work: Path) -> list[Ranked]:
    print("ranking", file=sys.stderr, flush=True)
    place = work / f"ranking-{corpus.fingerprint(source)}"
    return list(ranking.ranking(source, place))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, help="only a sample of so many documents")
    parser.add_argument("--archive", type=Path, help="with the whole corpus imported")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "bench")
    return parser.parse_args()


def _command(chosen: argparse.Namespace) -> str:
    limit = f" LIMIT={chosen.limit}" if chosen.limit else ""
    return f"    make bench CORPUS={shlex.quote(str(chosen.corpus))}{limit}\n"


def _machine(load: float) -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.strip()  # fmt: skip
    python = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    before = f"{load:.1f} processes ran before"
    return f"{time.strftime('%Y-%m-%d')}, commit {commit}, {python}, {before},"


if __name__ == "__main__":
    main()
