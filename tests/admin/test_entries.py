"""新闻发布会 and 新闻稿 on the desk: lists, form, what is done to many."""

import json
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from archive.models import (
    Entry,
    Kind,
    Outbox,
    Paragraph,
    Person,
    Quotation,
    Section,
    Speech,
    Status,
    Topic,
)
from archive.store.duplicates import relink
from tests.admin.rows import (
    add_row,
    errors,
    form_url,
    form_values,
    head,
    make_conference,
    make_entry,
    propose,
    save,
    say,
)

CONFERENCES = "/admin/archive/pressconference/"
ARTICLES = "/admin/archive/newsarticle/"
SCRIPT = "<script>alert(1)</script>"

pytestmark = pytest.mark.django_db


def shown(client, url):
    return client.get(url).context["cl"].queryset


def changed_ids():
    return set(Outbox.objects.values_list("entry_id", flat=True))


def act(client, url, action, *entries, **fields):
    chosen = {"action": action, "_selected_action": [entry.pk for entry in entries]}
    return client.post(url, chosen | fields, follow=True)


# --- lists ---------------------------------------------------------------------------


def test_kinds_are_listed_apart(desk):
    """Each list shows the entries of its kind and no others."""
    conference = make_entry()
    article = make_entry(kind=Kind.NEWS_ARTICLE)
    assert [entry.pk for entry in shown(desk, CONFERENCES)] == [conference.pk]
    assert [entry.pk for entry in shown(desk, ARTICLES)] == [article.pk]


def test_index_is_chinese_and_counts_what_waits(desk):
    """The front page names the rows in Chinese and counts drafts and changes."""
    propose(make_entry(status=Status.DRAFT), "扫黑除恶")
    page = desk.get("/admin/")
    text = page.content.decode()
    assert "平安档案 · 编辑台" in text
    for name in ("新闻发布会", "新闻稿", "系列", "主题", "人物", "机构"):
        assert name in text
    waiting = {what: count for what, count, _url in page.context["waiting"]}
    assert waiting["新闻发布会：草稿"] == waiting["主题：待定"] == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=2021", {"甲"}), ("year=none", {"丙"}), ("source=央视网", {"乙"}),
        ("source=none", {"丙"}), ("topic=none", {"乙", "丙"}), ("proposed=yes", {"乙"}),
        ("warned=yes", {"丙"}), ("status__exact=draft", {"丙"}), ("q=甲", {"甲"}),
        ("year=2021&month=2021-3", {"甲"}), ("year=2021&month=2021-4", set()),
        ("month=2021-3", {"甲", "乙", "丙"}), ("year=2021&month=2021-13", {"甲"}),
        ("year=2020&month=2021-3", {"乙"}), ("q=央视", {"乙"}),
        ("year=abc", {"甲", "乙", "丙"}), ("topic=abc", {"甲", "乙", "丙"}),
    ],
)  # fmt: skip
def test_filters_and_search(desk, query, found):
    """Each filter keeps what it names; a value that is none keeps all."""
    made = {"kind": Kind.NEWS_ARTICLE}
    first = make_entry(
        title="甲", published_on=date(2021, 3, 4), source="新华社", **made
    )
    first.topics.add(Topic.objects.create(name="平安建设"))
    second = make_entry(
        title="乙", published_on=date(2020, 1, 1), source="央视网", **made
    )
    propose(second, "断卡")
    warning = {"code": "year-inferred", "line": 2, "message": "推断"}
    make_entry(title="丙", warnings=[warning], status=Status.DRAFT, **made)
    assert {entry.title for entry in shown(desk, f"{ARTICLES}?{query}")} == found


def test_months_are_offered_within_a_year(desk):
    """Those that have entries; without a year there is nothing to choose."""
    for day in (date(2021, 3, 4), date(2021, 11, 1), date(2020, 5, 6)):
        make_entry(kind=Kind.NEWS_ARTICLE, published_on=day)
    assert "按 月份" not in desk.get(ARTICLES).content.decode()
    text = desk.get(f"{ARTICLES}?year=2021").content.decode()
    assert "3 月" in text and "11 月" in text and "5 月" not in text


def test_search_finds_by_id(desk):
    """An entry is found by its number."""
    make_entry()
    entry = make_entry()
    assert list(shown(desk, f"{CONFERENCES}?q={entry.pk}")) == [entry]


