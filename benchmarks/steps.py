"""The steps of a run on one archive, each in a process of its own."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from archive.text.segmentation import ANALYSIS_VERSION
from benchmarks import archives
from benchmarks.measure import ROOT, Took, run, size
from benchmarks.scale import Scale

SYSTEM_PYTHON = "/usr/bin/python3"
"""Debian's, for which it packages Xapian."""

SECONDS, STOCK_SECONDS = 30.0, 40.0
"""For so long an engine is asked in the first round of a series."""

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
    for name in PEERS:
        _peer(scale, name, SYSTEM_PYTHON if name == "xapian" else python)
    if with_stock:
        _stock(scale)
    _ours(scale)


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


def _peer(scale: Scale, name: str, python: str) -> None:
    if not _is_there(name, python):
        return
    built = scale.folder / "peers" / name
    drive = [python, "-m", "benchmarks.drive"]
    if not (built / "built.json").exists():
        _say(scale, f"{name}: index")
        shutil.rmtree(built, ignore_errors=True)
        run([*drive, "build", name, str(scale.folder)])
    _say(scale, name)
    for what in ("ask", "bare", "recall"):
        run([*drive, what, name, str(scale.folder), str(SECONDS)])


def _is_there(name: str, python: str) -> bool:
    if name != "xapian":
        return True
    found = subprocess.run(
        [python, "-c", "import xapian"], capture_output=True, check=False
    )
    return found.returncode == 0


def _stock(scale: Scale) -> None:
    if not (scale.folder / "peers" / STOCK / "built.json").exists():
        _say(scale, "stock recipe: index")
        shutil.rmtree(scale.folder / "peers" / STOCK, ignore_errors=True)
        _python(scale, "benchmarks.drive", "build", STOCK, str(scale.folder))
    _say(scale, "stock recipe")
    asked = (("ask", STOCK), ("bare", STOCK), ("recall", STOCK), ("ask", STOCK_PAGED))
    for what, name in asked:
        given = ("benchmarks.drive", what, name, str(scale.folder))
        _python(scale, *given, str(STOCK_SECONDS))


def _ours(scale: Scale) -> None:
    _say(scale, "ours")
    folder, seconds = str(scale.folder), str(SECONDS)
    for name in OURS:
        _python(scale, "benchmarks.drive", "ask", name, folder, seconds)
    for name in OURS_BARE:
        _python(scale, "benchmarks.drive", "bare", name, folder, seconds)
    _python(scale, "benchmarks.drive", "recall", "engine", folder, seconds)
    for name in OURS_BARE:
        _python(scale, "benchmarks.shares", name, folder)
    asked = scale.read("queries")[0]["typed"]
    starts = [_python(scale, "benchmarks.cold", asked) for _ in range(COLD_STARTS)]
    scale.write("cold", [(took.cpu, took.wall) for took in starts])
    _python(scale, "benchmarks.edits", str(scale.folder / "edits.json"))
