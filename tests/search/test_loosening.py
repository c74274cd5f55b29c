"""What to let go of where a search has no hits."""

import pytest

from archive.models import Person
from archive.search import indexer, read_params, search
from tests.factories import store_samples
from tests.search.asking import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples():
    """Both sample documents, indexed."""
    made = store_samples()
    indexer.rebuild()
    return made


def followed(query, found, **params):
    """Search as the link of a looser search does."""
    changed = {"q": query, **params} | found.changes
    return search(read_params({k: v for k, v in changed.items() if v is not None}))


def check(query, **params):
    """Give what is offered as {what: total}; each total is that of the search."""
    answer = ask(query, **params)
    assert answer.total == 0
    for found in answer.loosened:
        assert found.total == followed(query, found, **params).total > 0
    return {found.what: found.total for found in answer.loosened}


def test_without_each_term(samples):
    """What is left has hits; what would still have none is not offered."""
    assert check("扫黑除恶 量子纠缠") == {"去掉“量子纠缠”": 2, "有其中一个词就行": 2}
    found = check("“平安山东” 扫黑除恶 -公安")
    assert found == {"去掉“-公安”": 1}


def test_without_each_filter_of_the_form_and_of_the_query(samples):
    """Days go together; a filter in the query is named as it was typed."""
    speaker = str(Person.objects.get(name="李民").pk)
    found = check("扫黑除恶", year="1999", **{"from": "1999", "to": "2000"})
    assert found == {"不限日期": 2}
    assert "不限发言人" in check("四则运算", speaker=speaker)
    assert check("四则运算 发言人：李民") == {"去掉“发言人：李民”": 1}
    assert check("扫黑除恶 date:1999") == {"去掉“date:1999”": 2}
    assert check('扫黑除恶 -speaker:"范华平" 年份：1999') == {"去掉“年份：1999”": 2}


def test_as_words_and_not_word_for_word(samples):
    """A quoted phrase is offered without its marks, exact mode as smart."""
    assert check("“全省扫黑山东”")["引号里的不要求一字不差"] > 0
    assert check("全省扫黑山东", mode="exact")["不要求一字不差（智能方式）"] > 0


def test_whole_entries_in_place_of_turns(samples):
    """Words that never stand in one turn may stand in one entry."""
    found = check("人民公安报 户籍制度 记者朋友", unit="speech")
    assert found["在整篇里找，不限于一段发言"] > 0


def test_without_each_word_of_one_run(samples):
    """A term without spaces is offered without each of its words."""
    assert check("扫黑除恶量子")["去掉“量子”"] == 2


def test_what_lets_go_of_least_comes_first(samples):
    """All words in another way, then without a filter, then without a word."""
    found = list(check("“山东扫黑” 全省 平安", unit="speech", year="1999"))
    assert len(found) <= 6
    answer = ask("“平安山东” 无此词也", year="1999")
    assert [each.what for each in answer.loosened] == []


def test_nothing_is_offered_for_a_query_that_nobody_types(samples):
    """Each looser query is the whole of it read anew: that must not add up."""
    answer = ask("扫黑除恶 量子纠缠 " + "主题:无此主题 " * 1250)
    assert answer.total == 0
    assert answer.loosened == ()


def test_nothing_is_offered_where_there_are_hits(samples):
    assert ask("扫黑除恶").loosened == ()
    assert ask("").loosened == ()


HARD = [
    "“" * 50, "a " * 200, "(毒 OR 药) 无此", "-毒 无此", "无此 无此", '无此"毒', "()",
    "无此:此", "speaker: 无此", "发言人：无此人 date:1 毒", "\\b 无此", "无此|",
    "“无此”“毒”",
]  # fmt: skip


@pytest.mark.parametrize("query", HARD)
def test_hard_queries_are_loosened_truly_or_not_at_all(samples, query):
    """Whatever is typed, each offer leads to as many hits as it says."""
    for mode in ("smart", "exact"):
        answer = ask(query, mode=mode, year="1999")
        assert len(answer.loosened) <= 6
        for found in answer.loosened:
            assert found.total == followed(query, found, mode=mode, year="1999").total