def test_list_reads_topics_at_once(desk, django_assert_max_num_queries):
    """A page of fifty entries costs no query per entry."""
    topic = Topic.objects.create(name="平安建设")
    for _ in range(50):
        make_entry(kind=Kind.NEWS_ARTICLE, published_on=date(2021, 1, 1))
    topic.entries.set(Entry.objects.all())
    with django_assert_max_num_queries(10):
        desk.get(ARTICLES)


# --- the form ------------------------------------------------------------------------


def test_new_entry_gets_its_kind_and_is_a_draft(desk):
    """An entry made in the list of articles is one, unpublished until said so."""
    answer = save(
        desk, f"{ARTICLES}add/", title="保民安 解民忧", published_on="2021/12/20"
    )
    assert answer.status_code == 302, errors(answer)
    entry = Entry.objects.get()
    assert (entry.kind, entry.status) == (Kind.NEWS_ARTICLE, Status.DRAFT)
    assert entry.day == date(2021, 12, 20)


def test_saving_what_was_not_changed_changes_nothing(desk):
    """A form sent back as it came leaves the rows, the journal and the time alone."""
    entry = make_conference()
    entry.refresh_from_db()
    assert save(desk, form_url(entry)).status_code == 302
    assert Entry.objects.get().changed_at == entry.changed_at
    assert not Outbox.objects.exists()


def test_title_and_status_are_noted_for_the_index(desk):
    """A corrected title and a withdrawal reach the journal in the same step."""
    entry = make_conference()
    answer = save(desk, form_url(entry), title="新的 标题", status="draft")
    assert answer.status_code == 302, errors(answer)
    entry.refresh_from_db()
    assert (entry.title, entry.status) == ("新的 标题", Status.DRAFT)
    assert changed_ids() == {entry.pk}


def test_unknown_hour_is_midnight(desk):
    """Where the time of day is not known it is midnight in Beijing."""
    entry = make_conference()
    answer = save(
        desk, form_url(entry), held_at_0="2021/03/04", held_at_1="10:00",
        held_time_known=None,
    )  # fmt: skip
    assert answer.status_code == 302, errors(answer)
    entry.refresh_from_db()
    assert entry.held_at.isoformat() == "2021-03-03T16:00:00+00:00"
    assert entry.day == date(2021, 3, 4)


def test_topics_that_wait_are_accepted_or_dismissed(desk):
    """Accepting makes the topic or finds it by a synonym; dismissing forgets it."""
    known = Topic.objects.create(name="扫黑除恶", synonyms="扫黑")
    entry = propose(make_conference(), "扫黑", "断卡", "方程式", "再看")
    answer = save(
        desk, form_url(entry), accept=["扫黑", "断卡"], dismiss=["方程式"]
    )  # fmt: skip
    assert answer.status_code == 302, errors(answer)
    entry.refresh_from_db()
    assert {topic.name for topic in entry.topics.all()} == {"扫黑除恶", "断卡"}
    assert known in entry.topics.all() and entry.waiting_topics() == ["再看"]
    assert changed_ids() == {entry.pk}


def test_a_topic_is_not_both_accepted_and_dismissed(desk):
    """Contradictory ticks are refused."""
    entry = propose(make_conference(), "断卡")
    answer = save(desk, form_url(entry), accept=["断卡"], dismiss=["断卡"])
    assert "不能既采纳又放弃" in str(errors(answer))


def test_import_notes_are_shown_and_escaped(desk):
    """What was inferred and what was dropped can be read, and is text only."""
    entry = make_conference(
        warnings=[{"code": "year-inferred", "line": 2, "message": f"推断{SCRIPT}"}],
        dropped=[{"line": 160, "text": SCRIPT, "reason": "页面控件"}],
        title=SCRIPT,
    )
    page = desk.get(form_url(entry)).content.decode()
    assert "第 2 行" in page and "页面控件" in page
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    assert "<script>alert" not in desk.get(CONFERENCES).content.decode()


def test_turns_are_put_in_order_and_relabelled(desk):
    """Role, label and place of a turn change in the entry's own form."""
    entry = make_conference(3)
    first = entry.speeches.first()
    answer = save(
        desk, form_url(entry), **{
            "speeches-0-place": "2.5", "speeches-0-label": "主持人丁绍敏",
            "speeches-0-role": "scene",
        },
    )  # fmt: skip
    assert answer.status_code == 302, errors(answer)
    turns = entry.speeches.order_by("position")
    assert [turn.label for turn in turns] == ["大众日报记者", "主持人丁绍敏", "李民"]
    assert [turn.position for turn in turns] == [1, 2, 3]
    moved = first.paragraphs.order_by("position").values_list("position", "number")
    assert list(moved) == [(3, 1), (4, 2)]


