import re
from html import unescape

import pytest

from archive.models import Entry, Person
from archive.search import Readiness, indexer
from archive.views import searching
from tests.views.rows import make_entry, say

QUERIES = ["扫黑除恶", "电信网络诈骗", "范华平", "毒", "242个", "1+6", "96.13"]


@pytest.mark.parametrize("query", QUERIES)
def test_every_snippet_leads_to_a_paragraph_that_is_there(indexed_samples, page, query):
    """Each hit is marked, and its link names a paragraph of the entry it opens."""
    html = page("/search/", q=query)
    links = re.findall(r'href="(/entry/\d+/)#(p\d+)">', html)
    assert links
    assert "<mark>" in html
    for address, anchor in links:
        assert f'id="{anchor}"' in page(address)


def test_a_snippet_says_who_speaks_and_in_which_role(indexed_samples, page):
    """Speaker, post and role stand below the words."""
    html = page("/search/", q="扫黑除恶", unit="speech")
    assert "范华平" in html
    assert "提问" in html
    assert "回答" in html


def test_total_and_range_are_said(indexed_samples, page):
    """How many there are and which are shown, in the unit asked for."""
    assert "找到 2 篇，显示第 1–2 篇" in page("/search/", q="扫黑除恶")
    assert re.search(
        r"找到 \d+ 段发言，显示第 1–\d+ 段",
        page("/search/", q="扫黑除恶", unit="speech"),
    )


def test_the_query_and_all_choices_are_kept(indexed_samples, page):
    """The box keeps the query, the switches and filters keep each other."""
    html = page(
        "/search/", q="扫黑除恶", unit="speech", mode="exact", kind="news_article"
    )
    assert 'value="扫黑除恶"' in html
    for name, value in [
        ("unit", "speech"),
        ("mode", "exact"),
        ("kind", "news_article"),
    ]:
        assert f'<input type="hidden" name="{name}" value="{value}">' in html
    links = [unescape(href) for href in re.findall(r'href="(\?[^"]*)"', html)]
    switches = [link for link in links if "sort=oldest" in link]
    assert switches
    assert all("unit=speech" in link and "mode=exact" in link for link in switches)


def test_filters_are_links_that_hold_what_they_count(indexed_samples, page):
    """Each filter's number is the total behind it."""
    html = page("/search/", q="扫黑除恶")
    facets = re.findall(
        r'<li><a href="(\?[^"]*)" rel="nofollow">([^<]*)<span class="count">(\d+)', html
    )
    assert len(facets) > 8
    for href, label, count in facets:
        narrowed = page("/search/" + unescape(href))
        assert f"找到 {count} 篇" in narrowed, label


def test_what_is_chosen_is_a_chip_that_lets_go(indexed_samples, page):
    """A chip names the person chosen and leads back to the search without."""
    person = Person.objects.get(name="范华平")
    html = page("/search/", q="扫黑除恶", speaker=person.pk)
    chips = html.partition('class="chips"')[2].partition("</ul>")[0]
    assert "范华平" in chips
    href = unescape(re.search(r'href="([^"]*)"', chips)[1])
    assert "speaker" not in href
    assert "找到 2 篇" in page("/search/" + href)


def test_a_chip_names_the_person_where_nothing_is_found(indexed_samples, page):
    """With no hit to tell it, the name comes from the archive."""
    person = Person.objects.get(name="范华平")
    html = page("/search/", q="绝无此词", speaker=person.pk)
    assert "范华平" in html.partition('class="chips"')[2].partition("</ul>")[0]


def test_a_chip_says_a_value_as_readers_know_it(indexed_samples, page):
    """No code stands on a chip, whether anything is found or not."""
    for query in ("扫黑除恶", "绝无此词"):
        chosen = {"kind": "news_article", "year": "2021", "role": "answer"}
        html = page("/search/", q=query, **chosen)
        chips = html.partition('class="chips"')[2].partition("</ul>")[0]
        assert all(label in chips for label in ("新闻稿", "2021年", "回答"))


def test_a_chip_does_not_name_whom_only_a_draft_names(indexed_samples, page):
    """An id guessed is no way to a name that is not public."""
    hidden = Person.objects.create(name="未公开者")
    say(make_entry(status="draft"), "话。", label="未公开者", person=hidden)
    assert "未公开者" not in page("/search/", q="扫黑除恶", speaker=hidden.pk)


def test_filters_by_speaker_offer_nobody_only_where_somebody_is(indexed_samples, page):
    """That a turn names nobody is no link in the filters about who speaks."""
    html = page("/search/", q="扫黑除恶")
    assert ">未注明<" not in html
    assert ">未注明来源<" in html


def test_a_thousand_filters_are_cut_and_said(indexed_samples, page):
    """A request of many values, or of foreign names, does not swell the page."""
    many = {"speaker": [f"某{n}" for n in range(1000)], "utm": ["x" * 50] * 1000}
    html = page("/search/", q="扫黑除恶", **many)
    assert "最多 20 个值" in html
    assert len(html) < 100_000
    assert "utm" not in html


