"""Mentions find their people; what cannot be decided stays open."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command

from archive.identity import link_mentions, linking, people_of, refresh_memberships
from archive.identity.linking import _link_entry
from archive.identity.mentions import name_in_label
from archive.identity.merging import merge
from archive.identity.undoing import undo
from archive.models import (
    Alias,
    Entry,
    LinkedBy,
    Membership,
    Outbox,
    Person,
    Speech,
)
from archive.records import Attendee, ParsedSpeech, Role
from archive.store import refresh_derived, store, store_batch
from tests.store.records import CONFERENCE, article, quotation

pytestmark = pytest.mark.django_db


def quote(name, post, path="/data/quoted.txt", **fields):
    """Store an article that quotes somebody; give the quotation's row."""
    record = article(path=path, quotations=(quotation(name, post),), **fields)
    return Entry.objects.get(pk=store(record).entry_id).quotations.get()


def test_a_name_nobody_has_makes_a_person():
    """Header, turns and photo of one name are one new person, marked as inferred."""
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    person = Person.objects.get(name="李民")
    rows = [
        entry.attendances.get(name="李民"),
        entry.speeches.get(label="李民"),
        entry.photos.get(),
    ]
    assert {(row.person, row.linked_by) for row in rows} == {(person, "inferred")}
    assert person.pinyin == "li min"


def test_a_pet_name_makes_nobody_but_stays_open():
    """毛毛 quoted in two articles may be two; on a header she is somebody."""
    assert quote("毛毛", "民宿老板").linked_by == ""
    listed = (*CONFERENCE.attendees, Attendee("毛毛", "市民代表"))
    store(replace(CONFERENCE, attendees=listed))
    assert Person.objects.filter(name="毛毛").count() == 1


def test_a_reporters_label_is_an_outlet_and_no_person():
    """人民公安报记者 names an outlet; nobody of that name is made."""
    store(CONFERENCE)
    speech = Speech.objects.get(role="question")
    assert (speech.person, speech.linked_by) == (None, "")
    assert not Person.objects.filter(name__contains="记者").exists()


def test_compatible_posts_are_one_man():
    """The same name with posts that can be one man's is linked to who is there."""
    store(CONFERENCE)
    row = quote("范华平", "山东省副省长、公安厅厅长")
    assert row.person == Person.objects.get(name="范华平")
    assert row.linked_by == LinkedBy.INFERRED


def test_posts_that_cannot_be_one_mans_stay_open():
    """Nobody is guessed, and no second person made in silence."""
    store(CONFERENCE)
    row = quote("李民", "某县县长")
    assert (row.person, row.linked_by) == (None, "")
    assert Person.objects.filter(name="李民").count() == 1


def test_two_who_fit_leave_it_open():
    """A bare name that two people have must not go to either."""
    Person.objects.create(name="李民", note="甲")
    Person.objects.create(name="李民", note="乙")
    assert quote("李民", "").person is None


def test_posts_tell_two_of_one_name_apart():
    """Where one of two fits the printed post it is he."""
    quote("李民", "某县县长", path="/a.txt")
    other = Person.objects.create(name="李民", note="另一人")
    row = quote("李民", "省公安厅刑侦总队总队长", path="/b.txt", title="二")
    assert row.person == other


def test_an_alias_is_a_name_as_well():
    """范副省长 is found under the man who is known by it."""
    person = Person.objects.create(name="范华平")
    Alias.objects.create(person=person, name="范副省长")
    assert quote("范副省长", "").person == person


def test_two_in_one_header_stay_open():
    """Two men of one name in one header cannot be told apart below it."""
    attendees = (Attendee("李民", "甲县县长"), Attendee("李民", "乙县县长"))
    record = replace(CONFERENCE, attendees=attendees, photos=())
    entry = Entry.objects.get(pk=store(record).entry_id)
    assert not entry.attendances.filter(person__isnull=False).exists()


def test_people_of_one_batch_find_each_other():
    """An entry must find the person the entry before it in the batch made."""
    words = (quotation("范华平", "副省长"),)
    store_batch([CONFERENCE, article(quotations=words)])
    assert Person.objects.filter(name="范华平").count() == 1


