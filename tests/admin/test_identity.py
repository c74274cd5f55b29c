"""Who is who on the desk: the queue, merging, splitting, undoing."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User

from archive.identity.assigning import keep_apart
from archive.identity.merging import merge
from archive.identity.questions.alike import alike
from archive.models import Decision, LinkedBy, Person, Quotation, Speech, Status
from tests.admin.rows import form_url, make_entry, say
from tests.factories import person

QUEUE = "/admin/archive/person/questions/"
ANSWER = f"{QUEUE}answer/"
SCRIPT = "<script>alert(1)</script>"

pytestmark = pytest.mark.django_db


def quoted(name, post="", who=None, times=1, **fields):
    """An article that quotes somebody; the mention is inferred, or open for nobody."""
    entry = make_entry(**fields)
    turn = say(entry, "", f"{post}{name}介绍，成效明显。", role="narrative")
    for position in range(times):
        Quotation.objects.create(
            entry=entry, paragraph=turn.paragraphs.get(), position=position, name=name,
            post=post, person=who, linked_by=LinkedBy.INFERRED if who else "",
            attribution=f"{post}{name}介绍", text="成效明显",
        )  # fmt: skip
    return entry


def about(name, *posts, entry="", place=0):
    """What the form sends of a name that stayed open, with the posts ticked."""
    fields = {"name": name, "entry": entry, "post": posts or "县长"}
    return {f"{field}-{place}": value for field, value in fields.items()}


def ask(desk, **params):
    """The questions of a page of the queue."""
    return desk.get(QUEUE, params).context["questions"]


def reply(desk, value, **fields):
    """Click an answer; give what the desk then says."""
    page = desk.post(ANSWER, {"answer": value, "back": QUEUE, **fields}, follow=True)
    return [str(message) for message in page.context["messages"]]


def undo_last(desk):
    """Click the button that takes the latest decision back."""
    decision = Decision.objects.latest("pk")
    url = f"/admin/archive/person/decisions/{decision.pk}/undo/"
    page = desk.post(url, {"back": QUEUE}, follow=True)
    return [str(message) for message in page.context["messages"]]


# --- new people -------------------------------------------------------------------


def test_new_people_stand_with_their_passages_until_confirmed(desk):
    """The words as published are beside the name; a click, and he is asked no more."""
    who = person("范华平")
    quoted("范华平", "副省长", who, title="平安山东答卷")
    (question,) = ask(desk)
    html = desk.get(QUEUE).content.decode()
    assert (
        "副省长<mark>范华平</mark>介绍，成效明显。" in html and "平安山东答卷" in html
    )
    assert (question.person, question.total) == (who, 1)
    assert "已确认 1 位：范华平" in reply(desk, f"confirm:{who.pk}")[0]
    assert ask(desk) == []
    who.refresh_from_db()
    assert who.confirmed
    assert "确认" in LogEntry.objects.get().change_message


def test_new_people_are_put_in_order_by_weight(desk):
    """Who is mentioned most first, of all four kinds, or who came last."""
    often, late = person("范华平"), person("李民")
    quoted("范华平", who=often, times=2)
    say(quoted("李民", who=late), "范华平", "谢谢。", name="范华平", person=often)
    assert [one.person for one in ask(desk)] == [late, often]
    asked = ask(desk, sort="count")
    assert [(one.person, one.total) for one in asked] == [(often, 3), (late, 1)]


def test_a_page_is_confirmed_at_once(desk):
    """All that are ticked, and no others."""
    people = [person(f"范{name}") for name in "甲乙丙"]
    chosen = [people[0].pk, people[2].pk]
    assert "已确认 2 位" in reply(desk, "confirm-chosen", chosen=chosen)[0]
    assert [one.person for one in ask(desk)] == [people[1]]


def test_a_confirming_is_taken_back_by_a_click(desk):
    """The message has the button: one key too many is no answer for ever."""
    people = [person(f"范{name}") for name in "甲乙"]
    said = reply(desk, "confirm-chosen", chosen=[one.pk for one in people])[0]
    url = re.search('action="([^"]+)"', said)[1].replace("&amp;", "&")
    assert desk.get(url).status_code == 405
    desk.post(url)
    assert {one.person for one in ask(desk)} == set(people)


def test_what_is_no_name_names_nobody(desk):
    """强硬的 is nobody; undone, it is asked about again."""
    who = person("强硬的")
    quoted("强硬的", who=who)
    assert "不是人名" in reply(desk, f"nobody:{who.pk}")[0]
    row = Quotation.objects.get()
    assert (row.person, row.linked_by) == (None, LinkedBy.EDITOR)
    assert ask(desk) == []
    undo_last(desk)
    assert [one.person for one in ask(desk)] == [who]


def test_what_is_set_aside_is_listed_apart(desk):
    """搁置 takes a question of any kind out of the way and keeps it findable."""
    first, second = person("謝明峰"), person("谢明峰")
    quoted("李民", "县长")
    reply(desk, f"leave:{first.pk}")
    reply(desk, f"leave:{second.pk}:{first.pk}")
    reply(desk, "leave-open:0", **about("李民"))
    assert [one.person for one in ask(desk)] == [second]
    assert [one.person for one in ask(desk, aside="1")] == [first]
    for kind in ("open", "alike"):
        assert ask(desk, kind=kind) == []
        assert len(ask(desk, kind=kind, aside="1")) == 1


# --- open mentions ----------------------------------------------------------------


@pytest.fixture
def open_name():
    """李民 is the head of a corps; an article quotes a 李民 who heads a county."""
    known = person("李民", confirmed=True)
    quoted("李民", "刑侦总队总队长", known)
    return known, quoted("李民", "某县县长", times=2, title="某县新闻")


def test_an_open_name_stands_with_whom_it_may_mean_and_why_not(desk, open_name):
    """The candidate, his posts and passage, and that the posts do not fit."""
    known, _entry = open_name
    (question,) = ask(desk, kind="open")
    assert tuple(question.asked.about) == ("李民", None)
    ((group, passages),) = question.groups
    # Two quotations from one paragraph: the words are shown once.
    assert (group.post, len(group.mentions), len(passages)) == ("某县县长", 2, 1)
    ((possible, who, why),) = question.possible
    assert (possible.person, possible.fits) == (known, False)
    assert "同名；职务对不上" in why and who.total == 1


@pytest.mark.parametrize("answer", ["he", "new", "chosen", "no-name"])
def test_an_open_name_is_answered_by_a_click(desk, open_name, answer):
    """All of the post ticked follow; undone, the question is back."""
    known, entry = open_name
    value = f"he:0:{known.pk}" if answer == "he" else f"{answer}:0"
    asked = about("李民", "某县县长") | {"person-0": known.pk}
    said = reply(desk, value, **asked)
    assert "1 篇里的 2 处" in said[0]
    rows = Quotation.objects.filter(entry=entry)
    assert {row.linked_by for row in rows} == {LinkedBy.EDITOR}
    whose = {row.person for row in rows}
    if answer == "new":
        assert whose != {known} and {one.name for one in whose} == {"李民"}
        assert ask(desk, kind="alike") == []
    else:
        assert whose == ({None} if answer == "no-name" else {known})
    assert ask(desk, kind="open") == []
    assert LogEntry.objects.filter(object_repr=entry.title).count() == 1
    assert "2 处提及已还原" in undo_last(desk)[0]
    assert len(ask(desk, kind="open")) == 1


def test_a_question_answered_meanwhile_is_said_so(desk, open_name):
    """Two editors at once: the second changes nothing."""
    known, _entry = open_name
    reply(desk, "new:0", **about("李民", "某县县长"))
    said = reply(desk, f"he:0:{known.pk}", **about("李民", "某县县长"))
    assert "已经有人处理" in said[0]
    assert Decision.objects.filter(kind=Decision.Kind.ASSIGN).count() == 1


@pytest.mark.parametrize(
    "value",
    ["", "merge:1", "merge:a:b", "he:0:9", "drop:1", "confirm", "new", "new:x:2:3"],
)
def test_a_value_no_button_has_changes_nothing(desk, value):
    """What is no answer is refused with a word, whatever was sent."""
    assert "已经有人处理" in reply(desk, value, **about("李民"))[0]
    assert not Decision.objects.exists()


def test_a_name_is_one_question_wherever_it_stands(desk, open_name):
    """Those of most mentions first; what one man can hold is one group.

    An answer is for the groups ticked: two men of one name are two answers.
    """
    known, _entry = open_name
    for _ in range(3):
        quoted("李民", "山东省某市市长")
    quoted("李民", "某市市长")
    quoted("王小满", "主任")
    person("王小满").memberships.create(post="教授")
    assert [q.asked.about.name for q in ask(desk, kind="open")] == ["李民", "王小满"]
    question = ask(desk, kind="open")[0]
    assert [(g.post, len(g.mentions)) for g, _shown in question.groups] == [
        ("山东省某市市长", 4), ("某县县长", 2),
    ]  # fmt: skip
    assert (
        "在 4 篇里的 4 处" in reply(desk, "new:0", **about("李民", "山东省某市市长"))[0]
    )
    ((group, _shown),) = ask(desk, kind="open")[0].groups
    assert group.post == "某县县长"
    assert Person.objects.filter(name="李民").exclude(pk=known.pk).get().note


def test_a_family_name_is_a_question_for_each_entry(desk):
    """王局长 in two entries may be two."""
    entries = [quoted("王局长") for _ in range(2)]
    asked = [q.asked.about for q in ask(desk, kind="open")]
    assert sorted(asked) == [("王局长", entry.pk) for entry in entries]
    reply(desk, "no-name:0", **about("王局长", "", entry=entries[0].pk))
    assert [q.asked.about.entry for q in ask(desk, kind="open")] == [entries[1].pk]


def test_several_names_are_settled_at_once(desk):
    """Those ticked are no names, or set aside; each with its own undoing."""
    for name in ("方微博", "高兴地", "李民"):
        quoted(name, "县长")
    sent = about("方微博") | about("高兴地", place=1) | about("李民", place=2)
    said = reply(desk, "no-name-ticked", **sent, ticked=["0", "1"])
    assert len(said) == 2 and all("撤销" in one for one in said)
    assert "没有勾选" in reply(desk, "leave-open-ticked", **sent)[0]
    reply(desk, "leave-open-ticked", **sent, ticked=["2"])
    assert ask(desk, kind="open") == []
    assert [q.asked.about.name for q in ask(desk, kind="open", aside="1")] == ["李民"]
    quoted("李民", "县长")
    assert ask(desk, kind="open") == []
    reply(desk, "new:0", **about("李民"))
    assert ask(desk, kind="open", aside="1") == []


def test_names_are_narrowed_by_where_they_stand(desk, open_name):
    """Quotations, headers, turns, captions; what is no kind keeps all."""
    for of, found in (("quotation", 1), ("photo", 0), ("x", 1)):
        assert len(ask(desk, kind="open", of=of)) == found


# --- perhaps the same -------------------------------------------------------------


def test_who_may_be_one_is_asked_once(desk):
    """Same name in either script; the answer that they are two is remembered."""
    one, other = person("謝明峰"), person("谢明峰")
    quoted("謝明峰", who=one)
    (question,) = ask(desk, kind="alike")
    assert (question.one.person, question.other.person) == (one, other)
    assert "不会再问" in reply(desk, f"apart:{other.pk}:{one.pk}")[0]
    assert ask(desk, kind="alike") == []
    undo_last(desk)
    assert len(ask(desk, kind="alike")) == 1


def test_two_become_one_by_a_click_and_two_again(desk):
    """The answer names who stays; the history of both tells of it."""
    one, other = person("謝明峰"), person("谢明峰")
    quoted("谢明峰", who=other)
    assert "带去 1 处提及" in reply(desk, f"merge:{one.pk}:{other.pk}")[0]
    assert Quotation.objects.get().person == one
    assert LogEntry.objects.filter(object_id__in=[one.pk, other.pk]).count() == 2
    assert desk.get(form_url(other))["Location"] == form_url(one)
    assert "1 处提及已还原" in undo_last(desk)[0]
    assert Quotation.objects.get().person == other


@pytest.mark.parametrize(
    ("one", "other", "posts", "asked"),
    [
        ("范华平", "范华平", ("副省长", "省长助理"), False),
        ("范华平", "范华平", ("副省长", "山东省副省长"), True),
        ("米哈伊洛·波多利亚克", "波多利亚克", ("总统顾问", ""), True),
        ("范副省长", "范华平", ("", "山东省副省长、公安厅厅长"), True),
        ("范副省长", "范华平", ("", "公安厅厅长"), False),
        ("李明", "黎明", ("", ""), False),
        ("李明", "黎明", ("某市市长", "某市市长"), True),
        ("李明", "王明", ("市长", "市长"), False),
    ],
)
def test_what_makes_two_people_alike(one, other, posts, asked):
    """Name, short form, sound with a post; never with posts of two men."""
    people = [Person.objects.create(name=name) for name in (one, other)]
    for who, post in zip(people, posts, strict=True):
        if post:
            who.memberships.create(post=post)
    assert bool(alike()) == asked


def test_a_pair_told_apart_stays_so_through_a_merge():
    """甲 is not 乙; whoever 乙 is merged into is not asked about with 甲 either."""
    one, other = (Person.objects.create(name="范华平") for _ in range(2))
    third = person("范厅长")
    third.aliases.create(name="范华平")
    assert len(alike()) == 3
    keep_apart(one, other)
    merge(third, [other])
    assert alike() == []


# --- merging and splitting --------------------------------------------------------


def test_people_chosen_in_the_list_are_merged_on_a_page(desk):
    """The action shows them side by side; the one kept is the editor's choice."""
    people = [person(name) for name in ("范华平", "范华萍", "范副省长")]
    quoted("范华萍", "副省长", people[1])
    ids = [who.pk for who in people]
    chosen = {"_selected_action": ids, "action": "merge_chosen"}
    page = desk.post("/admin/archive/person/", chosen, follow=True)
    assert {who.person for who in page.context["people"]} == set(people)
    assert page.context["best"].person == people[1]
    url = page.redirect_chain[-1][0]
    done = desk.post(url, {"ids": ids, "keep": ids[0]})
    assert done["Location"] == form_url(people[0])
    names = people[0].aliases.values_list("name", flat=True)
    assert set(names) == {"范华萍", "范副省长"}
    html = desk.get(form_url(people[0])).content.decode()
    assert "范副省长、范华萍" in html or "范华萍、范副省长" in html
    assert 'name="aliases-0-name" value="范华萍"' not in html
    assert list(desk.get("/admin/archive/person/").context["cl"].queryset) == people[:1]