def test_an_index_that_is_not_whole_is_no_lack_of_hits(
    indexed_samples, page, monkeypatch
):
    """Where the index is still being built, the page does not say there is nothing."""
    unready = Readiness(False, "索引还没有建立。")
    monkeypatch.setattr(searching, "readiness", lambda: unready)
    html = page("/search/", q="绝无此词")
    assert "索引还没有建立。" in html
    assert "现在还搜不全" in html
    assert "没有找到" not in html


def test_nothing_found_says_what_to_do(indexed_samples, page):
    """No hits: the query is named and ways on are offered."""
    html = page("/search/", q="绝无此词", mode="exact")
    assert "没有找到“绝无此词”" in html
    assert "可以换成智能方式" in html
    assert "/help/search/" in html


@pytest.mark.parametrize(
    "query",
    ["", '"', "“", "*", "AND", "(", ")", "-", "<script>alert(1)</script>", "\x00",
     "发言人:", "日期:2021-13", "a" * 5000, "扫黑除恶 " * 1000, "🙂", "\u202e"],
)  # fmt: skip
def test_no_query_is_an_error(indexed_samples, page, query):
    """Whatever is typed is answered 200 and shown as text."""
    html = page("/search/", q=query)
    assert "<script>alert" not in html


@pytest.mark.parametrize("number", ["abc", "0", "-1", str(10**9), "9" * 400])
def test_no_page_number_is_an_error(indexed_samples, page, number):
    """A page that is not there is answered, with the true total, and said."""
    html = page("/search/", q="扫黑除恶", page=number)
    assert "找到 2 篇" in html
    assert "已忽略" in html


@pytest.mark.parametrize(
    "params",
    [{"unit": "x"}, {"mode": "x"}, {"sort": "x"}, {"kind": "x"}, {"year": "abc"},
     {"speaker": "9" * 30}, {"from": "2021-13"}, {"topic": "\x00"}],
)  # fmt: skip
def test_no_parameter_is_an_error(indexed_samples, page, params):
    """A value that cannot be used is let be."""
    page("/search/", q="扫黑除恶", **params)


def test_the_page_of_a_long_query_stays_light(indexed_samples, page):
    """A query of 5,000 characters is not repeated in every filter's link."""
    html = page("/search/", q="扫黑除恶，" * 1000)
    assert len(html) < 1_500_000


def test_many_hits_are_paged_to_the_last(db, page):
    """Numbered pages reach every hit, once."""
    for n in range(45):
        say(make_entry(f"第{n:02}篇"), "扫黑除恶常态化。", role="narrative")
    indexer.rebuild()
    pages = [page("/search/", q="扫黑除恶", page=n) for n in (1, 2, 3)]
    found = [re.findall(r"第\d\d篇</a>", html) for html in pages]
    assert [len(titles) for titles in found] == [20, 20, 5]
    assert len({title for titles in found for title in titles}) == 45
    assert "找到 45 篇，显示第 41–45 篇" in pages[2]
    assert 'rel="next"' in pages[0]
    assert 'rel="next"' not in pages[2]


def test_markup_in_titles_and_texts_is_text(db, page):
    """Titles and snippets are escaped, only the hit's mark is markup."""
    entry = make_entry("<b>毒品</b>", source="<i>")
    say(entry, "打击<img src=x>毒品犯罪。", role="narrative")
    indexer.rebuild()
    html = page("/search/", q="毒品")
    assert "<img" not in html
    assert "<b>毒品" not in html
    assert "&lt;img src=x&gt;<mark>毒品</mark>" in html


def test_words_under_a_label_are_text_too(db, page):
    """Where the hit is a label, what is said under it stands beside, escaped."""
    say(make_entry("会议"), "打击<img src=x>毒品犯罪。", label="李民")
    indexer.rebuild()
    html = page("/search/", q="李民")
    assert "<mark>李民</mark>：打击&lt;img src=x&gt;毒品犯罪。</a>" in html


def test_drafts_are_not_found(samples, page):
    """A draft is no hit."""
    Entry.objects.filter(kind="news_article").update(status="draft")
    indexer.rebuild()
    html = page("/search/", q="扫黑除恶")
    assert "找到 1 篇" in html
    assert "四则运算" not in html


def test_search_pages_are_not_for_crawlers(indexed_samples, page):
    """noindex, and the feed of the same search is named."""
    html = page("/search/", q="扫黑除恶")
    assert '<meta name="robots" content="noindex">' in html
    assert "/search/feed/?q=" in html


def test_each_example_of_the_help_page_finds_something(indexed_samples, page):
    """The help page shows what works: every link leads to hits in the samples."""
    html = page("/help/search/")
    links = re.findall(r'<td><a href="([^"]*)"', html)
    assert len(links) > 12
    for link in links:
        assert "找到" in page(unescape(link)), link
