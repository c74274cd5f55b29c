from xml.etree import ElementTree

import pytest

from archive.models import Entry, Organization, Person, Topic
from archive.search import indexer
from tests.views.rows import make_entry, say

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(client):
    def read(path, **params):
        response = client.get(path, params)
        assert response.status_code == 200
        assert response["Content-Type"].startswith("application/atom+xml")
        return ElementTree.fromstring(response.content)

    return read


def links(root):
    return [
        entry.find(f"{ATOM}link").get("href") for entry in root.iter(f"{ATOM}entry")
    ]


def test_the_latest_feed_has_the_newest_first(samples, feed):
    """Absolute permanent addresses, the newest day first."""
    root = feed("/feed/")
    conference, article = samples
    assert links(root) == [
        f"http://127.0.0.1:8000/entry/{article.pk}/",
        f"http://127.0.0.1:8000/entry/{conference.pk}/",
    ]
    assert root.find(f"{ATOM}link[@rel='self']").get("href").endswith("/feed/")


def test_feeds_of_people_topics_and_outlets(samples, feed):
    """Each has the entries of its page."""
    conference, _ = samples
    person = Person.objects.get(name="范华平")
    assert len(links(feed(f"/speakers/{person.pk}/feed/"))) == 2
    topic = Topic.objects.get(name="扫黑除恶")
    assert len(links(feed(f"/topics/{topic.pk}/feed/"))) == 2
    outlet = Organization.objects.get(name="人民公安报")
    found = links(feed(f"/outlets/{outlet.pk}/feed/"))
    assert found == [f"http://127.0.0.1:8000/entry/{conference.pk}/"]


def test_a_search_has_a_feed(indexed_samples, feed):
    """The hits of the same question, with the words around them as text."""
    root = feed("/search/feed/", q="扫黑除恶", kind="news_article")
    assert len(links(root)) == 1
    assert "扫黑除恶" in root.find(f"{ATOM}entry/{ATOM}summary").text
    assert "<mark>" not in root.find(f"{ATOM}entry/{ATOM}summary").text
    assert "kind=news_article" in root.find(f"{ATOM}link[@rel='alternate']").get("href")


@pytest.mark.parametrize("query", ["\x00\x0b", "<&>", "🙂", '"', "a" * 5000])
def test_no_query_breaks_a_feed(indexed_samples, feed, query):
    """Whatever is asked, the feed is well formed."""
    feed("/search/feed/", q=query, page="abc")


def test_text_that_xml_cannot_hold_does_not_break_a_feed(db, feed):
    """Control characters and markup in rows leave a well formed feed."""
    entry = make_entry("题\x0b<b>&", summary="要\x01点")
    say(entry, "文\x02字。", role="narrative")
    assert "题<b>&" in "".join(feed("/feed/").itertext())


def test_drafts_are_in_no_feed(samples, client, feed):
    """With everything a draft, feeds are empty or not there."""
    person = Person.objects.get(name="范华平")
    topic = Topic.objects.get(name="扫黑除恶")
    Entry.objects.update(status="draft")
    indexer.rebuild()
    assert links(feed("/feed/")) == []
    assert client.get(f"/topics/{topic.pk}/feed/").status_code == 404
    assert links(feed("/search/feed/", q="扫黑除恶")) == []
    assert client.get(f"/speakers/{person.pk}/feed/").status_code == 404
