"""The golden cases: a text beside what it must become, one folder per format.

A text that is not there is read from fixtures/seeds, so that the seeds stand once.
`python -m tests.parsing.rewrite` writes the expected files anew; read the diff.
"""

import json
from pathlib import Path

from archive.parsing import read_documents
from archive.records import to_json

ENDINGS = (".txt", ".jsonl", ".html", ".docx", ".md", ".xml")
FOLDER = Path(__file__).with_name("cases")
SEEDS = Path(__file__).parents[2] / "fixtures" / "seeds"


def all_cases() -> list[Path]:
    """Give the expected files, those of texts without one as well."""
    texts = [p for p in FOLDER.glob("*/*") if p.suffix in ENDINGS]
    return sorted(
        {p.with_suffix(".json") for p in texts} | set(FOLDER.glob("*/*.json"))
    )


def text_of(expected: Path) -> Path:
    """Give the input of a case."""
    beside = [expected.with_suffix(s) for s in ENDINGS]
    return next((p for p in beside if p.exists()), SEEDS / f"{expected.stem}.txt")


def result_of(expected: Path) -> str:
    """Give what the input of a case becomes, as the expected file holds it."""
    path = text_of(expected)
    shown = [_shown(document) for document in read_documents(path)]
    result = shown if path.suffix == ".jsonl" else shown[0]
    return (
        json.dumps(result, ensure_ascii=False, indent=1).replace(str(path), path.name)
        + "\n"
    )


def _shown(document) -> dict:
    if document.error:
        return {"line": document.line, "error": str(document.error)}
    return to_json(document.entry)
