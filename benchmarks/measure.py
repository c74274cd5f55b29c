"""Clocks and scales: time of this process and of children, memory, sizes on the disk.

Times are seconds of two clocks: `cpu` counts what this process (or a child) computed,
which neighbours on the machine do not lengthen; `wall` is what somebody waits.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took, in seconds."""

    cpu: float
    wall: float


def timed(action: Callable[[], object]) -> Took:
    """Run something in this process and give how long it took."""
    cpu, wall = time.process_time(), time.perf_counter()
    action()
    return Took(time.process_time() - cpu, time.perf_counter() - wall)


def run(command: Sequence[str], **variables: str) -> Took:
    """Run a command from the project's folder; give how long it took, children and all.

    Raises:
        CalledProcessError: it failed.
    """
    before, wall = children_cpu(), time.perf_counter()
    # As installed: Python keeps what it compiled, whatever this shell asks for.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": ""} | variables
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env=environment
    )
    took = Took(children_cpu() - before, time.perf_counter() - wall)
    if done.returncode:
        sys.stderr.write(done.stderr)
        done.check_returncode()
    return took


def children_cpu() -> float:
    """Give the processor time of all children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory() -> Mapping[str, float]:
    """Give this process's resident memory in MB: all, and what maps files."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    lines = dict(line.split(":", 1) for line in status.splitlines())
    kilobytes = {name: int(lines[name].split()[0]) for name in ("VmRSS", "RssFile")}
    return {name: kb / 1000 for name, kb in kilobytes.items()}


def size(folder: Path) -> int:
    """Give the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def median(values: Iterable[float]) -> float:
    """Give the middle one of some values, not a number for none."""
    kept = list(values)
    return statistics.median(kept) if kept else float("nan")


def high(values: Iterable[float]) -> float:
    """Give the 95th percentile of some values, not a number for none."""
    kept = sorted(values)
    if len(kept) < 2:
        return kept[0] if kept else float("nan")
    return statistics.quantiles(kept, n=20, method="inclusive")[18]
