import pytest


def test_the_browser_s_language_does_not_switch(samples, client):
    """A browser set to English still reads Chinese."""
    response = client.get("/", headers={"accept-language": "en-US,en;q=0.9"})
    assert '<html lang="zh-Hans"' in response.content.decode()
    assert response["Content-Language"] == "zh-hans"


def test_the_switch_changes_the_language_and_goes_back(samples, client):
    """English until switched back; published text stays Chinese and says so."""
    response = client.get(
        "/preferences/", {"language": "en", "next": "/speakers/?page=1"}
    )
    assert response["Location"] == "/speakers/?page=1"
    html = client.get("/").content.decode()
    assert '<html lang="en"' in html
    assert ">Search<" in html
    assert 'lang="zh-Hans" href="/entry/' in html
    client.get("/preferences/", {"language": "zh-hans"})
    assert '<html lang="zh-Hans"' in client.get("/").content.decode()


def test_larger_type_is_kept(db, client):
    """大字 stays until 标准字."""
    client.get("/preferences/", {"type": "large"})
    assert (
        '<html lang="zh-Hans" class="large">' in client.get("/about/").content.decode()
    )
    client.get("/preferences/", {"type": "normal"})
    assert 'class="large"' not in client.get("/about/").content.decode()


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\n/x", ""],
)
def test_the_switch_leads_nowhere_else(db, client, target):
    """Only pages of the archive can be gone back to."""
    response = client.get("/preferences/", {"language": "en", "next": target})
    assert response.status_code == 302
    assert response["Location"] == "/"


def test_values_that_are_not_known_change_nothing(db, client):
    """No cookie is set for a language or size that is not there."""
    response = client.get("/preferences/", {"language": "xx", "type": "huge"})
    assert not response.cookies


def test_caches_are_told_that_the_cookie_matters(db, client):
    """A shared cache must not give one reader's language to another."""
    assert "Cookie" in client.get("/about/")["Vary"]