@pytest.mark.parametrize("sent", [{}, {"ids": ["1"], "keep": "1"}, {"keep": "x"}])
def test_one_person_cannot_be_merged(desk, sent):
    """Fewer than two, or nobody to keep: it is said, and nothing changes."""
    Person.objects.create(pk=1, name="范华平")
    page = desk.post("/admin/archive/person/merge/", sent, follow=True)
    assert "请选至少两位" in str(next(iter(page.context["messages"])))


def test_mentions_are_split_off_to_a_new_person(desk):
    """Those ticked go; the two are not asked about as one; undone, all is back."""
    who = person("李民")
    quoted("李民", "县长", who)
    quoted("李民", "总队长", who)
    row = Quotation.objects.get(post="县长")
    url = f"/admin/archive/person/{who.pk}/split/"
    page = desk.get(url)
    assert len(page.context["passages"]) == 2
    assert f'value="quotation:{row.pk}"' in page.content.decode()
    desk.post(url, {"chosen": f"quotation:{row.pk}", "note": "县长"})
    row.refresh_from_db()
    assert (row.person.name, row.person.note) == ("李民", "县长")
    assert row.person != who and ask(desk, kind="alike") == []
    undo_last(desk)
    row.refresh_from_db()
    assert (row.person, row.linked_by) == (who, LinkedBy.INFERRED)


