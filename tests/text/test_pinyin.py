"""Pinyin of names."""

import pytest

from archive.text.pinyin import person_key, sort_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("范华平", "fan hua ping"),
        ("曾国藩", "zeng guo fan"),
        ("单霁翔", "shan ji xiang"),
        ("解", "jie"),
    ],
)
def test_a_family_name_is_read_as_one(name, key):
    """Of a person the first character is read as a family name, if more follows."""
    assert person_key(name) == key


def test_other_names_are_read_as_words():
    """解放日报 is no Mr. Xie."""
    assert sort_key("解放日报") == "jie fang ri bao"
