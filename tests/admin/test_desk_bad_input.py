"""Whatever is thrown on the desk: one clear line or a page, never an error page."""

import lzma

import pytest

from archive.models import Entry, Intake
from archive.parsing.inputs import LONGEST
from tests.admin.desk import (
    ARTICLE,
    DESK,
    MEETING,
    address,
    bomb,
    drop,
    file,
    paste,
    pasted,
    say,
    shown,
    told,
)
from tests.parsing.word import document, paragraph

pytestmark = pytest.mark.django_db
BILLION = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    "<akomaNtoso>&b;</akomaNtoso>"
)


def problem(desk, upload):
    """What the desk says of a file that cannot be read; its page opens all the same."""
    drop(desk, upload)
    intake = Intake.objects.first()
    page = shown(desk, intake)
    assert page.status_code == 200
    assert intake.problem in page.content.decode().replace("&quot;", '"')
    return intake.problem


@pytest.mark.parametrize(
    ("upload", "says"),
    [
        (file("a.docx", MEETING), "a.docx"),
        (file("a.txt", b"PK\x03\x04" + b"x" * 50), "a.txt"),
        (file("a.html", "没有标记的文字"), "请把文件名改为 .txt"),
        (file("a.xml", BILLION), "DOCTYPE"),
        (file("a.txt", ""), "a.txt"),
        (file("a.txt", b"\xff\xfe\x00\xd8" * 9), "a.txt"),
        (file("a.exe", "文字"), "请指明格式再读"),
        (file("a.zip", b"PK"), "请先解压"),
        (file("a.jsonl", "[1]"), "a.jsonl 第 1 行"),
        (bomb("a.docx"), "a.docx"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_bad_file_says_what_is_wrong_and_what_to_do(desk, upload, says):
    """File, line and remedy stand in one line, and nothing was stored."""
    told_ = problem(desk, upload)
    assert says in told_ and "\n" not in told_ and len(told_) < 400
    assert not Entry.objects.exists()


def test_a_bad_file_may_be_read_after_all(desk):
    """A text under an unknown ending is read once its format is named."""
    drop(desk, file("a.dat", ARTICLE))
    intake = Intake.objects.get()
    page = desk.post(address(intake), {"format": "text"}, follow=True)
    assert page.context["entry"].title == "小城的夜市"


def test_a_docx_with_macros_is_read_without_them(desk):
    """The words are there, and a warning says what was left alone."""
    text = paragraph("小城见闻"), paragraph("老街的灯亮起来。")
    data = document(*text, **{"word__vbaProject.bin": "Sub AutoOpen()"})
    drop(desk, file("a.docm.docx", data))
    page = shown(desk, Intake.objects.get())
    assert "macros-ignored" in {w.code for w in page.context["entry"].warnings}


@pytest.mark.parametrize("text", ["", " \n\t ", "\u3000\u200b"])
def test_an_empty_paste_is_told(desk, text):
    """Nothing came, nothing lies there, or it says that it holds no text."""
    page = paste(desk, text)
    assert page.status_code == 200
    intake = Intake.objects.first()
    assert intake is None or intake.problem


def test_a_paste_in_english_is_taken(desk):
    """It is no Chinese press conference, but a text: title and paragraphs."""
    intake = pasted(desk, "Ministry statement\nWe will see.\nThank you.\n")
    assert shown(desk, intake).context["entry"].paragraphs()


def test_what_no_browser_sends_is_no_error(desk):
    """Odd bytes and names in the form are as good as not sent."""
    intake = pasted(desk, MEETING)
    said = {
        "line-99999": "dropped", "line-7": "nonsense", "role-8": "<script>",
        "label-1": "无此抬头", "label-1-as": "king", "go": "-1", "existing": "0",
        "kind": "book", "picture-7": "x", "decision": "burn",
    }  # fmt: skip
    assert say(desk, intake, said).status_code == 200
    for query in ("page=0", "page=abc", "page=999999999999", "page=-3"):
        assert desk.get(f"{address(intake)}?{query}").status_code == 200
    assert (
        desk.post(DESK, {"decision": "draft", "intake": ["x", "7"]}).status_code == 302
    )
    assert (
        desk.post(DESK, {"decision": "burn", "intake": [intake.pk]}).status_code == 302
    )
    assert not Entry.objects.exists() and Intake.objects.count() == 1


def test_a_title_of_a_thousand_characters_is_refused_in_its_field(desk):
    """What no column holds is told on the page."""
    intake = pasted(desk, MEETING)
    page = say(desk, intake, title="长" * 1000, source="源" * 300)
    assert set(page.context["form"].errors) == {"title", "source"}


def test_a_nul_in_a_field_is_refused(desk):
    """No database takes it, and none is asked to."""
    intake = pasted(desk, MEETING)
    page = say(desk, intake, place="济\0南")
    assert "place" in page.context["form"].errors


def test_a_file_that_is_too_long_refuses_itself_only(desk):
    """The file beside it lies on the desk."""
    page = drop(desk, file("大.txt", b"x" * (LONGEST + 1)), file("a.txt", ARTICLE))
    assert any("“大.txt”：文件超过 20 MB" in line for line in told(page))
    assert [i.name for i in Intake.objects.all()] == ["a.txt"]


def test_more_than_is_taken_at_once_is_told(desk, settings):
    """A paste, or a heap of files, beyond all bounds is answered with the remedy."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE, settings.DATA_UPLOAD_MAX_NUMBER_FILES = 99, 1
    for page in (
        paste(desk, "长" * 99),
        drop(desk, file("a.txt", "甲"), file("b.txt", "乙")),
    ):
        assert page.status_code == 413 and "至多" in page.content.decode()
    assert not Intake.objects.exists()


def test_a_file_that_is_no_json_lines_is_told_once(desk):
    """A page under a false ending lays no hundred broken lines on the desk."""
    (said,) = told(drop(desk, file("a.jsonl", MEETING * 20)))
    assert "a.jsonl：不是 JSON Lines" in said and "平安建设发布会" in said
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    "markup",
    [
        f"<p {' '.join(f'a{n}' for n in range(40_000))}>字</p>",
        f"{'<div>' * 200_000}字",
    ],
    ids=["attributes", "depth"],
)
def test_markup_that_would_take_minutes_is_refused_and_the_text_taken(desk, markup):
    """By the limits of an import: what can be read of a paste is its bare text."""
    assert "网页" in told(paste(desk, "", markup))[0]
    assert not Intake.objects.exists()
    page = paste(desk, ARTICLE, markup)
    assert "不予读取" in told(page)[0]
    assert Intake.objects.get().shape == Intake.Shape.TEXT


def test_a_packed_bomb_is_not_unpacked(desk):
    """Of an xz no more is read than a file may hold; damage is told."""
    data = lzma.compress(b"\n" * (LONGEST + 10))
    page = drop(desk, file("a.jsonl.xz", data), file("b.jsonl.xz", data[:90] + b"xx"))
    said = "".join(told(page))
    assert "“a.jsonl.xz”：超过 200 篇或 20 MB" in said and "b.jsonl.xz" in said
    assert not Intake.objects.exists()


def test_ten_thousand_lines_fold_into_pages(desk):
    """A page shows 200 lines and 60 labels, whatever the document holds."""
    text = "大会\n" + "".join(
        f"市民{n}问：第{n}问？\n答：第{n}答。\n" for n in range(400)
    )
    page = shown(desk, pasted(desk, text))
    assert len(page.context["rows"]) == 200 and len(page.context["labels"]) <= 60


def test_a_line_of_a_million_characters_is_cut_on_the_page(desk):
    """The page shows its beginning and how long it is; the entry keeps all of it."""
    page = shown(desk, pasted(desk, "小城见闻\n" + "灯" * 1_000_000 + "\n好。\n"))
    assert len(page.content) < 200_000 and "共 1000000 字" in page.content.decode()
    assert len(page.context["entry"].paragraphs()[0]) == 1_000_000


def test_what_cannot_be_read_is_not_told_as_a_success(desk):
    """Of three files two lie there unread, and the message says so."""
    film = file("片.mp4", b"\0\0\0\x18ftyp")
    page = drop(desk, file("空.txt", " "), film, file("好.txt", ARTICLE))
    (message,) = page.context["messages"]
    assert "3 篇已放上台，其中 2 篇读不出来" in message.message
    assert message.level_tag == "warning"
