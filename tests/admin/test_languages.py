"""The desk in both languages: kept is Chinese, shown what the switch says."""

import json
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from django.utils.translation import override

from archive.admin.accounts import permission_in_words
from archive.admin.conflicts import proxy_of
from archive.models import Organization, Person
from tests.admin.rows import form_url, make_conference, save

pytestmark = pytest.mark.django_db


def history_of(desk, row, language):
    desk.cookies["language"] = language
    address = form_url(row).replace("/change/", "/history/")
    return desk.get(address).content.decode()


# --- history ----------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_history_is_in_the_language_of_its_reader(desk, language):
    """Whichever language the page had on which the change was made."""
    entry = make_conference(title="平安建没")
    desk.cookies["language"] = language
    save(desk, form_url(entry), title="平安建设", status="draft")
    kept = json.loads(LogEntry.objects.get().change_message)
    assert kept[0]["changed"]["fields"][0] == "标题（“平安建没”改为“平安建设”）"
    chinese = history_of(desk, entry, "zh-hans")
    assert "标题（“平安建没”改为“平安建设”）" in chinese
    assert "状态（由已发布改为草稿）" in chinese
    english = history_of(desk, entry, "en")
    assert "Title (from “平安建没” to “平安建设”)" in english
    assert "Status (from Published to Draft)" in english


def test_a_decision_is_told_and_kept_apart(desk):
    """It is told in the language of the page, and noted in Chinese."""
    kept = Person.objects.create(name="范华平")
    other = Person.objects.create(name="范副省长")
    desk.cookies["language"] = "en"
    address = "/admin/archive/person/questions/answer/"
    answer = f"merge:{kept.pk}:{other.pk}"
    page = desk.post(address, {"answer": answer}, follow=True).content.decode()
    told = f"范副省长 #{other.pk} was merged into 范华平 #{kept.pk}"
    assert told in page
    assert all("已把" in row.change_message for row in LogEntry.objects.all())
    assert told in history_of(desk, kept, "en")
    assert "并入" in history_of(desk, kept, "zh-hans")


def test_what_was_noted_in_other_words_is_shown_as_it_is(desk, editor):
    """A line of history that nobody of ours wrote: as Django has it."""
    entry = make_conference()
    fields = '[{"changed": {"fields": ["旧字段"]}}]'
    row = proxy_of(entry)
    LogEntry.objects.log_actions(editor.pk, [row], 2, change_message="旧：话")
    LogEntry.objects.log_actions(editor.pk, [row], 2, change_message=fields)
    page = history_of(desk, entry, "en")
    assert "旧：话" in page and "Changed 旧字段." in page


# --- permissions ------------------------------------------------------------------


@pytest.mark.parametrize("page", ["admin:auth_group_add", "admin:auth_user_change"])
def test_permissions_are_in_the_language_of_the_page(desk, editor, page):
    """None of Django's English on a Chinese page, none of our Chinese on an English."""
    address = reverse(page, args=[editor.pk] if "user" in page else [])
    chinese = desk.get(address).content.decode()
    assert "平安档案 | 新闻稿 | 可以增加" in chinese and "Can add" not in chinese
    desk.cookies["language"] = "en"
    english = desk.get(address).content.decode()
    assert "| News article | Can add" in english and "可以" not in english


def test_every_permission_has_words_in_both_languages(db):
    """Those of the apps we use as well."""
    rows = list(Permission.objects.select_related("content_type"))
    with override("zh-hans"):
        chinese = [permission_in_words(row) for row in rows]
    assert not [text for text in chinese if text.isascii() or "Can " in text]
    assert not [text for text in chinese if any(p.isascii() for p in text.split(" | "))]
    with override("en"):
        assert all(permission_in_words(row).isascii() for row in rows)


def test_who_chooses_permissions_keeps_them(desk):
    """The words are for the eye: what is sent and stored are the permissions."""
    user = User.objects.create_user("helper", password="靠前一步2021")
    chosen = Permission.objects.get(codename="add_newsarticle")
    address = reverse("admin:auth_user_change", args=[user.pk])
    save(desk, address, user_permissions=[chosen.pk])
    assert list(user.user_permissions.all()) == [chosen]


# --- what only the ear meets ------------------------------------------------------


@pytest.mark.parametrize("list_of", ["person", "organization"])
def test_pictures_of_a_list_have_names_in_the_language_of_the_page(desk, list_of):
    """The glass of the search and the signs of yes and no."""
    Person.objects.create(name="范华平")
    Organization.objects.create(name="大众日报", is_outlet=True)
    address = f"/admin/archive/{list_of}/"
    chinese = named_pictures(desk.get(address))
    assert chinese in (["搜索", "否"], ["搜索", "是"])
    desk.cookies["language"] = "en"
    assert named_pictures(desk.get(address)) in (["Search", "No"], ["Search", "Yes"])


def named_pictures(page):
    return re.findall(r'<img [^>]*alt="([^"]*)"', page.content.decode())


def test_the_format_is_said_in_words(desk):
    """What the import read a text as, in words an editor knows."""
    entry = make_conference(format="bracketed-names")
    assert "发布会实录，姓名在括号里" in desk.get(form_url(entry)).content.decode()


# --- Django's own pages -----------------------------------------------------------


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_what_goes_is_listed_without_ties(desk, editor, language):
    """Who deletes a group or a topic reads of rows that he knows."""
    group = Group.objects.create(name="编辑组")
    group.permissions.set(Permission.objects.all()[:3])
    editor.groups.add(group)
    desk.cookies["language"] = language
    page = desk.get(reverse("admin:auth_group_delete", args=[group.pk]))
    text = page.content.decode()
    assert "编辑组" in text and "object (" not in text and "关系" not in text


def test_a_password_is_refused_in_the_language_of_the_page(desk):
    """Where Django has no Chinese we have, and it is no Chinese under English."""
    address = reverse("admin:password_change")
    sent = {
        "old_password": "靠前一步2021",
        "new_password1": "a1",
        "new_password2": "a1",
    }
    assert "密码太短，至少要有 8 个字符。" in desk.post(address, sent).content.decode()
    desk.cookies["language"] = "en"
    assert "This password is too short." in desk.post(address, sent).content.decode()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_what_no_password_means_is_said_in_the_language_of_the_page(
    desk, editor, language
):
    """Of both sentences, whichever language the process began in."""
    desk.cookies["language"] = language
    address = reverse("admin:auth_user_password_change", args=[editor.pk])
    text = desk.get(address).content.decode()
    assert ("现在的密码就没有了" in text) == (language == "zh-hans")
    assert ("the present password is lost" in text) == (language == "en")
