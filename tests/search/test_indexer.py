"""The index follows the database, and is whole whenever anybody looks."""

import errno
import gc
import subprocess
import sys
import threading
import weakref

import pytest

from archive.models import Outbox, Status, record_changes
from archive.search import indexer, readiness, ready, writing
from archive.search.whoosh import backend
from archive.search.whoosh.storage.schema import GRAMS
from archive.search.whoosh.storage.store import Locked
from archive.search_indexes import SpeechIndex
from tests.factories import article, make_entry
from tests.search.asking import ask, ids

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_index():
    """Begin with an index of nothing."""
    indexer.rebuild()


def folder():
    return indexer.backend().folder


def forget_what_is_open():
    """Be like a process that has just started."""
    backend._SHARED.clear()


def generation_of_now():
    return folder().current()


def files():
    return {path.name for path in generation_of_now().iterdir() if path.is_file()}


def test_an_entry_is_found_once_its_change_is_applied():
    made = article("夜间巡逻", "群众反映良好。")
    assert ids("巡逻") == []
    assert indexer.drain_all() == 1
    assert ids("巡逻") == ids("群众反映") == [made.pk]
    assert not Outbox.objects.pending().exists()


def test_what_is_read_at_once_does_not_grow_with_the_turns_of_an_entry(monkeypatch):
    monkeypatch.setattr(writing, "MOST_TURNS", 4)
    turns = [("answer", "李民", None, [f"第{n}问的回答。"]) for n in range(9)]
    long = make_entry("逐字稿", turns)
    short = [article(f"简讯{n}", "巡逻。") for n in range(5)]
    every = [long.pk, *(entry.pk for entry in short)]
    portions = list(writing._portions(every))
    assert [pk for some in portions for pk in some] == every
    assert [len(some) for some in portions] == [1, 4, 1]
    rows = list(SpeechIndex().parts_of([long.pk]))
    assert len(rows) == 9
    assert len({id(row.entry) for row in rows}) == 1
    indexer.drain_all()
    assert ids("的回答") == [long.pk]


def test_the_parts_of_an_entry_are_written_one_after_another():
    """They are read together: title, turns, and quotations if there are any."""
    turns = [("answer", "李民", None, [f"第{n}问的回答。"]) for n in range(3)]
    made = [make_entry(f"逐字稿{n}", turns).pk for n in range(2)]
    written = list(indexer.documents(made))
    entries = [document["entry"] for document in written]
    assert entries == sorted(entries)
    assert len(written) == 8
    assert [d["django_ct"] for d in written[:2]] == ["archive.entry", "archive.speech"]


def test_new_words_are_found_and_old_ones_no_longer():
    made = article("夜间巡逻", "旧的说法。")
    indexer.drain_all()
    made.paragraphs.update(text="新的表述。")
    record_changes([made.pk])
    indexer.drain_all()
    assert ids("新的表述") == [made.pk]
    assert ids("旧的说法") == []


def test_deleted_entries_and_drafts_leave_the_index():
    gone, hidden = article("删去", "同样的话。"), article("收回", "同样的话。")
    indexer.drain_all()
    assert set(ids("同样的话")) == {gone.pk, hidden.pk}
    record_changes([gone.pk, hidden.pk])
    gone.delete()
    hidden.status = Status.DRAFT
    hidden.save()
    indexer.drain_all()
    assert ids("同样的话") == []


def test_a_state_that_is_past_lets_go_of_its_files_at_once():
    """A reader of an index with many commits must not run out of open files."""
    snapshots = indexer.backend().snapshots
    article("夜间巡逻", "一句话。")
    indexer.drain_all()
    ask("一句话", unit="speech", speaker="null")
    past = weakref.ref(snapshots.current())
    article("夜间巡逻", "又一句话。")
    indexer.drain_all()
    gc.disable()
    try:
        ask("一句话")
        assert past() is None
    finally:
        gc.enable()


def test_applying_twice_changes_nothing():
    made = article("夜间巡逻", "一句话。")
    record_changes([made.pk, made.pk])
    indexer.drain_all()
    Outbox.objects.update(applied_at=None)
    indexer.drain_all()
    assert ids("一句话") == [made.pk]
    assert ask("一句话", unit="speech").total == 1


def test_many_edits_leave_few_segments():
    made = article("夜间巡逻", "第0版。")
    for number in range(1, 41):
        made.paragraphs.update(text=f"第{number}版。")
        indexer.reindex([made.pk])
    assert ids("“第40版”") == [made.pk]
    assert ids("“第39版”") == []
    assert len(list(generation_of_now().glob("*.trm"))) < 10


def test_a_commit_that_never_came_leaves_the_index_as_it_was(monkeypatch):
    made = article("夜间巡逻", "旧的说法。")
    indexer.drain_all()
    made.paragraphs.update(text="新的表述。")
    record_changes([made.pk])

    class Killed(BaseException):
        pass

    def killed(*args):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("whoosh.index.TOC.write", killed)
        with pytest.raises(Killed):
            indexer.drain()
    assert ids("旧的说法") == [made.pk]
    assert Outbox.objects.pending().count() == 1
    indexer.drain_all()
    assert ids("新的表述") == [made.pk]
    assert ids("旧的说法") == []


