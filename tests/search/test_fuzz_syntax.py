"""The parser on whatever may be typed: nothing is lost, nothing takes long."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.analysis import leaves
from archive.search.filters import NAMES
from archive.search.labels import describe
from archive.search.question import Mode, Not, Term
from archive.search.syntax import read
from archive.search.tokens import Sign, tokenize
from archive.text.folding import fold
from tests.search.fuzz import PIECES, anything, queries

pytestmark = pytest.mark.django_db

MANY = settings(max_examples=250, deadline=None)
mixed = st.lists(st.sampled_from([*PIECES, "(", ")", "（", "）"]), max_size=12).map(
    "".join
)
typed = st.one_of(queries, mixed, anything)


@MANY
@given(query=typed, mode=st.sampled_from(Mode))
def test_a_query_is_read_the_same_way_each_time_and_can_be_told(query, mode):
    assert read(query, mode) == read(query, mode)
    describe(read(query, mode).node)


@MANY
@given(query=typed)
def test_every_token_is_used_or_said(query):
    reading = read(query)
    terms = {leaf.text for leaf in leaves(reading.node) if isinstance(leaf, Term)}
    said = "\n".join(reading.ignored)
    for token in tokenize(query):
        if token.sign is Sign.FILTER:
            kept = (token.field, token.text, token.minus) in reading.filters
            assert kept or f"{NAMES[token.field]}：{token.text[:50]}" in said
        elif token.sign in {Sign.TEXT, Sign.EXACT}:
            assert token.text in terms or ascii(token.text[:20]) in said


@MANY
@given(query=typed)
def test_every_visible_character_is_used_or_said(query):
    """Held without the tokens, so that none is lost before it is one."""
    reading = read(query)
    terms = [leaf.text for leaf in leaves(reading.node) if isinstance(leaf, Term)]
    filters = [text for _name, text, _minus in reading.filters]
    kept = "".join([*terms, *filters, *reading.ignored])
    names = "".join(token.field for token in tokenize(query))
    if not reading.filters and not names:
        lost = {char for char in fold(query) if char.isalnum()} - set(fold(kept))
        assert lost <= set(fold("OR"))


@MANY
@given(text=st.one_of(mixed, anything))
def test_what_is_quoted_is_one_string_whatever_it_holds(text):
    term = Term(text, exact=True)
    if fold(text).strip():
        assert read(text, Mode.EXACT).node == term
        if not set(text) & set('"“”„＂') and text.strip():
            assert read(f"“{text}”").node == term
            assert read(f"-“{text}”").node == Not(term)


@pytest.mark.parametrize(
    "piece",
    ["(", ")", "（a", "a)", '"', '"a', "“a” ", '" ', "-", "- ", "-a ", "|", "a|",
     "a OR ", ":", "a:", "source:", "来源： ", "来源：a ", "(a OR ", "-(", " ", "a",
     "\u200b", "OR ", "长", "((a) ", '("', "date:2021..2022 "],
)  # fmt: skip
def test_the_work_grows_with_the_length(piece):
    """Steps are counted, not time: ten times as much takes at most so many more."""
    times = 1000 // len(piece)
    few, many = steps(piece * times), steps(piece * times * 9)
    assert many < 12 * few + 1000


def steps(query):
    """Count the calls that reading a query makes, in Python and into C."""
    count = 0

    def step(_frame, event, _arg):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(step)
    try:
        tokenize(query)
    finally:
        sys.setprofile(None)
    return count
