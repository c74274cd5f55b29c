"""How many entries a proposed name has: kept with it, and always true."""

from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.admin.changes import accept_topics, dismiss_topics
from archive.admin.entry_actions import delete_entries
from archive.models import Entry, Proposal, Topic
from archive.store import proposals, store, store_batch
from archive.store.proposals import Settled
from tests.store.records import article

pytestmark = pytest.mark.django_db

NAMES = ("断卡", "扫毒", "春运")
PATHS = ("/a.txt", "/b.txt", "/c.txt")

NAMED = st.lists(st.sampled_from(NAMES), unique=True).map(tuple)
SETTLING = ("accept", "merge", "refuse", "take back")
STEP = st.one_of(
    st.tuples(st.just("import"), st.sampled_from(PATHS), NAMED),
    st.tuples(st.just("import all"), NAMED, NAMED),
    st.tuples(st.sampled_from(("delete", "remove")), st.sampled_from(PATHS)),
    st.tuples(st.just("attach"), st.sampled_from(PATHS), NAMED),
    st.tuples(st.just("dismiss"), st.sampled_from(PATHS), NAMED),
    st.tuples(st.sampled_from(SETTLING), st.sampled_from(NAMES)),
)


def entries(path):
    return Entry.objects.filter(import_key__endswith=path)


def settle(verb, name):
    """Settle a name, if it can be."""
    row = Proposal.objects.filter(name=name).first() or Proposal(name=name)
    topic, _made = Topic.objects.get_or_create(name="治安")
    acts = {
        "accept": proposals.accept,
        "merge": lambda row: proposals.merge(row, topic),
        "refuse": proposals.refuse,
        "take back": proposals.take_back,
    }
    with suppress(Settled):
        acts[verb](row)


def run(verb, *about):
    """Do one step of those above."""
    if verb in SETTLING:
        settle(verb, *about)
    elif verb == "import":
        path, names = about
        store(article(path, topics=names, path=path))
    elif verb == "import all":
        records = zip(PATHS, about, strict=False)
        store_batch([article(p, topics=names, path=p) for p, names in records])
    elif verb == "delete":
        delete_entries(entries(*about))
    else:
        change(verb, *about)


def change(verb, path, names=()):
    """Change the entry of a path, if there is one."""
    for entry in entries(path):
        if verb == "remove":
            entry.delete()
        elif verb == "attach":
            accept_topics(entry, names)
        else:
            dismiss_topics(entry, names)


@given(steps=st.lists(STEP, max_size=8))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_number_kept_is_the_number_of_entries(db, steps):
    """Whatever was imported, updated, attached, settled, taken back and deleted."""
    with transaction.atomic():
        for step in steps:
            run(*step)
            wrong = Proposal.objects.miscounted()
            assert not list(wrong.values_list("name", "entry_count")), step
        transaction.set_rollback(True)


def checked(*options):
    """What `check_counts` prints, and its exit status."""
    out = StringIO()
    try:
        call_command("check_counts", *options, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), ended.code
    return out.getvalue(), 0


def test_a_number_changed_by_hand_is_named_and_put_right():
    store(article("一句。", topics=("断卡",)))
    assert checked() == ("篇数都相符。\n", 0)
    Proposal.objects.update(entry_count=7)
    told, status = checked()
    assert "断卡（记为 7）" in told and status == 1
    assert checked("--repair")[1] == 0
    assert Proposal.objects.get().entry_count == 1
