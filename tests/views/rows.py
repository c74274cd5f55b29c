"""Rows for the tests of the pages: the two samples, and archives as large as wanted."""

from datetime import UTC, date, datetime, timedelta

from archive.models import (
    Attendance,
    Entry,
    Exchange,
    Kind,
    Organization,
    Paragraph,
    Person,
    Quotation,
    Role,
    Speech,
    Status,
    Topic,
)
from tests import factories


def store_samples():
    """Store both sample documents as published; give the conference and the article."""
    conference, article = factories.store_samples()
    topic = Topic.objects.create(name="扫黑除恶", synonyms="打黑除恶")
    topic.entries.set([conference, article])
    return conference, article


def make_entry(title="通报全省治安形势", **fields):
    """A published article of one day, unless the fields say otherwise."""
    given = {
        "kind": Kind.NEWS_ARTICLE,
        "status": Status.PUBLISHED,
        "published_on": date(2021, 12, 20),
    }
    return Entry.objects.create(title=title, **(given | fields))


def say(entry, *texts, role=Role.SPEECH, **fields):
    """Add a turn of these paragraphs at the end of an entry."""
    position = entry.speeches.count() + 1
    speech = Speech.objects.create(entry=entry, position=position, role=role, **fields)
    for text in texts:
        number = entry.paragraphs.count() + 1
        Paragraph.objects.create(
            entry=entry, speech=speech, number=number, position=number, text=text
        )
    return speech


def ask(entry, text, label="大众日报记者", outlet=None):
    """Add a question; give the exchange it opens."""
    question = say(
        entry, text, role=Role.QUESTION, label=label, outlet=outlet, capacity="reporter"
    )
    return Exchange.objects.create(entry=entry, question=question)


def answer(exchange, text, person, post=""):
    """Add an answer in an exchange."""
    return say(
        exchange.entry, text, role=Role.ANSWER, label=person.name, person=person,
        post=post, answer_to=exchange, capacity="official",
    )  # fmt: skip


def quote(entry, text, person, paragraph=None, **fields):
    """Attribute words of an article to somebody."""
    return Quotation.objects.create(
        entry=entry, paragraph=paragraph or entry.paragraphs.first(),
        position=entry.quotations.count(), name=person.name, person=person,
        attribution=f"{person.name}说", text=text, **fields,
    )  # fmt: skip


def fill(count):
    """Fill an archive: each list of it has `count` things, each thing `count` parts."""
    for n in range(count):
        person = Person.objects.create(name=f"某{count}-{n}")
        outlet = Organization.objects.create(name=f"某报{count}-{n}", is_outlet=True)
        topic = Topic.objects.create(name=f"题{count}-{n}")
        conference = make_entry(
            f"第{n}场", kind=Kind.PRESS_CONFERENCE,
            held_at=datetime(2010 + n % 10, 1 + n % 12, 4, 2, tzinfo=UTC),
        )  # fmt: skip
        Attendance.objects.create(
            entry=conference, position=1, name=person.name, person=person, post="厅长"
        )
        answer(ask(conference, "请问成效如何？", outlet=outlet), "很好。", person)
        day = date(2021, 1, 1) + timedelta(days=n)
        article = make_entry(f"第{n}篇", published_on=day)
        say(article, "“我们说到做到。”他说。", role=Role.NARRATIVE)
        quote(article, "我们说到做到。", person)
        for entry in (conference, article):
            entry.topics.add(topic)
    _lengthen(count)


def _lengthen(count):
    """Let the first of each kind, of the people and of the outlets have many parts."""
    conference = Entry.objects.filter(kind=Kind.PRESS_CONFERENCE).order_by("pk").first()
    person = Person.objects.order_by("pk").first()
    outlet = Organization.objects.order_by("pk").first()
    topic = Topic.objects.order_by("pk").first()
    for n in range(count):
        answer(ask(conference, f"请问第{n}点？", outlet=outlet), f"答{n}。", person)
        article = make_entry(f"另{n}篇")
        article.topics.add(topic)
        say(article, "“说到做到。”他说。", role=Role.NARRATIVE)
        quote(article, "说到做到。", person)
