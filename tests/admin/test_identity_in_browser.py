"""A question about a person answered, and taken back, in a real browser."""

import pytest
from django.contrib.auth.models import User

from archive.models import Person, Quotation
from tests.admin.rows import make_entry, say

QUEUE = "/admin/archive/person/questions/?kind=open"

pytestmark = pytest.mark.django_db(transaction=True)


def test_somebody_is_chosen_by_typing_and_taken_back(visitor, live_server, client):
    """The field finds a man by his pinyin; the answer and its undoing are a click each.

    On a narrow screen nothing stands beyond its edge.
    """
    chief = Person.objects.create(name="范华平", confirmed=True)
    entry = make_entry(title="平安山东答卷")
    turn = say(entry, "", "范副省长介绍，成效明显。", role="narrative")
    Quotation.objects.create(
        entry=entry, paragraph=turn.paragraphs.get(), position=1, name="范副省长",
        attribution="范副省长介绍", text="成效明显",
    )  # fmt: skip
    client.force_login(User.objects.create_superuser("editor"))
    visitor.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value,
          "url": live_server.url}]
    )  # fmt: skip
    visitor.set_viewport_size({"width": 380, "height": 800})
    visitor.goto(f"{live_server.url}{QUEUE}")
    assert visitor.evaluate("document.documentElement.scrollWidth") == 380
    visitor.click(".question .select2-selection")
    visitor.keyboard.type("fan hua")
    visitor.click(".select2-results__option--highlighted >> text=范华平")
    visitor.click("text=是所选人物")
    assert "1 处认作范华平" in visitor.inner_text(".messagelist")
    assert Quotation.objects.get().person == chief
    visitor.click(".messagelist >> text=撤销")
    assert "1 处提及已还原" in visitor.inner_text(".messagelist")
    assert Quotation.objects.get().person is None
    assert visitor.is_visible("mark >> text=范副省长")
