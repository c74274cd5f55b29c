"""A text's lines are its paragraphs and, above each, the headings that stand there."""

from hypothesis import given
from hypothesis import strategies as st

from archive.text.printed import with_headings


def test_what_stands_in_the_paragraph_below_is_not_said_twice():
    headings = [("一是打击犯罪", 1), ("问答", 2), ("回答", 2), ("（完）", 9)]
    assert with_headings(["一是打击犯罪。", "好。"], headings) == [
        "一是打击犯罪。", "问答", "回答", "好。",
    ]  # fmt: skip


LINES = st.lists(st.tuples(st.booleans(), st.text("安全感", min_size=4)))


@given(LINES)
def test_which_lines_are_headings_makes_no_difference(lines):
    """Headings and paragraphs give back the lines they were made of, in their order."""
    lines = [*lines, (False, "。")]
    paragraphs = [text for is_heading, text in lines if not is_heading]
    headings, number = [], 1
    for is_heading, text in lines:
        if is_heading:
            headings.append((f"{text}·", number))
        number += not is_heading
    printed = [f"{text}·" if is_heading else text for is_heading, text in lines]
    assert with_headings(paragraphs, headings) == printed
