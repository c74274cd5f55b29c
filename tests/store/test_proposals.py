"""Names that wait to be topics, settled for all entries at once, and taken back."""

import pytest

from archive.models import Entry, Outbox, Proposal, Topic
from archive.store import proposals, store
from archive.store.proposals import Settled
from tests.store.records import article

pytestmark = pytest.mark.django_db


def stored(*names, path="/a.txt", text="一句。"):
    """The entry of an article that proposes these names."""
    result = store(article(text, topics=names, path=path))
    return Entry.objects.get(pk=result.entry_id)


@pytest.fixture
def two():
    """Two entries that propose 断卡, the second 扫毒 as well."""
    entries = [stored("断卡"), stored("断卡", "扫毒", path="/b.txt", text="又一句。")]
    Outbox.objects.all().delete()
    return entries


@pytest.fixture
def name(two):
    return Proposal.objects.get(name="断卡")


def changed():
    return sorted(Outbox.objects.values_list("entry_id", flat=True))


def filed(topic):
    return sorted(topic.entries.values_list("pk", flat=True))


def test_an_accepted_name_is_a_topic_of_all_its_entries(two, name):
    """One decision for the whole archive; the index hears of every entry."""
    topic = proposals.accept(name)
    ids = [entry.pk for entry in two]
    assert (topic.name, filed(topic), changed()) == ("断卡", ids, ids)
    assert [entry.waiting_topics() for entry in two] == [[], ["扫毒"]]
    later = stored("断卡", path="/c.txt", text="第三句。")
    assert list(later.topics.all()) == [topic] and not later.waiting_topics()


def test_a_name_that_became_a_topic_meanwhile_is_filed_there(two, name):
    """Made by hand, or typed as a synonym: there is no second one."""
    topic = Topic.objects.create(name="断卡行动", synonyms="断卡")
    assert proposals.accept(name) == topic
    assert len(filed(topic)) == 2
    proposals.take_back(name)
    assert topic.names() == ["断卡行动", "断卡"] and Topic.objects.get() == topic


def test_a_merged_name_is_another_word_for_the_topic(two, name):
    """Entries are filed there, those to come as well; what was there already stays."""
    topic = Topic.objects.create(name="反诈", synonyms="反电诈")
    two[0].topics.add(topic)
    proposals.merge(name, topic)
    topic.refresh_from_db()
    assert topic.names() == ["反诈", "反电诈", "断卡"] and len(filed(topic)) == 2
    assert changed() == [two[1].pk]
    assert list(stored("断卡", path="/c.txt", text="第三句。").topics.all()) == [topic]


def test_a_refused_name_is_proposed_no_more(two, name):
    """Not by the entries that have it, nor by any that come in later."""
    proposals.refuse(name)
    later = stored("断卡", path="/c.txt", text="第三句。")
    assert not two[0].waiting_topics() and not later.waiting_topics()
    assert not Topic.objects.exists() and changed()[:-1] == []


def test_what_was_accepted_waits_again_when_it_is_taken_back(two, name):
    """With its entries; a topic that only the decision made is gone."""
    proposals.accept(name)
    Outbox.objects.all().delete()
    proposals.take_back(name)
    assert not Topic.objects.exists()
    assert [entry.waiting_topics()[0] for entry in two] == ["断卡", "断卡"]
    assert changed() == [entry.pk for entry in two]


def test_a_topic_that_is_of_use_by_now_stays(two, name):
    """An entry filed there by an editor keeps it."""
    topic = proposals.accept(name)
    own = stored(path="/c.txt", text="第三句。")
    own.topics.add(topic)
    proposals.take_back(name)
    assert filed(topic) == [own.pk]


def test_taking_a_merge_back_leaves_what_was_there_before(two, name):
    """The synonym goes, and only the entries that came by it."""
    topic = Topic.objects.create(name="反诈")
    two[0].topics.add(topic)
    proposals.merge(name, topic)
    proposals.take_back(name)
    topic.refresh_from_db()
    assert topic.names() == ["反诈"] and filed(topic) == [two[0].pk]
    assert two[1].waiting_topics() == ["断卡", "扫毒"]


def test_what_was_refused_waits_again_with_what_came_meanwhile(two, name):
    proposals.refuse(name)
    later = stored("断卡", path="/c.txt", text="第三句。")
    proposals.take_back(name)
    assert later.waiting_topics() == ["断卡"] == two[0].waiting_topics()


def test_a_name_is_settled_once(two, name):
    """Two editors at once: the second changes nothing."""
    proposals.refuse(name)
    for settle in (proposals.accept, proposals.refuse):
        with pytest.raises(Settled):
            settle(name)
    proposals.take_back(name)
    with pytest.raises(Settled):
        proposals.take_back(name)
    with pytest.raises(Settled):
        proposals.merge(name, Topic(pk=9))
    assert not Topic.objects.exists()


def test_a_name_stays_the_topic_it_became(two, name):
    """Also when the topic has another name, and while an import is under way."""
    topic = proposals.accept(name)
    Topic.objects.update(name="断卡行动")
    later = stored("断卡", path="/c.txt", text="第三句。")
    assert list(later.topics.all()) == [topic] and not later.proposals.exists()
    changed = stored("扫毒", "断卡", path="/c.txt", text="第三句改过。")
    assert list(changed.topics.all()) == [topic]
    assert changed.waiting_topics() == ["扫毒"]


def test_a_deleted_topic_does_not_come_back_by_itself(two, name):
    """What an editor deletes is not proposed again, unless he takes the name back."""
    proposals.accept(name).delete()
    later = stored("断卡", path="/c.txt", text="第三句。")
    assert not later.waiting_topics()
    proposals.take_back(name)
    assert later.waiting_topics() == ["断卡"]


def test_a_name_the_source_proposes_no_longer_is_withdrawn(two, name):
    """From that entry only."""
    entry = stored("扫毒", path="/a.txt", text="一句改过。")
    assert entry.pk == two[0].pk and entry.waiting_topics() == ["扫毒"]
    assert list(name.entries.all()) == [two[1]]
