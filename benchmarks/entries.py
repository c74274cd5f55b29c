"""An archive's entries as flat documents: one text, and what each is filtered by.

Needs Django set up (`ready`). Engines that know no turns are given entries like this.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

FACETS = ("kind", "year", "month", "speaker", "outlet", "role", "topic", "source")


@dataclass(frozen=True, slots=True)
class Flat:
    """One entry: its lines as published, the title first; the values of each facet."""

    id: int
    title: str
    lines: tuple[str, ...]
    carried: dict[str, tuple[str, ...]]


def ready(settings: str = "pingan_site.settings") -> None:
    """Set Django up in this process, on the archive that PINGAN_VAR names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    import django

    django.setup()


def queryset() -> Any:
    """Give the published entries with all that `flatten` reads, in the order of ids."""
    from archive.models import Entry

    read = ("topics", "sections", "speeches__paragraphs", "quotations")
    return Entry.objects.published().prefetch_related(*read).order_by("pk")


def flat_entries(batch: int = 1000) -> Iterator[Flat]:
    """Give all published entries."""
    for entry in queryset().iterator(chunk_size=batch):
        yield flatten(entry)


def flatten(entry: Any) -> Flat:
    """Give one entry of `queryset` as a flat document."""
    speeches = list(entry.speeches.all())
    lines = [entry.title, *(section.heading for section in entry.sections.all())]
    for speech in speeches:
        paragraphs = sorted(speech.paragraphs.all(), key=lambda each: each.position)
        lines += [speech.label, *(paragraph.text for paragraph in paragraphs)]
    month = entry.day.strftime("%Y-%m") if entry.day else ""
    people = [*speeches, *entry.quotations.all()]
    carried = {
        "kind": [entry.kind],
        "year": [month[:4]],
        "month": [month],
        "speaker": [each.person_id for each in people],
        "outlet": [speech.outlet_id for speech in speeches],
        "role": [speech.role for speech in speeches],
        "topic": [topic.pk for topic in entry.topics.all()],
        "source": [entry.source],
    }
    values = {name: _different(carried[name]) for name in FACETS}
    return Flat(entry.pk, entry.title, tuple(filter(None, lines)), values)


def _different(values: list) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in values if value))
