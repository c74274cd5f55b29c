from xml.etree import ElementTree

import pytest

from archive.models import Entry
from tests.views.rows import make_entry

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def addresses(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    root = ElementTree.fromstring(response.content)
    return [row.text for row in root.iter(f"{SITEMAP}loc")]


def test_the_sitemap_reaches_every_public_entry_and_no_draft(samples, client):
    """All sitemaps together name each published entry once."""
    draft = make_entry("草稿", status="draft")
    maps = addresses(client, "/sitemap.xml")
    found = [
        address
        for name in maps
        for address in addresses(client, name.removeprefix("http://127.0.0.1:8000"))
    ]
    for entry in samples:
        assert found.count(f"http://127.0.0.1:8000/entry/{entry.pk}/") == 1
    assert not [address for address in found if f"/entry/{draft.pk}/" in address]
    assert "http://127.0.0.1:8000/speakers/" in found
    assert len(found) == len(set(found))


def test_an_empty_archive_has_a_sitemap(db, client):
    """With nothing in it the sitemap is still well formed."""
    assert len(addresses(client, "/sitemap.xml")) == 1


@pytest.mark.parametrize("number", ["0", "9" * 20])
def test_a_sitemap_that_cannot_be_is_not_found(db, client, number):
    """No such run of ids: 404."""
    assert client.get(f"/sitemap/{number}.xml").status_code == 404


def test_robots_are_kept_from_what_is_endless(db, client):
    """Searches, the desk and the switches are not for crawlers."""
    response = client.get("/robots.txt")
    text = response.content.decode()
    assert response["Content-Type"].startswith("text/plain")
    for path in ("/search/", "/admin/", "/preferences/"):
        assert f"Disallow: {path}" in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text


def test_browsers_learn_how_to_search(db, client):
    """The OpenSearch description is well formed and names page and feed."""
    response = client.get("/opensearch.xml")
    root = ElementTree.fromstring(response.content)
    assert len(root.find(f"{OPENSEARCH}ShortName").text) <= 16
    templates = [url.get("template") for url in root.iter(f"{OPENSEARCH}Url")]
    assert templates[0].startswith("http://127.0.0.1:8000/search/?q={searchTerms}")
    assert templates[1].startswith("http://127.0.0.1:8000/search/feed/")


def test_only_get_and_head_are_answered(samples, client):
    """Pages take no forms."""
    for path in ("/", "/entries/", Entry.objects.first().get_absolute_url()):
        assert client.head(path).status_code == 200
        assert client.post(path).status_code == 405
