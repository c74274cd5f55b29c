"""From a pasted page to a published entry, in a real browser, with script and without.

The fixture `visitor` fails on an error of a script or a breach of the policy.
"""

import pytest

from archive.models import Entry, Intake, Photo, Status
from tests.admin.desk import ARTICLE, DESK, MEETING, image
from tests.admin.test_in_browser import log_in

PASSWORD = "靠前一步2021"
MARKUP = (
    "<h1>平安建设发布会</h1><script>alert(1)</script>"
    "<p><b>大众日报记者：</b>请介绍情况。</p><p><b>范华平：</b>一是抓落实。</p>"
    "<p><b>大众日报记者：</b>还有呢？</p><p><b>范华平：</b>谢谢大家。</p>"
)
PASTE = """(markup) => {
    const data = new DataTransfer();
    data.setData("text/html", markup);
    data.setData("text/plain", "平安建设发布会");
    const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true});
    document.getElementById("id_text").dispatchEvent(event);
}"""
DROP = """([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, {type: "text/plain"}));
    const event = new DragEvent("drop", {dataTransfer: data, bubbles: true});
    document.getElementById("receive_form").dispatchEvent(event);
}"""

PASTE_FILE = """([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, {type: "text/plain"}));
    const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true});
    document.body.dispatchEvent(event);
}"""
WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style><!-- p {} -->"
    "</style></head><body><!--StartFragment--><p class=MsoTitle><span lang=ZH-CN>"
    "平安建设发布会</span><span lang=EN-US><o:p></o:p></span></p><p class=MsoNormal>"
    "<span>时间：</span><span lang=EN-US>2021</span><span>年</span><span>3</span>"
    "<span>月</span><span>4</span><span>日上午10:00</span></p><p class=MsoNormal>"
    "<span>出席：省公安厅厅长范华平</span></p><p class=MsoNormal><b><span>"
    "大众日报记者：</span></b><span>请介绍情况。</span></p><p class=MsoNormal><b><span>"
    "范华平：</span></b><span>打掉</span><span lang=EN-US>242</span><span>个。"
    "</span></p><![if !supportLists]><p><img src='file:///C:/a.jpg'></p><![endif]>"
    "<!--EndFragment--></body></html>"
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def scriptless(browser):
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    context.close()


def at_desk(page, server):
    log_in(page, server, "editor", PASSWORD)
    page.goto(f"{server.url}{DESK}")


def test_paste_correct_save_publish(visitor, live_server, editor):
    """Pasted markup is read at once; a correction is read again without a new page.

    Saved as a draft the public does not see it; published, its page is there.
    """
    page = visitor
    at_desk(page, live_server)
    with page.expect_navigation():
        page.evaluate(PASTE, MARKUP)
    assert page.input_value("#id_title") == "平安建设发布会"
    assert page.locator(".lines tr.question").count() == 2
    assert Entry.objects.count() == 0

    page.evaluate("window.same = true")
    page.select_option("select[name='role-4']", "speech")
    page.wait_for_selector("text=已重新读取")
    assert page.locator("#l4 .badge").inner_text() == "抬头和发言"
    page.fill("#id_title", "平安建设新闻发布会")
    page.fill("#id_held_at", "2021-03-04 10:00")
    page.keyboard.press("Tab")
    page.wait_for_selector("#l1 .becomes:has-text('新闻发布会')")
    assert page.evaluate("window.same")

    page.click(".desk-submit >> text=存为草稿")
    page.click(".messagelist >> text=平安建设新闻发布会")
    entry = Entry.objects.get()
    assert entry.status == Status.DRAFT and not Intake.objects.exists()
    publish(page, live_server, entry)


def publish(page, server, entry):
    """Publish the draft whose form is open; the public sees it."""
    assert page.url.endswith(f"/pressconference/{entry.pk}/change/")
    page.check("input[name=status][value=published]")
    page.click("input[name=_save] >> nth=0")
    page.goto(f"{server.url}{entry.get_absolute_url()}")
    assert page.locator("h1").inner_text() == "平安建设新闻发布会"


