"""One turn on the desk: its paragraphs, its question, its person."""

import pytest
from django.contrib.admin.models import LogEntry

from archive.models import Entry, Organization, Outbox, Paragraph, Person, Quotation
from tests.admin.rows import (
    add_row,
    errors,
    form_url,
    form_values,
    head,
    make_conference,
    make_entry,
    save,
    say,
    texts,
)

ADD = "/admin/archive/speech/add/"
SCRIPT = "<script>alert(1)</script>"

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    """Two turns: 丁绍敏 with paragraphs 1 to 3, 李民 with 4 and 5."""
    entry = make_entry()
    say(entry, "丁绍敏", "各位朋友。", "大家好。", "请范华平介绍。")
    say(entry, "李民", "守护平安。", "谢谢。", role="speech")
    return entry


def turn(entry, place=0):
    return entry.speeches.order_by("position")[place]


def numbers(entry):
    """The paragraphs' numbers in the order they stand, turn by turn."""
    return [
        list(t.paragraphs.order_by("position").values_list("number", flat=True))
        for t in entry.speeches.order_by("position")
    ]


def save_turn(desk, row, **changes):
    changes = {key.replace("__", "-"): value for key, value in changes.items()}
    answer = save(desk, form_url(row), **changes)
    assert answer.status_code == 302, errors(answer)
    return answer


def told(answer, desk):
    return [str(message) for message in desk.get(answer.url).context["messages"]]


def test_correcting_a_paragraph(desk, conference):
    """A correction keeps the number, changes time and digest, and is noted."""
    before = Entry.objects.get()
    answer = save_turn(desk, turn(conference), paragraphs__1__text="大家上午好。")
    assert answer.url.endswith("#speeches-group")
    assert conference.paragraphs.get(number=2).text == "大家上午好。"
    after = Entry.objects.get()
    assert after.changed_at > before.changed_at
    assert after.text_digest != before.text_digest
    assert [row.entry_id for row in Outbox.objects.all()] == [conference.pk]


def test_script_in_a_paragraph_is_text(desk, conference):
    """Markup in a paragraph is kept as typed and escaped wherever it is shown."""
    first = turn(conference)
    save_turn(desk, first, paragraphs__0__text=SCRIPT, label=SCRIPT)
    assert texts(first)[0] == SCRIPT
    history = f"/admin/archive/pressconference/{conference.pk}/history/"
    delete = f"/admin/archive/speech/{first.pk}/delete/"
    for url in (form_url(first), form_url(conference), history, delete):
        page = desk.get(url).content.decode()
        assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_line_break_begins_a_new_paragraph(desk, conference):
    """Lines typed into a paragraph become paragraphs behind it, with new numbers."""
    save_turn(
        desk, turn(conference), paragraphs__0__text="各位朋友。\n\n 女士们！\n先生们！"
    )
    assert numbers(conference) == [[1, 6, 7, 2, 3], [4, 5]]
    assert texts(turn(conference))[:3] == ["各位朋友。", "女士们！", "先生们！"]
    assert Entry.objects.get().last_number == 7


def test_adding_in_the_middle(desk, conference):
    """A new row goes where its place says; without a place it goes last."""
    first = turn(conference)
    values = form_values(desk.get(form_url(first)))
    add_row(values, "paragraphs", place="1.5", text="中间。", id="", speech=first.pk)
    add_row(values, "paragraphs", place="", text="末尾。", id="", speech=first.pk)
    answer = desk.post(form_url(first), values)
    assert answer.status_code == 302, errors(answer)
    assert numbers(conference) == [[1, 6, 2, 3, 7], [4, 5]]
    positions = conference.paragraphs.order_by("position").values_list("position")
    assert [row[0] for row in positions] == [1, 2, 3, 4, 5, 6, 7]


def test_number_of_a_deleted_paragraph_is_not_given_again(desk, conference):
    """A permalink names one paragraph for ever."""
    second = turn(conference, 1)
    save_turn(desk, second, paragraphs__1__DELETE="on")
    save_turn(desk, second, paragraphs__0__text="守护平安。\n新的一段。")
    assert numbers(conference) == [[1, 2, 3], [4, 6]]


def test_moving_within_a_turn(desk, conference):
    """A paragraph moves to the place typed in, under its own number."""
    save_turn(desk, turn(conference), paragraphs__2__place="0.5")
    assert numbers(conference) == [[3, 1, 2], [4, 5]]


