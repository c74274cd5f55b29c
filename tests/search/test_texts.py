"""The texts of an index, read where they lie."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search import indexer
from tests.factories import article, make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts():
    """The texts of two segments: reports, and a transcript of many turns."""
    for number in range(3):
        article(f"简讯{number}", "夜间巡逻。", "群众反映良好。")
    indexer.rebuild()
    make_entry("逐字稿", [("answer", "李民", None, [f"第{n}问。"]) for n in range(9)])
    indexer.drain()
    return indexer.backend().snapshots.current().texts


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.integers(0, 15)))
def test_texts_read_together_are_those_read_one_by_one(texts, chosen):
    """Neighbours are read at once, also where one segment ends and the next begins."""
    parts = sorted(chosen)
    assert texts.together(parts) == b"\n".join(texts[part] for part in parts)


def test_a_text_has_the_lines_of_its_part(texts):
    every = [texts[part].decode() for part in range(16)]
    assert sorted(every)[:3] == ["\n夜间巡逻。\n群众反映良好。"] * 3
    assert "李民\n第8问。" in every
