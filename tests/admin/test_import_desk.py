"""The import desk: what was pasted or dropped is looked over before it is stored."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from archive.models import Entry, Intake, Kind, Outbox, Speech, Status
from archive.models.desk import KEPT_DAYS
from archive.parsing import parse_document
from archive.store import store
from tests.admin.desk import (
    ARTICLE,
    DESK,
    MEETING,
    address,
    drop,
    file,
    paste,
    pasted,
    say,
    shown,
    told,
)
from tests.admin.rows import make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(client, db):
    """A client whose editor may add articles only."""
    user = User.objects.create_user("helper", password="靠前一步2021", is_staff=True)
    names = ["add_newsarticle", "change_newsarticle"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def taken(page):
    return [(row.line.number, str(row.line.taken)) for row in page.context["rows"]]


# --- what is seen ------------------------------------------------------------------


def test_pasted_text_is_shown_line_by_line_before_anything_is_stored(desk):
    """Each line of the source stands beside what it becomes, in words."""
    page = paste(desk, MEETING)
    text = page.content.decode()
    assert Entry.objects.count() == 0
    assert page.context["form"]["title"].value() == "平安建设发布会"
    assert page.context["form"]["held_at"].value() == "2021-03-04 10:00"
    assert taken(page)[:7] == [
        (1, "title"), (2, "field"), (3, "field"), (4, "field"), (5, "field"),
        (7, "label"), (8, "speech"),
    ]  # fmt: skip
    for word in ("标题", "时间", "地点", "出席", "抬头", "回答", "存疑"):
        assert word in text
    assert "像是发言人抬头" in text  # the warning stands at its line
    assert any(row.warnings for row in page.context["rows"])


def test_a_dropped_line_says_why(desk):
    """What is no part of the entry is shown with its reason."""
    text = paste(desk, ARTICLE).content.decode()
    assert "未收：页脚" in text and "责任编辑：宋雨" in text
    assert "含引语" in text and "引语：陈立新" in text
    assert "发布日期、来源" in text and "2021-12-20 · 新华社" in text


def test_the_source_is_escaped(desk):
    """A page of scripts is shown as the words it is, and nothing of it runs."""
    script = "<script>alert(1)</script>"
    page = paste(desk, f"题目{script}\n正文{script}。\n")
    text = page.content.decode()
    assert script not in text and "&lt;script&gt;alert(1)" in text


def test_what_word_shows_as_deleted_or_comments_is_not_taken(desk):
    """It is shown on the desk as left out, and why."""
    markup = (
        "<h1>平安建设发布会</h1><p>破获<del cite='m'>一般</del><ins>刑事</ins>案件"
        "三万起。<a class=msocomanchor href='#c'>[A1]</a></p>"
        "<div class=msocomtxt id=c><p>数字请再核实</p></div>"
    )
    entry = shown(desk, pasted(desk, "平安建设发布会", markup)).context["entry"]
    assert entry.paragraphs() == ["破获刑事案件三万起。"]
    dropped = {(d.text, d.reason) for d in entry.dropped}
    assert {("一般", "删去的文字"), ("数字请再核实", "批注")} <= dropped


def test_pasted_markup_is_sanitised_and_read_with_its_bold_labels(desk):
    """Of markup the shape stays; scripts, handlers and addresses are gone."""
    markup = (
        "<h1>平安建设发布会</h1><script>alert(1)</script>"
        "<p onclick='x()'><b>大众日报记者：</b>请介绍情况。</p>"
        "<iframe src='//e'></iframe>"
        "<p style='background:url(//evil)'><b>范华平：</b>一是抓落实。</p>"
        "<p><b>大众日报记者：</b>还有呢？</p><p><b>范华平：</b>谢谢。</p>"
    )
    intake = pasted(desk, "平安建设发布会", markup)
    source = bytes(intake.source).decode()
    assert intake.shape == Intake.Shape.MARKUP
    for gone in ("script", "onclick", "iframe", "evil", "alert"):
        assert gone not in source
    page = shown(desk, intake)
    assert [s.role for s in page.context["entry"].speeches] == [
        "question", "answer", "question", "answer",
    ]  # fmt: skip


def test_files_of_several_kinds_lie_on_the_desk_one_by_one(desk):
    """Each file is a document; a bad one says what is wrong and touches no other."""
    lines = json.dumps({"title": "甲", "body": "甲的正文在这里。"}) + "\n{坏\n"
    page = drop(
        desk,
        file("a.txt", ARTICLE),
        file("b.html", f"<html><body><article>{MEETING}</article></body></html>"),
        file("c.txt", b"%PDF-1.7 x"),
        file("d.exe", "不知道是什么"),
        file("e.jsonl", lines),
    )
    found = {f"{i.name}:{i.line}": i.problem for i in Intake.objects.all()}
    assert len(found) == 6 and found["a.txt:0"] == found["e.jsonl:1"] == ""
    assert "PDF" in found["c.txt:0"] and "不认识的文件类型" in found["d.exe:0"]
    assert "e.jsonl 第 2 行" in found["e.jsonl:2"] and "“{坏”" in found["e.jsonl:2"]
    assert "6 篇已放上台" in told(page)[0]


def test_a_line_of_json_lines_keeps_its_fields(desk):
    """What stands beside the body goes before what is guessed from it."""
    given = {
        "title": "题",
        "body": "正文在这里。",
        "source": "鲁网",
        "date": "2021-03-04",
    }
    drop(desk, file("a.jsonl", json.dumps(given)))
    page = shown(desk, Intake.objects.get())
    assert page.context["form"]["source"].value() == "鲁网"
    assert page.context["form"]["published_on"].value() == "2021-03-04"


# --- what is said ------------------------------------------------------------------


def test_fields_are_corrected_and_read_again(desk):
    """Title, kind, dates and source are the editor's; the source is untouched."""
    intake = pasted(desk, MEETING)
    page = say(
        desk, intake, title="新的标题", held_at="2021-03-05", source="大众日报",
        kind=Kind.NEWS_ARTICLE, place="",
    )  # fmt: skip
    entry = page.context["entry"]
    assert (entry.title, entry.source, entry.place) == ("新的标题", "大众日报", "")
    assert entry.held_at.isoformat() == "2021-03-05" and entry.kind == "news_article"
    intake.refresh_from_db()
    assert bytes(intake.source).decode() == MEETING and intake.title == "新的标题"


