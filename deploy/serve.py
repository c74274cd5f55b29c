"""Serve the archive: prepare the data, then run the web server and the indexer.

    .venv/bin/python -m deploy.serve

Only one may run on one `var/`: a lock file says so and is held by the children too, so
that it is free only when the last of them has ended.
"""

import contextlib
import fcntl
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from deploy import checks, place, problems
from deploy.place import Place
from deploy.problems import Problem
from deploy.supervisor import Child, die_with_parent, is_alive, say, supervise


def main() -> int:
    """Serve until a signal comes; 1 and one line where that cannot be."""
    if "MAKELEVEL" in os.environ:
        die_with_parent()  # a `make run` that was killed must not go on in secret
    try:
        here = place.here()
        checks.check_sqlite()
        checks.check_folder(here.var, checks.NEEDED_IN_VAR)
        with locked(here) as lock, checks.listening_socket(here) as sock:
            os.environ.setdefault("PORT", str(here.port))
            prepare()
            serve(here, lock, sock)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


@contextlib.contextmanager
def locked(here: Place) -> Iterator[int]:
    """Hold the lock of this `var/`, and write into it who holds it.

    The children of a supervisor that was killed need a moment to end: they are waited
    for, a supervisor that lives is not.

    Raises:
        Problem: another one serves from this `var/`.
    """
    path = here.var / "run.lock"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        until = time.monotonic() + 10
        while not try_lock(descriptor):
            owner, _, address = path.read_text(encoding="utf-8").partition(" ")
            if time.monotonic() > until or (owner and is_alive(int(owner))):
                raise already_running(here.var, owner, address)
            time.sleep(0.2)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()} {here.address}".encode())
    except OSError as error:
        raise problems.cannot_write(here.var, error) from error
    yield descriptor
    os.close(descriptor)


def try_lock(descriptor: int) -> bool:
    """Take the lock if it is free."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def already_running(var: Path, owner: str, address: str) -> Problem:
    """Another `make run` uses this folder."""
    return Problem(
        f"已有一个实例在使用 {var}（进程 {owner}，{address}）：请直接访问它，"
        f"或先停掉它：kill {owner}",
        f"Another instance already serves {var}: use it, or stop it: kill {owner}",
    )


def prepare() -> None:
    """Bring database, static files, sample entries and first editor up to date."""
    command = [sys.executable, "manage.py", "prepare"]
    done = subprocess.run(
        command, cwd=place.ROOT, stdin=subprocess.DEVNULL, preexec_fn=die_with_parent
    )
    if done.returncode != 0:
        # The command has said why, in one line.
        raise SystemExit(1)


def serve(here: Place, lock: int, sock: socket.socket) -> None:
    """Run the web server and the indexer until a signal comes."""
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"]
    address = f"fd://{sock.fileno()}"
    web = Child(
        "web server",
        "网站",
        [*gunicorn, "--bind", address],
        keep_open=(lock, sock.fileno()),
    )
    indexer = Child(
        "indexer",
        "索引进程",
        [sys.executable, "manage.py", "run_indexer"],
        keep_open=(lock,),
    )
    supervise([web, indexer], on_tick=Announcement(here))


class Announcement:
    """Prints the address once, as soon as it answers."""

    def __init__(self, here: Place) -> None:
        self.here = here
        self.made = False

    def __call__(self) -> None:
        """Look whether the port answers, until it does."""
        if self.made:
            return
        host = "127.0.0.1" if self.here.host == "0.0.0.0" else self.here.host
        with contextlib.suppress(OSError):
            socket.create_connection((host, self.here.port), timeout=1).close()
            self.made = True
            say(
                f"\n  平安档案已启动 ｜ Serving at  {self.here.address}\n"
                f"  编辑后台 ｜ Editors’ desk   {self.here.address}admin/\n"
                "  停止 ｜ Stop with           Ctrl-C\n"
            )


if __name__ == "__main__":
    sys.exit(main())