def test_all_of_a_post_are_split_off_to_somebody_known(desk):
    """A hundred mentions in one post go at once; those in another stay."""
    who, other = person("李民"), person("李民", note="另一人")
    quoted("李民", "县长", who, times=60)
    quoted("李民", "总队长", who)
    url = f"/admin/archive/person/{who.pk}/split/?post=县长"
    assert len(desk.get(url).context["page"]) == 50
    every = desk.get(url.partition("?")[0], {"post": "*"})
    assert every.context["page"].paginator.count == 61
    assert '<option value="*">' in every.content.decode()
    desk.post(url, {"all": "1", "to": other.pk})
    assert Quotation.objects.filter(person=other).count() == 60
    assert Quotation.objects.get(person=who).post == "总队长"


def test_what_was_decided_is_listed_with_its_undoing(desk):
    """Newest first, with names as they are; a second undo is refused in words."""
    one, other = person("范华平"), person(f"范华萍{SCRIPT}")
    (decision,) = merge(one, [other])
    html = desk.get("/admin/archive/person/decisions/").content.decode()
    assert "合并" in html and "范华萍" in html and SCRIPT not in html
    undo_last(desk)
    assert "不能撤销" in undo_last(desk)[0]
    page = desk.get("/admin/archive/person/decisions/", {"person": other.pk})
    assert list(page.context["page"]) == [decision]