def test_what_is_set_back_is_no_correction(desk):
    """A field that says again what was read is not kept as one."""
    intake = pasted(desk, MEETING)
    say(desk, intake, title="新的标题")
    say(desk, intake, title="平安建设发布会")
    intake.refresh_from_db()
    assert intake.corrections["fields"] == {}


def test_spaces_in_a_title_are_no_correction(desk):
    """What a form takes off the ends, or a page sets wide, was not said by anybody."""
    intake = pasted(
        desk, MEETING.replace("平安建设发布会", "平安建设\u3000\u3000发布会")
    )
    say(desk, intake)
    intake.refresh_from_db()
    assert intake.corrections["fields"] == {}


def test_a_day_that_is_none_is_refused_in_its_field(desk):
    """The page says so beside the field and keeps what was typed."""
    intake = pasted(desk, MEETING)
    page = say(desk, intake, held_at="2021年2月31日", source_url="javascript:alert(1)")
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"held_at", "source_url"}
    assert "还没有入库，请先改正" in page.content.decode()
    assert "2021年2月31日" in page.content.decode()


def test_a_time_is_taken_as_people_type_it(desk):
    """It is kept in one form, and shown so when the page is read again."""
    intake = pasted(desk, MEETING)
    say(desk, intake, held_at="2021年3月4日 9：00", published_on="2021/3/5")
    intake.refresh_from_db()
    fields = {"held_at": "2021-03-04T09:00", "published_on": "2021-03-05"}
    assert intake.corrections["fields"] == fields
    shown_again = shown(desk, intake).context["form"]
    assert shown_again["held_at"].value() == "2021-03-04 09:00"


