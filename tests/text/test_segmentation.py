"""Words are jieba's, in order; names are laid over them; no file of others is read."""

import itertools
import logging
import re
import subprocess
import sys
from pathlib import Path

import jieba
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jieba import finalseg

from archive.text import segmentation
from archive.text.folding import fold
from archive.text.overlay import possible_names

SEEDS = Path(__file__).resolve().parents[2] / "fixtures" / "seeds"
RUNS = re.compile("[\u4e00-\u9fd5]+|[^\u4e00-\u9fd5]+")


@pytest.fixture(scope="module")
def reference():
    """jieba itself, its dictionary read from the package and from no cache file."""
    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
    made.initialized = True
    return made


def pieces(text):
    """Give the runs of a text as they are cut, none too long."""
    limit = segmentation.LONGEST_RUN
    for run in RUNS.findall(text):
        yield from (run[at : at + limit] for at in range(0, len(run), limit))


def jieba_words(text, cut):
    """Give what jieba gives for each run of a text, what has no letter left out."""
    found = (word for piece in pieces(text) for word in cut(piece))
    return [word for word in found if re.search(r"[^\W_]", word)]


def likelihood(run, words, reference):
    """Give how probable a cut of a run is to jieba's model of unknown words.

    The model is asked about each stretch of characters that are no dictionary words.
    """
    ends = set(itertools.accumulate(map(len, words)))
    score, place, before = 0.0, 0, None
    for word in reference.cut(run, HMM=False):
        place += len(word)
        if len(word) > 1:
            before = None
            continue
        begins = place - 1 in ends or place == 1
        state = ("S" if begins else "E") if place in ends else "B" if begins else "M"
        step = (
            finalseg.trans_P[before].get(state) if before else finalseg.start_P[state]
        )
        score += finalseg.MIN_FLOAT if step is None else step
        score += finalseg.emit_P[state].get(word, finalseg.MIN_FLOAT)
        before = state
    return score


def same_words(text, reference):
    """Hold a text's words to jieba's, or to others as probable to a ten millionth.

    Two cuts are where characters that make no word come again and again (鲁警鲁警鲁警),
    and by chance (常在|乡, 常|在|乡): in 5 of 4,705,931 different runs of real text.
    """
    assert segmentation.words(text) == [
        word for piece in pieces(text) for word in segmentation.words(piece)
    ]
    for piece in pieces(text):
        found, expected = segmentation.words(piece), jieba_words(piece, reference.cut)
        if found == expected:
            parts = jieba_words(piece, reference.cut_for_search)
            assert segmentation.words_and_parts(piece) == parts
        else:
            scores = [likelihood(piece, cut, reference) for cut in (found, expected)]
            assert scores[0] == pytest.approx(scores[1], rel=1e-7)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda p: p.stem)
def test_published_texts_give_the_words_of_jieba(path, reference):
    text = fold(path.read_text("utf-8"))
    assert segmentation.words(text) == jieba_words(text, reference.cut)
    parts = jieba_words(text, reference.cut_for_search)
    assert segmentation.words_and_parts(text) == parts


HAN = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.sampled_from(
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年"
    ),
    st.sampled_from("李王张刘陈杨赵黄周吴范欧阳华平民敏伟青松"),
    st.characters(min_codepoint=0x3400, max_codepoint=0x4DBF),
    st.characters(min_codepoint=0x20000, max_codepoint=0x323AF),
    st.sampled_from("〇々"),
)
OTHER = st.sampled_from(list("abz019.%+-#&_ ,。、·é㎡αЖか한\n\u200d"))


@settings(max_examples=400, deadline=None)
@given(st.text(HAN, max_size=40))
@example("二〇二一年")
@example("人々")
@example("𠮷野家")
@example("我们常在看电影")
def test_any_chinese_gives_the_words_of_jieba(reference, text):
    same_words(fold(text), reference)


@settings(max_examples=400, deadline=None)
@given(st.text(st.one_of(HAN, OTHER), max_size=40))
@example("电话86-10-65961114转1+6")
@example("增长96.13%，b1.5.2版")
def test_any_text_gives_the_words_of_jieba_run_by_run(reference, text):
    same_words(fold(text), reference)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(["扫黑除恶", "范华平", "囧", "鲁警", "的"]), min_size=200)
)
def test_a_run_longer_than_any_sentence_is_cut_at_one_length(reference, pieces):
    same_words("".join(pieces), reference)


def test_the_dictionary_is_jiebas(reference):
    """Each word is as frequent in both, as far as the twin tells: it rounds up."""
    known = {word: often for word, often in reference.FREQ.items() if often}
    assert segmentation.frequencies() == known
    told = segmentation.rjieba.suggest_freq
    cut = segmentation.rjieba.cut
    for word, often in list(known.items())[::7]:
        assert told(word) >= often
        assert told(word) <= often + 1 or cut(word, False) != [word]


def test_the_version_names_what_words_depend_on():
    version = segmentation.ANALYSIS_VERSION
    assert re.fullmatch(r"rjieba-[\d.]+/dictionary-[0-9a-f]{12}/rules-\d+", version)


def test_punctuation_is_no_word():
    found = segmentation.words(fold("打掉涉黑组织242个、恶势力犯罪集团797个。"))
    assert found[:4] == ["打掉", "涉黑", "组织", "242"]
    assert not set("、。") & set(found)


def test_long_words_bring_the_words_inside_them():
    assert {"山东", "山东省"} <= set(segmentation.words_and_parts("山东省"))


def test_function_words_do_not_count():
    assert segmentation.content_words(fold("请问我们的社会治安")) == ["社会治安"]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("魯警e法通介绍", ["鲁警e法通", "警e"], ["鲁警e法通", "介绍"]),
        ("介绍三个年", ["三个年"], ["介绍", "三个年"]),
        ("三个年轻人", ["三个年"], ["三个", "年轻人"]),
        ("雪亮工程建设", ["雪亮工程", "雪亮"], ["雪亮工程", "建设"]),
        ("山东平安", ["东平"], ["山东", "平安"]),
        ("王敏感谢大家", ["王敏"], ["王敏", "感谢", "大家"]),
        ("cctv报道", ["cc", "ctv"], ["cctv", "报道"]),
        ("cctv报道", ["cctv报道"], ["cctv报道"]),
        ("扫黑除恶", [], ["扫黑", "除恶"]),
    ],
)  # fmt: skip
def test_names_are_words_where_they_stand(text, names, expected):
    assert segmentation.content_words(fold(text), frozenset(names)) == expected


@given(st.text(st.one_of(HAN, OTHER), max_size=30), st.data())
@settings(max_examples=200, deadline=None)
def test_whatever_can_be_a_name_is_asked_for_and_harms_nothing(text, data):
    folded = fold(text)
    possible = sorted(possible_names(folded))
    assert all(2 <= len(name) <= 30 and name in folded for name in possible)
    some = data.draw(st.sets(st.sampled_from(possible))) if possible else set()
    found = segmentation.content_words(folded, frozenset(some))
    assert all(word in folded for word in found)


def test_a_long_query_asks_for_a_bounded_number_of_names():
    assert len(possible_names("山东平安" * 3000)) < 10_000


def test_searching_loads_neither_jieba_nor_its_dictionary():
    """A web process holds one dictionary, and starts fast."""
    code = (
        "import sys; from archive.text import segmentation as s;"
        "s.content_words('平安山东'); s.words_and_parts('平安山东');"
        "print('jieba' in sys.modules, s.frequencies.cache_info().currsize)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"False", b"0"]
