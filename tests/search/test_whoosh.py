"""The embedded engine keeps the contract."""

from tests.search.contract import EngineContract


class TestWhoosh(EngineContract):
    """Run on the index in the test's own folder."""