def test_deleted_people_are_not_made_again(desk):
    """By the editor's word their mentions name nobody."""
    who = person("强硬的")
    quoted("强硬的", who=who)
    url = form_url(who).replace("/change/", "/delete/")
    desk.post(url, {"post": "yes"})
    row = Quotation.objects.get()
    assert (row.person, row.linked_by) == (None, LinkedBy.EDITOR)


# --- who may, and what it costs ---------------------------------------------------


def test_only_who_may_change_people_sees_and_answers(client):
    """An editor of entries gets 403 and changes nothing; a visitor must log in."""
    who = person("范华平")
    pages = [QUEUE, f"/admin/archive/person/{who.pk}/split/"]
    pages += [f"/admin/archive/person/{name}/" for name in ("merge", "decisions")]
    assert {client.get(url).status_code for url in pages} == {302}
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_person"))
    client.force_login(user)
    assert {client.get(url).status_code for url in pages} == {403}
    assert client.post(ANSWER, {"answer": f"confirm:{who.pk}"}).status_code == 403
    who.refresh_from_db()
    assert not who.confirmed


def test_what_changes_something_takes_post_only(desk):
    """A link, or a page fetched ahead, answers nothing."""
    merge(person("范华平"), [person("范华萍")])
    decision = Decision.objects.get()
    for url in (ANSWER, f"/admin/archive/person/decisions/{decision.pk}/undo/"):
        assert desk.get(url).status_code == 405
    decision.refresh_from_db()
    assert decision.undone_at is None


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/search/"]
)
def test_the_way_back_stays_on_the_desk(desk, back):
    """A form cannot be made to send an editor elsewhere."""
    who = person("范华平")
    answer = desk.post(ANSWER, {"answer": f"confirm:{who.pk}", "back": back})
    assert answer["Location"] == QUEUE


