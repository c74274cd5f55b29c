"""Two windows on one document of the desk: nothing that either said is lost."""

import pytest

from archive.models import Entry
from tests.admin.desk import MEETING, address, pasted, sent, shown, told

pytestmark = pytest.mark.django_db


def send(desk, intake, page, **said):
    return desk.post(address(intake), sent(page, **said), follow=True)


def test_a_form_takes_nothing_back_that_it_never_showed(desk):
    """What the first window said of title, line, label and format stays."""
    intake = pasted(desk, MEETING)
    first, second = shown(desk, intake), shown(desk, intake)
    label = {"label-1": "王小满", "label-1-outlet": "海州日报"}
    said = {"title": "新的标题", "line-12": "dropped", "format": "transcript-page"}
    send(desk, intake, first, **said, **label)
    send(desk, intake, second, place="海州", **{"role-9": "question"})
    intake.refresh_from_db()
    kept = intake.corrections
    assert kept["fields"] == {"title": "新的标题", "place": "海州"}
    assert (kept["lines"], kept["roles"]) == ({"12": "dropped"}, {"9": "question"})
    assert kept["labels"]["王小满"]["outlet"] == "海州日报"
    assert intake.format == "transcript-page"


def test_what_a_window_sets_back_is_set_back(desk):
    """It showed the correction: to leave it out is to take it back."""
    intake = pasted(desk, MEETING)
    send(desk, intake, shown(desk, intake), title="新的标题", place="海州")
    send(desk, intake, shown(desk, intake), title="平安建设发布会")
    intake.refresh_from_db()
    assert intake.corrections["fields"] == {"place": "海州"}


def test_what_was_changed_meanwhile_is_looked_at_before_it_is_stored(desk):
    """Nobody publishes what he has not seen; a second time he has."""
    intake = pasted(desk, MEETING)
    late = shown(desk, intake)
    send(desk, intake, shown(desk, intake), title="新的标题")
    page = send(desk, intake, late, place="海州", decision="publish")
    assert "又改过" in told(page)[0] and not Entry.objects.exists()
    send(desk, intake, page, decision="publish")
    entry = Entry.objects.get()
    assert (entry.title, entry.place) == ("新的标题", "海州")


@pytest.mark.parametrize("carried", ["", "W10:1abc:forged", "半"])
def test_a_form_that_carries_nothing_of_ours_is_taken_as_it_is(desk, carried):
    """An old page, or one made by hand, says what it says of what stands now."""
    intake = pasted(desk, MEETING)
    send(desk, intake, shown(desk, intake), title="新的标题", seen=carried)
    intake.refresh_from_db()
    assert intake.corrections["fields"] == {"title": "新的标题"}
