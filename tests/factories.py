"""Rows for tests: whole entries in one call, and both sample documents as published."""

from datetime import date
from pathlib import Path

from archive.models import (
    Entry,
    Kind,
    NewsArticle,
    Organization,
    Paragraph,
    Person,
    PressConference,
    Quotation,
    Role,
    Section,
    Speech,
    Status,
    Topic,
    record_changes,
)
from archive.parsing import parse_document
from archive.store import store

SEEDS = Path(__file__).resolve().parent.parent / "fixtures" / "seeds"


def store_samples():
    """Store both sample documents; give the conference and the article."""
    for path in sorted(SEEDS.glob("*.txt")):
        store(parse_document(path.read_bytes(), path=path.name))
    return PressConference.objects.get(
        kind=Kind.PRESS_CONFERENCE
    ), NewsArticle.objects.get(kind=Kind.NEWS_ARTICLE)


def person(name, **fields):
    """Give the person of a name, made if there is none."""
    return Person.objects.get_or_create(name=name, **fields)[0]


def outlet(name):
    """Give the outlet of a name, made if there is none."""
    return Organization.objects.get_or_create(name=name, is_outlet=True)[0]


def topic(name, **fields):
    """Give the topic of a name, made if there is none."""
    return Topic.objects.get_or_create(name=name, defaults=fields)[0]


def make_entry(
    title="通报全省治安形势",
    turns=(),
    *,
    quotations=(),
    headings=(),
    topics=(),
    day=date(2021, 12, 20),
    kind=Kind.NEWS_ARTICLE,
    status=Status.PUBLISHED,
    **fields,
):
    """Make an entry of turns (role, label, person or outlet or None, [paragraphs]).

    `quotations` are (person, text, paragraph's number), `headings` are (heading,
    paragraph's number). The change is recorded, as everybody who makes one must.
    """
    entry = Entry.objects.create(
        title=title, kind=kind, status=status, published_on=day, **fields
    )
    for turn in turns:
        _add_turn(entry, *turn)
    numbered = {p.number: p for p in entry.paragraphs.all()}
    for position, (who, text, number) in enumerate(quotations, 1):
        Quotation.objects.create(
            entry=entry, paragraph=numbered[number], position=position, person=who,
            name=who.name, attribution=f"{who}说", text=text,
        )  # fmt: skip
    for position, (heading, number) in enumerate(headings, 1):
        Section.objects.create(
            entry=entry, position=position, heading=heading,
            first_paragraph=numbered[number],
        )  # fmt: skip
    entry.topics.set([topic(name) for name in topics])
    record_changes([entry.pk])
    return entry


def article(title, *paragraphs, **fields):
    """Make an article of one run of prose."""
    return make_entry(title, [(Role.NARRATIVE, "", None, paragraphs)], **fields)


def _add_turn(entry, role, label, who, paragraphs):
    speech = Speech.objects.create(
        entry=entry,
        position=entry.speeches.count() + 1,
        role=role,
        label=label,
        person=who if isinstance(who, Person) else None,
        outlet=who if isinstance(who, Organization) else None,
    )
    for text in paragraphs:
        number = entry.paragraphs.count() + 1
        Paragraph.objects.create(
            entry=entry, speech=speech, number=number, position=number, text=text
        )
