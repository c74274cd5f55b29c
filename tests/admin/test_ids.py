"""Ids that come in with an address or a form: whatever is sent, nothing breaks."""

import pytest

from archive.admin.ids import read_id, read_ids
from tests.admin.desk import DESK

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/archive/person/"
NEVER = ["9" * 30, "9" * 5000, "٣", "²", "-1", "1.5", "", "x"]


@pytest.mark.parametrize("sent", NEVER)
def test_what_can_be_no_id_is_none(sent):
    """Digits of other scripts, more than a database holds, and words are no id."""
    assert read_id(sent) is None


def test_ids_are_read_once_and_in_order():
    """What is none among them is let be."""
    assert read_ids(["12", "x", "3", "12"]) == [12, 3]
    assert read_id(None) is None


@pytest.mark.parametrize("sent", NEVER)
@pytest.mark.parametrize(
    "address",
    [
        f"{PEOPLE}merge/?ids={{}}",
        f"{PEOPLE}decisions/?person={{}}",
        "/admin/archive/newsarticle/?topic={}",
        "/admin/archive/speech/add/?entry={}",
    ],
)
def test_an_address_with_a_false_id_is_a_page(desk, address, sent):
    """A page, or a refusal; never a fault of the server."""
    assert desk.get(address.format(sent), follow=True).status_code in (200, 403)


@pytest.mark.parametrize("sent", NEVER)
@pytest.mark.parametrize(
    ("address", "form"),
    [
        (DESK, {"decision": "draft", "intake": "{}"}),
        (f"{PEOPLE}merge/", {"ids": "{}", "keep": "{}"}),
        (f"{PEOPLE}questions/answer/", {"answer": "confirm:{}"}),
        (f"{PEOPLE}questions/answer/", {"answer": "confirm-chosen", "chosen": "{}"}),
        (f"{PEOPLE}questions/answer/", {"answer": "new", "entry": "{}", "name": "某"}),
        (f"{PEOPLE}questions/answer/", {"answer": "chosen", "person": "{}"}),
    ],
)
def test_a_form_with_a_false_id_changes_nothing(desk, address, form, sent):
    """It is told, and the editor is back where he was."""
    values = {name: text.format(sent) for name, text in form.items()}
    assert desk.post(address, values).status_code == 302
