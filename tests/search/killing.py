"""A site of its own, edited and searched while its indexer is killed again and again.

    python -m tests.search.killing KILLS [SEED]      (PINGAN_VAR: an empty folder)

Run as a process, since every part of it is one: an editor that changes entries all the
time, readers that compare what they find with what must be there, and an indexer that
is killed (`kill -9`) at random points: while it drains, merges, or rebuilds. What was
found goes to the standard output as JSON; the test beside it says what that must be.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "pingan_site.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402

from archive.models import Entry, Outbox, record_changes  # noqa: E402
from archive.search import check, indexer  # noqa: E402
from archive.search.engine import get_engine  # noqa: E402
from archive.search.question import Question, Term  # noqa: E402
from archive.search.whoosh.storage.schema import KEY  # noqa: E402
from tests.factories import article  # noqa: E402

ENTRIES = 60
NEVER_EDITED = 5
STANDING = "从不改动的一句话"


def fork(work, *given):
    """Run something in a process of its own, with its own connections; give its id."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    try:
        work(*given)
    finally:
        os._exit(1)


def edit_for_ever(seed):
    """Change, make and delete entries, each in a transaction with its outbox row."""
    chance = random.Random(seed)
    version = 0
    while True:
        version += 1
        rows = Entry.objects.exclude(title=STANDING).order_by("?")
        with transaction.atomic():
            entry = rows.first()
            what = chance.random()
            if what < 0.1 or entry is None:
                article(f"第{version}版", f"正文第{version}版。")
            elif what < 0.15:
                record_changes([entry.pk])
                entry.delete()
            else:
                Entry.objects.filter(pk=entry.pk).update(title=f"第{version}版")
                entry.paragraphs.update(text=f"正文第{version}版。")
                record_changes([entry.pk])
        time.sleep(chance.random() * 0.02)


def read_for_ever(report):
    """Search all the time; report what no search may ever show."""
    engine = get_engine()
    asked = Question(node=Term(STANDING, exact=True), limit=20)
    while True:
        answer = engine.answer(asked)
        found = [hit.entry for hit in answer.hits]
        if len(found) != NEVER_EDITED or len(set(found)) != NEVER_EDITED:
            note(report, f"found {found}")
        everything = engine.answer(Question(limit=1000))
        all_found = [hit.entry for hit in everything.hits]
        if not len(all_found) == len(set(all_found)) == everything.total:
            note(report, f"twice {sorted(all_found)}")
        time.sleep(0.01)


def note(report, text):
    """Report something that must not be."""
    with Path(report).open("a") as file:
        file.write(text + "\n")


def watched(work, report):
    """Do something in a process; report if it ends by an error."""
    try:
        work(report)
    except BaseException as error:
        note(report, f"reader ended: {error!r}")
        raise


def index_for_ever(chance):
    """Be the indexer: most often drain and merge, sometimes rebuild."""
    if chance < 0.2:
        indexer.rebuild(workers=1)
    with indexer.alone():
        indexer.run()


def end(pid):
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def kill_indexers(kills, chance, report):
    """Start an indexer and kill it, so many times; look at the index in between."""
    for number in range(kills):
        pid = fork(index_for_ever, chance.random())
        time.sleep(chance.random() * 0.35)
        end(pid)
        state = opened()
        if state:
            note(report, f"after kill {number}: {state}")


def opened():
    """Say what is wrong with the index as it lies there; nothing must be."""
    snapshot = indexer.backend().snapshots.current()
    keys = snapshot.numbers(KEY)[snapshot.alive].tolist()
    return "" if len(keys) == len(set(keys)) else "parts twice"


def main(kills, seed):
    call_command("migrate", verbosity=0)
    for number in range(ENTRIES):
        article(f"第{number}条", "正文第0版。")
    for _ in range(NEVER_EDITED):
        article(STANDING, "正文。")
    indexer.rebuild(workers=1)
    indexer.drain_all()
    report = Path(os.environ["PINGAN_VAR"], "report")
    report.touch()
    chance = random.Random(seed)
    helpers = [fork(edit_for_ever, seed)]
    helpers += [fork(watched, read_for_ever, report) for _ in range(2)]
    try:
        kill_indexers(kills, chance, report)
        end(helpers.pop(0))
        kill_indexers(3, chance, report)
        indexer.drain_all()
    finally:
        for helper in helpers:
            end(helper)
    told = {
        "report": report.read_text(),
        "differences": [str(each) for each in check.differences()],
        "pending": Outbox.objects.pending().count(),
        "changes": Outbox.objects.count(),
        "generations": len(indexer.backend().folder.generations()),
        "segments": len(indexer.backend().snapshots.current().segments),
    }
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