def test_a_full_disk_is_not_filled_still_more_with_every_trial(monkeypatch):
    """What a write that failed had written so far is taken away again."""
    article("夜间巡逻", "一句话。")
    indexer.drain_all()
    before = files()
    made = article("夜间巡逻", "又一句话。")

    def full(*args):
        assert files() > before
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("whoosh.index.TOC.write", full)
        for _trial in range(2):
            with pytest.raises(OSError, match="space"):
                indexer.drain()
    assert files() == before
    indexer.drain_all()
    assert ids("又一句话", mode="exact") == [made.pk]


def test_rows_not_yet_marked_are_applied_again_without_harm(monkeypatch):
    made = article("夜间巡逻", "一句话。")
    with monkeypatch.context() as patched:
        patched.setattr(indexer, "mark", lambda pks: None)
        indexer.drain()
    assert Outbox.objects.pending().count() == 1
    indexer.drain_all()
    assert ids("一句话") == [made.pk]


@pytest.mark.parametrize("harm", ["cut", "remove", "meta", "toc", "current"])
def test_a_damaged_index_is_refused_said_and_rebuilt(harm):
    made = article("夜间巡逻", "一句话。")
    indexer.drain_all()
    live = generation_of_now()
    if harm == "cut":
        postings = next(live.glob("*.pst"))
        postings.write_bytes(postings.read_bytes()[:-5])
    elif harm == "remove":
        next(live.glob("*.trm")).unlink()
    elif harm == "meta":
        (live / "meta.json").write_text('{"schema": 0}')
    elif harm == "toc":
        next(live.glob("*.toc")).write_bytes(b"\x00\x01")
    else:
        (folder().path / "CURRENT").write_text("nothing")
    forget_what_is_open()
    unusable = ask("一句话")
    assert unusable.total == 0
    assert "索引" in unusable.ignored[0]
    assert not readiness().ready
    indexer.drain()
    assert ids("一句话") == [made.pk]


def test_one_indexer_at_a_time():
    with indexer.alone(), pytest.raises(Locked), indexer.alone():
        pass
    with indexer.alone():
        pass


def test_a_lock_is_free_once_its_holder_is_dead():
    code = (
        "import sys; sys.path.insert(0, '.'); import fcntl, time, pathlib\n"
        f"f = pathlib.Path({str(folder().path / 'indexer.lock')!r}).open('a')\n"
        "fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Locked), indexer.alone():
            pass
        holder.kill()
    with indexer.alone():
        pass


def test_a_rebuild_takes_over_what_changed_meanwhile():
    first, second = article("第一条", "旧的说法。"), article("第二条", "旧的说法。")
    indexer.drain_all()

    def change(done):
        first.paragraphs.update(text="新的表述。")
        record_changes([first.pk, second.pk])
        second.delete()
        indexer.drain_all()  # the live generation is brought up to date meanwhile

    second_pk = second.pk
    indexer.rebuild(change)
    assert ids("新的表述") == [first.pk]
    assert ids("旧的说法") == []
    assert second_pk not in ids()


def test_a_rebuild_writes_nothing_twice_that_waited_when_it_began():
    made = [article(f"第{n}条", "旧的说法。") for n in range(3)]
    indexer.rebuild()
    snapshot = indexer.backend().snapshots.current()
    assert not Outbox.objects.pending()
    assert ids("旧的说法") == sorted((each.pk for each in made), reverse=True)
    assert len(snapshot.segments) == 1
    assert snapshot.alive.all()


def test_searches_answer_from_the_old_index_until_the_new_one_is_whole():
    made = article("夜间巡逻", "一句话。")
    indexer.drain_all()
    seen = []
    indexer.rebuild(lambda done: seen.append(ids("一句话")))
    assert seen == [[made.pk]]
    assert ids("一句话") == [made.pk]
    assert len(folder().generations()) == 1


def read_until(stop, snapshots, seen):
    """Look again and again; note how many entries are found, and any error."""
    while not stop.is_set():
        try:
            seen.add(len(snapshots.current().postings(GRAMS, "一句")[0]))
        except RuntimeError as error:
            seen.add(repr(error))


def test_readers_see_a_whole_index_while_it_is_rewritten_again_and_again():
    """What is asked of the engine alone, as threads have no view of the test's rows."""
    entry_ids = [article(f"第{number}条", "一句话。").pk for number in range(20)]
    indexer.drain_all()
    stop, seen = threading.Event(), set()
    given = (stop, indexer.backend().snapshots, seen)
    readers = [threading.Thread(target=read_until, args=given) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(24):
        indexer.reindex(entry_ids)
        if number % 2 == 0:
            indexer.rebuild()
    stop.set()
    for reader in readers:
        reader.join()
    assert seen == {20}


def test_all_threads_share_what_is_open():
    found = [indexer.backend().snapshots]
    other = threading.Thread(target=lambda: found.append(indexer.backend().snapshots))
    other.start()
    other.join()
    assert found[0] is found[1]


def test_ready_once_what_was_there_at_the_start_is_applied():
    ready._last_change.cache_clear()
    article("夜间巡逻", "一句话。")
    waiting = readiness()
    assert (waiting.ready, "1" in waiting.reason) == (False, True)
    indexer.drain_all()
    article("此后的修改", "不影响。")
    assert readiness().ready
    ready._last_change.cache_clear()
