import io
import re

import pytest
from django.core.management import call_command
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from archive.search.question import FACETS
from tests.conftest import ROOT


@pytest.fixture
def document(client):
    return client.get("/api/v1/schema").json()


def test_the_document_is_openapi_3_1(document):
    """The document must be OpenAPI 3.1 by its own meta schema."""
    assert document["openapi"].startswith("3.1.")
    validate(document, cls=OpenAPIV31SpecValidator)


def test_it_is_made_without_a_warning():
    """Every view must say what it answers: the generator has nothing to guess."""
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=io.StringIO())


def test_it_names_every_address(document):
    """All addresses of the API must stand in it, each once."""
    assert sorted(document["paths"]) == [
        "/api/v1/entries",
        "/api/v1/entries/{entry_id}",
        "/api/v1/outlets",
        "/api/v1/outlets/{outlet_id}",
        "/api/v1/schema",
        "/api/v1/search",
        "/api/v1/speakers",
        "/api/v1/speakers/{person_id}",
        "/api/v1/suggest",
        "/api/v1/topics",
        "/api/v1/topics/{topic_id}",
    ]


def test_it_names_every_parameter_of_the_search(document):
    """The search must take what the archive promises, and say so."""
    operation = document["paths"]["/api/v1/search"]["get"]
    named = {parameter["name"] for parameter in operation["parameters"]}
    assert named == {
        *FACETS, "q", "unit", "mode", "from", "to", "sort", "page", "page_size",
    }  # fmt: skip


def test_every_operation_names_its_problems(document):
    """A client must learn from the document what a refusal looks like."""
    for path, operations in document["paths"].items():
        answers = operations["get"]["responses"]
        assert {"200", "400", "500"} <= set(answers)
        assert ("404" in answers) == ("{" in path)


def test_every_address_is_in_the_docs(document):
    """docs/api.md must have an example of every address but the schema's own."""
    shown = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for path in document["paths"]:
        example = re.sub(r"\\{\w+\\}", r"\\d+", re.escape(path))
        assert re.search(rf"GET {example}\b", shown), path