def test_moving_to_the_turns_beside(desk, conference):
    """A paragraph goes to the end of the turn before or the head of the next."""
    save_turn(desk, turn(conference), paragraphs__2__goes="behind")
    assert numbers(conference) == [[1, 2], [3, 4, 5]]
    save_turn(desk, turn(conference, 1), paragraphs__1__goes="before")
    assert numbers(conference) == [[1, 2, 4], [3, 5]]


def test_moving_where_there_is_nothing(desk, conference):
    """A paragraph of the first turn cannot go up: it stays, and that is said."""
    answer = save_turn(desk, turn(conference), paragraphs__0__goes="before")
    assert "段落留在原处" in str(told(answer, desk))
    assert numbers(conference) == [[1, 2, 3], [4, 5]]


def test_splitting_a_turn(desk, conference):
    """From each paragraph so marked a new turn begins, with the old one's role."""
    save_turn(
        desk, turn(conference), paragraphs__1__goes="split", paragraphs__2__goes="split"
    )
    assert numbers(conference) == [[1], [2], [3], [4, 5]]
    assert [t.label for t in conference.speeches.all()] == ["丁绍敏"] * 3 + ["李民"]
    assert [t.position for t in conference.speeches.all()] == [1, 2, 3, 4]


def test_turn_left_without_words_is_pointed_out(desk, conference):
    """An emptied turn stays, and the editor is told to delete it."""
    changes = {f"paragraphs__{n}__DELETE": "on" for n in range(3)}
    answer = save_turn(desk, turn(conference), **changes)
    assert "已没有段落" in str(told(answer, desk))


def test_adding_a_turn(desk, conference):
    """A new turn stands behind the one it was asked behind, else last."""
    host = turn(conference)
    url = f"{ADD}?entry={conference.pk}&after={host.pk}"
    asked = {"label": "大众日报记者", "role": "question", "paragraphs-0-text": "请问？"}
    answer = save(desk, url, **asked)
    assert answer.status_code == 302, errors(answer)
    save(desk, f"{ADD}?entry={conference.pk}", label="丁绍敏", role="speech")
    labels = [row.label for row in conference.speeches.order_by("position")]
    assert labels == ["丁绍敏", "大众日报记者", "李民", "丁绍敏"]
    assert numbers(conference) == [[1, 2, 3], [6], [4, 5], []]
    assert conference.exchanges.get().question.label == "大众日报记者"


@pytest.mark.parametrize("query", ["", "?entry=abc", "?entry=99999"])
def test_a_turn_needs_an_entry(desk, query):
    """Without an entry there is no form for a turn, and the editor is told why."""
    answer = desk.get(f"{ADD}{query}", follow=True)
    assert "没有指明条目" in answer.content.decode()


def test_setting_what_a_turn_answers(desk):
    """An answer is given its question; a speech cannot have one."""
    entry = make_conference(6)
    second = entry.exchanges.order_by("question__position")[1]
    answer, speech = turn(entry, 2), turn(entry, 0)
    save_turn(desk, answer, answer_to=str(second.pk))
    answer.refresh_from_db()
    assert answer.answer_to == second
    refused = save(desk, form_url(speech), answer_to=str(second.pk))
    assert "只有“回答”和“提问”" in str(errors(refused))


def test_a_follow_up_belongs_to_the_question_before(desk):
    """A question set to answer to an exchange opens none of its own."""
    entry = make_conference(6)
    first, _second = entry.exchanges.order_by("question__position")
    save_turn(desk, turn(entry, 4), answer_to=str(first.pk))
    assert [row.pk for row in entry.exchanges.all()] == [first.pk]
    assert turn(entry, 5).answer_to is None


def test_choosing_person_and_outlet(desk, conference):
    """Who speaks is the editor's word, and so is that nobody is meant."""
    person = Person.objects.create(name="李民")
    outlet = Organization.objects.create(name="大众日报", is_outlet=True)
    row = turn(conference, 1)
    save_turn(desk, row, person=str(person.pk), outlet=str(outlet.pk), post="总队长")
    row.refresh_from_db()
    assert (row.person, row.outlet, row.linked_by) == (person, outlet, "editor")
    assert person.memberships.get().post == "总队长"
    save_turn(desk, row, person="")
    row.refresh_from_db()
    assert (row.person, row.linked_by) == (None, "editor")
    assert not person.memberships.exists()


def test_corrected_label_is_linked_anew(desk, conference):
    """What was inferred from a wrong label goes; what an editor said stays."""
    row = turn(conference, 1)
    save_turn(desk, row, label="李民同志")
    save_turn(desk, row, label="李民")
    row.refresh_from_db()
    assert (row.person.name, row.linked_by) == ("李民", "inferred")
    save_turn(desk, row, label="刘伟")
    row.refresh_from_db()
    assert row.person.name == "刘伟"
    save(desk, form_url(conference), **{"speeches-1-label": "王海防"})
    row.refresh_from_db()
    assert (row.person.name, row.linked_by) == ("王海防", "inferred")