def test_a_turn_that_stops_asking_gives_up_its_exchange(desk):
    """A question made a speech has no exchange; its answers stand free."""
    entry = make_conference(3)
    save(desk, form_url(entry), **{"speeches-1-role": "speech"})
    assert not entry.exchanges.exists()
    assert entry.speeches.get(role="answer").answer_to is None


def test_attendees_are_added_in_their_place_and_linked(desk):
    """A person chosen by an editor is the editor's word; the order is as typed."""
    entry = make_conference(3)
    person = Person.objects.create(name="李民")
    values = form_values(desk.get(form_url(entry)))
    add_row(values, "attendances", place="1", name="刘伟", capacity="official")
    add_row(
        values, "attendances", place="0.5", name="李民", capacity="official",
        post="刑侦总队总队长", person=str(person.pk),
    )  # fmt: skip
    answer = desk.post(form_url(entry), values)
    assert answer.status_code == 302, errors(answer)
    rows = list(entry.attendances.order_by("position"))
    assert [row.name for row in rows] == ["李民", "刘伟"]
    assert (rows[0].person, rows[0].linked_by) == (person, "editor")
    assert person.memberships.get().post == "刑侦总队总队长"


def test_headings_name_their_paragraph_by_number(desk):
    """A heading is set by a paragraph's number; one that is not there is refused."""
    entry = make_conference(3)
    values = form_values(desk.get(form_url(entry)))
    row = {"first_paragraph": "3", "level": "1", "heading": "平安是支撑"}
    answer = desk.post(form_url(entry), add_row(dict(values), "sections", **row))
    assert answer.status_code == 302, errors(answer)
    assert Section.objects.get().first_paragraph.number == 3
    values = form_values(desk.get(form_url(entry)))
    row["first_paragraph"] = "99"
    answer = desk.post(form_url(entry), add_row(values, "sections", **row))
    assert "本条目没有第 99 段" in str(errors(answer))


def test_quotations_must_stand_in_their_paragraph(desk):
    """Words that the paragraph does not hold are refused."""
    entry = make_entry(kind=Kind.NEWS_ARTICLE)
    say(entry, "", "“守护平安。”范华平说。", role="narrative")
    row = {
        "paragraph": "1", "name": "范华平", "attribution": "范华平说",
        "text": "守护平安。", "directness": "direct",
    }  # fmt: skip
    values = form_values(desk.get(form_url(entry)))
    wrong = add_row(dict(values), "quotations", **(row | {"text": "守卫平安。"}))
    assert "没有这句话" in str(errors(desk.post(form_url(entry), wrong)))
    answer = desk.post(form_url(entry), add_row(values, "quotations", **row))
    assert answer.status_code == 302, errors(answer)
    assert Quotation.objects.get().paragraph.number == 1


def test_second_editor_does_not_overwrite_the_first(desk):
    """A form that shows what is no longer stored is refused, and nothing is saved."""
    entry = make_conference()
    values = form_values(desk.get(form_url(entry)))
    assert save(desk, form_url(entry), title="先改的标题").status_code == 302
    answer = desk.post(form_url(entry), values | {"title": "后改的标题"})
    assert "已被改动" in str(errors(answer)) and "editor" in str(errors(answer))
    assert Entry.objects.get().title == "先改的标题"


def test_history_says_what_became_what(desk):
    """The history of an entry names the field with its old and new words."""
    entry = make_conference(title="平安建没")
    save(desk, form_url(entry), title="平安建设", status="draft")
    page = desk.get(f"{CONFERENCES}{entry.pk}/history/").content.decode()
    assert "标题（“平安建没”改为“平安建设”）" in page
    assert "状态（由已发布改为草稿）" in page


def test_site_link_is_for_what_is_public(desk):
    """A published entry links to its page; a draft has no such link."""
    entry, draft = make_conference(), make_conference(status=Status.DRAFT)
    link = f'href="{entry.get_absolute_url()}"'
    assert link in desk.get(form_url(entry)).content.decode()
    page = desk.get(form_url(draft)).content.decode()
    assert draft.get_absolute_url() not in page and "草稿：尚未公开" in page


def test_drafts_are_not_public(desk, client):
    """What an editor withdraws is gone from the site for everybody."""
    entry = make_conference()
    save(desk, form_url(entry), status="draft")
    desk.logout()
    assert client.get(entry.get_absolute_url()).status_code == 404


# --- what is done to many ------------------------------------------------------------