def test_a_label_is_said_to_be_a_reporters(desk):
    """He asks, and who speaks next answers: the roles are settled anew."""
    intake = pasted(desk, MEETING)
    rows = [row.text for row in shown(desk, intake).context["labels"]]
    place = rows.index("王小满") + 1
    said = {
        f"label-{place}": "王小满",
        f"label-{place}-as": "reporter",
        f"label-{place}-outlet": "大众日报",
    }
    page = say(desk, intake, said)
    roles = [s.role for s in page.context["entry"].speeches]
    assert roles == ["speech", "question", "answer"]
    assert page.context["entry"].speeches[1].outlet == "大众日报"


def test_lines_and_roles_are_said_one_by_one(desk):
    """A line is no paragraph, a turn has another role; both are marked as said."""
    intake = pasted(desk, MEETING)
    page = say(desk, intake, {"line-13": "dropped", "role-9": "question"})
    entry = page.context["entry"]
    assert "谢谢大家。" not in entry.paragraphs()
    assert [s.role for s in entry.speeches] == ["speech", "question", "answer"]
    row = next(r for r in page.context["rows"] if r.line.number == 13)
    assert row.line.corrected and row.line.reason == "编辑删去"
    page = say(desk, intake, {"line-13": "", "role-9": ""})
    assert "谢谢大家。" in page.context["entry"].paragraphs()


def test_another_format_may_be_named(desk):
    """The text is read as that; what was said of it stays."""
    intake = pasted(desk, MEETING)
    say(desk, intake, title="新的标题")
    page = say(desk, intake, format="article")
    assert page.context["entry"].format == "article"
    assert page.context["entry"].title == "新的标题"
    page = say(desk, intake, format="没有这种")
    assert page.context["intake"].format == "article"


# --- what is decided -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("decision", "status"),
    [("draft", Status.DRAFT), ("publish", Status.PUBLISHED)],
)
def test_a_document_becomes_an_entry(desk, decision, status):
    """Saved or published, indexed by the outbox, told in the history, off the desk."""
    intake = pasted(desk, MEETING)
    page = say(desk, intake, decision=decision, title="新的标题")
    entry = Entry.objects.get()
    assert (entry.title, entry.status) == ("新的标题", status)
    assert entry.speeches.count() == 3 and entry.held_day().isoformat() == "2021-03-04"
    assert Outbox.objects.filter(entry_id=entry.pk).exists()
    assert not Intake.objects.exists()
    assert "新的标题" in told(page)[0]
    (line,) = LogEntry.objects.all()
    assert line.object_id == str(entry.pk) and line.user.username == "editor"
    assert "导入台" in line.get_change_message()
    assert (
        "导入台"
        in desk.get(
            f"/admin/archive/pressconference/{entry.pk}/history/"
        ).content.decode()
    )


def test_what_is_discarded_leaves_nothing(desk):
    """It is off the desk, and no entry was made."""
    intake = pasted(desk, MEETING)
    say(desk, intake, discard="1")
    assert not Intake.objects.exists() and not Entry.objects.exists()


def test_a_document_that_is_gone_is_told(desk):
    """Somebody else took it in: the page leads back to the desk and says so."""
    page = desk.get(f"{DESK}999/", follow=True)
    assert "已不在台上" in told(page)[0]


def test_an_import_of_the_same_source_keeps_what_the_editor_corrected(desk):
    """His corrections count as edits: the source, unchanged, changes nothing."""
    url = "https://example.gov.cn/a.html"
    intake = pasted(desk, MEETING)
    said = {"line-13": "dropped", "role-9": "question", "source_url": url}
    say(desk, intake, said, title="新的标题", decision="draft")
    record = parse_document(MEETING)
    store(replace(record, source_url=url))
    entry = Entry.objects.get()
    assert entry.title == "新的标题"
    assert [s.role for s in entry.speeches.all()] == ["speech", "question", "answer"]
    assert "谢谢大家。" not in entry.paragraphs.values_list("text", flat=True)


