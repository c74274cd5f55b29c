"""The commands about searching do what Haystack's and the manual say."""

import json
import sys
from datetime import timedelta
from io import StringIO
from subprocess import PIPE, Popen

import pytest
from django.conf import settings
from django.core.management import (
    CommandError,
    ManagementUtility,
    call_command,
    get_commands,
)
from django.db import connections
from django.utils import timezone

from archive.models import Entry, Outbox
from archive.search import indexer
from archive.search.check import indexed_entries
from tests.factories import article, store_samples
from tests.search.asking import ids

pytestmark = pytest.mark.django_db


def run(name, *arguments):
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def samples():
    """Both sample documents, indexed."""
    made = store_samples()
    indexer.rebuild()
    return made


def test_ours_win_over_haystacks():
    for name in ("rebuild_index", "update_index"):
        assert get_commands()[name] == "archive"


def test_search_prints_what_the_page_shows(samples):
    said = run("search", "扫黑除恶", "--unit", "speech")
    for part in ("5 条结果", "李民 · 回答", "【扫黑除恶】", "新闻发布会", "2021-03-04"):
        assert part in said


def test_search_as_json_is_the_apis_object(samples):
    shown = json.loads(run("search", "范华平", "--json", "--limit", "1"))
    assert (shown["total"], len(shown["results"]), shown["page_size"]) == (2, 1, 1)


def test_search_tells_of_what_it_could_not_use(samples):
    assert "日期：2021-13" in run("search", "date:2021-13 毒", "--page", "99")


@pytest.mark.parametrize(
    "typed", [["-平安"], ["-平安", "--json"], ["--json", "-“平安”"], ["--", "-平安"]]
)
def test_a_query_may_begin_with_a_minus_sign(samples, capsys, monkeypatch, typed):
    """It is what hits must not hold; options may stand before it or after."""
    # A command that was typed ends with its connections: this test's own is one.
    monkeypatch.setattr(connections, "close_all", lambda: None)
    ManagementUtility(["manage.py", "search", *typed]).execute()
    out = capsys.readouterr().out
    total = json.loads(out)["total"] if "--json" in typed else int(out.split()[0])
    assert total == len(Entry.objects.all()) - len(ids("平安"))


def test_rebuild_takes_haystacks_options(samples, monkeypatch):
    """Size of batches and number of processes reach the indexer; all is written."""
    asked, rebuild = [], indexer.rebuild

    def alone(progress, *, batch, workers):
        # Other processes do not see what this test has not committed.
        asked.append((batch, workers))
        return rebuild(progress, batch=batch, workers=1)

    monkeypatch.setattr(indexer, "rebuild", alone)
    said = run("rebuild_index", "--noinput", "-b", "1", "-k", "2", "-t", "1")
    assert "2" in said
    assert asked == [(1, 2)]
    assert len(ids()) == 2
    assert not Outbox.objects.pending().exists()


def test_update_indexes_what_is_there(samples):
    new = article("新的一条", "新的话。")
    run("update_index")
    assert new.pk in ids("新的话")


def test_update_with_remove_takes_out_what_is_no_longer_there(samples):
    gone = samples[0].pk
    Entry.objects.filter(pk=gone).delete()
    run("update_index")
    assert gone in indexed_entries()
    run("update_index", "--remove")
    assert indexed_entries() == {samples[1].pk}


def test_update_by_age_leaves_the_older_alone(samples):
    for sample in samples:
        sample.paragraphs.update(text="悄悄改了。")
    long_ago = timezone.now() - timedelta(hours=5)
    Entry.objects.filter(pk=samples[0].pk).update(changed_at=long_ago)
    run("update_index", "--age", "2")
    assert ids("“悄悄改了”") == [samples[1].pk]
    run("update_index", "archive", "--start", "2020-01-01")
    assert set(ids("“悄悄改了”")) == {sample.pk for sample in samples}


@pytest.mark.parametrize(
    "options", [["-a", "1", "-m", "1"], ["-s", "昨天"], ["-s", "2021-13-01"]]
)
def test_update_refuses_what_it_cannot_read(samples, options):
    with pytest.raises(CommandError):
        run("update_index", *options)


def test_run_indexer_once_drains_and_ends(samples):
    made = article("新的一条", "新的话。")
    run("run_indexer", "--once")
    assert made.pk in ids("新的话")


def test_run_indexer_once_mends_what_is_damaged(samples):
    """It reads every file, as the indexer that runs for ever does when it starts."""
    (texts,) = indexer.backend().folder.current().glob("*.txt")
    held = bytearray(texts.read_bytes())
    held[len(held) // 2] ^= 255
    texts.unlink()
    texts.write_bytes(held)
    with pytest.raises(SystemExit):
        run("check_index")
    run("run_indexer", "--once")
    assert "一致" in run("check_index")


def test_a_second_indexer_is_told_of_the_first(samples):
    with indexer.alone(), pytest.raises(CommandError, match="已有一个索引进程"):
        run("run_indexer", "--once")


def test_a_reader_who_has_enough_sees_no_traceback():
    """`manage.py search 毒 | head` ends quietly, as does every other command."""
    command = [sys.executable, "manage.py", "help"]
    with Popen(command, cwd=settings.BASE_DIR, stdout=PIPE, stderr=PIPE) as running:
        running.stdout.close()
        said = running.stderr.read()
    assert (said, running.returncode) == (b"", 1)
