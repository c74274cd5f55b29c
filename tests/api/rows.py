"""Rows for the tests of the API: small entries with just what a test speaks of."""

from datetime import date, datetime

from archive.models import (
    Alias,
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


def make_entry(title="通报全省治安形势", held=None, **fields):
    held_at = datetime.fromisoformat(held) if held else None
    fields = {"kind": Kind.PRESS_CONFERENCE, "status": Status.PUBLISHED} | fields
    return Entry.objects.create(title=title, held_at=held_at, **fields)


def say(entry, text, *, role=Role.SPEECH, label="", person=None, outlet=None, post=""):
    position = entry.speeches.count() + 1
    speech = Speech.objects.create(
        entry=entry, position=position, role=role, label=label, person=person,
        outlet=outlet, post=post,
    )  # fmt: skip
    number = entry.paragraphs.count() + 1
    Paragraph.objects.create(
        entry=entry, speech=speech, number=number, position=number, text=text
    )
    return speech


def quote(entry, person, text, name=None):
    return Quotation.objects.create(
        entry=entry,
        paragraph=entry.paragraphs.get(number=1),
        position=entry.quotations.count() + 1,
        person=person,
        name=name or person.name,
        attribution=f"{person}说",
        text=text,
    )


def make_archive():
    """A conference, an article, and a draft that must show nowhere.

    李民 answers 大众日报 in the conference and is quoted in the article; only the draft
    names 王某, 某报 and 秘密主题.
    """
    li, wang = Person.objects.create(name="李民"), Person.objects.create(name="王某")
    Alias.objects.create(person=li, name="李总队长")
    paper = Organization.objects.create(name="大众日报", is_outlet=True)
    secret_paper = Organization.objects.create(name="某报", is_outlet=True)
    crime = Topic.objects.create(name="扫黑除恶", synonyms="扫黑\n打黑除恶")
    safety = Topic.objects.create(name="平安建设")
    crime.parent = safety
    crime.save()
    secret = Topic.objects.create(name="秘密主题")

    conference = make_entry(held="2021-03-04T10:00+08:00", source="省政府新闻办")
    conference.topics.add(crime)
    question = say(
        conference, "请问成效如何？", role=Role.QUESTION, label="大众日报记者",
        outlet=paper,
    )  # fmt: skip
    answer = say(
        conference, "打掉涉黑组织242个。", role=Role.ANSWER, label="李民", person=li,
        post="刑侦总队总队长",
    )  # fmt: skip
    answer.answer_to = Exchange.objects.create(entry=conference, question=question)
    answer.save()

    article = make_entry(
        "平安答卷",
        kind=Kind.NEWS_ARTICLE,
        published_on=date(2021, 12, 20),
        source="协会",
    )
    say(article, "“扫黑除恶”，李民说。", role=Role.NARRATIVE)
    quote(article, li, "扫黑除恶")

    draft = make_entry(
        "未公开的稿子", status=Status.DRAFT, published_on=date(2022, 1, 1)
    )
    draft.topics.add(secret)
    say(draft, "草稿里的话。", person=wang, outlet=secret_paper)
    say(draft, "又一句。", person=li, outlet=paper)
    quote(draft, li, "草稿里的引语")
    return conference, article, draft