def test_publishing_and_withdrawing(desk):
    """The actions change status, journal and history of what was not so already."""
    draft, public = make_entry(status=Status.DRAFT), make_entry()
    act(desk, CONFERENCES, "publish", draft, public)
    assert Entry.objects.published().count() == 2
    assert changed_ids() == {draft.pk}
    assert LogEntry.objects.count() == 1
    act(desk, CONFERENCES, "withdraw", draft, public)
    assert not Entry.objects.published().exists()


def test_accepting_all_that_waits(desk):
    """The action files each entry under all its proposed topics."""
    one = propose(make_entry(), "断卡", "扫毒")
    two = propose(make_entry(), "断卡")
    act(desk, CONFERENCES, "accept_proposed", one, two)
    assert [topic.name for topic in two.topics.all()] == ["断卡"]
    assert one.topics.count() == 2 and Topic.objects.count() == 2
    assert not one.waiting_topics() and not two.waiting_topics()
    assert changed_ids() == {one.pk, two.pk}


def test_deleting_one_and_many(desk):
    """Deleting says what goes with an entry and notes it for the index."""
    entries = [make_conference() for _ in range(3)]
    page = desk.get(f"{CONFERENCES}{entries[0].pk}/delete/").content.decode()
    assert "段落: 6" in page and "发言: 3" in page
    desk.post(f"{CONFERENCES}{entries[0].pk}/delete/", {"post": "yes"})
    assert Entry.objects.count() == 2
    act(desk, CONFERENCES, "delete_selected", *entries[1:], post="yes")
    assert not Entry.objects.exists() and not Paragraph.objects.exists()
    assert changed_ids() == {entry.pk for entry in entries}
    assert not Speech.objects.exists()


def test_duplicate_of_what_is_deleted_stands_alone(desk):
    """When the first of two equal texts is deleted, the other is no duplicate."""
    first, second = make_conference(text_digest="x"), make_conference(text_digest="x")
    warning = {"code": "duplicate", "line": 0, "message": "正文相同"}
    Entry.objects.filter(pk=second.pk).update(duplicate_of=first, warnings=[warning])
    desk.post(f"{CONFERENCES}{first.pk}/delete/", {"post": "yes"})
    second.refresh_from_db()
    assert second.duplicate_of is None and second.warnings == []


def test_a_link_between_duplicates_is_cut_for_good(desk):
    """The list finds duplicates; one action says that two are not the same text."""
    first, second = make_conference(), make_conference()
    relink([first, second])
    assert Entry.objects.get(pk=second.pk).duplicate_of_id == first.pk
    assert f"{second.pk}/change/" in desk.get(CONFERENCES + "?duplicate=yes").text
    page = act(desk, CONFERENCES, "tell_apart", first, second)
    assert "1 个条目已不算重复" in page.text
    relink(Entry.objects.order_by("-pk"))
    assert not Entry.objects.exclude(duplicate_of=None).exists()
    assert second.pk in changed_ids()


# --- who may -------------------------------------------------------------------------


def test_group_of_editors_can_edit(client):
    """A member of 编辑 who is staff can open and save an entry."""
    call_command("first_editor")
    member = User.objects.create_user("xiaoli", is_staff=True)
    member.groups.add(Group.objects.get(name="编辑"))
    client.force_login(member)
    entry = make_conference()
    assert save(client, form_url(entry), title="改过").status_code == 302
    assert client.get("/admin/auth/user/").status_code == 403


def test_staff_without_rights_only_sees(client):
    """Who may only view sees the form without fields to fill in, and cannot save."""
    from django.contrib.auth.models import Permission

    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(
        *Permission.objects.filter(codename__in=["view_pressconference", "view_speech"])
    )
    client.force_login(viewer)
    entry = make_conference()
    page = client.get(form_url(entry))
    assert page.status_code == 200
    assert 'name="title"' not in page.content.decode()
    assert client.post(form_url(entry), {"title": "改"}).status_code == 403
    assert client.get(form_url(entry.speeches.first())).status_code == 200


def test_history_is_kept_as_data(desk):
    """A change of rows is kept in the history by name of row and field."""
    entry = make_conference()
    head(entry, 1, "旧标题")
    save(desk, form_url(entry), **{"sections-0-heading": "新标题"})
    told = json.loads(LogEntry.objects.get().change_message)
    assert told == [
        {
            "changed": {
                "name": "小标题",
                "object": "新标题",
                "fields": ["小标题（“旧标题”改为“新标题”）"],
            }
        }
    ]
