from datetime import date, timedelta

import pytest
from django.utils import timezone

from archive.models import Entry, Kind
from archive.models.reads import add_reads
from tests.views.rows import make_entry


@pytest.fixture
def years(db):
    """Entries of two years and kinds, one without a day, and a draft."""
    make_entry("甲", published_on=date(2021, 3, 4))
    make_entry("乙", published_on=date(2021, 12, 20), kind=Kind.PRESS_CONFERENCE)
    make_entry("丙", published_on=date(2022, 1, 1))
    make_entry("无日", published_on=None)
    make_entry("草稿丁", status="draft")


def titles(html):
    body = html.partition('<div class="body">')[2]
    return [t for t in ("甲", "乙", "丙", "无日", "草稿丁") if f">{t}</a>" in body]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/entries/", ["甲", "乙", "丙", "无日"]),
        ("/entries/2021/", ["甲", "乙"]),
        ("/entries/2021/03/", ["甲"]),
        ("/entries/2021/12/", ["乙"]),
        ("/entries/undated/", ["无日"]),
        ("/entries/?kind=press_conference", ["乙"]),
        ("/entries/2021/?kind=news_article", ["甲"]),
        ("/entries/1999/", []),
    ],
)
def test_lists_hold_what_they_say(years, page, path, shown):
    """By kind, year, month and for the undated, each entry is where it belongs."""
    assert titles(page(path)) == shown


def test_the_newest_day_comes_first_and_the_undated_last(years, page):
    """The order of the list is that of the days."""
    html = page("/entries/").partition('<div class="body">')[2]
    found = [html.index(f">{title}</a>") for title in ("丙", "乙", "甲", "无日")]
    assert found == sorted(found)


def test_the_calendar_counts_what_the_lists_hold(years, page):
    """Years, months and the undated are counted, drafts are not."""
    html = page("/entries/2021/")
    assert '2021年<span class="count">2</span>' in html
    assert '3月<span class="count">1</span>' in html
    assert '无日期<span class="count">1</span>' in html
    assert '全部时间<span class="count">4</span>' in html


def test_hot_counts_the_last_thirty_days(years, page):
    """What was read long ago is not hot."""
    old, new = Entry.objects.get(title="甲"), Entry.objects.get(title="丙")
    add_reads(timezone.localdate() - timedelta(days=40), {old.pk: 100})
    add_reads(timezone.localdate(), {new.pk: 1})
    assert titles(page("/entries/hot/")) == ["丙"]


@pytest.mark.parametrize("number", ["abc", "0", "-1", str(10**9), "9" * 400])
def test_no_page_number_is_an_error(years, page, number):
    """A bad number shows a page and says what was not used."""
    html = page("/entries/", page=number)
    assert titles(html)
    assert "已忽略" in html


def test_an_unknown_kind_is_ignored_and_said(years, page):
    """A kind that is none shows all."""
    html = page("/entries/", kind="<x>")
    assert len(titles(html)) == 4
    assert "已忽略" in html
    assert "<x>" not in html


@pytest.mark.parametrize(
    "path", ["/entries/0/", "/entries/10000/", "/entries/2021/13/", "/entries/2021/0/"]
)
def test_a_time_that_does_not_exist_is_not_found(years, client, path):
    """There is no year 0 and no month 13."""
    assert client.get(path).status_code == 404


def test_an_empty_list_says_what_to_do(db, page):
    """A year without entries is a page, not an error."""
    assert "这里没有公开的条目" in page("/entries/1999/")
