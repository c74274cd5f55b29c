import json

import pytest

from archive.parsing import parse_document
from archive.records import to_json
from archive.store import store
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db

BESIDE = (
    "id", "url", "speaker_id", "linked_by", "outlet_id", "question_id", "answer_ids",
)  # fmt: skip
"""What the API puts beside the keys of the dry run."""


def as_dry_run(shown):
    """Take out ids and links, and give paragraphs as their text."""
    if isinstance(shown, list):
        return [as_dry_run(one) for one in shown]
    if not isinstance(shown, dict):
        return shown
    bare = {key: as_dry_run(value) for key, value in shown.items() if key not in BESIDE}
    if "paragraphs" in bare:
        bare["paragraphs"] = [paragraph["text"] for paragraph in bare["paragraphs"]]
    return bare


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures" / "seeds").glob("*.txt")))
def test_an_entry_shows_all_that_its_dry_run_showed(api, path):
    """What was read from a page must come out of the API as it went in."""
    record = parse_document(path.read_bytes(), path=str(path))
    shown = api.read(f"/api/v1/entries/{store(record).entry_id}")
    expected = json.loads(json.dumps(to_json(record)))
    assert set(shown) - set(expected) == {"id", "url", "topic_ids", "duplicate_of"}
    for key in set(expected) - {"path", "topics"}:
        assert as_dry_run(shown[key]) == expected[key], key
    assert [paragraph["number"] for paragraph in paragraphs(shown)] == list(
        range(1, len(record.paragraphs()) + 1)
    )


def paragraphs(shown):
    return [one for speech in shown["speeches"] for one in speech["paragraphs"]]