def test_files_are_dropped_and_a_picture_added(visitor, live_server, editor):
    """A dropped file is read at once; its picture hangs on the page with its words."""
    page = visitor
    at_desk(page, live_server)
    with page.expect_navigation():
        page.evaluate(DROP, ["夜市.txt", ARTICLE])
    page.click("text=出席者、主题、图片和其余")
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": image("PNG")}
    with page.expect_navigation():
        page.set_input_files("#id_pictures", [picture])
    page.fill(".pictures input[list]", "老街的夜市")
    page.keyboard.press("Tab")
    page.wait_for_selector("text=已重新读取")
    page.click(".desk-submit >> text=发布")
    page.wait_for_selector(".messagelist >> text=已发布")
    photo = Photo.objects.get()
    page.goto(f"{live_server.url}{photo.entry.get_absolute_url()}")
    shown = page.locator("img[alt='老街的夜市']")
    shown.scroll_into_view_if_needed()
    assert shown.evaluate("async (img) => { await img.decode(); return img.width; }")


def test_a_copied_file_and_a_copy_from_word_are_pasted(visitor, live_server, editor):
    """A file like one that is dropped; Word's markup without what is Word's own."""
    page = visitor
    at_desk(page, live_server)
    with page.expect_navigation():
        page.evaluate(PASTE_FILE, ["夜市.txt", ARTICLE])
    assert page.input_value("#id_title") == "小城的夜市"
    page.goto(f"{live_server.url}{DESK}")
    with page.expect_navigation():
        page.evaluate(PASTE, WORD)
    assert page.input_value("#id_title") == "平安建设发布会"
    sources = page.locator(".lines .source").all_inner_texts()
    lines = [source.partition("\n")[0] for source in sources[3:]]
    assert lines == ["大众日报记者：请介绍情况。", "范华平：打掉242个。"]
    page.goto(f"{live_server.url}{DESK}")
    page.check("#all-waiting")
    assert page.locator("[name=intake]:checked").count() == 2


SENT_TWICE = """() => {
  const form = document.getElementById("receive_form");
  const refused = [];
  form.elements.text.value = "小城的夜市";
  form.addEventListener("submit", (event) => {
    refused.push(event.defaultPrevented);
    event.preventDefault();
  });
  form.requestSubmit();
  form.requestSubmit();
  return refused;
}"""


def test_a_second_click_sends_nothing_again(visitor, live_server, editor):
    """Files may take a while to go up; who clicks again has them on the desk once."""
    at_desk(visitor, live_server)
    assert visitor.evaluate(SENT_TWICE) == [False, True]


def test_without_script_forms_do_the_same(scriptless, live_server, editor):
    """Paste, read, correct, publish: each a form that is sent and answered."""
    page = scriptless
    at_desk(page, live_server)
    page.fill("#id_text", MEETING)
    page.click("text=放上台，看读成什么样")
    place = page.locator("th:has-text('王小满') input").get_attribute("name")
    page.select_option(f"select[name={place}-as]", "reporter")
    page.fill("#id_source", "大众日报")
    page.click("text=重新读取 >> nth=0")
    assert page.locator(".lines tr.question").count() == 1
    assert page.input_value("#id_source") == "大众日报"
    page.click(".desk-submit >> text=发布")
    assert "已发布" in page.inner_text(".messagelist")
    entry = Entry.objects.get()
    assert (entry.source, entry.status) == ("大众日报", Status.PUBLISHED)
    assert entry.exchanges.count() == 1


def test_the_desk_fits_a_phone(visitor, live_server, editor):
    """Nothing runs out of a narrow page, and each line says what it was taken for."""
    page = visitor
    at_desk(page, live_server)
    page.set_viewport_size({"width": 380, "height": 800})
    page.fill("#id_text", MEETING)
    page.click("text=放上台，看读成什么样")
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    assert page.locator(".lines .badge:visible").count() == 12
