"""Whatever is killed, whenever: the index opens, is true in the end, never empty.

Each test runs real processes on a site of its own. KILLS=1000 in the environment makes
the first of them as long as one likes.
"""

import json
import os
import shutil
import signal
import subprocess
import sys

import pytest

from tests.conftest import ROOT

KILLS = os.environ.get("KILLS") or "12"


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    """A folder with a database that has its tables and both samples."""
    var = tmp_path_factory.mktemp("site")
    run(var, "migrate", "-v0")
    run(var, "loaddata", "fixtures/sample.json", "-v0")
    return var


@pytest.fixture
def site(migrated, tmp_path):
    """A site of its own, its index built."""
    var = tmp_path / "var"
    shutil.copytree(migrated, var)
    return var


def environment(var):
    given = {"PINGAN_VAR": str(var), "DATABASE_URL": "", "SEARCH_URL": ""}
    given["DJANGO_SETTINGS_MODULE"] = "pingan_site.settings"
    return {**os.environ, **given, "PYTHONUTF8": "1"}


def run(var, *command):
    """Run a command of manage.py; give its status and all it said."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment(var),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.decode()


def start(var, *command):
    return subprocess.Popen(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment(var),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def test_an_indexer_killed_again_and_again_leaves_nothing_wrong(tmp_path):
    """Under an editor and two readers; some of the kills hit a rebuild."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.search.killing", KILLS], cwd=ROOT,
        env=environment(tmp_path), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    assert told["report"] == ""
    assert told["differences"] == []
    assert told["pending"] == 0
    assert told["segments"] < 20


def test_two_processes_build_what_one_does(site):
    assert run(site, "rebuild_index", "--noinput", "-k", "2", "-b", "1")[0] == 0
    status, said = run(site, "check_index")
    assert (status, "一致" in said) == (0, True), said


def test_a_rebuild_whose_worker_is_killed_says_so_and_changes_nothing(site):
    assert run(site, "run_indexer", "--once")[0] == 0
    before = (site / "index" / "CURRENT").read_text()
    code = (
        "import os, signal, archive.search.workers as w\n"
        "start = w._Worker.__init__\n"
        "def killed(self, generation):\n"
        "    start(self, generation); os.kill(self.process.pid, signal.SIGKILL)\n"
        "w._Worker.__init__ = killed\n"
        "from django.core.management import call_command\n"
        "call_command('rebuild_index', workers=2, batchsize=1, interactive=False)"
    )
    status, said = run(site, "shell", "-c", code)
    assert status == 1
    assert "写索引的进程意外结束" in said
    assert (site / "index" / "CURRENT").read_text() == before
    assert len(list((site / "index").glob("generation-*"))) == 1


def test_a_second_indexer_is_told_that_there_is_one(site):
    first = start(site, "run_indexer")
    try:
        while not (site / "index" / "CURRENT").exists():
            assert first.poll() is None
        status, said = run(site, "run_indexer")
        assert (status, "已有一个索引进程在运行" in said) == (1, True)
        assert "Traceback" not in said
        # What updates entries by hand may run beside it.
        assert run(site, "update_index", "-v0")[0] == 0
        assert run(site, "check_index")[0] == 0
    finally:
        first.send_signal(signal.SIGTERM)
        first.communicate()
    assert first.returncode == 0
