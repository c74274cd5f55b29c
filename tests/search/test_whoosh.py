"""The embedded engine keeps the contract."""

from tests.search.answers import AnswersContract
from tests.search.contract import EngineContract


class TestWhoosh(EngineContract):
    """Run on the index in the test's own folder."""


class TestWhooshAnswers(AnswersContract):
    """Run on an index of several segments, parts of them deleted."""
