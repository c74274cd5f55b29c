"""How a query was read, as data."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.search import indexer
from archive.search.results import PartKind as Kind
from archive.search.results import Understood
from tests.factories import make_entry, person, store_samples
from tests.search.asking import ask

pytestmark = pytest.mark.django_db


def test_every_part_of_a_query_is_said():
    """Terms with their words, exact strings, what is excluded or either, filters."""
    store_samples()
    indexer.rebuild()
    found = ask(
        "群众安全感满意度 “毒 品” -赌博 (黑 | 恶) 发言人：范华平 date:2021"
    ).understood
    assert found == (
        Understood(Kind.WORDS, "群众安全感满意度", ("群众", "安全感", "满意度"), 3),
        Understood(Kind.STRING, "毒 品"),
        Understood(Kind.NOT, parts=(Understood(Kind.STRING, "赌博"),)),
        Understood(
            Kind.ANY,
            parts=(Understood(Kind.STRING, "黑"), Understood(Kind.STRING, "恶")),
        ),
        Understood(Kind.FILTER, "发言人", ("范华平",)),
        Understood(Kind.DAYS, "日期：2021-01-01 至 2021-12-31"),
    )


def test_how_many_words_are_needed_is_said():
    """Of a long term not all words must be there."""
    indexer.rebuild()
    (found,) = ask("山东公安机关破获电信网络诈骗犯罪案件").understood
    assert found.kind is Kind.WORDS
    assert 0 < found.needed < len(found.words)


def test_a_filter_turned_round_is_said_so():
    """-kind:新闻稿 is no filter for 新闻稿; one of the form is said as well."""
    indexer.rebuild()
    excluded, chosen = ask("-kind:新闻稿", role="answer").understood
    assert excluded.parts == (Understood(Kind.FILTER, "类型", ("新闻稿",)),)
    assert excluded.kind is Kind.NOT
    assert chosen == Understood(Kind.FILTER, "角色", ("回答",))


def test_exact_mode_is_one_string():
    indexer.rebuild()
    (found,) = ask("平安 OR -山东", mode="exact").understood
    assert found == Understood(Kind.STRING, "平安 OR -山东")


def test_names_are_looked_up_once_however_many_filters():
    """Twenty filters by name cost no more look-ups than two, to say them."""
    for number in range(20):
        who = person(f"人{number}")
        make_entry(turns=[("answer", "某", who, ["话。"])])
    indexer.rebuild()

    def count(number):
        query = " OR ".join(f"(话 speaker:{n})" for n in range(1, number + 1))
        with CaptureQueriesContext(connection) as queries:
            ask(query)
        return sum(
            "archive_person" in q["sql"] and "EXISTS" in q["sql"] for q in queries
        )

    assert count(20) <= count(2) + 20