def test_capacities_come_from_header_label_and_role():
    """Who hosts, who speaks for the house, who asks."""
    extra = (
        ParsedSpeech(Role.SPEECH, ("先请记者提问。",), "主持人"),
        ParsedSpeech(Role.QUESTION, ("问一下。",), "问"),
        ParsedSpeech(Role.QUESTION, ("路灯坏了一个月。",)),
        ParsedSpeech(Role.ANSWER, ("答一下。",), "答"),
        ParsedSpeech(Role.SPEECH, ("有人发言。",), "某人"),
        ParsedSpeech(Role.SCENE, ("（掌声）",)),
    )
    record = replace(CONFERENCE, speeches=(*CONFERENCE.speeches, *extra))
    entry = Entry.objects.get(pk=store(record).entry_id)
    assert list(entry.speeches.values_list("capacity", flat=True)) == [
        "host", "official", "reporter", "official",
        "host", "reporter", "", "official", "", "",
    ]  # fmt: skip


def test_memberships_hold_the_first_and_last_day():
    """A post is attested from the first to the last entry that prints it."""
    quote("范华平", "副省长", path="/a.txt", published_on=date(2021, 12, 20))
    quote("范华平", "副省长", path="/b.txt", published_on=date(2020, 5, 1), title="二")
    quote("范华平", "副省长", path="/c.txt", published_on=None, title="三")
    row = Membership.objects.get()
    assert (row.first_seen, row.last_seen) == (date(2020, 5, 1), date(2021, 12, 20))


def test_a_carried_organization_makes_no_second_membership():
    """The post of a turn is the header's, though the header's names the house."""
    store(CONFERENCE)
    rows = Membership.objects.filter(person__name="李民")
    assert list(rows.values_list("post", "organization")) == [
        ("刑侦总队总队长", "省公安厅")
    ]


def test_a_draft_attests_nothing():
    """What only a draft prints must not be seen on a public page."""
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    entry.status = "draft"
    refresh_derived(entry)
    assert not Membership.objects.exists()
    entry.status = "published"
    refresh_derived(entry)
    assert Membership.objects.count() == 2


def test_the_people_of_no_entry_are_nobody():
    """An action on an empty choice must find nothing to do."""
    assert people_of() == set()
    assert people_of(Entry(pk=1)) == set()


def test_refreshing_changes_no_row_that_is_right():
    """Rows that are as they must be keep their ids."""
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    before = list(Membership.objects.order_by("pk").values())
    refresh_memberships(people_of(entry))
    assert list(Membership.objects.order_by("pk").values()) == before


def test_an_editors_decision_stands_and_is_followed():
    """A linked mention is left alone; other mentions of the name there follow it."""
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    other = Person.objects.create(name="李民", note="另一人")
    attendance = entry.attendances.get(name="李民")
    attendance.person, attendance.linked_by = other, LinkedBy.EDITOR
    attendance.save()
    entry.speeches.filter(label="李民").update(person=None, linked_by="")
    link_mentions(entry)
    speech = entry.speeches.get(label="李民")
    assert (speech.person, speech.linked_by) == (other, "inferred")
    assert entry.attendances.get(name="李民").linked_by == "editor"


@pytest.mark.parametrize(
    ("label", "role", "name"),
    [
        ("省公安厅刑侦总队总队长 李民", "answer", "李民"),
        ("徐曙光", "speech", "徐曙光"),
        ("记者", "question", None),
        ("主持人", "speech", None),
        ("大众日报记者", "question", None),
    ],
)
def test_a_turn_an_editor_added_is_linked_by_its_label(label, role, name):
    """A label's name is the header's where the header knows it, else a bare name."""
    entry = Entry.objects.get(pk=store(CONFERENCE).entry_id)
    speech = Speech(entry=entry, position=9, label=label, role=role)
    speech.name = name_in_label(speech)
    speech.save()
    link_mentions(entry)
    speech.refresh_from_db()
    assert (speech.person.name if speech.person else None) == name


# --- names with a title behind them ----------------------------------------------


def turns(*labels, attendees=CONFERENCE.attendees):
    """Store a conference with a turn under each label; give the rows by label."""
    said = tuple(ParsedSpeech(Role.ANSWER, ("答记者问。",), label) for label in labels)
    record = replace(
        CONFERENCE, attendees=attendees, speeches=(*CONFERENCE.speeches, *said)
    )
    entry = Entry.objects.get(pk=store(record).entry_id)
    return {row.label: row for row in entry.speeches.all()}


