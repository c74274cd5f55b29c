"""A question about a person answered, and taken back, in a real browser."""

import pytest
from django.contrib.auth.models import User

from archive.models import Person, Quotation
from tests.admin.rows import make_entry, say

QUEUE = "/admin/archive/person/questions/?kind=open"

pytestmark = pytest.mark.django_db(transaction=True)


def quote(name, **fields):
    """An article that quotes a name, which stays open."""
    entry = make_entry(**fields)
    turn = say(entry, "", f"{name}介绍，成效明显。", role="narrative")
    Quotation.objects.create(
        entry=entry, paragraph=turn.paragraphs.get(), position=1, name=name,
        attribution=f"{name}介绍", text="成效明显",
    )  # fmt: skip


@pytest.fixture
def page(visitor, live_server, client):
    """A browser in which an editor is logged in; `queue` opens the queue."""
    client.force_login(User.objects.create_superuser("editor"))
    visitor.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value,
          "url": live_server.url}]
    )  # fmt: skip
    visitor.queue = lambda: visitor.goto(f"{live_server.url}{QUEUE}")
    return visitor


def test_names_are_gone_through_by_keyboard(page):
    """j goes on, x says that it is no name, u takes it back; a field takes letters."""
    for name in ("方微博", "方微博", "高兴地"):
        quote(name)
    page.queue()
    assert "方微博 2 处" in page.inner_text(".current h3")
    page.fill("input[name=q]", "x")
    assert page.locator(".question").count() == 2
    page.locator("h1").click()
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("x")
    assert page.locator(".question").count() == 1
    assert Quotation.objects.get(name="高兴地").linked_by == "editor"
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator(".question").count() == 2
    assert Quotation.objects.get(name="高兴地").linked_by == ""


def test_somebody_is_chosen_by_typing_and_taken_back(page):
    """The field finds a man by his pinyin; the answer and its undoing are a click each.

    On a narrow screen nothing stands beyond its edge.
    """
    chief = Person.objects.create(name="范华平", confirmed=True)
    quote("范副省长", title="平安山东答卷")
    page.set_viewport_size({"width": 380, "height": 800})
    page.queue()
    assert page.evaluate("document.documentElement.scrollWidth") == 380
    page.click(".question .select2-selection")
    page.keyboard.type("fan hua")
    page.click(".select2-results__option--highlighted >> text=范华平")
    page.click("text=是所选人物")
    assert "1 处认作范华平" in page.inner_text(".messagelist")
    assert Quotation.objects.get().person == chief
    page.click(".messagelist >> text=撤销")
    assert "1 处提及已还原" in page.inner_text(".messagelist")
    assert Quotation.objects.get().person is None
    assert page.is_visible("mark >> text=范副省长")
