"""Folding brings what reads alike to one form, character by character."""

import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import HAN, fold, fold_lines, fold_with_offsets

ANY = st.text(st.characters(exclude_categories=()), max_size=30)
"""Any string at all: lone surrogates, NUL and what nobody assigned among them."""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２４２个，ＡＢＣ", "242个,abc"),
        ("“平安山东”‘法治’", "\"平安山东\"'法治'"),
        ("掃黑除惡專項鬥爭", "扫黑除恶专项斗争"),
        ("皇后之後，乾隆乾燥", "皇后之后,干隆干燥"),
        ("平安 \u3000\u00a0山东 Safe City", "平安山东 Safe City".lower()),
        ("平\u200b安\ufeff", "平安"),
        ("①㎡½", "1m21⁄2"),
        ("a\0b\nc", "a b c"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_reads_alike_becomes_the_same(text, folded):
    assert fold(text) == folded


@given(ANY)
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(ANY, ANY)
def test_parts_fold_like_the_whole_but_for_space_between_han(one, other):
    joined = fold(one) + fold(other)
    assert fold(one + other) == re.sub(f"(?<=[{HAN}]) +(?=[{HAN}])", "", joined)


@given(ANY)
def test_a_long_text_folds_like_its_characters(text):
    long = "平安" * 60 + text
    joined = "".join(map(fold, long))
    assert fold(long) == re.sub(f"(?<=[{HAN}]) +(?=[{HAN}])", "", joined)


@given(ANY, st.sampled_from([1, 100]))
def test_lines_fold_each_by_itself(text, times):
    text = f"{text}\n" * times + "平安"
    assert fold_lines(text) == "\n".join(map(fold, text.split("\n")))


@given(ANY)
def test_a_folded_text_has_no_control_character(text):
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", fold(text))


@given(ANY)
def test_offsets_say_where_each_character_stood(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert list(offsets) == sorted(offsets)
    for char, offset in zip(folded, offsets, strict=True):
        assert char in fold(text[offset])


def test_what_nobody_assigned_stays_and_is_not_kept():
    """A process that lives for days is sent anything; its table must not grow."""
    text = "".join(map(chr, range(0xF0000, 0xFFFF0)))
    tracemalloc.start()
    try:
        assert fold(text) == text
        held, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 1 << 20
