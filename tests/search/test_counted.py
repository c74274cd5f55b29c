"""How much members hold is what their parts hold, whatever parts are asked about."""

from collections import Counter as Sums

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.whoosh.answers.frames import Frame
from archive.search.whoosh.answers.held import Held

SIZE = 40


@st.composite
def frames(draw):
    """Members of one part or many; parts that count nowhere stand among them."""
    index = draw(st.lists(st.integers(0, SIZE - 1), min_size=1, max_size=120))
    if draw(st.booleans()):
        index.sort()
    nowhere = draw(st.sets(st.integers(0, len(index) - 1)))
    index = [SIZE if n in nowhere else member for n, member in enumerate(index)]
    given = st.lists(st.integers(1, 3), min_size=len(index), max_size=len(index))
    weights = np.array(draw(given), np.uint8) if draw(st.booleans()) else None
    return Frame(SIZE, np.array(index, np.int32), "", weights)


@given(frames(), st.data(), st.booleans())
def test_members_hold_what_their_parts_hold(frame, data, alike):
    """Times and weights are multiplied and added up; who holds nothing is not given."""
    parts = data.draw(st.sets(st.integers(0, len(frame.index) - 1)).map(sorted))
    times = data.draw(st.none() | st.just([255] * len(parts)) | _times(len(parts)))
    given = None if times is None else np.array(times, np.uint8)
    found = frame.counted(np.array(parts, np.intp), given, alike=alike)
    ones = [1] * len(frame.index)
    own = ones if alike or frame.weights is None else frame.weights.tolist()
    expected = Sums()
    for part, often in zip(parts, times or ones[: len(parts)], strict=True):
        if frame.index[part] < SIZE:
            expected[int(frame.index[part])] += often * own[part]
    held = dict(zip(found.held.places.tolist(), found.amounts.tolist(), strict=True))
    assert held == expected
    asked = Held(SIZE, np.array(data.draw(_members), np.intp))
    assert found.of(asked).tolist() == [expected[m] for m in asked.places.tolist()]


def _times(count):
    return st.lists(st.integers(1, 255), min_size=count, max_size=count)


_members = st.sets(st.integers(0, SIZE - 1)).map(sorted)
