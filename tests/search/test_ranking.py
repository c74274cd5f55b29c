"""Which texts hold the words of a term, and which of them come first."""

import pytest

from archive.search import indexer
from archive.search.question import Unit
from tests.factories import article
from tests.search.asking import ask, ids
from tests.search.oracle import holding

pytestmark = pytest.mark.django_db


def titles(query):
    """Give the titles of the hits in order, none of which has the whole string."""
    assert holding(query, Unit.ENTRY) == set()
    return [result.title for result in ask(query).results]


def test_a_long_word_of_a_term_is_held_by_the_words_that_it_is_made_of():
    """The dictionary has 国事访问 and 圆满成功 whole; the text has 国事, 访问, 成功."""
    article("甲", "国事活动很多，访问也都成功。")
    indexer.rebuild()
    (found,) = ask("国事访问圆满成功").results
    (snippet,) = found.snippets
    assert snippet.html.count("<mark>") == 3


def test_how_it_was_read_says_the_shorter_words():
    indexer.rebuild()
    (read,) = ask("国事访问圆满成功").understood
    assert (read.words, read.needed) == (("国事", "访问", "圆满", "成功"), 3)


def test_a_long_word_by_itself_is_meant_as_it_stands():
    article("甲", "国事活动很多，访问也都成功。")
    indexer.rebuild()
    assert ids("国事访问") == []


def test_words_of_a_title_count_more_than_those_of_a_text():
    article("照明与巡逻", "无关的话。")
    article("工作动态", "照明与巡逻，无关的话。")
    indexer.rebuild()
    assert titles("巡逻照明") == ["照明与巡逻", "工作动态"]


def test_more_of_the_string_comes_before_less_of_it():
    """Both texts have the same words of the query; 吴胜 stands in one."""
    article("甲", "吴胜强介绍治安工作情况。")
    article("乙", "刘建强介绍治安工作情况。")
    indexer.rebuild()
    assert titles("吴胜华介绍治安工作情况和打算") == ["甲", "乙"]
