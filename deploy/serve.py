"""Serve the archive: prepare the data, then run the web server and the indexer.

    .venv/bin/python -m deploy.serve

Only one may run on one `var/`. Two locks see to it: `run.lock` is the supervisor's, so
that another is refused at once; `children.lock` also its children's, so that none
starts beside the children of one that was killed.
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
from typing import TextIO

from deploy import checks, place, problems
from deploy.place import Place
from deploy.problems import Problem
from deploy.supervisor import Child, die_with_parent, say, supervise


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
    """Hold this `var/`; give the descriptor that the children must keep open.

    Raises:
        Problem: another one serves from it.
    """
    mine, theirs = (lock_file(here.var / f"{n}.lock") for n in ("run", "children"))
    with mine, theirs:
        if not try_lock(mine):
            raise already_running(here.var, mine.read())
        mine.truncate(0)
        print(os.getpid(), here.address, file=mine, flush=True)
        wait_for_lock(theirs, here.var)
        yield theirs.fileno()


def lock_file(path: Path) -> TextIO:
    """Open a file to lock, made if it is not there."""
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise problems.cannot_write(path, error) from error
    file.seek(0)
    return file


def try_lock(file: TextIO) -> bool:
    """Take the lock if it is free."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_for_lock(file: TextIO, var: Path) -> None:
    """Give the children of a supervisor that was killed the moment they need to end."""
    until = time.monotonic() + 10
    while not try_lock(file):
        if time.monotonic() > until:
            raise Problem(
                f"上一个实例留下的进程还在使用 {var}：请稍候再试，或先结束它们",
                f"Processes of an earlier instance still use {var}: wait, or end them",
            )
        time.sleep(0.1)


def already_running(var: Path, who: str) -> Problem:
    """Say who uses this folder; `who` is what `run.lock` holds: number and address."""
    owner, _, address = who.strip().partition(" ")
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
