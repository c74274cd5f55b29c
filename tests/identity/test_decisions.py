"""Merges, splits and their undoing: nothing is lost, all of it can be taken back."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.identity import link_mentions, refresh_memberships
from archive.identity.assigning import (
    answer,
    answer_new,
    answer_nobody,
    dismiss,
    split,
)
from archive.identity.mentions import MENTIONS
from archive.identity.merging import CannotMerge, merge
from archive.identity.redirecting import kept_ids
from archive.identity.undoing import CannotUndo, undo
from archive.models import (
    Alias,
    Attendance,
    Decision,
    LinkedBy,
    Membership,
    Outbox,
    Person,
    Photo,
    Quotation,
    Role,
    Speech,
)
from tests.factories import make_entry, person

pytestmark = pytest.mark.django_db


def named(who, post="", name=None, **fields):
    """An entry that names somebody in all four ways; gives the four mentions."""
    turn = (Role.ANSWER, name or who.name, who, ["答记者问。"])
    entry = make_entry(turns=[turn], quotations=[(who, "说到做到", 1)], **fields)
    common = {
        "entry": entry, "name": name or who.name, "post": post, "person": who,
        "position": 1, "linked_by": LinkedBy.INFERRED,
    }  # fmt: skip
    Attendance.objects.create(**common)
    Photo.objects.create(**common, caption="发布会现场")
    for model in (Speech, Quotation):
        rows = model.objects.filter(entry=entry)
        rows.update(name=common["name"], post=post, linked_by=LinkedBy.INFERRED)
    refresh_memberships([who.pk])
    return [model.objects.get(entry=entry) for model in MENTIONS]


def reopened(rows):
    """Mentions that nobody has decided about, as they are stored."""
    for row in rows:
        row.link(None, "")
        row.save()
    return rows


def owners(*mentions):
    """Whose these mentions are now."""
    return {type(row).objects.get(pk=row.pk).person for row in mentions}


def state():
    """All that decisions may change, and an undo must bring back."""
    mentions = [
        list(m.objects.order_by("pk").values_list("pk", "person", "via", "linked_by"))
        for m in MENTIONS
    ]
    aliases = sorted(Alias.objects.values_list("person", "name", "carried"))
    posts = sorted(Membership.objects.values_list("person", "post"))
    people = sorted(Person.objects.values_list("pk", "name", "note", "merged_into"))
    return mentions, aliases, posts, [str(row) for row in people]


@pytest.fixture
def two():
    """范华平 and 范华萍, who is the same; each named in one entry."""
    kept, other = person("范华平"), person("范华萍")
    other.aliases.create(name="老范")
    return kept, named(kept, "副省长"), other, named(other, "省公安厅厅长")


def test_a_merge_carries_everything(two):
    """Mentions of all four kinds, names, posts; the index hears of each entry."""
    kept, own, other, moved = two
    Outbox.objects.all().delete()
    (decision,) = merge(kept, [other])
    assert owners(*own, *moved) == {kept}
    assert set(kept.aliases.values_list("name", flat=True)) == {"范华萍", "老范"}
    posts = kept.memberships.values_list("post", flat=True)
    assert set(posts) == {"副省长", "省公安厅厅长"}
    assert {row.entry_id for row in Outbox.objects.all()} == {moved[0].entry_id}
    assert decision.moved == 4
    assert kept_ids([kept.pk, other.pk, 999]) == {other.pk: kept.pk}


def test_a_merge_is_undone_whole(two):
    """Rows, names, posts and links are what they were; the index hears of it."""
    kept, _own, other, moved = two
    before = state()
    (decision,) = merge(kept, [other])
    Outbox.objects.all().delete()
    done = undo(decision)
    assert state() == before
    assert (done.restored, done.stayed) == (4, 0)
    assert {row.entry_id for row in Outbox.objects.all()} == {moved[0].entry_id}
    with pytest.raises(CannotUndo):
        undo(decision)


def test_what_an_editor_changed_since_stays_and_is_counted(two):
    """An undo takes back the merge, not what was said after it."""
    kept, own, other, moved = two
    third = person("范小平")
    (decision,) = merge(kept, [other])
    row = type(moved[0]).objects.get(pk=moved[0].pk)
    row.link(third, LinkedBy.EDITOR)
    row.save()
    done = undo(decision)
    assert (done.restored, done.stayed) == (3, 1)
    assert owners(moved[0]) == {third}
    assert owners(*moved[1:]) == {other} and owners(*own) == {kept}


def test_a_chain_of_merges_leads_to_its_end(two):
    """Each old id means the last one kept; the links undone in any order."""
    kept, own, other, moved = two
    third = person("范主任")
    ours = named(third, "主任")
    before = state()
    (first,) = merge(kept, [other])
    (second,) = merge(third, [kept])
    assert owners(*own, *moved, *ours) == {third}
    assert kept_ids([other.pk, kept.pk]) == {other.pk: third.pk, kept.pk: third.pk}
    undo(first)
    assert owners(*moved) == {other} and owners(*own, *ours) == {third}
    assert set(third.aliases.values_list("name", flat=True)) == {"范华平"}
    undo(second)
    assert state() == before


def test_who_was_merged_or_is_alone_cannot_be_merged(two):
    """Nobody becomes himself, and nobody two people."""
    kept, _own, other, _moved = two
    with pytest.raises(CannotMerge):
        merge(kept, [kept])
    merge(kept, [other])
    with pytest.raises(CannotMerge):
        merge(person("某人"), [other])


def test_a_split_makes_a_new_person_and_is_undone(two):
    """The chosen mentions go, as the editor's word, and come back as they were."""
    kept, own, _other, _moved = two
    before = state()
    decision = split(kept, own[:2], None, note="另一人")
    made = decision.person
    assert (made.name, made.note, made.confirmed) == ("范华平", "另一人", True)
    assert owners(*own[:2]) == {made} and owners(*own[2:]) == {kept}
    assert type(own[0]).objects.get(pk=own[0].pk).linked_by == LinkedBy.EDITOR
    assert made.memberships.get().post == "副省长"
    undo(decision)
    assert state() == before


