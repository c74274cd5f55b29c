"""`manage.py make_fixtures`: write what the seed documents become.

    fixtures/seeds/*.txt  ->  fixtures/parsed/*.json  ->  fixtures/sample.json

The rows are made in a database of their own that goes with the run.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import serializers
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model
from django.test.utils import setup_databases, teardown_databases
from django.utils.translation import gettext as _

from archive.models import (
    Attendance,
    Band,
    Entry,
    Exchange,
    Membership,
    Organization,
    Outbox,
    Paragraph,
    Person,
    Photo,
    Proposal,
    Quotation,
    Section,
    Series,
    Speech,
    Topic,
)
from archive.parsing import parse_document
from archive.records import ParsedEntry, to_json
from archive.store import store

FOLDER = Path("fixtures")
MADE_AT = datetime(2025, 1, 1, tzinfo=UTC)
"""When the rows say they were made: fixed, so that nothing differs from run to run."""

MODELS: tuple[type[Model], ...] = (
    Topic, Series, Organization, Person, Membership, Entry, Attendance, Speech,
    Exchange, Paragraph, Section, Quotation, Photo, Band, Outbox,
)  # fmt: skip


class Command(BaseCommand):
    """Write `fixtures/parsed` and `fixtures/sample.json` from the seed documents.

    With `--check` nothing is written; exit status 1 says that something differs.
    """

    requires_system_checks = []
    help = _("按 fixtures/seeds 重写 fixtures/parsed 和 fixtures/sample.json。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare `--check`."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare each file with what it must hold, and write those that differ."""
        stale = [
            (path, text)
            for path, text in fixtures(settings.BASE_DIR)
            if not path.exists() or path.read_text(encoding="utf-8") != text
        ]
        for path, text in stale:
            self.stdout.write(str(path))
            if not options["check"]:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
        if stale and options["check"]:
            raise CommandError(_("示例数据已过时，请运行 manage.py make_fixtures。"))


def fixtures(base: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file that is made, with the text it must hold."""
    records = []
    for path in sorted((base / FOLDER / "seeds").glob("*.txt")):
        name = path.relative_to(base)
        record = parse_document(path.read_bytes(), path=name.as_posix())
        records.append(replace(record, path=str(path)))
        shown = json.dumps(to_json(record), ensure_ascii=False, indent=1)
        yield base / FOLDER / "parsed" / f"{path.stem}.json", shown + "\n"
    topics = json.loads((base / FOLDER / "topics.json").read_text(encoding="utf-8"))
    yield base / FOLDER / "sample.json", sample(records, topics)


def sample(records: Sequence[ParsedEntry], topics: Sequence[Mapping]) -> str:
    """Give the rows of these records as `loaddata` reads them."""
    made = setup_databases(verbosity=0, interactive=False)
    try:
        add_topics(topics)
        for record in records:
            store(record)
        # An editor has been through what the text proposed.
        Proposal.objects.all().delete()
        Entry.objects.update(created_at=MADE_AT, changed_at=MADE_AT)
        Outbox.objects.update(recorded_at=MADE_AT)
        rows = [row for model in MODELS for row in model.objects.order_by("pk")]
        return serializers.serialize("json", rows, indent=1, ensure_ascii=False) + "\n"
    finally:
        teardown_databases(made, verbosity=0)


def add_topics(tree: Iterable[Mapping], parent: Topic | None = None) -> None:
    """Make the topics of a tree, those above first."""
    for node in tree:
        synonyms = "\n".join(node["synonyms"])
        topic = Topic.objects.create(
            name=node["name"], parent=parent, synonyms=synonyms
        )
        add_topics(node.get("children", ()), topic)
