"""A record becomes rows, once; the same again changes nothing."""

from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from archive.models import (
    Entry,
    Exchange,
    Organization,
    Outbox,
    Paragraph,
    Series,
    Speech,
    Status,
    Topic,
)
from archive.records import Moment, ParsedSpeech, Role
from archive.store import store, store_batch
from archive.store.keys import import_key
from tests.store.records import CONFERENCE, article, numbers, quotation, said

pytestmark = pytest.mark.django_db


def everything():
    """Every row of every table of the archive."""
    models = apps.get_app_config("archive").get_models(include_auto_created=True)
    tables = [m for m in models if not m._meta.proxy]
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in tables}


def test_a_conference_becomes_rows():
    """All that a record says must stand in the rows."""
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    assert (entry.title, entry.number) == ("介绍平安山东建设", 11)
    assert entry.series.name == CONFERENCE.series
    assert entry.held_at.isoformat() == "2021-03-04T02:00:00+00:00"
    assert (entry.day, entry.held_time_known) == (date(2021, 3, 4), True)
    assert [text for _, text in numbers(entry.pk)] == CONFERENCE.paragraphs()
    assert [n for n, _ in numbers(entry.pk)] == [1, 2, 3, 4, 5, 6, 7]
    turns = [(s.role, s.label, s.capacity) for s in entry.speeches.all()]
    assert turns == [
        ("speech", "丁绍敏", "host"),
        ("speech", "范华平", "official"),
        ("question", "人民公安报记者", "reporter"),
        ("answer", "李民", "official"),
    ]
    exchange = entry.exchanges.get()
    assert exchange.question.outlet.name == "人民公安报"
    assert [s.label for s in exchange.answers.all()] == ["李民"]
    section = entry.sections.get()
    assert section.first_paragraph.text.startswith(section.heading)
    attendees = entry.attendances.values_list("name", "post", "organization")
    assert list(attendees) == [
        ("范华平", "副省长、省公安厅党委书记、厅长", ""),
        ("李民", "刑侦总队总队长", "省公安厅"),
        ("丁绍敏", "", ""),
    ]


def test_an_article_becomes_rows():
    """Its prose is narrative, its quotations stand at their paragraphs."""
    record = article(quotations=(quotation("王海防", "政治部主任", paragraph=2),))
    entry = Entry.objects.get(pk=store(record).entry_id)
    assert (entry.day, entry.held_at) == (date(2021, 12, 20), None)
    assert entry.speeches.get().role == "narrative"
    words = entry.quotations.get()
    assert (words.paragraph.number, words.text) == (2, "我们说到做到。")
    assert words.attribution == "政治部主任王海防说"


def test_a_day_without_a_time_is_kept_as_a_day():
    """Where only the day is known it must not pass for midnight."""
    record = replace(CONFERENCE, held_at=Moment(date(2021, 3, 4)))
    entry = Entry.objects.get(pk=store(record).entry_id)
    assert (entry.day, entry.held_time_known) == (date(2021, 3, 4), False)


def test_importing_twice_changes_no_row():
    """The second run must leave every table as it is, the journal included."""
    records = [CONFERENCE, article(topics=("扫黑除恶",))]
    store_batch(records)
    before = everything()
    again = store_batch(records)
    assert [one.outcome for one in again] == ["unchanged", "unchanged"]
    assert everything() == before


def test_an_unchanged_import_leaves_an_editors_work():
    """What an editor corrected must stay while the source is as it was."""
    entry_id = store(CONFERENCE).entry_id
    Paragraph.objects.filter(entry=entry_id, number=2).update(text="记者朋友们:")
    Entry.objects.filter(pk=entry_id).update(status=Status.DRAFT, title="改过的标题")
    before = everything()
    assert store(CONFERENCE).outcome == "unchanged"
    assert everything() == before


def test_every_change_is_in_the_journal_once():
    """The indexer must hear of each new and each changed entry, of no other."""
    entry_id = store(CONFERENCE).entry_id
    store(CONFERENCE)
    store(said(CONFERENCE, 0, "大家下午好!"))
    assert list(Outbox.objects.values_list("entry_id", flat=True)) == [entry_id] * 2


def test_a_draft_is_stored_where_one_is_asked_for():
    """The caller chooses what a new entry is; a known one keeps its own."""
    entry_id = store(CONFERENCE, status=Status.DRAFT).entry_id
    store(said(CONFERENCE, 0, "大家下午好!"), status=Status.PUBLISHED)
    assert Entry.objects.get(pk=entry_id).status == Status.DRAFT


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({"external_id": "7"}, {"external_id": "7", "path": "/b.txt"}, True),
        ({"external_id": "7"}, {"external_id": "7", "source": "另一来源"}, False),
        ({"external_id": "7"}, {"external_id": "8"}, False),
        ({"source_url": "http://a/1"}, {"source_url": "http://a/1", "path": "b"}, True),
        ({"source_url": "http://a/1"}, {"source_url": "http://a/2"}, False),
        ({"path": "/a/../b.txt"}, {"path": "/b.txt"}, True),
        ({"path": "/a.txt"}, {"path": "/b.txt"}, False),
    ],
)
def test_what_makes_an_entry_the_same_again(one, other, is_same):
    """Source and id, else the source's address, else the path."""
    first = store(article("第一版。", **one))
    second = store(article("第二版。", **other))
    assert (first.entry_id == second.entry_id) is is_same


def test_a_path_in_the_project_is_kept_from_its_folder(settings, tmp_path):
    """The project's folder may be moved without its samples becoming new entries."""
    settings.BASE_DIR = tmp_path
    key = import_key(article(path=str(tmp_path / "fixtures" / "a.txt")))
    assert key == "path:fixtures/a.txt"


