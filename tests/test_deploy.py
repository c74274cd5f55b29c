"""What a machine lacks is one line with the remedy, before anything long is begun."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from deploy import checks, install, place
from deploy.problems import Problem
from tests.launcher import free_port, run_once

ROOT = Path(__file__).resolve().parent.parent


def fake_program(folder: Path, name: str, script: str) -> Path:
    """Write a shell script that stands in for a program."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_python_that_is_too_old_is_named(tmp_path):
    """The version found is said, and how to name another."""
    old = "[ $1 = --version ] && echo Python 3.9.2 || exit 1"
    python = fake_program(tmp_path, "python3", old)
    found = subprocess.run(
        ["sh", "deploy/python.sh"],
        cwd=ROOT,
        env=os.environ | {"PYTHON": str(python)},
        capture_output=True,
        text=True,
    )
    assert found.returncode == 1
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1
    for part in ("3.9.2", "3.11", "make run PYTHON="):
        assert part in found.stderr


def test_a_python_that_is_new_enough_is_found(tmp_path):
    """A shim that does not run is passed over."""
    fake_program(tmp_path, "python3.11", "exit 127")
    (tmp_path / "python3").symlink_to(sys.executable)
    found = subprocess.run(
        ["/bin/sh", ROOT / "deploy" / "python.sh"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert found.stdout.strip() == str(tmp_path / "python3")


@pytest.mark.parametrize(
    ("module", "check", "remedy"),
    [
        ("sqlite3", checks.check_sqlite, "libsqlite3-dev"),
        ("ensurepip", checks.check_venv_module, "apt-get install python3."),
        ("venv", checks.check_venv_module, "apt-get install python3."),
    ],
)
def test_a_python_without_what_is_needed_is_named(monkeypatch, module, check, remedy):
    """A missing module is said with what to install."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Problem) as caught:
        check()
    assert module in str(caught.value)
    assert remedy in str(caught.value)


def test_a_sqlite_that_is_too_old_is_named(monkeypatch):
    """Both versions are said: the one found and the one needed."""
    old = SimpleNamespace(sqlite_version="3.7.17", sqlite_version_info=(3, 7, 17))
    monkeypatch.setitem(sys.modules, "sqlite3", old)
    with pytest.raises(Problem, match=r"3\.7\.17.*3\.31"):
        checks.check_sqlite()


def test_a_disk_without_room_is_refused(monkeypatch, tmp_path):
    """The line says so before anything is written."""
    usage = SimpleNamespace(free=10_000_000)
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(Problem, match="磁盘"):
        checks.check_folder(tmp_path, checks.NEEDED_IN_VAR)


@pytest.mark.parametrize("largest_file", [1_000, 200_000])
def test_a_disk_that_fills_up_is_one_line(tmp_path, largest_file):
    """At the first byte or in the midst of the database: one line, the status 1."""
    refused = run_once(tmp_path / "var", free_port(), largest_file=largest_file)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "磁盘" in refused.stderr


def test_an_index_of_packages_out_of_reach_is_named():
    """pip's pages of errors become the line that names network, proxy and mirror."""
    pip = [sys.executable, "-m", "pip", "install", "--dry-run", "--retries", "0"]
    nowhere = f"http://127.0.0.1:{free_port()}/"
    with pytest.raises(Problem) as caught:
        install.run([*pip, "--index-url", nowhere, "no-such-package-of-ours"])
    assert "PIP_INDEX_URL" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_environment_goes_before_the_env_file(monkeypatch, tmp_path):
    """Before python-dotenv is installed, PORT and PINGAN_VAR of `.env` count too."""
    monkeypatch.setattr(place, "ROOT", tmp_path)
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.delenv("PINGAN_VAR", raising=False)
    (tmp_path / ".env").write_text("# 端口\nexport PORT='9000'\nPINGAN_VAR=data\n")
    assert place.here().port == 9000
    assert place.here().var == tmp_path / "data"
    monkeypatch.setenv("PORT", "9001")
    assert place.here().address == "http://127.0.0.1:9001/"


def test_what_is_installed_is_not_installed_again(monkeypatch, tmp_path):
    """A stamp that fits is enough; other pins or another folder make it void."""
    monkeypatch.setattr(place, "VENV", tmp_path)
    monkeypatch.setattr(place, "VENV_PYTHON", Path(sys.executable))
    assert not install.RUN.are_installed()
    install.RUN.stamp.write_text(install.RUN.fingerprint())
    assert install.RUN.are_installed()
    assert not install.TESTS.are_installed()
    install.RUN.stamp.write_text("of other pins")
    assert not install.RUN.are_installed()


def test_every_requirement_is_pinned_and_constrained():
    """Each package named is pinned, and the constraints agree with it."""
    pins = (ROOT / "deploy" / "constraints.txt").read_text().lower().split("\n")
    for name in install.TESTS.files:
        for line in (ROOT / name).read_text(encoding="utf-8").split("\n"):
            wanted = line.partition("#")[0].strip().lower()
            if wanted and not wanted.startswith("-r "):
                assert wanted in pins
