"""What is written to the index is read from it, whatever was merged or deleted."""

import pickle
import random
import tempfile
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.whoosh.storage import build, commits, merge
from archive.search.whoosh.storage.codec import ArrayCodec
from archive.search.whoosh.storage.commits import Generation
from archive.search.whoosh.storage.encode import encode
from archive.search.whoosh.storage.postings import (
    decode,
    id_width,
    read_list,
)
from archive.search.whoosh.storage.schema import GRAMS, PART, WORDS
from archive.search.whoosh.storage.sections import narrow
from archive.search.whoosh.storage.segment import ArraySegment, SegmentData
from archive.search.whoosh.storage.store import Locked
from tests.search.storage import documents, expected, held, make_document, make_folder

WEIGHTS = st.integers(1, 300)


def test_segments_of_processes_that_draw_alike_have_names_of_their_own():
    """Forked processes go on from one state of `random`, and some programs seed it."""
    names = set()
    for _ in range(2):
        random.seed(7)
        names.add(ArraySegment(ArrayCodec(), "MAIN").segment_id())
    assert len(names) == 2


@st.composite
def posting_lists(draw):
    """Give the number of documents and some lists of them, dense and sparse ones."""
    count = draw(st.sampled_from([1, 3, 300, 70_000, 20_000_000]))
    lists = []
    for _ in range(draw(st.integers(1, 6))):
        first = draw(st.integers(0, count - 1))
        reach = draw(st.sampled_from([8, 100, 3_000, 1_000_000]))
        last = min(count - 1, first + reach)
        ids = draw(st.sets(st.integers(first, last), min_size=1, max_size=60))
        weight = draw(st.sampled_from([st.just(1), WEIGHTS]))
        lists.append([(number, draw(weight)) for number in sorted(ids)])
    return count, lists


@settings(deadline=None)
@given(posting_lists())
def test_posting_lists_are_read_as_written_one_by_one_and_all_at_once(given_lists):
    count, lists = given_lists
    width = id_width(count)
    flat = np.array([posting for each in lists for posting in each])
    counts = np.array(list(map(len, lists)))
    written = encode(counts, flat[:, 0], flat[:, 1], width)
    clipped = [[(number, min(w, 255)) for number, w in each] for each in lists]
    position = 0
    for each, size, code in zip(clipped, written.sizes, written.codes, strict=True):
        data = written.data[position : position + size].tobytes()
        position += size
        ids, weights = read_list(data, int(code), width)
        assert ids.tolist() == [number for number, _ in each]
        weights = np.ones(len(ids)) if weights is None else weights
        assert weights.tolist() == [weight for _, weight in each]
    found = decode(written)
    triples = zip(found.terms, found.docs, found.weights, strict=True)
    all_of = [(t, d, w) for t, each in enumerate(clipped) for d, w in each]
    assert sorted(triples) == all_of


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), documents(), st.sets(st.integers(0, 7))),
        st.tuples(st.just("ahead"), documents(), st.just(set())),
        st.tuples(st.sampled_from(["merge", "optimize"]), st.just([]), st.just(set())),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=40)
@given(STEPS, st.sampled_from([1, 3, 1 << 19]), st.sampled_from([1, 30, 1_500_000]))
def test_an_index_holds_what_was_written_and_not_deleted(steps, at_once, characters):
    """However it was cut into segments, and however these were merged since."""
    with pytest.MonkeyPatch.context() as patched, tempfile.TemporaryDirectory() as path:
        patched.setattr(merge, "AT_ONCE", at_once)
        patched.setattr(build, "CHARACTERS", characters)
        patched.setattr(commits, "MERGED_AT_ONCE", 2)
        folder, generation = make_folder(Path(path))
        kept, number = [], 0
        for what, some, entries in steps:
            new = []
            for each in some:
                number += 1
                new.append(make_document(number, **each))
            if what == "write":
                folder.write(generation, new, {"entry": entries})
                kept = [d for d in kept if d["entry"] not in entries] + new
            elif what == "ahead":
                written = pickle.loads(
                    pickle.dumps(folder.write_segment(generation, new))
                )
                folder.commit_segments(generation, [written])
                kept += new
            elif what == "merge":
                folder.merge(generation)
            else:
                folder.optimize(generation)
                assert len(Generation(generation).contents().segments) <= 1
            assert held(generation) == expected(kept)
        assert folder.verify(generation) == []


