"""People, organizations, series and topics on the desk."""

import pytest

from archive.models import (
    Attendance,
    Organization,
    Outbox,
    Person,
    Series,
    Topic,
)
from tests.admin.rows import (
    add_row,
    errors,
    form_url,
    form_values,
    make_conference,
    make_entry,
    save,
)

pytestmark = pytest.mark.django_db


def attend(entry, person, post=""):
    return Attendance.objects.create(
        entry=entry, person=person, name=person.name, post=post, position=1
    )


def delete(desk, row):
    url = form_url(row).replace("/change/", "/delete/")
    return desk.post(url, {"post": "yes"})


def suggested(desk, model, field, word):
    query = f"app_label=archive&model_name={model}&field_name={field}&term={word}"
    found = desk.get(f"/admin/autocomplete/?{query}").json()["results"]
    return [row["text"] for row in found]


def test_person_shows_aliases_posts_and_mentions(desk):
    """A person's page has the aliases to edit, and posts and mentions to read."""
    person = Person.objects.create(name="范华平")
    entry = make_conference(title="平安山东发布会")
    attend(entry, person, "副省长")
    person.memberships.create(post="副省长")
    values = form_values(desk.get(form_url(person)))
    values |= {"aliases-0-name": "范副省长"}
    answer = desk.post(form_url(person), values)
    assert answer.status_code == 302, errors(answer)
    assert person.aliases.get().name == "范副省长"
    page = desk.get(form_url(person)).content.decode()
    assert "平安山东发布会" in page and "副省长" in page
    assert 'name="memberships-0-post"' not in page


def test_people_are_found_by_name_alias_and_pinyin(desk):
    """The list and the autocomplete find a person however he is written."""
    Person.objects.create(name="李民")
    person = Person.objects.create(name="范华平")
    person.aliases.create(name="范副省长")
    for word in ("华平", "副省长", "fan hua"):
        assert suggested(desk, "speech", "person", word) == ["范华平"]
        page = desk.get("/admin/archive/person/", {"q": word})
        assert list(page.context["cl"].queryset) == [person]


def test_topics_and_outlets_are_found_by_typing(desk):
    """The autocompletes find topics by synonym and outlets by name."""
    Topic.objects.create(name="扫黑除恶", synonyms="打黑")
    Organization.objects.create(name="大众日报", is_outlet=True)
    assert suggested(desk, "pressconference", "topics", "打黑") == ["扫黑除恶"]
    assert suggested(desk, "newsarticle", "topics", "sao hei") == ["扫黑除恶"]
    assert suggested(desk, "speech", "outlet", "大众") == ["大众日报"]


def test_topics_are_listed_as_a_tree(desk):
    """Each topic stands below the one it belongs to, set in by its level."""
    safety = Topic.objects.create(name="平安建设")
    crime = Topic.objects.create(name="扫黑除恶", parent=safety)
    Topic.objects.create(name="电信诈骗")
    Topic.objects.create(name="阿片", parent=crime)
    rows = desk.get("/admin/archive/topic/").context["cl"].result_list
    assert [(row.name, row.level) for row in rows] == [
        ("电信诈骗", 0), ("平安建设", 0), ("扫黑除恶", 1), ("阿片", 2),
    ]  # fmt: skip
    assert "└　扫黑除恶" in desk.get("/admin/archive/topic/").content.decode()


def test_topic_is_not_above_itself(desk):
    """A circle in the tree is refused in Chinese."""
    top = Topic.objects.create(name="平安建设")
    low = Topic.objects.create(name="扫黑除恶", parent=top)
    answer = save(desk, form_url(top), parent=str(low.pk))
    assert "上级主题不能是它自己" in str(errors(answer))


def test_topic_with_topics_below_is_kept(desk):
    """A topic that others belong to cannot be deleted."""
    top = Topic.objects.create(name="平安建设")
    Topic.objects.create(name="扫黑除恶", parent=top)
    assert delete(desk, top).status_code == 200
    assert Topic.objects.count() == 2


def test_deleting_notes_the_entries_that_carried_it(desk):
    """What a deleted row was a facet of is indexed anew."""
    entries = [make_conference() for _ in range(4)]
    person = Person.objects.create(name="范华平")
    attend(entries[0], person)
    topic = Topic.objects.create(name="扫黑除恶")
    entries[1].topics.add(topic)
    outlet = Organization.objects.create(name="大众日报")
    entries[2].speeches.update(outlet=outlet)
    series = Series.objects.create(name="展望")
    type(entries[3]).objects.filter(pk=entries[3].pk).update(series=series)
    for row, entry in zip((person, topic, outlet, series), entries, strict=True):
        Outbox.objects.all().delete()
        assert delete(desk, row).status_code == 302
        assert {change.entry_id for change in Outbox.objects.all()} == {entry.pk}


def test_deleting_many_people_notes_all_their_entries(desk):
    """The action of the list notes entries too."""
    people = [Person.objects.create(name=name) for name in ("范华平", "李民")]
    entries = [make_entry(), make_entry()]
    for person, entry in zip(people, entries, strict=True):
        attend(entry, person)
    chosen = {"_selected_action": [person.pk for person in people], "post": "yes"}
    desk.post("/admin/archive/person/", chosen | {"action": "delete_selected"})
    assert not Person.objects.exists()
    noted = {change.entry_id for change in Outbox.objects.all()}
    assert noted == {entry.pk for entry in entries}


def test_lists_cost_no_query_per_row(desk, django_assert_max_num_queries):
    """Fifty people, organizations or topics are read at once."""
    for count in range(50):
        Person.objects.create(name=f"人{count}")
        Organization.objects.create(name=f"社{count}")
        Topic.objects.create(name=f"题{count}")
    for model in ("person", "organization", "topic", "series"):
        with django_assert_max_num_queries(12):
            desk.get(f"/admin/archive/{model}/")


def test_new_alias_row(desk):
    """A second alias is added beside the first."""
    person = Person.objects.create(name="范华平")
    values = form_values(desk.get(form_url(person)))
    values |= {"aliases-0-name": "范副省长"}
    add_row(values, "aliases", name="老范", id="", person=person.pk)
    assert desk.post(form_url(person), values).status_code == 302
    assert person.aliases.count() == 2
