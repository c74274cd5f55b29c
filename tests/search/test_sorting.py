"""The first in order are those of the whole order, however few are looked at."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.whoosh.answers.sorting import MANY, stretch


@given(
    st.integers(0, 3 * MANY),
    st.integers(1, 40),
    st.integers(0, 30),
    st.integers(0, 50),
    st.integers(0, 2**31),
)
def test_a_stretch_is_a_piece_of_the_whole_order(count, kinds, start, length, seed):
    """Many keys or few, all different or nearly all the same."""
    keys = np.random.default_rng(seed).integers(0, kinds**3, count).astype(float)
    places = np.arange(count)
    whole = np.lexsort((-places, keys))
    found = stretch(keys, lambda some: (-places[some],), start, start + length)
    assert found.tolist() == whole[start : start + length].tolist()
