"""Prints of one text put together in lists, each still counted and to be opened."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Entry
from archive.search import indexer
from tests.views.rows import make_entry, say


@pytest.fixture
def prints(db):
    """An entry, two other prints of it, one of them a draft, and something else."""
    first = make_entry("原文", source="甲网")
    print_ = make_entry("转载", source="乙网", duplicate_of=first)
    make_entry("草稿转载", status="draft", duplicate_of=first)
    other = make_entry("别的")
    for entry in (first, print_, other):
        say(entry, "警方破获一起扫黑除恶案件。", role="narrative")
    indexer.rebuild()
    return first, print_, other


@pytest.mark.parametrize(
    ("path", "query", "top"),
    [("/entries/", {}, "转载"), ("/search/", {"q": "扫黑除恶"}, "")],
)
def test_prints_stand_under_the_first_of_a_page(prints, page, path, query, top):
    """Asked for, they are folded; none is lost, and the total counts them all."""
    flat, folded = page(path, **query), page(path, **query, fold="1")
    assert "另有" not in flat and "合并相同" in flat
    assert "另有 1 篇相同" in folded
    for html in (flat, folded):
        assert ("共 3 项" in html) or ("找到 3 篇" in html)
        assert all(f'href="/entry/{entry.pk}/"' in html for entry in prints)
        assert "草稿" not in html


def test_a_text_stands_once_in_a_whole_list(db, page, monkeypatch):
    """Under its best place, also where its prints are pages further on.

    The totals are true: of entries, and of texts.
    """
    monkeypatch.setattr("archive.views.folding.PAGE_SIZE", 2)
    first = make_entry("原文")
    make_entry("甲")
    make_entry("乙")
    for number in range(3):
        make_entry(f"转载{number}", duplicate_of=first)
    html = page("/entries/", fold="1")
    assert "共 6 项，合并相同为 3 项，显示第 1–2 项" in html
    titles = re.findall(r'class="line-title"[^>]*>([^<]+)<', html)
    assert titles == ["转载2", "乙"] and "另有 3 篇相同" in html and ">原文<" in html
    html = page("/entries/", fold="1", page="2")
    assert re.findall(r'class="line-title"[^>]*>([^<]+)<', html) == ["甲"]
    assert "另有" not in html


def test_a_text_stands_once_in_a_whole_answer(prints, page):
    """Under the first of its kind, whatever page of the answer its prints are on."""
    first, print_, other = prints
    html = page("/search/", q="扫黑除恶", fold="1", page_size="1")
    assert "共 3 项，合并相同为 2 项，显示第 1–1 项" in html
    pages = [
        page("/search/", q="扫黑除恶", fold="1", page_size="1", page=n) for n in "12"
    ]
    for entry in (first, other):
        heading = f'<h2><a href="/entry/{entry.pk}/"'
        assert [heading in html for html in pages].count(True) == 1
    (folded,) = (html for html in pages if "另有 1 篇相同" in html)
    assert f'href="/entry/{print_.pk}/">转载' in folded


def test_prints_stay_together_from_link_to_link(prints, page):
    """Orders, filters and the next search keep it; its own switch begins at page 1."""
    html = page("/search/", q="扫黑除恶", fold="1", page_size="1", page="2")
    links = [unescape(href) for href in re.findall(r'href="(\?[^"]*)"', html)]
    kept = [href for href in links if "sort=" in href or "page=1" in href]
    assert kept and all("fold=1" in href for href in kept)
    assert '<input type="hidden" name="fold" value="1">' in html
    switch = re.search(r'aria-label="相同的文稿">(.*?)</span>', html)[1]
    assert switch.count("href=") == 2 and "&page=" not in unescape(switch)


def test_folding_is_offered_where_other_prints_are_on_another_page(db, page):
    """The switch stands on every page that has a text with several prints."""
    first = make_entry("原文")
    for number in range(25):
        make_entry(f"别的{number}")
    make_entry("转载", duplicate_of=first)
    assert "合并相同" in page("/entries/") and "合并相同" in page("/entries/", page="2")


def test_of_very_many_prints_some_are_named(db, page, django_assert_max_num_queries):
    """All are counted; the page costs the same however many there are."""
    first = make_entry("原文")
    for number in range(30):
        make_entry(f"转载{number}", duplicate_of=first)
    with django_assert_max_num_queries(8):
        html = page("/entries/", fold="1")
    assert "另有 30 篇相同" in html and html.count("转载") == 21


def test_turns_are_not_folded(prints, page):
    """What somebody says is one by itself, whatever its entry is."""
    html = page("/search/", q="扫黑除恶", unit="speech", fold="1")
    assert "找到 3 段发言" in html and "另有" not in html


def test_without_prints_nothing_is_offered(db, page):
    """A switch that changes nothing is none."""
    make_entry("只此一篇")
    assert "合并相同" not in page("/entries/")


def test_an_entry_leads_to_its_prints_and_back(prints, page):
    """The first lists the others, the others name the first, and how alike they are."""
    first, print_, _other = prints
    assert f'href="/entry/{print_.pk}/"' in page(f"/entry/{first.pk}/")
    Entry.objects.filter(pk=first.pk).update(text_digest="1")
    html = page(f"/entry/{print_.pk}/")
    assert "文字与另一条目几乎相同：" in html and f'href="/entry/{first.pk}/"' in html


def test_the_api_shows_the_link(prints, client):
    """In the list and whole; not to an entry the public may not see."""
    first, print_, _other = prints
    link = {"id": first.pk, "url": f"/entry/{first.pk}/"}
    path = f"/api/v1/entries/{print_.pk}"
    assert client.get(path).json()["duplicate_of"] == link
    listed = client.get("/api/v1/entries").json()["results"]
    assert {row["id"]: row["duplicate_of"] for row in listed}[print_.pk] == link
    Entry.objects.filter(pk=first.pk).update(status="draft")
    assert client.get(path).json()["duplicate_of"] is None


def test_other_prints_are_looked_up_and_not_looked_for(prints, page):
    """A page of twenty must not cost a look through the whole archive."""
    with CaptureQueriesContext(connection) as asked:
        page("/search/", q="扫黑除恶")
        page("/entries/")
    about_prints = [q["sql"] for q in asked if "duplicate_of_id" in q["sql"]]
    whole = [sql for sql in about_prints if "WHERE" in sql]
    assert whole
    with connection.cursor() as cursor:
        for sql in whole:
            plan = cursor.execute(
                f"{connection.ops.explain_query_prefix()} {sql}"
            ).fetchall()
            said = " ".join(str(step[-1]) for step in plan)
            assert "SCAN archive_entry" not in said, sql
            assert "(status=" not in said.replace("status=? AND", ""), sql