def test_an_undone_merge_leaves_what_was_split_off_since(two):
    """Who was split from the merged man stays himself."""
    kept, _own, other, moved = two
    before = state()
    (first,) = merge(kept, [other])
    second = split(kept, [type(moved[0]).objects.get(pk=moved[0].pk)], None)
    undo(first)
    assert owners(moved[0]) == {second.person} and owners(*moved[1:]) == {other}
    undo(second)
    assert state() == before


def test_an_open_name_is_answered_once():
    """Its open mentions are the man's; undone, they are open again."""
    who = person("李民")
    rows = reopened(named(who))
    before = state()
    decision = answer("李民", rows, who)
    assert owners(*rows) == {who}
    undo(decision)
    new = answer_new("李民", reopened(rows))
    assert owners(*rows) == {new.person} and new.person != who
    apart = Decision.objects.get(kind=Decision.Kind.DISTINCT)
    assert (apart.person, apart.other) == (who, new.person)
    undo(new)
    assert state() == before


def test_a_title_is_no_part_of_a_new_mans_name():
    """范华平副省长, whom nobody knows, is 范华平; 范副省长 is called so."""
    for printed, name in (("范华平副省长", "范华平"), ("范副省长", "范副省长")):
        rows = reopened(named(person("某人"), name=printed))
        assert answer_new(printed, rows).person.name == name


def test_two_of_one_name_are_told_apart_by_their_posts():
    """Somebody new who has a known man's name is noted with the post printed."""
    who = person("李民")
    rows = named(who, "某县县长")
    assert answer_new("李民", rows).person.note == "某县县长"


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_name_that_is_none_anywhere_is_nobodys_later(confirmed):
    """方微博 was made a person by a rule: he, and what comes in later, is nobody.

    Somebody whom an editor confirmed stays who he is. Undone, all is as it was.
    """
    who = person("方微博", confirmed=confirmed)
    linked = named(who)
    rows = reopened(named(person("某人"), name="方微博"))
    before = state()
    decision = answer_nobody("方微博", rows, is_all=True)
    assert owners(*linked) == {who if confirmed else None}
    assert owners(*rows) == {None}
    undo(decision)
    assert state() == before
    undo(answer_nobody("方微博", reopened(rows)[:1]))
    assert state() == before


def test_a_rule_gives_a_merged_mans_name_to_the_one_kept(two):
    """What comes in later by the old name is the kept one's, until it is undone."""
    kept, _own, other, _moved = two
    (decision,) = merge(kept, [other])
    later = reopened(named(person("某人"), name="范华萍"))
    link_mentions(later[0].entry)
    assert owners(*later) == {kept}
    undo(decision)
    assert owners(*later) == {other}


def test_a_name_that_is_none_names_nobody_from_then_on():
    """强硬的 was taken for a name: its mentions, and later ones, are nobody's."""
    who = person("强硬的")
    rows = named(who)
    before = state()
    decision = dismiss(who)
    later = reopened(named(person("某人"), name="强硬的"))
    link_mentions(later[0].entry)
    assert owners(*rows, *later) == {None}
    assert not Person.objects.exclude(pk=who.pk).filter(name="强硬的").exists()
    undo(decision)
    assert owners(*rows) == {who}
    assert {type(r).objects.get(pk=r.pk).linked_by for r in later} == {""}
    later[0].entry.delete()
    Person.objects.filter(name="某人").delete()
    assert state() == before


# --- any sequence -----------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("merge", "split", "take", "dismiss", "undo")),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    max_size=10,
)


def step(action, one, other, made):
    """Do one thing that an editor might; what cannot be done is not."""
    people = list(Person.objects.kept().order_by("pk"))
    who, second = people[one % len(people)], people[other % len(people)]
    if action == "merge" and who != second:
        made += merge(who, [second])
    if action in {"split", "take"}:
        rows = [row for model in MENTIONS for row in model.objects.filter(person=who)]
        to = second if action == "take" else None
        if rows and who != to:
            made.append(split(who, rows[other % len(rows) :], to))
    if action == "dismiss":
        made.append(dismiss(who))
    if action == "undo" and made:
        undo(made.pop(one % len(made)))


@given(steps=STEPS, order=st.randoms(use_true_random=False))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_sequence_keeps_every_mention_and_can_be_taken_back(db, steps, order):
    """A mention is one person's, who stands himself; all undone is as it began.

    Whatever was merged, split and undone before, and in whatever order the rest is.
    """
    with transaction.atomic():
        for name in ("甲一", "乙二", "丙三"):
            named(person(name), f"{name}县县长")
        before, made = state(), []
        for action, one, other in steps:
            step(action, one, other, made)
            for model in MENTIONS:
                assert model.objects.count() == 3
                people = Person.objects.filter(merged_into=None)
                astray = model.objects.exclude(person__in=people).exclude(person=None)
                assert not astray.exists()
        order.shuffle(made)
        for decision in made:
            undo(decision)
        assert state() == before
        transaction.set_rollback(True)
