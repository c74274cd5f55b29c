import logging

import pytest

from archive.api.views.entries import EntriesView
from tests.api.rows import make_entry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/api/",
        "/api/v1",
        "/api/v1/nothing",
        "/api/v2/entries",
        "/api/v1/entries/abc",
        "/api/v1/entries/99999999999999999999",
        "/api/v1/entries/" + "9" * 5000,
        "/api/v1/speakers/0",
        "/api/v1/topics/7/entries",
        "/api/v1/汉字",
    ],
)
def test_what_is_not_there_is_a_problem(api, path):
    """An unknown address or id must answer 404 as a problem, never as a page."""
    assert api.refusal(path, 404)["status"] == 404


def test_what_is_not_there_takes_no_method(api):
    """An unknown address must be unknown to every method."""
    for method in ("head", "post", "delete"):
        response = getattr(api.client, method)("/api/v1/nothing")
        assert response.status_code == 404
        assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_reading_is_all_there_is(api, method):
    """Any method but GET and HEAD must be refused with a problem that says so."""
    response = api.answer("/api/v1/entries", method=method)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "GET" in response.json()["detail"]


def test_a_failure_is_a_problem_and_is_logged(api, monkeypatch, caplog):
    """What nobody foresaw must answer 500 as a problem, with its traceback logged."""

    def fail(*args):
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(EntriesView, "get", fail)
    with caplog.at_level(logging.ERROR):
        said = api.refusal("/api/v1/entries", 500)
    assert "inside" not in str(said)
    assert "ZeroDivisionError" in caplog.text


def test_too_many_parameters_are_a_problem(api, settings):
    """A query string beyond what the server reads must be refused as a problem."""
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    said = api.refusal("/api/v1/entries", 400, unheard_of=["x"] * 11)
    assert "参数太多" in said["detail"]


@pytest.mark.parametrize("path", ["/api/v1/entries", "/api/v1/nothing"])
def test_any_origin_may_read(client, path):
    """Pages of other sites must be able to read answers and refusals."""
    assert client.get(path)["Access-Control-Allow-Origin"] == "*"


def test_both_spellings_answer(client):
    """An address must answer with and without a final slash, without a redirect."""
    entry = make_entry()
    for path in ("entries", f"entries/{entry.pk}", "speakers", "schema"):
        plain = client.get(f"/api/v1/{path}")
        slashed = client.get(f"/api/v1/{path}/")
        assert (plain.status_code, slashed.status_code) == (200, 200)
        assert plain.content == slashed.content


def test_chinese_is_sent_as_it_is(client):
    """JSON must be UTF-8 with readable Chinese, whatever the client asks for."""
    make_entry("扫黑除恶")
    for accept in ("*/*", "text/html", "application/xml", "nonsense"):
        response = client.get("/api/v1/entries?format=xml", HTTP_ACCEPT=accept)
        assert response["Content-Type"] == "application/json; charset=utf-8"
        assert "扫黑除恶".encode() in response.content
