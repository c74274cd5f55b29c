"""`manage.py import_entries`, killed or starved: nothing twice, nothing half."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import connection

from archive.models import Entry
from archive.parsing.files import How
from archive.parsing.inputs import read_inputs
from archive.parsing.readers import ReaderDied, Readers
from tests.commands.test_import_entries import documents, run, write_lines
from tests.conftest import ROOT

UNTOLD = {"created_at", "changed_at", "recorded_at"}
"""Columns that say when a row was written."""


def manage(folder, *arguments):
    """Start a command on an archive of its own."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "pingan_site.settings",
        "PINGAN_VAR": str(folder),
        "DATABASE_URL": "",
    }
    command = [sys.executable, "manage.py", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=ROOT, env=environment, **pipes)


def finished(process):
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out


def entries_in(folder):
    """How many entries are committed."""
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        return database.execute("SELECT count(*) FROM archive_entry").fetchone()[0]


def rows_in(folder):
    """Every row of every table of the archive, less when it was written."""
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        database.row_factory = sqlite3.Row
        tables = database.execute(
            "SELECT name FROM sqlite_master WHERE name LIKE 'archive_%' AND sql LIKE "
            "'CREATE TABLE%'"
        )
        return {
            name: [
                {key: row[key] for key in set(row.keys()) - UNTOLD}
                for row in database.execute(f"SELECT * FROM {name} ORDER BY rowid")
            ]
            for (name,) in tables.fetchall()
        }


def children(pid):
    """The ids of the processes that a process has started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(word) for task in tasks for word in task.read_text().split()]


def gone(pid):
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
        )
    except OSError:
        return True


def wait_until(holds, what):
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail(f"waited in vain: {what}")


@pytest.fixture
def archives(tmp_path):
    """Two empty archives, in folders of their own."""
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    whole.mkdir()
    finished(manage(whole, "migrate", "--skip-checks", "-v0"))
    shutil.copytree(whole, killed)
    return whole, killed


def test_an_import_that_was_killed_goes_on_to_the_same_rows(archives, tmp_path):
    """Killed twice in the middle, then let run: the rows of a run that nobody killed.

    The processes that parse end with it, and no key of the file is told in a row.
    """
    whole, killed = archives
    prints = [one | {"id": f"转{n}", "mood": 1} for n, one in enumerate(documents(250))]
    stories = [one | {"body": one["body"] * 20} for one in documents(500)]
    lines = write_lines(tmp_path / "many.jsonl.xz", stories + prints)
    finished(manage(whole, "import_entries", lines))
    for seed in range(2):
        before = entries_in(killed)
        process = manage(killed, "import_entries", lines)
        wait_until(lambda start=before: entries_in(killed) > start, "a first batch")
        time.sleep(random.Random(seed).random() / 5)
        beside = children(process.pid)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        wait_until(lambda pids=beside: all(map(gone, pids)), "the readers' end")
    out = finished(manage(killed, "import_entries", lines))
    assert "更新 0" in out and "拒绝 0" in out
    assert rows_in(killed) == rows_in(whole)


def test_batches_come_back_in_order_from_processes(tmp_path):
    """However long each takes, and each with its own documents."""
    path = write_lines(tmp_path / "a.jsonl", documents(60))
    inputs = list(read_inputs(path))
    batches = [(n, inputs[n : n + 10]) for n in range(0, 60, 10)]
    with Readers[int](How()) as readers:
        read = list(readers.read(batches))
    assert [n for n, _documents in read] == [0, 10, 20, 30, 40, 50]
    assert [d.line for _n, found in read for d in found] == list(range(1, 61))


def test_a_reader_that_is_killed_is_told(tmp_path):
    """The process that parses may be ended for want of memory: a clear error."""
    inputs = list(read_inputs(write_lines(tmp_path / "a.jsonl", documents(4))))
    with Readers[int](How()) as readers, pytest.raises(ReaderDied):
        for _batch in readers.read((n, inputs) for n in range(100)):
            for pid in children(os.getpid()):
                if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(pid, signal.SIGKILL)


def test_a_reader_that_died_is_told_in_one_line(db, tmp_path, monkeypatch):
    """No traceback: what is kept, and what to do."""

    def die(_self, _batches):
        raise ReaderDied

    monkeypatch.setattr(Readers, "read", die)
    with pytest.raises(CommandError, match=r"内存不足.*再运行即可继续"):
        run(write_lines(tmp_path / "a.jsonl", documents(1)))


def test_a_disk_that_fills_keeps_what_was_stored(db, tmp_path):
    """The batch that does not fit is left out whole, and the remedy is told."""
    lines = write_lines(tmp_path / "many.jsonl", documents(400))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages + 60}")
        try:
            with pytest.raises(CommandError, match=r"disk is full.*磁盘未满"):
                run(lines)
        finally:
            cursor.execute("PRAGMA max_page_count = 4294967294")
    stored = Entry.objects.count()
    assert stored < 400 and stored % 200 == 0
    assert "拒绝 0" in run(lines)[1]
    assert Entry.objects.count() == 400


def test_a_document_that_stands_again_further_down_is_the_last_one(db, tmp_path):
    """Also where a run before has read what stands above it, or it alone."""
    first, other = documents(2)
    second = first | {"body": "后来的一版。"}

    def text():
        return Entry.objects.get(title="第0篇").paragraphs.first().text

    path = tmp_path / "a.jsonl"
    run(write_lines(path, [first, other]))
    for _ in range(2):
        run(write_lines(path, [first, other, second]))
        assert text() == "后来的一版。"
    run(write_lines(path, [first, other, second, first]))
    assert text() == "第0篇的第一段。"
