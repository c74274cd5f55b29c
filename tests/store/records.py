"""Records as parsing gives them, small, with one thing to each."""

from dataclasses import replace
from datetime import date

from archive.models import Entry
from archive.records import (
    Attendee,
    Capacity,
    Kind,
    Moment,
    ParsedEntry,
    ParsedExchange,
    ParsedPhoto,
    ParsedQuotation,
    ParsedSection,
    ParsedSpeech,
    Role,
)


def article(*paragraphs, path="/data/article.txt", **fields):
    """An article of these paragraphs, or of two."""
    texts = paragraphs or ("全省公安机关深化改革。", "群众安全感不断提升。")
    said = ParsedSpeech(Role.NARRATIVE, tuple(texts))
    entry = ParsedEntry(
        format="news-page",
        kind=Kind.NEWS_ARTICLE,
        title="平安山东建设",
        path=path,
        published_on=date(2021, 12, 20),
        source="中国道路交通安全协会",
        speeches=(said,),
    )
    return replace(entry, **fields)


def quotation(name, post, text="我们说到做到。", paragraph=1):
    """Words of somebody in an article."""
    return ParsedQuotation(name, post, f"{post}{name}说", text, paragraph)


CONFERENCE = ParsedEntry(
    format="transcript-page",
    kind=Kind.PRESS_CONFERENCE,
    title="介绍平安山东建设",
    path="/data/conference.txt",
    held_at=Moment(date(2021, 3, 4), 10),
    series="“展望‘十四五’”主题系列新闻发布会",
    number=11,
    attendees=(
        Attendee("范华平", "副省长、省公安厅党委书记、厅长"),
        Attendee("李民", "刑侦总队总队长", "省公安厅"),
        Attendee("丁绍敏", "", "", Capacity.HOST),
    ),
    sections=(ParsedSection("一是打击犯罪", 1, 3),),
    speeches=(
        ParsedSpeech(Role.SPEECH, ("大家上午好!",), "丁绍敏", "丁绍敏"),
        ParsedSpeech(
            Role.SPEECH,
            ("各位记者朋友:", "一是打击犯罪。成效明显。", "谢谢大家!"),
            "范华平",
            "范华平",
            post="副省长、省公安厅党委书记、厅长",
        ),
        ParsedSpeech(
            Role.QUESTION, ("成果如何?",), "人民公安报记者", outlet="人民公安报"
        ),
        ParsedSpeech(
            Role.ANSWER,
            ("黑恶犯罪基本遏制。", "下一步常态化。"),
            "李民",
            "李民",
            post="刑侦总队总队长",
        ),
    ),
    exchanges=(ParsedExchange(2, (3,)),),
    topics=("扫黑除恶",),
    photos=(ParsedPhoto("刑侦总队总队长 李民", "李民"),),
)


def said(record, position, *paragraphs, **header):
    """The record with another text, or another header, of one turn."""
    speeches = list(record.speeches)
    texts = tuple(paragraphs) or speeches[position].paragraphs
    speeches[position] = replace(speeches[position], paragraphs=texts, **header)
    return replace(record, speeches=tuple(speeches))


def numbers(entry_id):
    """The paragraphs of an entry in order, as (number, text)."""
    entry = Entry.objects.get(pk=entry_id)
    return [(row.number, row.text) for row in entry.paragraphs.order_by("position")]
