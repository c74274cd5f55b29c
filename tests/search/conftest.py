"""What holds for all tests of the search."""

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk():
    """Leave out what only a loss of power would show; it is most of a small commit."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda handle: None)
        yield
