"""Golden cases: real and made-up pages beside what each must become, to the letter."""

import pytest

from archive.parsing import FORMATS
from archive.parsing.jsonl import NAME as JSONL
from archive.parsing.reading.kinds import READERS
from tests.parsing.cases import FOLDER, all_cases, result_of

README = FOLDER.parents[2] / "archive" / "parsing" / "README.md"


@pytest.mark.parametrize("case", all_cases(), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_case(case):
    """An input becomes what stands beside it (`python -m tests.parsing.rewrite`)."""
    assert result_of(case) == case.read_text("utf-8")


@pytest.mark.parametrize("name", [*FORMATS, *READERS, JSONL])
def test_format_has_cases_and_a_block_in_the_readme(name):
    """Each format says where it comes from, and is held by a case."""
    assert any((FOLDER / name).iterdir())
    assert f"## {name}" in README.read_text("utf-8")
