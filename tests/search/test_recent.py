"""What is kept for the next questions stays within its bounds."""

import tracemalloc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.whoosh.answers.recent import Recent


@given(st.lists(st.integers(0, 9), max_size=60), st.integers(0, 5_000))
def test_what_is_given_is_what_is_made(keys, most_bytes):
    """However little is kept, the answer to a key is always the key's own."""
    recent = Recent(most_bytes)
    for key in keys:
        assert recent.get(("山东", key), lambda key=key: np.arange(key)).size == key


def test_what_was_used_last_is_not_made_again():
    recent = Recent(most_bytes=4_000)
    made = []

    def make(key):
        made.append(key)
        return np.zeros(100, np.int64)

    for key in ("毒", "扫黑", "毒", "散煤", "公安", "毒"):
        recent.get(key, lambda key=key: make(key))
    assert made == ["毒", "扫黑", "散煤", "公安"]
    for number in range(10):
        recent.get(number, lambda number=number: make(number))
    recent.get("毒", lambda: make("毒"))
    assert made.count("毒") == 2


def test_long_strings_that_stand_nowhere_do_not_fill_the_memory():
    """A question may be ten thousand characters long, and every one another."""
    recent = Recent(most_bytes=1 << 20)
    nothing = np.empty(0, np.int32)
    tracemalloc.start()
    try:
        for number in range(500):
            recent.get(chr(0x4E00 + number) * 10_000, lambda: nothing)
        held, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 2 << 20
