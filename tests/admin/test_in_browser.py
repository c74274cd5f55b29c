"""An editor's first hour, in a real browser."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from archive.models import Topic
from archive.search import indexer, read_params, search
from tests.admin.rows import head, make_conference, say

OWN = "靠前一步主动作为2021"
OLD, NEW = "守护齐鲁平安", "守卫齐鲁安宁"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def account(settings, tmp_path):
    """The name and one-time password of the first editor."""
    settings.FIRST_EDITOR_FILE = tmp_path / "first-editor"
    out = StringIO()
    call_command("first_editor", stdout=out)
    return re.findall(r"(?:用户名|一次性密码)：(\S+)", out.getvalue())


@pytest.fixture
def conference():
    entry = make_conference(3, title="平安山东发布会")
    say(entry, "李民", f"全省公安机关{OLD}。", "谢谢。", role="answer")
    head(entry, 1, "开场")
    Topic.objects.create(name="扫黑除恶", synonyms="打黑")
    indexer.rebuild()
    return entry


def found(query, **filters):
    indexer.drain_all()
    params = {"q": query, "mode": "exact"} | filters
    return [hit.id for hit in search(read_params(params)).results]


def log_in(page, server, name, password):
    page.goto(f"{server.url}/admin/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.click("input[type=submit]")


def choose_password(page, old):
    page.fill("#id_old_password", old)
    page.fill("#id_new_password1", OWN)
    page.fill("#id_new_password2", OWN)
    page.click("input[type=submit]")


def test_first_hour(visitor, live_server, account, conference):
    """From the one-time password to new words that the search finds.

    A changed password, a corrected paragraph, a topic found by typing; the next search
    finds the new words and the topic, and no longer the old words.
    """
    page = visitor
    assert found(OLD) == [conference.pk] and found(NEW) == []
    log_in(page, live_server, *account)
    assert "请先把一次性密码改成自己的密码" in page.content()
    choose_password(page, account[1])

    page.goto(f"{live_server.url}/admin/")
    page.click("#content >> text=新闻发布会 >> nth=-1")
    page.click("text=平安山东发布会")
    page.click(f"text=全省公安机关{OLD}")
    page.locator("textarea.paragraph").first.fill(f"全省公安机关{NEW}。")
    page.click("input[name=_save]")
    assert "成功修改" in page.inner_text(".messagelist")
    page.click(".field-topics .select2-selection")
    page.keyboard.type("打黑")
    page.click(".select2-results__option:has-text('扫黑除恶')")
    page.click("input[name=_save] >> nth=0")
    assert "成功修改" in page.inner_text(".messagelist")

    assert found(NEW) == [conference.pk] and found(OLD) == []
    topic = str(Topic.objects.get().pk)
    assert found(NEW, topic=topic) == [conference.pk]


def test_widgets_keep_to_the_policy(visitor, live_server, editor, conference):
    """Calendar, clock, people found by typing and new rows work under the policy."""
    page = visitor
    log_in(page, live_server, "editor", "靠前一步2021")
    page.click("#content >> text=新闻发布会 >> nth=-1")
    page.click("text=平安山东发布会")
    page.click(".field-held_at .date-icon")
    page.click(".calendarbox td:not(.nonday) a >> nth=3")
    page.click(".field-held_at .clock-icon")
    page.click(".clockbox li >> nth=1 >> a")
    assert page.input_value("#id_held_at_0") and page.input_value("#id_held_at_1")
    page.click("#attendances-group .add-row a")
    page.fill("#id_attendances-0-name", "李民")
    page.click("#attendances-0 .field-person .select2-selection")
    page.click(".select2-results__option >> nth=0")
    page.click("#sections-group summary")
    page.click("#photos-group .add-row a")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1360
    page.click("input[name=_continue] >> nth=0")
    assert "成功修改" in page.inner_text(".messagelist")
    assert conference.attendances.get().name == "李民"
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
