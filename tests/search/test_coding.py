"""Texts as numbers: whatever comes in by and by, each part keeps its text."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.whoosh.answers.coding import coded

NONE = "null"
values = st.lists(
    st.sampled_from(["", "省公安厅", "鲁警", "大众日报", "央视", NONE]), max_size=6
)


@dataclass
class Segment:
    """A segment of which only the texts of its parts matter."""

    texts: list[str]
    derived: dict[str, Any] = field(default_factory=dict)


def own(segment: Segment) -> tuple[Any, list[str]]:
    """Give the texts in the order in which they come, as a column might."""
    different = list(dict.fromkeys(segment.texts))
    places = {text: place for place, text in enumerate(different)}
    codes = np.array([places[text] for text in segment.texts], np.intp)
    return codes, different


@given(st.lists(values, min_size=1, max_size=5), st.data())
def test_each_part_keeps_its_text_through_all_commits(written, data):
    """Segments come in and go; names are in order, `none` is one of them."""
    segments: list[Segment] = []
    for texts in written:
        segments.append(Segment(texts))
        if len(segments) > 1 and data.draw(st.booleans()):
            segments.pop(data.draw(st.integers(0, len(segments) - 1)))
        names, codes = coded(segments, "source", own, NONE)
        said = [text for segment in segments for text in segment.texts]
        assert [names.texts[code] for code in codes.tolist()] == said
        assert list(names.texts) == sorted({*names.texts})
        assert {*said, NONE} <= {*names.texts}


def test_a_segment_stays_as_it_was_coded_where_nothing_new_comes_in():
    """What a commit adds is numbered, not what there was."""
    first = Segment(["央视", "鲁警"])
    coded([first], "source", own, NONE)
    before = first.derived["source"][1]
    names, codes = coded([first, Segment(["鲁警"])], "source", own, NONE)
    assert first.derived["source"][1] is before
    assert [names.texts[code] for code in codes.tolist()] == ["央视", "鲁警", "鲁警"]
