"""How Chinese is read, held to the package whose data it is."""

import json
import random
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pypinyin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from archive.text import readings
from archive.text.pinyin import sort_key

ROOT = Path(__file__).resolve().parents[2]
PHRASES = list(PHRASES_DICT)
# The data is read when it is first asked for.
ANY = settings(deadline=None)
PIECES = st.one_of(
    st.sampled_from(PHRASES),
    st.sampled_from(PHRASES).map(lambda phrase: phrase[:-1]),
    st.text("一不了大中重行长乐和的着女绿嗯诶𠮷龦〇", min_size=1, max_size=4),
    st.text("aZ09 ，。“”·-\n😀é", min_size=1, max_size=4),
    st.characters(),
)


def expected(name):
    """Give the key of a name as the package makes it."""
    syllables = pypinyin.lazy_pinyin(name, style=pypinyin.Style.NORMAL)
    return " ".join(syllables).lower()[:300]


def differing(names):
    """Give the names whose key is not the package's."""
    return [name for name in names if sort_key(name) != expected(name)]


def test_every_phrase_is_read_as_the_package_reads_it():
    assert len(PHRASES) > 47_000
    assert differing(PHRASES) == []


def test_every_character_is_read_as_the_package_reads_it():
    """Letters around it show what is taken for Chinese and set apart."""
    codes = chain(
        range(0x2E80, 0xD800), range(0xE000, 0x10000), range(0x20000, 0x32400)
    )
    assert max(PINYIN_DICT) < 0x32400
    assert differing(f"a{chr(code)}b" for code in codes) == []


@ANY
@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_text_is_read_as_the_package_reads_it(text):
    assert sort_key(text) == expected(text)


def test_phrases_that_overlap_are_parted_as_the_package_parts_them():
    """Beginnings of phrases too, at the end of a text and before the next."""
    some = random.Random(55)
    made = ("".join(some.choices(PHRASES, k=3)) for _ in range(6_000))
    assert (
        differing(text[some.randrange(3) : -some.randrange(1, 4)] for text in made)
        == []
    )


def test_what_only_begins_a_phrase_is_read_by_its_characters():
    """隆重庆祝 is a phrase; in its beginning the package does not look for 重庆."""
    assert sort_key("隆重庆") == expected("隆重庆") == "long zhong qing"
    assert sort_key("隆重庆人") == expected("隆重庆人") == "long chong qing ren"


def test_names_of_the_samples_are_read_as_the_package_reads_them():
    rows = json.loads((ROOT / "fixtures" / "sample.json").read_text("utf-8"))
    topics = (ROOT / "fixtures" / "topics.json").read_text("utf-8")
    named = {row["fields"]["name"] for row in rows if "name" in row["fields"]}
    assert "范华平" in named
    assert differing([*named, *topics.split('"')]) == []


def test_a_character_has_all_its_readings():
    """Each once, the usual one first; what is no character has none."""
    assert readings.readings("乐") == ["le", "yue"]
    assert readings.readings("女")[0] == "nv"
    assert readings.readings("a") == readings.readings("\U0010ffff") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "version https://example.org/spec/v1",
        "{}",
        '{"一丁": [["yī"], ["dī',
        '{"一定": [["yí"], ["dìng"]], "一丁": [["yī"], ["dīng"]]}',
        '{"\\u4e00\\u4e01": [["yī"], ["dīng"]]}',
    ],
    ids=["empty", "no JSON", "nothing in it", "cut off", "out of order", "escaped"],
)
def test_a_file_that_is_not_the_package_s_is_refused_by_name(
    text, tmp_path, monkeypatch
):
    """No name is ever read by half a table."""
    odd = tmp_path / "phrases_dict.json"
    odd.write_text(text, encoding="utf-8")
    monkeypatch.setattr(readings, "file_of_package", lambda *_: odd)
    with pytest.raises(
        ValueError, match=r"phrases_dict\.json is not as pypinyin has it"
    ):
        readings._phrases.__wrapped__()


def test_a_package_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr("archive.text.wordlist.find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match="pypinyin is not installed"):
        readings._phrases.__wrapped__()


def test_reading_names_does_not_load_the_package():
    """A web process has no room for it."""
    code = (
        "import sys; from archive.text import pinyin, spelling;"
        "pinyin.sort_key('平安山东'); spelling.homophones('平');"
        "print('pypinyin' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"False"]
