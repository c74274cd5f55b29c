"""What the desk says of lines, formats and fields, in words an editor knows."""

import re

import pytest
from django.urls import reverse

from archive.admin.desk.words import FORMAT_WORDS
from archive.models import Entry
from archive.parsing import FORMATS
from archive.parsing.reading.kinds import READERS
from tests.admin.desk import MEETING, drop, file, paste, pasted, say, shown

pytestmark = pytest.mark.django_db

LIST = (
    "平安建设发布会\n时间：2021年3月4日上午10:00\n出席人员：\n省公安厅厅长 范华平\n"
    "刑侦总队总队长 李　民\n主持：丁绍敏\n\n丁绍敏\n"
    "现在开始。\n范华平\n我先介绍。\n李民\n我补充。\n"
)


def test_each_line_of_a_list_shows_who_stands_on_it(desk):
    """The list's name alone shows how many there are, not everybody once more."""
    rows = {row.line.number: row.value for row in paste(desk, LIST).context["rows"]}
    assert [rows[n] for n in (3, 4, 5)] == [
        "2 人",
        "范华平（省公安厅厅长）",
        "李民（省公安厅刑侦总队总队长）",
    ]


def test_formats_are_called_what_they_look_like(desk):
    """Every format to choose from has words of its own, the one that was found too."""
    assert set(FORMAT_WORDS) == {*FORMATS, *READERS}
    text = paste(desk, LIST).content.decode()
    assert "自动识别（发布会实录，抬头单独成行）" in text
    assert not re.search(r"<option[^>]*>[a-z-]+</option>", text)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_headings_for_readers_by_ear_are_in_the_language_of_the_page(desk, language):
    """What is hidden from the eye, Django's own included, is in no other language."""
    desk.cookies["language"] = language
    text = desk.get(reverse("admin:index")).content.decode()
    assert ("Model name" in text) == (language == "en")
    assert ('<th scope="col">类别</th>' in text) == (language == "zh-hans")


def test_days_over_the_calendar_are_chinese(desk):
    said = desk.get(reverse("admin:jsi18n")).content.decode()
    assert "one letter Monday\\u0004M" in said and '"\\u4e00"' in said


# --- behind the switch ------------------------------------------------------------


def test_warnings_and_reasons_are_english_behind_the_switch(desk):
    """What parsing tells in Chinese is read in English, published words as they are."""
    intake = pasted(desk, f"首页 > 政务公开 > 正文\n{MEETING}联系电话：0531-85123283\n")
    told = [
        warning.message for warning, _page in shown(desk, intake).context["warnings"]
    ]
    desk.cookies["language"] = "en"
    text = shown(desk, intake).content.decode()
    assert len(told) == 2
    assert not any(message in text for message in told)
    assert text.count("“王小满” looks like a speaker’s label") == 2  # list and line
    assert "taken for now as: Speech." in text
    assert "Left out: navigation" in text


def test_an_entry_keeps_chinese_and_shows_what_the_switch_says(desk):
    """What is stored under the switch is as it would be without it."""
    intake = pasted(desk, MEETING)
    desk.cookies["language"] = "en"
    say(desk, intake, decision="draft")
    entry = Entry.objects.get()
    assert entry.warnings[0]["message"].startswith("第 9 行“王小满”像是发言人抬头")
    address = f"/admin/archive/pressconference/{entry.pk}/change/"
    assert "“王小满” looks like a speaker’s label" in desk.get(address).content.decode()
    desk.cookies["language"] = "zh-hans"
    assert "“王小满”像是发言人抬头" in desk.get(address).content.decode()


def test_a_refusal_is_english_behind_the_switch(desk):
    """On the desk, and on the page of what cannot be read."""
    desk.cookies["language"] = "en"
    page = drop(desk, file("文稿.txt", b"%PDF-1.7\n"))
    assert "文稿.txt: The content is a PDF document (binary), no text." in (
        page.content.decode()
    )