def test_heading_above_a_deleted_paragraph_moves_on(desk, conference):
    """A heading on its own line outlives its paragraph; an ordinal goes with it."""
    head(conference, 1, "开场")
    head(conference, 4, "守护平安")
    save_turn(desk, turn(conference), paragraphs__0__DELETE="on")
    assert conference.sections.get(heading="开场").first_paragraph.number == 2
    save_turn(desk, turn(conference, 1), paragraphs__0__DELETE="on")
    assert not conference.sections.filter(heading="守护平安").exists()


def test_correction_reaches_heading_and_quotation(desk, conference):
    """The words that repeat a passage follow its correction."""
    row = turn(conference, 1)
    head(conference, 4, "守护平安")
    Quotation.objects.create(
        entry=conference, paragraph=conference.paragraphs.get(number=4), position=1,
        name="李民", attribution="李民说", text="守护平安。",
    )  # fmt: skip
    save_turn(desk, row, paragraphs__0__text="我们守卫平安。")
    assert conference.sections.get().heading == "守卫平安"
    assert conference.quotations.get().text == "守卫平安。"
    save_turn(desk, row, paragraphs__0__text="前言。\n我们守卫平安。")
    assert conference.sections.get().first_paragraph.number == 6


def test_lost_heading_is_pointed_out(desk, conference):
    """A heading whose words were struck out stays, and the editor is told."""
    head(conference, 4, "守护平安")
    answer = save_turn(desk, turn(conference, 1), paragraphs__0__text="谢谢")
    assert "“守护平安”是小标题或引语" in str(told(answer, desk))


def test_second_editor_of_a_turn_is_refused(desk, conference):
    """A turn that changed under an open form is not overwritten; others may be."""
    first, second = turn(conference), turn(conference, 1)
    save_turn(desk, first, post="主持人")  # links both turns to their people
    forms = {row: form_values(desk.get(form_url(row))) for row in (first, second)}
    save_turn(desk, first, paragraphs__0__text="先改。")
    late = desk.post(form_url(first), forms[first] | {"paragraphs-0-text": "后改。"})
    assert "已被改动" in str(errors(late))
    assert texts(first)[0] == "先改。"
    other = desk.post(form_url(second), forms[second] | {"label": "李民总队长"})
    assert other.status_code == 302, errors(other)


def test_deleting_a_turn(desk, conference):
    """A deleted turn takes its paragraphs, is noted, and leads back to its entry."""
    gone = turn(conference)
    answer = desk.post(f"/admin/archive/speech/{gone.pk}/delete/", {"post": "yes"})
    assert answer.url == f"{form_url(conference)}#speeches-group"
    assert numbers(conference) == [[4, 5]]
    assert Paragraph.objects.get(number=4).position == 1
    assert Outbox.objects.get().entry_id == conference.pk


def test_history_of_the_entry_tells_of_its_turns(desk, conference):
    """What was done to a turn stands in the history of its entry, word by word."""
    row = turn(conference, 1)
    save_turn(desk, row, paragraphs__0__text="守卫平安。", label="李民总队长")
    answer = desk.get(f"/admin/archive/speech/{row.pk}/history/", follow=True)
    page = answer.content.decode()
    assert "抬头（原文）（“李民”改为“李民总队长”）" in page
    assert "文字（“守护平安。”改为“守卫平安。”）" in page
    assert LogEntry.objects.get().object_id == str(conference.pk)


def test_saving_on_to_the_next_turn(desk, conference):
    """The second button saves and opens the next turn."""
    answer = save(desk, form_url(turn(conference)), _next="1", _save=None)
    assert answer.url == form_url(turn(conference, 1))


def test_a_hundred_turns_stay_quick(desk, django_assert_max_num_queries):
    """The form of a conference of 100 turns is small and asks a bounded number."""
    entry = make_entry()
    for count in range(100):
        say(entry, "李民", *(f"第{count}次发言第{part}段。" for part in range(4)))
    with django_assert_max_num_queries(30):
        page = desk.get(form_url(entry))
    assert len(page.content) < 300_000
    with django_assert_max_num_queries(220):
        answer = save(desk, form_url(entry), title="改过的标题")
    assert answer.status_code == 302, errors(answer)
    with django_assert_max_num_queries(30):
        desk.get(form_url(turn(entry, 50)))