def test_several_are_decided_at_once(desk):
    """What is clear is stored; what is not stays on the desk and says why."""
    store(parse_document(ARTICLE))
    drop(desk, file("a.txt", MEETING), file("b.txt", ARTICLE), file("c.txt", "%PDF-1"))
    chosen = list(Intake.objects.values_list("pk", flat=True))
    page = desk.post(DESK, {"decision": "draft", "intake": chosen}, follow=True)
    assert set(Intake.objects.values_list("name", flat=True)) == {"b.txt", "c.txt"}
    assert any("档案里已有这一篇" in line for line in told(page))
    page = desk.post(DESK, {"decision": "discard", "intake": chosen}, follow=True)
    assert not Intake.objects.exists()


# --- what is there already -----------------------------------------------------------


def stored(text, **fields):
    return store(replace(parse_document(text), **fields)).entry_id


def test_an_entry_of_the_same_address_is_shown_with_its_differences(desk):
    """Nothing is stored until the editor says which: the page says why."""
    url = "https://example.gov.cn/a.html"
    pk = stored(ARTICLE, source_url=url)
    intake = pasted(desk, ARTICLE.replace("比去年好", "比去年强"))
    page = say(desk, intake, source_url=url)
    (one,) = page.context["existing"]
    assert (one.entry.pk, one.reason) == (pk, "来源网址相同")
    text = desk.get(f"{address(intake)}differences/{pk}/").content.decode()
    assert "<del>好</del>" in text and "<ins>强</ins>" in text
    page = say(desk, intake, decision="publish")
    assert "请先选" in told(page)[0] and Entry.objects.count() == 1


def test_what_is_to_be_done_is_remembered_while_it_is_read_again(desk):
    """Chosen and then read again, or paged: the choice stands on the page that follows.

    What the pasted copy does not say of itself is no difference.
    """
    url = "https://example.gov.cn/a.html"
    pk = stored(ARTICLE, source_url=url, place="济南")
    intake = pasted(desk, ARTICLE)
    page = say(desk, intake, source_url=url, existing=str(pk), reread="1")
    assert f'value="{pk}" checked' in page.content.decode()
    page = say(desk, intake, existing="both", go="1")
    assert 'value="both" checked' in page.content.decode()
    page = desk.get(f"{address(intake)}differences/{pk}/")
    assert page.context["differences"].fields == []
    say(desk, intake, existing=str(pk), decision="draft")
    assert Entry.objects.get().place == "济南"


def test_labels_are_paged_and_each_can_be_corrected(desk):
    """A hundred delegates: what is said on the second page of labels holds."""
    lines = [
        f"【{chr(0x5F20)}{chr(0x4E00 + n)}】第{n}项工作见成效。" for n in range(100)
    ]
    intake = pasted(desk, "\n".join(["代表通道", *lines]))
    labels = shown(desk, intake).context["labels"]
    assert (labels.paginator.count, len(labels)) == (100, 60)
    page = say(desk, intake, {"go-labels": "2"})
    labels = page.context["labels"]
    assert len(labels) == 40 and labels.number == 2
    said = {"label-1": labels[0].text, "label-1-speaker": "张三"}
    say(desk, intake, said, reread="1")
    intake.refresh_from_db()
    assert intake.corrections["labels"][labels[0].text]["speaker"] == "张三"


def test_a_passage_in_other_words_stands_beside_the_old(desk):
    """A long one that was reworded is one place; another one is gone, and new."""
    long = "全省公安机关打掉涉黑组织二百余个，群众安全感不断提升，社会治安持续向好。"
    pk = stored(f"小城见闻\n{long}\n老街的灯一盏盏亮起来，摊主们正忙着摆货。\n")
    reworded = long.replace("不断", "稳步").replace("二百余个", "一百三十个")
    other = "市政府昨天发布公告，今年冬天的供暖提前到十一月一日开始。"
    more = "市民可拨打热线咨询，也可到附近的服务大厅当面办理。"
    intake = pasted(desk, f"小城见闻\n{other}\n{more}\n{reworded}\n")
    page = desk.get(f"{address(intake)}differences/{pk}/")
    found = page.context["differences"].passages
    shown_as = sorted((bool(one.stored), bool(one.new)) for one in found)
    assert shown_as == [(False, True), (False, True), (True, False), (True, True)]


