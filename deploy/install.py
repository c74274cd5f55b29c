"""Make `.venv` with the pinned packages; take no time when it is up to date.

    python3 -m deploy.install [--tests]

A stamp in `.venv` holds a hash of what was installed and for which Python: while it
fits, nothing is called. The packages come from wherever this machine's pip is set to
look.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from deploy import checks, place, problems
from deploy.problems import Problem

CONSTRAINTS = "deploy/constraints.txt"


@dataclass(frozen=True, slots=True)
class Packages:
    """A set of packages: its files of requirements, the last naming all of them."""

    name: str
    files: tuple[str, ...]
    room: int
    """Bytes that `.venv` takes with them, and some to spare."""

    @property
    def stamp(self) -> Path:
        """Where it is written down that they are installed."""
        return place.VENV / f"installed-{self.name}"

    def fingerprint(self) -> str:
        """Hash what must be installed, and where: a moved `.venv` does not work."""
        digest = hashlib.sha256(str(place.ROOT).encode())
        for name in (*self.files, CONSTRAINTS):
            digest.update((place.ROOT / name).read_bytes())
        return digest.hexdigest()

    def are_installed(self) -> bool:
        """Whether exactly these were installed, and the Python still runs."""
        try:
            kept = self.stamp.read_text(encoding="ascii")
        except FileNotFoundError:
            return False
        return kept == self.fingerprint() and os.access(place.VENV_PYTHON, os.X_OK)


RUN = Packages("run", ("requirements.txt",), 400_000_000)
TESTS = Packages("tests", ("requirements.txt", "tests/requirements.txt"), 800_000_000)


def main(arguments: list[str]) -> int:
    """Install for running, or with `--tests` for testing; 1 and a line if it fails."""
    try:
        if "--tests" in arguments:
            install(TESTS)
        else:
            here = place.here()
            checks.check_folder(here.var, checks.NEEDED_IN_VAR)
            checks.listening_socket(here).close()
            install(RUN)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def install(packages: Packages) -> None:
    """Bring `.venv` up to the packages, unless it is.

    Raises:
        Problem: this machine cannot, and what would help.
    """
    if packages.are_installed():
        return
    checks.check_sqlite()
    checks.check_venv_module()
    # Locking a file that is always there leaves none behind. The lock is for two
    # `make` in one folder: the second waits and finds the work done.
    with (place.ROOT / "requirements.txt").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if packages.are_installed():
            return
        checks.check_folder(place.ROOT, packages.room)
        make_venv()
        install_packages(packages)


def make_venv() -> None:
    """Make `.venv`, anew if what is there is broken or half made."""
    if works(place.VENV_PYTHON):
        return
    run([sys.executable, "-m", "venv", "--clear", str(place.VENV)])


def works(python: Path) -> bool:
    """Whether this Python runs, is new enough and has pip."""
    test = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", test], capture_output=True).returncode == 0
    except OSError:
        return False


def install_packages(packages: Packages) -> None:
    """Let pip install, and write down that it did."""
    print("正在安装依赖，首次约需一两分钟… ｜ Installing the packages …", flush=True)
    pip = [str(place.VENV_PYTHON), "-m", "pip", "--disable-pip-version-check"]
    what = ["-r", packages.files[-1], "-c", CONSTRAINTS]
    run([*pip, "install", "--no-input", *what])
    try:
        for known in (RUN, TESTS):
            if set(known.files) <= set(packages.files):
                known.stamp.write_text(known.fingerprint(), encoding="ascii")
    except OSError as error:
        raise problems.cannot_write(place.VENV, error) from error


def run(command: list[str]) -> None:
    """Run a command whose output matters only if it fails.

    The constraints go by the environment too: so they also hold for what pip installs
    apart to build a package (its older and its newer releases read one each).
    """
    pins = {"PIP_CONSTRAINT": CONSTRAINTS, "PIP_BUILD_CONSTRAINT": CONSTRAINTS}
    done = subprocess.run(
        command,
        cwd=place.ROOT,
        env=os.environ | pins,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode != 0:
        raise problems.install_failed(done.stdout, " ".join(command))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
