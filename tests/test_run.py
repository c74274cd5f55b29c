"""`make run`: the launcher with its children, as processes of this machine."""

import os
import signal
import socket

import pytest

from tests.launcher import Launcher, free_port, manage, run_once


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """An archive that runs and is ready, shared by the tests that do not end it."""
    launcher = Launcher(tmp_path_factory.mktemp("served") / "var", free_port())
    try:
        launcher.wait_until_ready()
        yield launcher
    finally:
        launcher.clean_up()


@pytest.fixture
def started(tmp_path):
    """A function that starts the archive on this test's data and waits for it."""
    running = []

    def start() -> Launcher:
        running.append(Launcher(tmp_path / "var", free_port()))
        running[-1].wait_until_ready()
        return running[-1]

    yield start
    for launcher in running:
        launcher.clean_up()


def test_a_new_archive_serves_the_sample_entries(served):
    """Home page and search answer, and the sample entries are found at once."""
    assert served.get("/")[0] == 200
    status, page = served.get("/search/", q="扫黑除恶")
    assert status == 200
    assert "<mark>扫黑除恶</mark>" in page


def test_it_says_where_it_serves_and_who_may_edit(served):
    """Address, name and one-time password are printed; the file is private."""
    address = f"http://127.0.0.1:{served.port}/"
    said = served.wait_until_said(address)
    assert address in said
    kept = served.var / "first-editor"
    assert str(kept) in said
    for line in kept.read_text(encoding="utf-8").splitlines():
        assert line in said
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_request_line_of_100_kb_is_answered(served):
    """A question of 5,000 characters is a page, and so is one of 100 kB."""
    assert served.get("/search/", q="毒" * 5000)[0] == 200
    assert served.get("/search/", q="a" * 100_000)[0] == 200


def test_an_address_typed_in_chinese_is_answered(served):
    """Who sends the characters themselves, as curl does, finds what a browser finds."""
    asked = "GET /search/?q=扫黑除恶 HTTP/1.0\r\nHost: localhost\r\n\r\n"
    answer = served.raw(asked.encode())
    assert answer.split(b" ", 2)[1] == b"200"
    assert "<mark>扫黑除恶</mark>".encode() in answer
    assert served.raw(asked.encode("gbk")).split(b" ", 2)[1] == b"200"


def test_an_endless_request_line_is_refused(served):
    """What goes far beyond is cut off instead of filling the memory."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as sock:
        sock.sendall(b"GET /" + b"a" * 300_000)
        assert b"HTTP/1.1 4" in sock.recv(100)


def test_static_files_are_served_with_names_that_change(served):
    """The pages' own files come from the app itself, to be kept for a year."""
    assert '"/static/' in served.get("/")[1]
    assert list((served.var / "static").glob("staticfiles.json"))


def test_a_taken_port_is_one_line(served, tmp_path):
    """The line names the port and another to use; nothing is started."""
    refused = run_once(tmp_path / "var", served.port)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert f"PORT={served.port + 1}" in refused.stderr
    assert "占用" in refused.stderr


def test_one_folder_of_data_is_served_once(served):
    """The line names the process that serves it already."""
    refused = run_once(served.var, free_port())
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert f"kill {served.process.pid}" in refused.stderr


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    """The line names the folder and the variable that names another."""
    (tmp_path / "file").write_text("")
    refused = run_once(tmp_path / "file" / "var", free_port())
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "PINGAN_VAR" in refused.stderr


def test_a_port_that_is_none_is_one_line(tmp_path):
    """`PORT=70000` is refused by name."""
    refused = run_once(tmp_path / "var", 70000)
    assert refused.returncode == 1
    assert "PORT=70000" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_child_that_dies_is_started_again(served):
    """It is said in one line, and the pages go on."""
    dead = served.child("run_indexer")
    os.kill(dead, signal.SIGKILL)
    assert served.child("run_indexer", other_than=dead)
    assert "signal 9" in served.output()
    assert served.get("/readyz")[0] == 200


def test_sigterm_ends_every_child_and_a_second_start_keeps_all_data(started):
    """What was stored is there again; the sample is not loaded twice."""
    first = started()
    make = "from archive.models import *; Topic.objects.create(name='湿地保护')"
    manage(first.var, "shell", "-v0", "-c", make)
    assert len(first.processes()) >= 4
    assert first.terminate() < 10
    assert not first.processes()
    assert first.process.wait() == 0
    second = started()
    ask = (
        "from archive.models import *; print(Entry.objects.count(), "
        "Topic.objects.filter(name='湿地保护').count())"
    )
    assert manage(second.var, "shell", "-v0", "-c", ask).split() == ["2", "1"]
    assert "已载入" in first.output()
    assert "已载入" not in second.output()


def test_a_killed_launcher_leaves_nothing_behind(started):
    """Its children end by themselves, and the next start is not in their way."""
    launcher = started()
    os.kill(launcher.process.pid, signal.SIGKILL)
    started()
    assert not launcher.processes()