@pytest.mark.parametrize(
    "numbers", [[], [0], [255], [256], [-1], [-129, 5], [70_000], [2**40], [-(2**63)]]
)
def test_whole_numbers_are_kept_in_the_narrowest_type(numbers):
    array = narrow(np.array(numbers, np.int64))
    assert array.tolist() == numbers
    assert array.itemsize == 1 or not all(0 <= number < 256 for number in numbers)


@pytest.mark.parametrize("key", ["7", "0", "007", "x.9", "-1", "", "9" * 30, "a\n3"])
def test_any_primary_key_comes_back(tmp_path, key):
    folder, generation = make_folder(tmp_path)
    named = f"archive.speech.{key}"
    folder.write(generation, [make_document(1, "山东") | {PART: named}], {})
    assert held(generation)[0][1][PART] == named


def test_terms_that_no_document_has_left_are_gone_after_a_merge(tmp_path):
    folder, generation = make_folder(tmp_path)
    texts = ["山东公安", "山东", "公安 扫黑"]
    new = [make_document(n, text, entry=n) for n, text in enumerate(texts)]
    folder.write(generation, new, {})
    folder.write(generation, [], {"entry": [2]})
    folder.optimize(generation)
    (segment,) = Generation(generation).contents().segments
    data = SegmentData(Generation(generation).storage, segment, folder.schema)
    assert (segment.doc_count_all(), segment.deleted_count()) == (2, 0)
    assert data.postings(GRAMS, "扫黑") is None
    assert data.postings(WORDS, "公安") is None


def many(count, start=0):
    """Give documents that hold the same few terms, each in nearly all of them."""
    letters = [chr(0x4E00 + n) for n in range(25)]
    for number in range(start, start + count):
        chosen = [letters[(number + k * k // 7) % 25] for k in range(900)]
        yield make_document(number, "".join(chosen), chosen, entry=number)


def test_a_merge_needs_no_more_memory_for_more_postings(tmp_path, monkeypatch):
    """Held at a time is a stretch of the terms, not a posting list for each."""
    monkeypatch.setattr(merge, "AT_ONCE", 1 << 14)
    peaks = []
    for count in (900, 3_600):
        folder, generation = make_folder(tmp_path / str(count))
        ahead = [
            folder.write_segment(generation, many(count // 3, start))
            for start in range(0, count, count // 3)
        ]
        folder.commit_segments(generation, ahead)
        tracemalloc.start()
        folder.optimize(generation)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


def test_a_long_merge_keeps_nobody_from_writing(tmp_path, monkeypatch):
    """What is written and deleted while it goes on is there when it is done."""
    folder, generation = make_folder(tmp_path)
    for number in range(3):
        one = make_document(number, "山东", entry=number)
        folder.commit_segments(generation, [folder.write_segment(generation, [one])])
    written = merge.Merge.write

    def slow(self, name):
        monkeypatch.setattr(merge.Merge, "write", written)
        made = self.write(name)
        with folder.lock("write.lock"), pytest.raises(Locked):
            folder.merge(generation)
        more = make_document(9, "公安", entry=9)
        folder.write(generation, [more], {"entry": [1]})
        return made

    monkeypatch.setattr(merge.Merge, "write", slow)
    folder.optimize(generation)
    found, terms = held(generation)
    assert sorted(found) == [0, 2, 9]
    assert terms[GRAMS]["山东"] == {0: 1, 2: 1}


def test_a_merge_gives_way_to_another_that_took_its_segments(tmp_path):
    folder, generation = make_folder(tmp_path)
    for number in range(3):
        one = make_document(number, "山东", entry=number)
        folder.commit_segments(generation, [folder.write_segment(generation, [one])])
    state = Generation(generation)
    merging = state.merge_ahead(state.contents().segments)
    folder.write(generation, [], {"entry": [0, 1, 2]})
    assert not state.commit_merged(merging)
    assert held(generation)[0] == {}


def test_edits_leave_few_segments(tmp_path):
    folder, generation = make_folder(tmp_path)
    for number in range(100):
        entry = number % 5
        folder.write(
            generation, [make_document(number, "山东", entry=entry)], {"entry": [entry]}
        )
    assert len(Generation(generation).contents().segments) <= 16
    assert sorted(held(generation)[0]) == [95, 96, 97, 98, 99]
    while folder.merge(generation):
        continue
    assert len(list(generation.glob("*.trm"))) < 8
