import pytest

from archive.search import indexer
from tests.views.rows import store_samples


@pytest.fixture
def samples(db):
    """Both sample documents as rows: the conference and the article."""
    return store_samples()


@pytest.fixture
def indexed_samples(samples):
    """Both sample documents, and an index that holds them and nothing else."""
    indexer.rebuild()
    return samples


@pytest.fixture
def page(client):
    """Read a page that must be there, and give its text."""

    def read(path, **params):
        response = client.get(path, params)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        return response.content.decode()

    return read