def test_a_page_costs_the_same_however_much_there_is(desk, django_assert_num_queries):
    """Twenty questions of each kind, drafts and hostile names among them."""
    kinds = {"new": 15, "open": 31, "alike": 23}
    for count in range(30):
        status = Status.DRAFT if count % 2 else Status.PUBLISHED
        name = f"范{chr(0x4E00 + count)}{SCRIPT}"
        one, _other = (Person.objects.create(name=name) for _ in range(2))
        quoted(name, "县长", one, status=status, times=3)
        entry = quoted(name, "市长", status=status, times=3)
        row = Speech(entry=entry, position=9, role="answer", name=name, label=name)
        row.save()
    for kind, most in kinds.items():
        desk.get(QUEUE, {"kind": kind})
        with django_assert_num_queries(most):
            page = desk.get(QUEUE, {"kind": kind})
        assert len(page.context["questions"]) == 20
        assert SCRIPT not in page.content.decode()
        assert len(re.findall(r"&lt;script&gt;", page.content.decode())) >= 20


def test_pages_and_names_narrow_the_queue(desk):
    """The second page has the rest; a name, or its pinyin, finds who has it."""
    people = [person(f"范{chr(0x4E00 + count)}") for count in range(25)]
    assert len(ask(desk, page="2")) == 5
    assert len(ask(desk, page="999")) == 5
    assert [one.person for one in ask(desk, q=people[3].name)] == [people[3]]
    assert len(ask(desk, q="fan")) == 20
    assert ask(desk, q="无此人", kind="open") == ask(desk, q="无", kind="alike") == []


def test_the_front_page_counts_what_waits(desk, open_name):
    """The desk's first page leads to the queue."""
    person("新人")
    waiting = {
        what: count for what, count, _url in desk.get("/admin/").context["waiting"]
    }
    assert waiting["人物：新人物待核对"] == 1
    assert waiting["人物：未定的提及"] == 1


def test_the_list_of_people_leads_to_the_queue(desk):
    assert QUEUE in desk.get("/admin/archive/person/").content.decode()
