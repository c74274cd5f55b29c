"""Topics of a stored entry: the archive's own first, what is new waits."""

import pytest

from archive.models import Entry, Topic
from archive.store import store, topics
from tests.store.records import article

pytestmark = pytest.mark.django_db


def stored(*paragraphs, **fields):
    """The entry made from an article of these paragraphs."""
    return Entry.objects.get(pk=store(article(*paragraphs, **fields)).entry_id)


def test_a_topic_that_the_text_is_about_is_attached():
    """By its name or a synonym, whatever the record proposes."""
    topic = Topic.objects.create(name="渔港经理人", synonyms="港长")
    entry = stored("港长上岗。港长巡查。港长值班。", topics=())
    assert list(entry.topics.all()) == [topic] and entry.waiting_topics() == []


def test_a_topic_named_in_passing_is_not_attached():
    Topic.objects.create(name="港长")
    assert not stored("港长来过。", topics=()).topics.exists()


def test_another_word_for_a_topic_is_that_topic():
    """The archive says 反诈 for what the list of subjects calls otherwise."""
    topic = Topic.objects.create(name="反诈")
    entry = stored("一句。", topics=("电信网络诈骗", "春运"))
    assert list(entry.topics.all()) == [topic]
    assert entry.waiting_topics() == ["春运"]


def test_a_topic_an_editor_took_off_stays_off():
    """Also where the text, and not the record, had proposed it."""
    Topic.objects.create(name="港长")
    entry = stored("港长上岗。港长巡查。港长值班。", topics=(), path="/a.txt")
    entry.topics.clear()
    store(article("港长上岗。港长巡查。港长值班。改。", topics=(), path="/a.txt"))
    assert not entry.topics.exists()


def test_what_fits_everything_is_proposed_no_more(monkeypatch):
    """A name for more than a tenth of the archive tells no entry from another.

    That it is proposed no more makes it no rarer.
    """
    monkeypatch.setattr(topics, "ENOUGH", 2)
    topics._common.cache_clear()
    for number in range(30):
        names = ("山东", "春运") if number == 0 else ("山东",)
        stored(f"第{number}篇。", topics=names, path=f"/{number}.txt")
    for path in ("/a.txt", "/b.txt"):
        topics._common.cache_clear()
        entry = stored(f"又一篇{path}。", topics=("山东", "春运"), path=path)
        assert entry.waiting_topics() == ["春运"]
    topics._common.cache_clear()
