"""What every test may ask for, and the rule that no test is skipped in silence."""

from pathlib import Path

import pytest
from django.core.management import call_command

from archive.search import analysis, indexer
from tests.browser import browser, visitor

__all__ = ["browser", "visitor"]

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "fixtures" / "sample.json"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Count a skipped test as failed: what it lacks must be set up, not passed over."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which counts as failed here: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """Count a module that skips itself as failed, for the same reason."""
    report = yield
    if report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, which counts as failed here: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def no_names_of_another_test():
    """Forget the names asked for before: they are known for half a second more."""
    analysis.names.forget()


@pytest.fixture
def seeds(db):
    """Both sample entries as rows, as a new installation has them."""
    call_command("loaddata", SAMPLE, verbosity=0)


@pytest.fixture
def indexed_seeds(seeds):
    """Both sample entries, and an index that holds them and nothing else."""
    indexer.rebuild()
