"""Sets of members mean the same, however they are kept."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.whoosh.answers.held import Held

SIZE = 40
PLACES = st.sets(st.integers(0, SIZE - 1), max_size=SIZE)


@st.composite
def sets(draw):
    """Give a set of places, and the same in one of its forms."""
    chosen = draw(PLACES | st.sets(st.integers(0, SIZE - 1), max_size=2))
    places = np.array(sorted(chosen), np.intp)
    mask = np.zeros(SIZE, np.bool_)
    mask[places] = True
    form = draw(st.sampled_from(["places", "mask"]))
    return chosen, Held(SIZE, places) if form == "places" else Held.masked(mask)


@given(sets(), sets(), PLACES)
def test_sets_are_combined_as_sets(one, other, looked_for):
    (first, held), (second, more) = one, other
    assert (held & more).places.tolist() == sorted(first & second)
    assert (held | more).places.tolist() == sorted(first | second)
    assert (held - more).places.tolist() == sorted(first - second)
    assert len(held) == len(first)
    asked = [*sorted(looked_for), SIZE]
    assert held.has(np.array(asked)).tolist() == [each in first for each in asked]


def test_every_member_is_held_and_nobody_else():
    every = Held.every(SIZE)
    assert every.places.tolist() == list(range(SIZE))
    assert not every.has(np.array([SIZE])).any()
