"""Whatever differs between database and index is found, and can be mended."""

import shutil
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Entry, Topic
from archive.search import check, indexer
from archive.search.whoosh.storage.schema import DIGEST
from tests.factories import article
from tests.search.asking import ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """Three entries, all in the index."""
    made = [article(f"第{n}条", f"第{n}句话。") for n in range(3)]
    indexer.rebuild()
    return made


def run(*options):
    out = StringIO()
    try:
        call_command("check_index", *options, stdout=out)
    except SystemExit as error:
        return error.code, out.getvalue()
    return 0, out.getvalue()


def test_an_index_that_is_true(three):
    assert check.differences() == []
    assert run()[0] == 0


def remove_from_database(entry):
    Entry.objects.filter(pk=entry.pk).delete()


def change_in_database(entry):
    entry.paragraphs.update(text="悄悄改了。")


def change_a_filter(entry):
    entry.topics.add(Topic.objects.create(name="悄悄加的"))


def remove_from_index(entry):
    folder = indexer.backend().folder
    folder.write(folder.current(), [], {"entry": [entry.pk]})


def index_twice(entry):
    folder = indexer.backend().folder
    folder.write(folder.current(), indexer.documents([entry.pk]), {})


def change_in_index(entry):
    folder = indexer.backend().folder
    other = [d | {DIGEST: 1, "text": "别的"} for d in indexer.documents([entry.pk])]
    folder.write(folder.current(), other, {"entry": [entry.pk]})


def change_a_column_of_the_index(entry):
    """A column that is wrong beside a digest that is right."""
    folder = indexer.backend().folder
    other = [d | {"day": 700_000} for d in indexer.documents([entry.pk])]
    folder.write(folder.current(), other, {"entry": [entry.pk]})


@pytest.mark.parametrize(
    "plant",
    [
        remove_from_database, change_in_database, change_a_filter,
        remove_from_index, index_twice, change_in_index, change_a_column_of_the_index,
    ],
)  # fmt: skip
def test_a_difference_is_named_and_mended(three, plant):
    entry_id = three[1].pk
    plant(three[1])
    status, said = run()
    assert status == 1
    assert f"条目 {entry_id} " in said
    assert {each.entry for each in check.differences()} == {entry_id}
    assert run("--repair")[0] == 0
    assert check.differences() == []
    there = Entry.objects.filter(pk=entry_id).exists()
    assert (entry_id in ids()) == there


def test_of_a_batch_of_entries_no_others_are_read():
    """However many are published: none is looked for among all of them."""
    made = [article(f"第{n}条", f"第{n}句话。").pk for n in range(150)]
    with CaptureQueriesContext(connection) as asked:
        assert len(list(indexer.documents(made))) == 300
    plans = [plan for each in asked for plan in explained(each["sql"])]
    assert len(plans) >= len(asked)
    assert [p for p in plans if p.startswith("SCAN") or "(status=?" in p] == []


def explained(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"{connection.ops.explain_query_prefix()} {sql}")
        return [row[-1] for row in cursor.fetchall()]


def test_no_index_at_all_is_said_and_made(three):
    folder = indexer.backend().folder
    (folder.path / "CURRENT").unlink()
    assert run()[0] == 1
    assert run("--repair")[0] == 0
    assert len(ids()) == 3


def a_file(live, ending):
    return max(live.glob(f"*.{ending}"), key=lambda path: path.stat().st_size)


@pytest.mark.parametrize("ending", ["pst", "trm", "col", "txt"])
def test_damage_that_changes_no_size_is_found_and_mended(three, ending):
    folder = indexer.backend().folder
    damaged = a_file(folder.current(), ending)
    held = bytearray(damaged.read_bytes())
    held[len(held) // 2] ^= 0xFF
    damaged.unlink()  # what is mapped of it stays as it was
    damaged.write_bytes(held)
    status, said = run()
    assert status == 1
    assert damaged.name in said
    assert run("--repair")[0] == 0
    assert run()[0] == 0
    assert len(ids()) == 3
    assert all(ids(f"“第{n}句话”") for n in range(3))


@pytest.mark.parametrize(
    "name", ["CURRENT", "*/meta.json", "*/*.toc", "*/*.pst", "*/*.col"]
)
def test_a_folder_in_the_place_of_a_file_is_found_and_mended(three, name):
    """And what is in it: nothing that is no index is kept in the folder of one."""
    folder = indexer.backend().folder.path
    (path,) = folder.glob(name)
    path.unlink()
    path.mkdir()
    (path / "a").write_text("x")
    assert run()[0] == 1
    status, printed = run("--repair")
    assert status == 0 and "已重建" in printed
    assert run()[0] == 0 and len(ids("句话")) == 3


def test_a_file_in_the_place_of_the_live_generation_is_found_and_mended(three):
    live = indexer.backend().folder.current()
    shutil.rmtree(live)
    live.write_text("x")
    assert run()[0] == 1
    assert run("--repair")[0] == 0 and not live.exists()
    assert run()[0] == 0 and len(ids("句话")) == 3
