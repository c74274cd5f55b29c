"""What the search page offers beside its hits, and where there are none."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Person
from archive.search import indexer
from tests.views.rows import fill, make_entry, say


def part(html, name):
    """Give what stands in the first element of a class."""
    found = re.search(rf'<(\w+)[^>]*class="{name}".*?</\1>', html, re.DOTALL)
    return found[0] if found else ""


def test_a_person_asked_for_has_a_card_above_the_hits(indexed_samples, page):
    """Name, post, years and counts, each a link to what it counts."""
    html = page("/search/", q="范华平")
    card = part(html, "card")
    person = Person.objects.get(name="范华平")
    assert f'<a href="{person.get_absolute_url()}">范华平</a>' in card
    assert "公安厅厅长" in card
    assert "2021年" in card
    assert html.index('class="card"') < html.index('class="results"')
    for href, count in re.findall(r'href="([^"]*)">(\d+) [篇段]', card):
        assert f"找到 {count} " in page(unescape(href))
    assert 'class="card"' not in page("/search/", q="范华平 公安")


def test_a_topic_asked_for_has_a_card(indexed_samples, page):
    card = part(page("/search/", q="打黑除恶"), "card")
    assert "扫黑除恶" in card
    assert "段发言" not in card


@pytest.mark.parametrize("query", ["范华萍", "扫黑除饿"])
def test_what_may_be_meant_is_a_link_that_finds_it(indexed_samples, page, query):
    """The link keeps what else is chosen."""
    html = page("/search/", q=query, unit="speech", sort="newest")
    href = unescape(re.search(r'href="([^"]*)"', part(html, "suggestion"))[1])
    assert "unit=speech" in href
    assert "sort=newest" in href
    assert "段发言" in page("/search/" + href)


def test_no_hits_say_what_to_let_go_of(indexed_samples, page):
    """Each offer is a link with its count, and the count is true."""
    html = page("/search/", q="扫黑除恶 量子", year="2021", kind="news_article")
    empty = part(html, "empty")
    offers = re.findall(
        r'<a href="(\?[^"]*)" rel="nofollow">([^<]*)</a><span class="count">(\d+)',
        empty,
    )
    assert "去掉“量子”" in [what for _, what, _ in offers]
    for href, what, count in offers:
        assert f"找到 {count} 篇" in page("/search/" + unescape(href)), what


def test_the_reading_shows_every_part(indexed_samples, page):
    """Words with how many are needed, exact strings, filters, what was not used."""
    query = "群众安全感满意度 “平安” -毒品 (赌 OR 毒) 发言人：范华平 日期：2021 类型：x"
    reading = part(page("/search/", q=query), "reading")
    text = re.sub("<[^>]*>", "", reading)
    for said in (
        "原样含有“群众安全感满意度”的在先", "群众、安全感、满意度", "原样含有“平安”",
        "不能有：", "有其中一项就行：", "发言人：范华平", "2021-01-01 至 2021-12-31",
        "没有用上的：", "类型：x", "同一篇要符合以下每一项",
    ):  # fmt: skip
        assert said in unescape(text), said
    assert "全部条目" in part(page("/search/"), "reading")
    assert "当作一串文字" in part(page("/search/", q="a b", mode="exact"), "reading")


EVIL = "<img src=x onerror=alert(1)>"


def test_nothing_typed_or_named_is_markup(db, page):
    """A name, a term and a filter are shown as text wherever help shows them."""
    person = Person.objects.create(name=f"王{EVIL}")
    say(make_entry(f"说{EVIL}"), "好。", label="王", person=person)
    indexer.rebuild()
    queries = [
        f"王{EVIL}",
        EVIL,
        f"好 无此{EVIL}",
        f"发言人：{EVIL}",
        f"({EVIL} OR 好) 无",
        f'"{EVIL}"',
    ]
    for query in queries:
        for mode in ("smart", "exact"):
            assert "<img" not in page("/search/", q=query, mode=mode, year="1999")
            assert "<img" not in page("/search/", q=query, mode=mode)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["某2-1", "说道做到", "说到做到 绝无此词", "某2-1 -题"]
)
def test_help_asks_the_database_seldom(client, query):
    """With two of everything or thirty, the page asks it about as often."""
    counts = []
    for number in (2, 30):
        fill(number)
        indexer.rebuild()
        client.get("/search/", {"q": query})
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/", {"q": query})
        counts.append(len(queries))
    # Names are looked up again after half a second: a slow run asks for some more.
    assert max(counts) <= 60