def test_who_speaks_is_a_difference(desk):
    """The same words under another's label are not the same page."""
    pk = stored(MEETING)
    intake = pasted(desk, MEETING.replace("\n范华平\n", "\n王海防\n"))
    page = desk.get(f"{address(intake)}differences/{pk}/")
    (found,) = page.context["differences"].fields
    assert found == ("抬头（原文）", "范华平（发言）×1", "王海防（发言）×1")


def test_only_what_differs_is_shown_as_different(desk):
    """The same time is no difference, nor is a paragraph that is there twice."""
    pk = stored(MEETING)
    other = MEETING.replace("济南", "青岛").replace("谢谢大家。\n", "")
    other = other.replace("现在开始，请", "现在开始。请")
    intake = pasted(desk, other)
    page = desk.get(f"{address(intake)}differences/{pk}/")
    found = page.context["differences"]
    assert found.fields == [("地点", "济南", "青岛")]
    assert [(p.stored, p.new) for p in found.passages] == [
        ("现在开始<del>，</del>请记者提问。", "现在开始<ins>。</ins>请记者提问。"),
        ("谢谢大家。", ""),
    ]
    assert found.same == 2


def test_nearly_the_same_text_is_found(desk):
    """A word differs, the address is another: the entry is shown all the same."""
    body = "".join(
        f"第{n}条举措推动平安建设走深走实，群众安全感持续提升。\n" for n in range(9)
    )
    pk = stored(f"平安建设九条举措\n{body}")
    intake = pasted(desk, f"平安建设九条新举措\n{body}本报讯。\n")
    (one,) = shown(desk, intake).context["existing"]
    assert one.entry.pk == pk and "正文相近" in one.reason


def test_what_an_editor_made_headings_of_is_known_again(desk):
    """Every second line was made one: the same page pasted again says the same words.

    What were paragraphs there are no passages that differ; that they are headings is
    told.
    """
    lines = [
        f"第{n}条举措推动平安建设走深走实，群众安全感持续提升。" for n in range(12)
    ]
    text = "\n".join(["平安建设十二条举措", *lines])
    said = {f"line-{number}": "heading" for number in range(2, 13, 2)}
    say(desk, pasted(desk, text), said, decision="publish")
    made = Entry.objects.get()
    assert made.sections.count() == 6
    intake = pasted(desk, text)
    (one,) = shown(desk, intake).context["existing"]
    assert (one.entry.pk, one.reason) == (made.pk, "正文相同")
    page = desk.get(f"{address(intake)}differences/{made.pk}/")
    found = page.context["differences"]
    assert (found.passages, found.same) == ([], 12)
    assert [name for name, _stored, _new in found.fields] == ["小标题"]


def test_update_goes_over_the_entry_that_is_there(desk):
    """Its address and status stay; what the source changed is written, and told."""
    url = "https://example.gov.cn/a.html"
    pk = stored(ARTICLE, source_url=url)
    intake = pasted(desk, ARTICLE.replace("比去年好", "比去年强"))
    say(desk, intake, source_url=url)
    page = say(desk, intake, existing=str(pk), decision="draft")
    assert any("已更新，它仍是公开的" in line for line in told(page))
    entry = Entry.objects.get()
    assert (entry.pk, entry.status) == (pk, Status.PUBLISHED)
    assert "比去年强" in "".join(entry.paragraphs.values_list("text", flat=True))
    assert "重新导入" in LogEntry.objects.get().get_change_message()


def test_an_entry_made_by_hand_is_not_gone_over(desk):
    """It was made from no document: it is shown, but only both may be kept."""
    entry = make_entry(title="小城的夜市", source_url="https://example.gov.cn/a.html")
    intake = pasted(desk, ARTICLE)
    page = say(desk, intake, source_url=entry.source_url)
    assert not page.context["existing"][0].can_be_updated
    page = say(desk, intake, existing=str(entry.pk), decision="draft")
    assert "请先选" in told(page)[0]


