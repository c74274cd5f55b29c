"""An index is whole or refused; what a crash leaves behind is one that opens."""

import os
import warnings
from pathlib import Path

import pytest
from whoosh.index import TOC

from archive.search.engine import IndexMissing, IndexRefused
from archive.search.whoosh.answers.engine import WhooshSearch
from archive.search.whoosh.answers.snapshots import Snapshots
from archive.search.whoosh.storage.commits import Generation
from archive.search.whoosh.storage.schema import GRAMS
from tests.search.storage import held, make_document, make_folder


@pytest.fixture
def written(tmp_path):
    """Give a folder and its generation with two documents, one of them deleted."""
    folder, generation = make_folder(tmp_path)
    texts = ["山东公安\n扫黑除恶", "山东"]
    new = [make_document(n, text, entry=n) for n, text in enumerate(texts)]
    folder.write(generation, new, {})
    folder.write(generation, [], {"entry": [1]})
    return folder, generation


def is_refused(folder):
    """Open the index as a process does that has just started."""
    try:
        snapshot = Snapshots(folder).current()
    except (IndexRefused, IndexMissing):
        return True
    snapshot.postings(GRAMS, "山东")
    return False


def files_of(generation):
    return sorted(p for p in generation.iterdir() if p.is_file())


def test_every_flipped_byte_of_every_file_is_refused(written):
    folder, generation = written
    assert not is_refused(folder)
    for path in [*files_of(generation), folder.path / "CURRENT"]:
        whole = path.read_bytes()
        for place in range(len(whole)):
            path.write_bytes(
                whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :]
            )
            assert is_refused(folder), (path.name, place)
        path.write_bytes(whole)
    assert not is_refused(folder)


@pytest.mark.parametrize("ending", [".trm", ".pst", ".col", ".txt", ".toc"])
@pytest.mark.parametrize("harm", ["flip", "cut", "more", "gone", "empty"])
def test_damage_of_any_kind_to_any_file_is_named(written, ending, harm):
    folder, generation = written
    path = next(generation.glob(f"*{ending}"))
    data = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        made = {
            "flip": bytes([data[0] ^ 1]) + data[1:],
            "cut": data[:-1],
            "more": data + b"\0",
            "empty": b"",
        }
        path.write_bytes(made[harm])
    if (ending, harm) != (".toc", "gone"):
        assert folder.verify(generation) == [path.name]
    assert is_refused(folder)


def test_a_damaged_segment_is_not_merged_into_one_that_looks_whole(written):
    folder, generation = written
    path = next(generation.glob("*.pst"))
    path.write_bytes(path.read_bytes()[:-1] + b"\7")
    with pytest.raises(IndexRefused):
        folder.optimize(generation)


def test_a_commit_is_on_the_disk_before_it_is_named(tmp_path, monkeypatch):
    """Each file of a segment first, then the table of contents, then its name."""
    folder, generation = make_folder(tmp_path)
    synced = set()

    def sync(handle):
        synced.add(os.fstat(handle).st_ino)

    renamed = []
    rename = os.rename

    def watch(old, new):
        if str(new).endswith(".toc"):
            renamed.append(new)
            files = [*generation.glob("MAIN_*"), Path(old), generation]
            assert {path.stat().st_ino for path in files} <= synced
        rename(old, new)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "rename", watch)
    folder.write(generation, [make_document(1, "山东")], {})
    ahead = folder.write_segment(generation, [make_document(2, "公安")])
    folder.commit_segments(generation, [ahead])
    assert len(renamed) == 2
    assert sorted(held(generation)[0]) == [1, 2]


@pytest.mark.parametrize("what", ["write", "optimize"])
def test_what_a_killed_writer_leaves_is_taken_away_by_the_next(
    written, what, monkeypatch
):
    folder, generation = written
    before = files_of(generation)

    class Killed(BaseException):
        pass

    def killed(*args):
        raise Killed

    def do(number):
        if what == "write":
            folder.write(generation, [make_document(number, "公安")], {})
        else:
            folder.optimize(generation)

    with monkeypatch.context() as patched:
        patched.setattr(TOC, "write", killed)
        if what == "write":
            patched.setattr("archive.search.whoosh.storage.commits.clean_files", killed)
        with pytest.raises(Killed):
            do(7)
    assert len(files_of(generation)) > len(before)
    assert sorted(held(generation)[0]) == [0]
    do(8)
    folder.write(generation, [make_document(9, "公安")], {})
    names = {s.segment_id() for s in Generation(generation).contents().segments}
    left = {p.name.partition(".")[0] for p in generation.glob("*_*.???")}
    assert {n for n in left if not n.startswith("_MAIN")} == names


def test_a_large_file_is_refused_when_what_is_damaged_is_read(written, monkeypatch):
    """Only its size is looked at when it is opened: it would take too long."""
    folder, generation = written
    monkeypatch.setattr("archive.search.whoosh.storage.files.READ_WHOLE", 0)
    path = next(generation.glob("*.pst"))
    path.write_bytes(b"\xff" * path.stat().st_size)
    snapshot = Snapshots(folder).current()
    with pytest.raises(EOFError):
        snapshot.postings(GRAMS, "山东")
    assert folder.verify(generation) == [path.name]


@pytest.mark.parametrize("ending", [".trm", ".pst", ".txt"])
def test_damage_to_a_large_file_is_no_error_of_a_search(written, monkeypatch, ending):
    """Wherever it is: a search gives an answer, or says that the index is refused."""
    folder, generation = written
    monkeypatch.setattr("archive.search.whoosh.storage.files.READ_WHOLE", 0)
    path = next(generation.glob(f"*{ending}"))
    whole = path.read_bytes()
    refused = 0
    for place in range(len(whole)):
        path.unlink()  # what is mapped of it stays as it was
        flipped = bytes([whole[place] ^ 0x81])
        path.write_bytes(whole[:place] + flipped + whole[place + 1 :])
        try:
            WhooshSearch(Snapshots(folder)).spread(["扫黑", "山东公安"])
        except IndexRefused:
            refused += 1
    assert refused or ending == ".txt"


def test_a_mistake_in_the_code_is_not_taken_for_damage(written):
    folder, _generation = written
    engine = WhooshSearch(Snapshots(folder))
    with pytest.raises(KeyError), engine.reading():
        {}["没有"]


def test_whoever_reads_a_segment_last_closes_its_files(written):
    folder, generation = written
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        assert WhooshSearch(Snapshots(folder)).spread(["山东公安"]) == [1]
        folder.optimize(generation)
    assert [str(each.message) for each in warned] == []


@pytest.mark.parametrize("name", ["CURRENT", "meta.json", "*.toc", "*.trm", "*.col"])
def test_a_file_that_cannot_be_read_is_no_error_of_a_search(written, name):
    """Whatever the system says of it: the search says that the index is refused."""
    folder, _generation = written
    (path, *_) = folder.path.rglob(name)
    path.unlink()
    path.mkdir()
    with pytest.raises(IndexRefused):
        WhooshSearch(Snapshots(folder)).spread(["山东公安"])
