"""The steps of a run on one archive, each in a process of its own."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from archive.text.segmentation import ANALYSIS_VERSION
from benchmarks import archives
from benchmarks.measure import ROOT, Took, run, size
from benchmarks.scale import Scale

SYSTEM_PYTHON = "/usr/bin/python3"
"""Debian's, for which it packages Xapian."""

SECONDS, STOCK_SECONDS = 15.0, 20.0
"""For so long a process asks an engine what is new to it."""

PROCESSES = 3
"""So many processes ask each engine, one engine after the other, then all again."""

RECALL_SECONDS = 30.0
COLD_STARTS = 5
PEERS = ("tantivy", "fts5", "trigram", "xapian")
OURS_BARE = ("haystack", "engine")
"""Ours as it is asked without facets, too."""

OURS = (*OURS_BARE, "paged", "service", "page")
STOCK, STOCK_PAGED = "stock.engine", "stock.paged"


def install(work: Path) -> str:
    """Install the peers' packages into an environment of their own; give its Python."""
    place = work / "venv"
    python = place / "bin" / "python"
    wanted = ROOT / "benchmarks" / "requirements.txt"
    stamp = place / "installed"
    if not stamp.exists() or stamp.read_bytes() != wanted.read_bytes():
        venv.create(place, clear=True, with_pip=True)
        run([str(python), "-m", "pip", "install", "-q", "-r", str(wanted)])
        stamp.write_bytes(wanted.read_bytes())
    return str(python)


def measure(scale: Scale, python: str, *, with_stock: bool) -> None:
    """Measure all engines on one archive."""
    scale.forget()
    _say(scale, "our index")
    took = archives.manage(scale.var, "rebuild_index", "--noinput", "--verbosity=0")
    index = {"cpu": took.cpu, "wall": took.wall, "bytes": size(scale.var / "index")}
    scale.write("rebuilt", index)
    _texts(scale)
    peers = [(name, SYSTEM_PYTHON if name == "xapian" else python) for name in PEERS]
    peers = [(name, python) for name, python in peers if _is_there(name, python)]
    for name, python in peers:
        _build_peer(scale, name, python)
    if with_stock:
        _build_stock(scale)
    for number in range(PROCESSES):
        _say(scale, f"asking, {number + 1} of {PROCESSES}")
        for name, python in peers:
            _ask_peer(scale, name, python)
        if with_stock:
            _ask_stock(scale)
        _ask_ours(scale)
    _recall(scale, peers, with_stock=with_stock)
    _processes(scale)


def _say(scale: Scale, what: str) -> None:
    print(f"{scale.folder.name}: {what}", file=sys.stderr, flush=True)


def _python(scale: Scale, *arguments: str) -> Took:
    """Run a module of the benchmark under the archive's own Python."""
    command = [sys.executable, "-m", *arguments]
    return run(command, **archives.environment(scale.var))


def _texts(scale: Scale) -> None:
    """Write the texts and draw the queries, again if words are cut in another way."""
    if scale.read("analysis") == ANALYSIS_VERSION:
        return
    _say(scale, "texts and queries")
    for name in PEERS:
        shutil.rmtree(scale.folder / "peers" / name, ignore_errors=True)
    for module in ("texts", "queries", "recall"):
        _python(scale, f"benchmarks.{module}", str(scale.folder))
    scale.write("analysis", ANALYSIS_VERSION)


def _build_peer(scale: Scale, name: str, python: str) -> None:
    built = scale.folder / "peers" / name
    if not (built / "built.json").exists():
        _say(scale, f"{name}: index")
        shutil.rmtree(built, ignore_errors=True)
        _drive_peer(scale, "build", name, python)


def _ask_peer(scale: Scale, name: str, python: str) -> None:
    for what in ("ask", "bare"):
        _drive_peer(scale, what, name, python, str(SECONDS))


def _drive_peer(scale: Scale, what: str, name: str, python: str, *rest: str) -> None:
    run([python, "-m", "benchmarks.drive", what, name, str(scale.folder), *rest])


def _is_there(name: str, python: str) -> bool:
    if name != "xapian":
        return True
    found = subprocess.run(
        [python, "-c", "import xapian"], capture_output=True, check=False
    )
    return found.returncode == 0


def _build_stock(scale: Scale) -> None:
    if not (scale.folder / "peers" / STOCK / "built.json").exists():
        _say(scale, "stock recipe: index")
        shutil.rmtree(scale.folder / "peers" / STOCK, ignore_errors=True)
        _python(scale, "benchmarks.drive", "build", STOCK, str(scale.folder))


def _ask_stock(scale: Scale) -> None:
    for what, name in (("ask", STOCK), ("bare", STOCK), ("ask", STOCK_PAGED)):
        _drive(scale, what, name, STOCK_SECONDS)


def _ask_ours(scale: Scale) -> None:
    for name in OURS:
        _drive(scale, "ask", name, SECONDS)
    for name in OURS_BARE:
        _drive(scale, "bare", name, SECONDS)


def _drive(scale: Scale, what: str, name: str, seconds: float) -> None:
    _python(scale, "benchmarks.drive", what, name, str(scale.folder), str(seconds))


def _recall(
    scale: Scale, peers: Sequence[tuple[str, str]], *, with_stock: bool
) -> None:
    """Have all engines give every hit of some strings."""
    _say(scale, "recall")
    for name, python in peers:
        _drive_peer(scale, "recall", name, python, str(RECALL_SECONDS))
    for name in ("engine", *([STOCK] if with_stock else [])):
        _drive(scale, "recall", name, RECALL_SECONDS)


def _processes(scale: Scale) -> None:
    """Measure ours as a process: its layers, its start, an edit."""
    _say(scale, "ours, in a process")
    for name in OURS_BARE:
        _python(scale, "benchmarks.shares", name, str(scale.folder))
    asked = scale.read("queries")[0]["typed"]
    starts = [_python(scale, "benchmarks.cold", asked) for _ in range(COLD_STARTS)]
    scale.write("cold", [(took.cpu, took.wall) for took in starts])
    _python(scale, "benchmarks.edits", str(scale.folder / "edits.json"))
