import pytest

from archive.models import Attendance, Membership, Organization, Person, Topic
from tests.api.rows import make_archive, make_entry, say

pytestmark = pytest.mark.django_db


def names(page):
    return [one["name"] for one in page["results"]]


def test_only_people_of_published_entries_are_listed(api):
    """Whoever stands in a draft only must not be listed, nor have an address."""
    make_archive()
    page = api.read("/api/v1/speakers")
    assert names(page) == ["李民"]
    wang = Person.objects.get(name="王某")
    api.refusal(f"/api/v1/speakers/{wang.pk}", 404)


def test_counts_are_of_what_is_published(api):
    """Counts must leave the draft out and count an entry once."""
    conference, _, _ = make_archive()
    li = Person.objects.get(name="李民")
    say(conference, "再补充一句。", person=li)
    (shown,) = api.read("/api/v1/speakers")["results"]
    assert (shown["entry_count"], shown["speech_count"]) == (2, 2)
    assert shown["quotation_count"] == 1


def test_attendees_are_people_too(api):
    """Somebody of the header who never speaks must be listed, with no count."""
    entry = make_entry()
    silent = Person.objects.create(name="丁绍敏")
    Attendance.objects.create(entry=entry, position=1, name="丁绍敏", person=silent)
    (shown,) = api.read("/api/v1/speakers")["results"]
    assert (shown["name"], shown["entry_count"]) == ("丁绍敏", 0)


def test_a_speaker_with_what_they_said(api):
    """A person must come with aliases, posts, turns and quotations, none of a draft."""
    conference, article, _ = make_archive()
    li = Person.objects.get(name="李民")
    Membership.objects.create(person=li, post="刑侦总队总队长", first_seen="2021-03-04")
    shown = api.read(f"/api/v1/speakers/{li.pk}")
    assert shown["aliases"] == ["李总队长"]
    assert shown["memberships"] == [
        {
            "post": "刑侦总队总队长",
            "organization": "",
            "first_seen": "2021-03-04",
            "last_seen": None,
        }
    ]
    (turn,) = shown["speeches"]["results"]
    assert turn["url"] == f"/entry/{conference.pk}/#s{turn['id']}"
    assert turn["held_at"] == "2021-03-04T10:00+08:00"
    (quotation,) = shown["quotations"]["results"]
    assert quotation["url"] == f"/entry/{article.pk}/#p1"
    assert quotation["text"] == "扫黑除恶"
    beyond = api.read(f"/api/v1/speakers/{li.pk}", page=2, page_size=1)
    assert beyond["speeches"]["total"] == 1
    assert beyond["speeches"]["results"] == []


def test_topics_are_a_tree_without_those_of_drafts(api):
    """A topic must be listed if it, or one under it, has published entries."""
    make_archive()
    page = api.read("/api/v1/topics")
    assert names(page) == ["平安建设", "扫黑除恶"]
    safety, crime = page["results"]
    assert safety["parent"] is None
    assert crime["parent"] == safety["id"]
    assert crime["synonyms"] == ["扫黑", "打黑除恶"]
    assert (safety["entry_count"], crime["entry_count"]) == (0, 1)


def test_a_topic_with_its_entries(api):
    """A topic must come with its entries; one of drafts only must not be there."""
    make_archive()
    crime, secret = (Topic.objects.get(name=name) for name in ("扫黑除恶", "秘密主题"))
    (entry,) = api.read(f"/api/v1/topics/{crime.pk}")["entries"]["results"]
    assert entry["title"] == "通报全省治安形势"
    api.refusal(f"/api/v1/topics/{secret.pk}", 404)


def test_outlets(api):
    """Outlets must be listed with their published turns, those of drafts not at all."""
    make_archive()
    (paper,) = api.read("/api/v1/outlets")["results"]
    assert (paper["name"], paper["entry_count"], paper["speech_count"]) == (
        "大众日报",
        1,
        1,
    )
    (turn,) = api.read(f"/api/v1/outlets/{paper['id']}")["speeches"]["results"]
    assert (turn["role"], turn["label"]) == ("question", "大众日报记者")
    secret = Organization.objects.get(name="某报")
    api.refusal(f"/api/v1/outlets/{secret.pk}", 404)


@pytest.mark.parametrize("path", ["speakers", "topics", "outlets"])
def test_lists_are_paged(api, path):
    """Every list must say total, page and size, and take any page number."""
    make_archive()
    page = api.read(f"/api/v1/{path}", page="10000", page_size="1")
    assert page["total"] >= 1
    assert page["results"] == []
    assert api.read(f"/api/v1/{path}", page="abc")["page"] == 1
    assert (
        api.refusal(f"/api/v1/{path}", 400, page_size="0")["parameter"] == "page_size"
    )


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("speakers", 2),
        ("speakers/{}", 7),
        ("topics", 4),
        ("outlets", 2),
    ],
)
def test_queries_do_not_grow(api, django_assert_max_num_queries, path, queries):
    """The number of queries must not grow with the rows."""
    for _ in range(4):
        entry = make_entry()
        for name in ("甲", "乙", "丙"):
            person = Person.objects.get_or_create(name=name)[0]
            paper = Organization.objects.get_or_create(name=name, is_outlet=True)[0]
            say(entry, "话", person=person, outlet=paper)
            entry.topics.add(Topic.objects.get_or_create(name=name)[0])
    person = Person.objects.get(name="甲")
    with django_assert_max_num_queries(queries):
        api.read(f"/api/v1/{path}".format(person.pk))
