import pytest

from tests.api.contract import check


class Reader:
    """Reads the API and holds every answer against the OpenAPI document."""

    def __init__(self, client):
        self.client = client

    def answer(self, path, method="get", **params):
        response = getattr(self.client, method)(path, params)
        media_type = response["Content-Type"].partition(";")[0]
        check(path, response.status_code, media_type, response.json())
        return response

    def read(self, path, **params):
        response = self.answer(path, **params)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    def refusal(self, path, status, **params):
        response = self.answer(path, **params)
        assert response.status_code == status
        assert response["Content-Type"] == "application/problem+json"
        return response.json()


@pytest.fixture
def api(client):
    return Reader(client)
