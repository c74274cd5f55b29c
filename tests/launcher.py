"""The launcher as a test sees it: processes, an address, what it printed."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAUNCH = [sys.executable, "-B", "-m", "deploy.serve"]
NOT_SET = dict.fromkeys(
    [
        "DATABASE_URL", "SEARCH_URL", "CACHE_URL", "SITE_URL", "ALLOWED_HOSTS", "HTTPS",
        "DEBUG", "BIND", "SECRET_KEY",
    ],
    "",
)  # fmt: skip
"""Set and empty, so that no developer's .env reaches a process under test."""

PATIENCE = 60
"""Seconds that a start may take on a busy machine."""


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def environment(var: Path, port: int) -> dict[str, str]:
    """Give what the launcher is started with: this data, this port, else defaults."""
    mine = {"PINGAN_VAR": str(var), "PORT": str(port), "PYTHONUTF8": "1"}
    passed_on = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DJANGO_", "MAKE"))
    }
    return passed_on | NOT_SET | mine


def run_once(
    var: Path, port: int, *, largest_file: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Start the launcher where it must refuse, and give what it said.

    `largest_file` bytes are all that it may write into a file, as on a disk that is
    nearly full.
    """

    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    return subprocess.run(
        LAUNCH,
        cwd=ROOT,
        env=environment(var, port),
        preexec_fn=limit,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def manage(var: Path, *arguments: str) -> str:
    """Run a command of manage.py on the same data and give what it printed."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(var, 8000),
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def look_at(process: Path) -> tuple[int, int, str]:
    """Give number, group and command line of a folder of /proc; group 0 if it ended."""
    try:
        stat = (process / "stat").read_text()
        line = (process / "cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0, ""
    # 4711 (a name) S 4710 4711 …: state, parent, group
    state, _, group = stat.rpartition(")")[2].split()[:3]
    return int(process.name), 0 if state == "Z" else int(group), line


class Launcher:
    """A running archive, in a process group of its own."""

    def __init__(self, var: Path, port: int) -> None:
        self.var = var
        self.port = port
        self.log = var.parent / f"{var.name}-{port}.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                LAUNCH,
                cwd=ROOT,
                env=environment(var, port),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def get(self, path: str, **params: str) -> tuple[int, str]:
        """Ask for a page: its status and its text."""
        query = f"?{urllib.parse.urlencode(params)}" if params else ""
        url = f"http://127.0.0.1:{self.port}{path}{query}"
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def raw(self, request: bytes) -> bytes:
        """Send a request as it is; give all that is answered."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as sock:
            sock.sendall(request)
            return b"".join(iter(lambda: sock.recv(65536), b""))

    def wait_until_ready(self) -> None:
        """Wait for `/readyz` to say 200."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if self.get("/readyz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.2)
        raise AssertionError(f"not ready; it said:\n{self.output()}")

    def wait_until_said(self, text: str) -> str:
        """Wait for it to print a text; give all that it printed so far."""
        until = time.monotonic() + PATIENCE
        while text not in self.output() and time.monotonic() < until:
            time.sleep(0.1)
        return self.output()

    def output(self) -> str:
        """Give all that it printed so far."""
        return self.log.read_text(encoding="utf-8")

    def processes(self) -> dict[int, str]:
        """Give the living processes of its group: number and command line."""
        found = map(look_at, Path("/proc").glob("[0-9]*"))
        group = self.process.pid
        return {pid: line for pid, its_group, line in found if its_group == group}

    def child(self, word: str, *, other_than: int = 0) -> int:
        """Wait for a process whose command line has the word; give its number."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for pid, line in self.processes().items():
                if word in line and pid != other_than:
                    return pid
            time.sleep(0.1)
        raise AssertionError(f"no {word}; it said:\n{self.output()}")

    def seconds_until_gone(self) -> float:
        """Wait for the last process of its group to end."""
        started = time.monotonic()
        while self.processes() and time.monotonic() - started < PATIENCE:
            self.process.poll()
            time.sleep(0.1)
        return time.monotonic() - started

    def terminate(self) -> float:
        """Send SIGTERM to the group, as a terminal or `make` does; give the seconds."""
        os.killpg(self.process.pid, signal.SIGTERM)
        return self.seconds_until_gone()

    def clean_up(self) -> None:
        """Leave nothing behind, whatever the test did."""
        if self.processes():
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
