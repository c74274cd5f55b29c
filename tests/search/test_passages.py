"""The lines shown are the best of a hit, and each shows something new."""

from archive.search.marking import Wanted
from archive.search.passages import Line, best_lines


def numbers(texts, wanted, headings=()):
    lines = [Line(0, n, text, n not in headings) for n, text in enumerate(texts)]
    return [line.number for line in best_lines(lines, wanted)]


def test_a_line_for_each_term_comes_before_a_second_line_for_one():
    texts = ["群众安全感", "群众安全感", "群众安全感", "群众安全感", "交警"]
    assert numbers(texts, [Wanted("群众安全感"), Wanted("交警")]) == [0, 4, 1]


def test_the_string_comes_before_its_words():
    wanted = [Wanted("扫黑除恶", ("扫黑", "除恶"))]
    assert numbers(["扫黑与除恶", "扫黑除恶", "无关"], wanted) == [1, 0]


def test_a_paragraph_comes_before_a_heading_that_says_the_same():
    assert numbers(["治安", "治安"], [Wanted("治安")], headings={0}) == [1, 0]


def test_a_number_inside_another_is_no_word():
    assert numbers(["2016年", "1月6日"], [Wanted("1+6", ("1", "6"))]) == [1]


def test_nothing_held_nothing_shown():
    assert numbers(["别的"], [Wanted("治安")]) == []