def test_pasted_text_is_new_each_time():
    """Without id, address and path nothing says that it is the same."""
    first, second = store(article(path="")), store(article(path=""))
    assert first.entry_id != second.entry_id
    assert second.duplicate_of == first.entry_id


def test_a_very_long_address_is_a_key_as_well():
    """An address of 2,000 characters must be found again."""
    record = article(source_url="http://a/" + "长" * 1900)
    assert store(record).entry_id == store(record).entry_id


def test_the_same_key_twice_in_a_batch_is_one_entry():
    """A file that holds a document twice must give one entry, in its last version."""
    versions = [article("第一版。"), article("第二版。")]
    first, second = store_batch(versions)
    assert (first.outcome, second.outcome) == ("created", "updated")
    assert numbers(first.entry_id) == [(1, "第二版。")]


def test_a_refused_record_takes_nothing_else_down():
    """What is good in a batch is stored, what is not is told in its place."""
    bad = article(title="长" * 501, path="/bad.txt")
    first, refused, last = store_batch([article(), bad, CONFERENCE])
    assert (first.outcome, last.outcome) == ("created", "created")
    assert "title 有 501 字，最多 500 字" in str(refused)
    assert str(refused).startswith("/bad.txt：")
    assert Entry.objects.count() == 2


def test_series_and_outlets_are_made_once():
    """Names that are there are used; an organization may become an outlet."""
    Organization.objects.create(name="人民公安报")
    store_batch([CONFERENCE, replace(CONFERENCE, path="/other.txt")])
    assert Series.objects.count() == 1
    assert Organization.objects.get().is_outlet


def test_known_topics_are_attached_and_others_wait():
    """A name or synonym of a topic attaches it; the rest waits for an editor."""
    topic = Topic.objects.create(name="扫黑除恶", synonyms="扫黑\n除恶")
    record = article(topics=("扫黑", "断卡行动"))
    entry = Entry.objects.get(pk=store(record).entry_id)
    assert list(entry.topics.all()) == [topic]
    assert entry.waiting_topics() == ["断卡行动"]


def test_the_same_words_under_another_key_are_linked():
    """A duplicate is an entry, linked to the first of its words, with a warning."""
    first = store(article("同一篇文字。", "第二段。"))
    again = article("同一篇 文字。第二段。", path="/mirror.txt")
    second, third = store_batch([again, replace(again, path="/third.txt")])
    assert second.outcome == "created"
    assert (second.duplicate_of, third.duplicate_of) == (first.entry_id,) * 2
    assert [warning.code for warning in second.warnings] == ["duplicate"]
    codes = [w["code"] for w in Entry.objects.get(pk=third.entry_id).warnings]
    assert codes == ["duplicate"]


def test_duplicates_in_one_batch_are_linked():
    """The first of a batch is the first of its words."""
    first, second = store_batch([article(), article(path="/mirror.txt")])
    assert (first.duplicate_of, second.duplicate_of) == (None, first.entry_id)


def test_a_duplicate_whose_words_change_is_none_any_more():
    """The link and its warning must follow the words, on both sides."""
    first = store(article())
    second, third = store_batch([article(path="/b.txt"), article(path="/c.txt")])
    store(article("别的文字。", path="/data/article.txt"))
    linked = dict(Entry.objects.values_list("pk", "duplicate_of"))
    assert linked == {
        first.entry_id: None,
        second.entry_id: None,
        third.entry_id: second.entry_id,
    }
    assert not Entry.objects.get(pk=second.entry_id).warnings


def test_an_interrupted_batch_leaves_nothing(monkeypatch):
    """An error half-way must leave no row and no journal behind."""
    before = everything()

    def fail(_people):
        raise RuntimeError("cut")

    monkeypatch.setattr("archive.store.creating.refresh_memberships", fail)
    with pytest.raises(RuntimeError):
        store_batch([CONFERENCE, article()])
    assert everything() == before


def test_another_process_may_be_first(monkeypatch):
    """A key taken between the look-up and the write must be found at the next try."""
    store(article())
    real, calls = Entry.objects.filter, []

    def blind(*args, **kwargs):
        calls.append(1)
        return real(*args, **kwargs) if len(calls) > 1 else Entry.objects.none()

    monkeypatch.setattr(Entry.objects, "filter", blind)
    assert store(article("第二版。")).outcome == "updated"
    assert Entry.objects.count() == 1


def test_the_database_refuses_what_must_never_be():
    """Two paragraphs of one number, a question asked twice, a key used twice."""
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    speech = entry.speeches.first()
    question = Speech.objects.get(role="question")
    forbidden = [
        Paragraph(entry=entry, speech=speech, number=1, position=9, text="重号"),
        Paragraph(entry=entry, speech=speech, number=0, position=9, text="零号"),
        Exchange(entry=entry, question=question),
        Exchange(entry=entry),
        Speech(entry=entry, position=9, role="singing"),
        Entry(kind="news_article", title="重复的键", import_key=entry.import_key),
    ]
    for row in forbidden:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_a_citizen_who_asks_is_no_reporter():
    """网友 and who wrote a letter without a label have no capacity."""
    asked = (
        ParsedSpeech(Role.QUESTION, ("何时修路？",), "网友“春天”"),
        ParsedSpeech(Role.QUESTION, ("何时修路？",)),
        ParsedSpeech(Role.QUESTION, ("何时修路？",), "问"),
    )
    entry = Entry.objects.get(pk=store(article(speeches=asked)).entry_id)
    assert [s.capacity for s in entry.speeches.all()] == ["", "", "reporter"]
