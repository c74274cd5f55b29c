"""The pages in a real browser: what only a browser can tell."""

from pathlib import Path

import pytest

from archive.models import Organization, Person, Topic
from archive.search import indexer
from tests.views.rows import store_samples

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.fixture
def site(browser, live_server):
    """Both samples, indexed and served; gives the conference and the article."""
    entries = store_samples()
    indexer.rebuild()
    return entries


@pytest.fixture
def visit(browser, live_server, site):
    """Open a page in a fresh context; whatever a page complains of fails the test."""
    contexts, complaints = [], []

    def open_page(path, width=1280, height=900, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="en-US", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                message.type in ("error", "warning")
                and complaints.append(f"{page.url}: {message.text}")
            ),
        )
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.goto(live_server.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def addresses(site):
    """Every kind of page, with an address that has something on it."""
    conference, article = site
    return [
        "/", "/search/?q=扫黑除恶", "/search/?q=扫黑除恶&unit=speech&role=answer",
        "/search/?q=绝无此词", "/search/?q=" + "长" * 300,
        "/entries/", "/entries/2021/",
        "/entries/undated/", "/entries/hot/", conference.get_absolute_url(),
        conference.get_absolute_url() + "?order=desc", article.get_absolute_url(),
        f"/entry/{conference.pk}/cite/?p=21", "/speakers/", "/topics/", "/outlets/",
        Person.objects.get(name="范华平").get_absolute_url(),
        Person.objects.get(name="丁绍敏").get_absolute_url(),
        Topic.objects.get(name="扫黑除恶").get_absolute_url(),
        Organization.objects.get(name="人民公安报").get_absolute_url(),
        "/live/", "/about/", "/help/search/",
    ]  # fmt: skip


def too_wide(page):
    """How many pixels a page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_scrolls_sideways_or_complains(visit, site, width):
    """At 360 px and up all fits; no script error, nothing the policy refuses."""
    page = visit("/", width=width)
    origin = page.url.rstrip("/")
    wide = {}
    for path in addresses(site):
        page.goto(origin + path)
        assert page.locator("h1").count() == 1, path
        if too_wide(page) > 0:
            wide[path] = too_wide(page)
    assert wide == {}


def test_larger_type_still_fits(visit, site):
    """大字 at 360 px: a larger root, nothing cut off."""
    page = visit("/", width=360)
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("link", name="大字").click()
    assert page.evaluate(size) == before * 1.25
    page.goto(page.url.rstrip("/") + site[0].get_absolute_url())
    assert too_wide(page) <= 0


def test_english_still_fits(visit, site):
    """Its words are longer: at 360 px the head takes one more line."""
    page = visit("/", width=360)
    page.get_by_role("link", name="English").click()
    assert too_wide(page) <= 0
    page.goto(page.url.rstrip("/") + site[0].get_absolute_url())
    assert too_wide(page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_snippet_lands_on_its_paragraph(visit, site, scheme):
    """Search, click a snippet: the paragraph is in view and looks unlike the others."""
    page = visit("/", color_scheme=scheme)
    page.get_by_role("combobox").fill("扫黑除恶")
    page.keyboard.press("Enter")
    page.locator(".snippets a").last.click()
    target = page.locator("p:target")
    assert "扫黑除恶" in target.inner_text()
    box = target.bounding_box()
    assert 0 <= box["y"] < 900
    background = "element => getComputedStyle(element).backgroundColor"
    other = page.locator("p[id]:not(:target)").first
    assert target.evaluate(background) != other.evaluate(background)
    assert target.evaluate("e => getComputedStyle(e).borderInlineStartColor") != (
        other.evaluate("e => getComputedStyle(e).borderInlineStartColor")
    )


def test_the_dark_scheme_is_dark(visit, site):
    """Light words on dark paper where the reader asks for it."""

    def lightness(scheme):
        page = visit("/", color_scheme=scheme)
        rgb = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in rgb[4:-1].split(","))

    assert lightness("dark") < 150 < 600 < lightness("light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper(visit, site, scheme):
    """WCAG AA: every word of every page against what is behind it, 4.5 to 1."""
    page = visit("/", color_scheme=scheme)
    origin = page.url.rstrip("/")
    faint = {}
    for path in addresses(site):
        page.goto(origin + path)
        if found := page.evaluate(CONTRAST):
            faint[path] = found
    assert faint == {}


def test_print_shows_the_text_and_nothing_around_it(visit, site):
    """On paper: no head, no foot, no outline; title, address and numbers stay."""
    page = visit(site[0].get_absolute_url())
    page.emulate_media(media="print")
    for part in (".site-head", ".site-foot", ".outline", ".entry-tools", ".beside"):
        assert not page.locator(part).is_visible(), part
    assert page.locator("h1").is_visible()
    assert page.locator(".print-only").is_visible()
    assert page.locator(".pn").first.is_visible()


def test_the_language_switch(visit, site):
    """A browser set to English reads Chinese until its reader switches, and back."""
    page = visit("/speakers/")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith("/speakers/")
    assert page.locator("h1").inner_text() == "People"
    page.get_by_role("link", name="简体中文").click()
    assert page.locator("h1").inner_text() == "人物"


def test_everything_works_without_script(visit, site):
    """Search, filter, read, turn round and cite with scripts off."""
    page = visit("/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("扫黑除恶")
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("link", name="发言", exact=True).first.click()
    assert "段发言" in page.locator(".range").inner_text()
    page.locator(".snippets a").first.click()
    page.locator("p:target .cite").click()
    assert "GB/T 7714" in page.locator("main").inner_text()
    page.get_by_role("link", name="在原文中看").click()
    page.get_by_role("link", name="倒序").click()
    assert page.url.endswith("?order=desc")


def test_the_keyboard_reaches_the_text_first(visit, site):
    """The first stop of Tab is the way past the head, and it is seen."""
    page = visit(site[0].get_absolute_url())
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("e => e === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_what_is_copied_is_the_text_alone(visit, site):
    """Selecting two paragraphs gives no numbers and no labels."""
    page = visit(site[0].get_absolute_url())
    copied = page.evaluate(
        """() => {
          const range = document.createRange();
          range.setStartBefore(document.querySelector('#p1'));
          range.setEndAfter(document.querySelector('#p2'));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return getSelection().toString();
        }"""
    )
    assert copied.split() == ["新闻界的各位朋友,女士们、先生们:", "大家上午好!"]


def test_a_citation_is_copied_with_one_click(visit, site):
    """With script on, a button beside each form copies it."""
    page = visit(
        f"/entry/{site[0].pk}/cite/", permissions=["clipboard-read", "clipboard-write"]
    )
    page.get_by_role("button", name="复制").nth(1).click()
    page.get_by_role("button", name="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[EB/OL]" in copied


def test_filters_stand_open_when_wide_and_fold_when_narrow(visit, site):
    """On a phone the filters wait behind one line; wide, they are seen at once."""
    path = "/search/?q=扫黑除恶"
    assert visit(path).locator(".facet a").first.is_visible()
    narrow = visit(path, width=390)
    assert not narrow.locator(".facet a").first.is_visible()
    narrow.get_by_text("筛选", exact=True).click()
    assert narrow.locator(".facet a").first.is_visible()
