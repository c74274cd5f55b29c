"""The suggestions under the search boxes, in a real browser."""

import pytest

from archive.models import Person, Topic
from archive.search import indexer
from tests.views.rows import make_entry, store_samples


@pytest.fixture
def box(visitor, live_server):
    """The search box of the home page, over the samples; gives it and its page."""
    store_samples()
    make_entry("<b>扫黑</b>除恶<img src=x>")
    indexer.rebuild()
    visitor.goto(live_server.url)
    return visitor, visitor.get_by_role("combobox")


def options(page):
    return page.get_by_role("option")


def test_typing_shows_what_may_be_meant(box):
    """Letters of a name or a word of a topic; the list says it is there."""
    page, search = box
    assert search.get_attribute("aria-expanded") == "false"
    search.press_sequentially("fhp")
    options(page).filter(has_text="范华平").wait_for()
    assert "公安厅厅长" in options(page).first.inner_text()
    assert search.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("listbox").get_attribute("id") == search.get_attribute(
        "aria-controls"
    )
    search.fill("扫黑")
    options(page).filter(has_text="主题").wait_for()
    assert options(page).count() == 2


def test_the_keyboard_walks_the_list_and_opens_a_page(box):
    """Down and up pass through the box; Escape closes; Enter opens what is chosen."""
    page, search = box
    search.press_sequentially("扫黑")
    options(page).first.wait_for()
    for key, place in (
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowDown", None),
        ("ArrowUp", 1),
    ):
        search.press(key)
        chosen = search.get_attribute("aria-activedescendant")
        assert chosen == (
            None if place is None else options(page).nth(place).get_attribute("id")
        )
    search.press("Escape")
    assert not page.get_by_role("listbox").is_visible()
    assert search.input_value() == "扫黑"
    search.press("ArrowDown")
    options(page).first.wait_for()
    search.press("ArrowDown")
    assert options(page).first.get_attribute("aria-selected") == "true"
    search.press("Enter")
    page.wait_for_url("**" + Topic.objects.get(name="扫黑除恶").get_absolute_url())


def test_the_mouse_opens_a_page(box):
    page, search = box
    search.press_sequentially("范华")
    options(page).first.click()
    page.wait_for_url("**" + Person.objects.get(name="范华平").get_absolute_url())


def test_enter_searches_for_what_was_typed(box):
    """Nothing is chosen unless the reader chooses it."""
    page, search = box
    search.press_sequentially("扫黑")
    options(page).first.wait_for()
    search.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.get_by_role("combobox").input_value() == "扫黑"


def test_titles_are_text(box):
    page, search = box
    search.fill("除恶<img")
    found = options(page).first
    found.wait_for()
    assert "<b>扫黑</b>除恶<img src=x>" in found.inner_text()
    assert page.locator(".suggestions img").count() == 0


def test_an_answer_that_comes_late_is_not_shown(box):
    """The list is that of what stands in the box, whatever answers last."""
    page, search = box
    held = []
    page.route("**/suggest?q=fan", lambda route: held.append(route))
    search.press_sequentially("fan")
    page.wait_for_timeout(400)
    search.fill("saohei")
    options(page).filter(has_text="扫黑除恶").wait_for()
    for route in held:
        route.continue_()
    page.wait_for_timeout(400)
    assert options(page).all_inner_texts()[0].startswith("扫黑除恶")
    assert options(page).count() == 1


COMPOSE = """(box, [type, data, value]) => {
  if (value !== null) box.value = value;
  const kind = type === "input" ? InputEvent : CompositionEvent;
  const isComposing = type === "input";
  box.dispatchEvent(new kind(type, { data, isComposing, bubbles: true }));
}"""


def test_an_input_method_is_not_disturbed(box):
    """While it composes nothing is asked and no key is taken; what it commits is."""
    page, search = box
    asked = []
    page.on(
        "request",
        lambda request: asked.append(request.url) if "suggest" in request.url else None,
    )
    search.focus()
    for event in (
        ["compositionstart", "", None],
        ["input", "f", "f"],
        ["input", "fh", "fh"],
    ):
        search.evaluate(COMPOSE, event)
    page.wait_for_timeout(400)
    assert asked == [url for url in asked if url.endswith("suggest.js")]
    taken = """box => !box.dispatchEvent(new KeyboardEvent("keydown",
      { key: "Enter", isComposing: true, cancelable: true, bubbles: true }))"""
    assert search.evaluate(taken) is False
    search.evaluate(COMPOSE, ["compositionend", "范华", "范华"])
    options(page).filter(has_text="范华平").wait_for()


def test_the_box_in_the_head_has_it_too(visitor, live_server):
    """On a narrow page the list stays within the window."""
    store_samples()
    indexer.rebuild()
    visitor.set_viewport_size({"width": 360, "height": 700})
    visitor.goto(live_server.url + "/about/")
    visitor.get_by_role("combobox").press_sequentially("fhp")
    found = options(visitor).first
    found.wait_for()
    edges = found.bounding_box()
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 360