def test_a_title_behind_the_name_finds_the_man_in_the_entry():
    """范副省长 and 范华平副省长 are 范华平; the label stays as printed."""
    rows = turns("范副省长", "范华平副省长", "范厅长", "李总队长")
    found = {label: row.person and row.person.name for label, row in rows.items()}
    assert found["范副省长"] == found["范华平副省长"] == found["范厅长"] == "范华平"
    assert found["李总队长"] == "李民"
    assert rows["范副省长"].linked_by == LinkedBy.INFERRED
    assert not Person.objects.filter(name__contains="长").exists()


@pytest.mark.parametrize("label", ["王副省长", "范书记长", "李副总队长", "范主任"])
def test_another_title_or_family_name_is_nobody_of_the_entry(label):
    """Nobody fits: the mention stays open, and no person of that name is made."""
    row = turns(label)[label]
    assert (row.person, row.linked_by) == (None, "")
    assert Person.objects.count() == 3


def test_two_of_a_family_name_and_title_stay_open():
    """With two vice governors of one family name nobody is guessed."""
    header = (Attendee("范华平", "副省长"), Attendee("范小平", "副省长"))
    rows = turns("范副省长", "范华平副省长", attendees=header)
    assert rows["范副省长"].person is None
    assert rows["范华平副省长"].person.name == "范华平"


def test_a_family_name_wants_a_post_printed():
    """Of somebody whose post nobody printed 丁处长 may be another."""
    row = turns("丁处长")["丁处长"]
    assert row.person is None and row.name == "丁处长"


def test_a_whole_name_with_a_title_is_found_outside_the_entry():
    """王海防副厅长 is the one of that name and post, though no line names him."""
    known = quote("王海防", "省公安厅副厅长", path="/known.txt").person
    rows = turns("王海防副厅长", "王海防副市长")
    assert rows["王海防副厅长"].person == known
    assert rows["王海防副市长"].person is None


def test_quotations_find_their_man_by_title():
    """An attribution 范副省长 belongs to the man whose post the article printed."""
    record = article(
        quotations=(quotation("范华平", "副省长"), quotation("范副省长", "")),
    )
    entry = Entry.objects.get(pk=store(record).entry_id)
    first, second = entry.quotations.order_by("position")
    assert first.person and first.person == second.person


def test_what_was_open_is_linked_once_more_is_known(capsys):
    """A post printed later beside a known one tells who an early man was."""
    known = quote("李民", "省公安厅刑侦总队总队长", path="/1.txt").person
    early = quote("李民", "反诈中心主任", path="/2.txt", title="二")
    decided = quote("李民", "反诈中心主任", path="/3.txt", title="三")
    decided.link(None, LinkedBy.EDITOR)
    decided.save()
    quote("李民", "刑侦总队总队长、反诈中心主任", path="/4.txt", title="四")
    Outbox.objects.all().delete()
    call_command("link_people")
    early.refresh_from_db()
    decided.refresh_from_db()
    assert (early.person, early.linked_by) == (known, LinkedBy.INFERRED)
    assert (decided.person, decided.linked_by) == (None, LinkedBy.EDITOR)
    assert [row.entry_id for row in Outbox.objects.all()] == [early.entry_id]
    assert known.memberships.filter(post="反诈中心主任").exists()
    assert "1 处" in capsys.readouterr().out
    call_command("link_people")
    assert Outbox.objects.count() == 1


@pytest.fixture
def meanwhile(monkeypatch):
    """Have something happen once between looking people up and linking to them."""

    def arrange(happens):
        def enter(entry, directory):
            _link_entry(entry, directory)
            while left:
                left.pop()()

        left = [happens]
        monkeypatch.setattr(linking, "_link_entry", enter)

    return arrange


def test_who_is_merged_while_an_import_runs_is_followed(meanwhile):
    """Nothing is linked to a row that is somebody's by now; undone, it is his again."""
    early = quote("范华平", "副省长")
    (moved,) = Person.objects.filter(name="范华平")
    kept, last = Person.objects.create(name="范省长"), Person.objects.create(name="范")
    made = []
    meanwhile(lambda: made.extend([*merge(kept, [moved]), *merge(last, [kept])]))
    late = quote("范华平", "副省长", path="/data/late.txt")
    for row in (early, late):
        row.refresh_from_db()
        assert (row.person, row.via) == (last, moved)
    for decision in made:
        undo(decision)
    late.refresh_from_db()
    assert late.person == moved


def test_who_is_deleted_while_an_import_runs_leaves_the_name_open(meanwhile):
    quote("范华平", "副省长")
    meanwhile(Person.objects.all().delete)
    row = quote("范华平", "副省长", path="/data/late.txt")
    assert (row.person, row.linked_by) == (None, "")
