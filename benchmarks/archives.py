"""An archive of its own for a benchmark: imported, or copied from one there is.

It lies in a folder that is given as PINGAN_VAR to every process that uses it, so that
nothing of the installation is touched. What was imported once is kept.
"""

import shutil
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import corpus
from benchmarks.measure import Took, run

DATABASE = "archive.db"
SAMPLE_FILE = "sample.jsonl"
IMPORTED = "imported"
"""The file that says that an import was done to its end."""


def manage(var: Path, *arguments: str) -> Took:
    """Run a command of manage.py on the archive in a folder; give how long it took."""
    command = [sys.executable, "manage.py", *arguments]
    return run(command, **environment(var))


def environment(var: Path) -> dict[str, str]:
    """Give the variables that make a process use the archive in a folder."""
    return {
        "PINGAN_VAR": str(var.resolve()),
        "DATABASE_URL": "",
        "SEARCH_URL": "",
        "CACHE_URL": "",
        "DJANGO_SETTINGS_MODULE": "pingan_site.settings",
    }


def imported(folder: Path, documents: Iterable[dict[str, Any]]) -> Path:
    """Give the archive of some documents; import them if that was not done before."""
    var = folder / "var"
    if not _is_there(folder):
        var.mkdir(parents=True, exist_ok=True)
        sample = folder / SAMPLE_FILE
        corpus.write(documents, sample)
        _migrate(var)
        manage(var, "import_entries", str(sample))
        (folder / IMPORTED).touch()
    _migrate(var)
    return var


def copied(folder: Path, archive: Path) -> Path:
    """Give a copy of the database in another archive's folder, which is only read."""
    var = folder / "var"
    if not _is_there(folder):
        var.mkdir(parents=True, exist_ok=True)
        _copy(archive / DATABASE, var / DATABASE)
        (folder / IMPORTED).touch()
    _migrate(var)
    return var


def _copy(source: Path, target: Path) -> None:
    reading = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    writing = sqlite3.connect(target)
    with writing:
        reading.backup(writing)
    reading.close()
    writing.close()


def _is_there(folder: Path) -> bool:
    """Whether all is there; what a killed run left is taken away."""
    if (folder / IMPORTED).exists():
        return True
    shutil.rmtree(folder, ignore_errors=True)
    return False


def _migrate(var: Path) -> None:
    """Bring the tables and the static files up to date: what is kept may be older."""
    manage(var, "migrate", "--no-input", "--verbosity=0")
    manage(var, "collectstatic", "--no-input", "--verbosity=0")
