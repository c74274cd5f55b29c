from types import SimpleNamespace as State

import pytest

from archive.views import health


def test_healthz_asks_nothing_of_the_database(client):
    """The process must be known to live without its database."""
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.content == b"ok"
    assert "no-store" in response["Cache-Control"]


def test_not_ready_says_why(client, monkeypatch):
    """Until the index holds everything the answer must be 503, with the reason."""
    waiting = State(ready=False, reason="索引还差 2 个条目")
    monkeypatch.setattr(health, "readiness", lambda: waiting)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "reason": "索引还差 2 个条目"}
    assert "no-store" in response["Cache-Control"]
    assert "索引" in response.content.decode()


def test_ready(client, monkeypatch):
    """Once it does, the answer must be 200."""
    monkeypatch.setattr(health, "readiness", lambda: State(ready=True, reason=""))
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_they_only_answer_reads(client, path):
    """Nothing can be written there."""
    assert client.post(path).status_code == 405
