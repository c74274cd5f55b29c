"""Which of the texts that hold the words of a term come first."""

import pytest

from archive.search import indexer
from archive.search.question import Unit
from tests.factories import article
from tests.search.asking import ask
from tests.search.oracle import holding

pytestmark = pytest.mark.django_db


def titles(query):
    """Give the titles of the hits in order, none of which has the whole string."""
    assert holding(query, Unit.ENTRY) == set()
    return [result.title for result in ask(query).results]


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
