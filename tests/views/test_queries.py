import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Entry, Organization, Person, Topic
from archive.search import analysis, indexer, names
from tests.views.rows import fill

PAGES = [
    "/", "/search/?q=说到做到", "/search/?q=说到做到&unit=speech", "/entries/",
    "/entries/?page=2", "/entries/2021/", "/entries/2021/01/", "/entries/hot/",
    "/entry/{conference}/", "/entry/{article}/", "/entry/{article}/cite/?p=1",
    "/speakers/", "/speakers/{person}/", "/topics/", "/topics/{topic}/", "/outlets/",
    "/outlets/{outlet}/", "/live/", "/about/", "/help/search/", "/feed/",
    "/speakers/{person}/feed/", "/sitemap.xml", "/sitemap/pages.xml", "/sitemap/1.xml",
    "/robots.txt", "/opensearch.xml", "/no/such/page/",
]  # fmt: skip
MOST = 20
"""No page asks the database more often than this."""


def count(client, path):
    firsts = {
        "conference": Entry.objects.filter(kind="press_conference").order_by("pk"),
        "article": Entry.objects.filter(kind="news_article").order_by("pk"),
        "person": Person.objects.order_by("pk"),
        "topic": Topic.objects.order_by("pk"),
        "outlet": Organization.objects.order_by("pk"),
    }
    path = path.format(**{name: rows[0].pk for name, rows in firsts.items()})
    client.get(path)
    analysis.names.forget()
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


@pytest.fixture(autouse=True)
def known_for_long(monkeypatch):
    """Ask for no name twice in one page, however slow the machine is."""
    monkeypatch.setattr(analysis, "KNOWN_FOR", 1e9)
    monkeypatch.setattr(names, "SYNONYMS_KEPT", 1e9)


@pytest.mark.django_db
def test_no_page_asks_more_often_when_there_is_more(client):
    """With two of everything or forty, each page asks the database as often."""
    fill(2)
    indexer.rebuild()
    few = {path: count(client, path) for path in PAGES}
    fill(40)
    indexer.rebuild()
    many = {path: count(client, path) for path in PAGES}
    assert {path: n for path, n in many.items() if n > few[path]} == {}
    assert {path: n for path, n in many.items() if n > MOST} == {}
