import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.text.pinyin import sort_key
from archive.text.spelling import (
    homophones,
    one_edit_apart,
    only_letters,
    readings_like,
    sounds_like,
    typed_pinyin,
    with_two_swapped,
)

# The table of readings is built when it is first asked for.
ANY = settings(deadline=None)
WORDS = st.text("范华平萍山东安", min_size=2, max_size=6)


@pytest.mark.parametrize(
    "letters",
    ["f", "fh", "fhp", "fan", "fanh", "fanhuap", "fanhuaping", "fanhp", "fhuaping"],
)
def test_letters_fit_a_name_whole_by_initials_or_mixed(letters):
    """What an input method would take for a name's beginning must fit it."""
    assert typed_pinyin(letters).match("fan hua ping")


@pytest.mark.parametrize("letters", ["fp", "fanp", "hp", "fanhuapinga", "an"])
def test_letters_that_skip_a_syllable_do_not_fit(letters):
    """Nothing may be left out between two syllables."""
    assert not typed_pinyin(letters).fullmatch("fan hua ping")
    assert not typed_pinyin("fp").match("fan hua ping")


@ANY
@given(WORDS)
def test_every_name_fits_its_own_letters(name):
    """Typed in full or by initials, a name must be found by its own pinyin."""
    syllables = sort_key(name).split()
    assert typed_pinyin("".join(syllables)).fullmatch(" ".join(syllables))
    assert typed_pinyin("".join(s[0] for s in syllables)).match(" ".join(syllables))


def test_only_letters_are_letters():
    """Apostrophes and spaces between syllables go; what has others is no pinyin."""
    assert only_letters("Xi'an Shi") == "xianshi"
    assert only_letters("1+6") == only_letters("") == only_letters("平an") == ""


def test_sounds_that_many_confuse_are_alike():
    """zh and z, in and ing, an and ang, l and n are one sound; others are not."""
    assert sounds_like(sort_key("张新"), sort_key("臧星"))
    assert sounds_like(sort_key("南宁"), sort_key("兰林"))
    assert not sounds_like(sort_key("张新"), sort_key("张新华"))
    assert not sounds_like(sort_key("李明"), sort_key("王明"))


@ANY
@given(WORDS)
def test_readings_like_are_few_and_begin_with_the_own(name):
    """A name's own pinyin comes first, and their number is bounded."""
    readings = readings_like(sort_key(name))
    assert readings[0] == sort_key(name)
    assert len(readings) <= 128
    assert all(sounds_like(reading, sort_key(name)) for reading in readings)


def test_homophones_are_told_from_those_that_only_many_confuse():
    """除恶 and 除饿 sound the same; 金 and 京 do to many."""
    same, alike = homophones("饿")
    assert "恶" in same
    assert "饿" not in same + alike
    same, alike = homophones("金")
    assert "京" in alike
    assert "京" not in same
    assert homophones("a") == homophones("，") == ("", "")


@ANY
@given(WORDS, WORDS)
def test_one_edit_is_the_same_from_either_side(one, other):
    """Whether one change makes one of the other does not depend on the order."""
    assert one_edit_apart(one, other) == one_edit_apart(other, one)
    assert not one_edit_apart(one, one)


@ANY
@given(WORDS, st.integers(0, 5), st.sampled_from("黑恶"))
def test_each_single_edit_is_one(text, place, char):
    """A character put in, changed or left out, or two swapped, is one edit."""
    place = min(place, len(text) - 1)
    assert one_edit_apart(text, text[:place] + char + text[place:])
    assert one_edit_apart(text, text[:place] + char + text[place + 1 :])
    assert one_edit_apart(text[:place] + char + text[place:], text)
    assert all(one_edit_apart(text, swapped) for swapped in with_two_swapped(text))


def test_two_edits_are_not_one():
    assert not one_edit_apart("扫黑除恶", "扫黄除饿")
    assert not one_edit_apart("扫黑除恶", "扫黑")