def test_both_may_be_kept(desk):
    """A second entry of the same address stands beside the first."""
    url = "https://example.gov.cn/a.html"
    pk = stored(ARTICLE, source_url=url)
    intake = pasted(desk, ARTICLE)
    say(desk, intake, source_url=url)
    say(desk, intake, existing="both", decision="draft")
    assert Entry.objects.exclude(pk=pk).get().duplicate_of_id == pk


# --- who, and for how long --------------------------------------------------------


def test_only_those_who_may_add_entries_sit_at_the_desk(client, helper):
    """An editor of articles may store articles, and nothing else."""
    intake = pasted(helper, MEETING)
    page = say(helper, intake, decision="draft")
    assert "没有存入这类条目的权限" in told(page)[0] and not Entry.objects.exists()
    say(helper, intake, decision="draft", kind=Kind.NEWS_ARTICLE)
    assert Entry.objects.get().kind == Kind.NEWS_ARTICLE
    draft = make_entry(title="未公开", status=Status.DRAFT)
    intake = pasted(helper, ARTICLE)
    assert helper.get(f"{address(intake)}differences/{draft.pk}/").status_code == 403
    reader = User.objects.create_user("reader", password="x", is_staff=True)
    client.force_login(reader)
    assert client.get(DESK).status_code == client.get(f"{DESK}1/").status_code == 403
    client.logout()
    assert client.get(DESK).status_code == 302


def test_what_nobody_touches_is_taken_off(desk):
    """After a month on the desk a document goes."""
    intake = pasted(desk, MEETING)
    long_ago = timezone.now() - timedelta(days=KEPT_DAYS + 1)
    Intake.objects.filter(pk=intake.pk).update(changed_at=long_ago)
    desk.get(DESK)
    assert not Intake.objects.exists()


def test_the_front_page_leads_to_the_desk(desk):
    """The admin's index links to it and counts what lies there."""
    pasted(desk, MEETING)
    page = desk.get("/admin/")
    assert f'href="{DESK}"' in page.content.decode()
    assert {w: n for w, n, _u in page.context["waiting"]}["导入台：待收"] == 1


# --- bounds -----------------------------------------------------------------------


def test_pages_ask_a_bounded_number_of_queries(desk, django_assert_max_num_queries):
    """A document of thousands of lines costs as many queries as one of ten."""
    answers = "".join(f"李民：第{n}答。\n" for n in range(450))
    intake = pasted(desk, f"大型发布会\n记者：请谈谈。\n{answers}记者：谢谢。\n")
    with django_assert_max_num_queries(20):
        page = shown(desk, intake)
    assert len(page.context["rows"]) == 200 and len(page.content) < 600_000
    with django_assert_max_num_queries(20):
        page = desk.get(f"{address(intake)}?page=3")
    assert page.context["rows"][-1].line.number == 453
    rows = (Intake(owner=intake.owner, shape="text", source=b"x") for _n in range(60))
    Intake.objects.bulk_create(rows)
    with django_assert_max_num_queries(12):
        desk.get(DESK)


def test_corrections_of_other_pages_stay(desk):
    """What is said on one page of lines is not lost by what is said on another."""
    text = "小城见闻\n" + "".join(f"第{n}段，写小城。\n" for n in range(450))
    intake = pasted(desk, text)
    say(desk, intake, {"line-5": "dropped"})
    page = desk.post(
        f"{address(intake)}?page=2",
        {"title": "小城见闻", "kind": "news_article", "line-250": "dropped", "go": "3"},
        follow=True,
    )
    assert page.context["page"].number == 3
    intake.refresh_from_db()
    assert intake.corrections["lines"] == {"5": "dropped", "250": "dropped"}


def test_speech_rows_are_made_by_the_store(desk):
    """The desk stores as an import does: mentions are linked, turns in order."""
    intake = pasted(desk, MEETING)
    say(desk, intake, decision="draft")
    labels = Speech.objects.order_by("position").values_list("label", flat=True)
    assert list(labels) == ["丁绍敏", "王小满", "范华平"]
