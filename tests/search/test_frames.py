"""The members that parts count in, however many parts, in whatever order they lie."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.whoosh.answers.frames import Frame

MANY = 500
SIZE = 3 * MANY


@given(
    st.booleans(),
    st.sampled_from([0, 1, MANY // 2, MANY + 1, 2 * SIZE // 5, 2 * SIZE]),
    st.integers(0, 2**31),
)
def test_each_member_is_held_once(in_order, count, seed):
    """Few parts, many, or nearly all; parts that count nowhere are among them."""
    random = np.random.default_rng(seed)
    index = random.integers(0, SIZE, 2 * SIZE).astype(np.int32)
    if in_order:
        index.sort()
    index[random.random(len(index)) < 0.2] = SIZE
    frame = Frame(SIZE, index)
    parts = np.sort(random.choice(len(index), count, replace=False))
    held = frame.held(parts)
    assert frame.in_order == in_order
    assert held.places.tolist() == sorted({*index[parts].tolist()} - {SIZE})
    assert held.table.nonzero()[0].tolist() == held.places.tolist()
