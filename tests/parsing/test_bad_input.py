"""Bad input: one clear Chinese line each, or a warning that names the place."""

import pytest

from archive.parsing import Given, ParseError, parse_document
from archive.parsing.errors import NotText
from archive.records import Kind
from tests.parsing.cases import SEEDS

TEXT = "看云识天气\n鱼鳞天，不雨也风颠。\n"
SEED = SEEDS / "000_9a3effd94cb0edaa.txt"


def refusal(data, **options):
    with pytest.raises(ParseError) as caught:
        parse_document(data, **options)
    return caught.value


@pytest.mark.parametrize("data", [b"", b" \n\xc2\xa0\n", "\ufeff\n\u200b", "\x01\n"])
def test_no_text(data):
    """Empty and white-only input is refused with its name and a remedy."""
    error = refusal(data, path="空.txt")
    assert isinstance(error, NotText)
    assert str(error).startswith("空.txt：没有文字，请")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0",
        b"PK\3\4\x14\0\6\0",
        "正文\0",
        "\x01\x02" * 40 + "正文",
    ],
)
def test_binary(data):
    assert "二进制" in str(refusal(data, path="图.txt"))


def test_gb18030_is_decoded_with_a_warning():
    """The same entry comes out of GB18030 as out of UTF-8, and the guess is said."""
    text = SEED.read_text("utf-8")
    guessed, known = parse_document(text.encode("gb18030")), parse_document(text)
    assert guessed.speeches == known.speeches
    assert guessed.warnings[0].code == "encoding-detected"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(encoding):
    assert parse_document(TEXT.encode(encoding)).title == "看云识天气"


def test_text_broken_in_the_middle_is_taken_with_its_place():
    """One broken byte must not turn the whole into nonsense read as GB18030."""
    data = TEXT.encode() + "朝霞不出门，".encode()[:-1] + "晚霞行千里。".encode()
    entry = parse_document(data, path="坏.txt")
    assert entry.paragraphs()[1] == "朝霞不出门\ufffd晚霞行千里。"
    (warning,) = entry.warnings
    assert (warning.code, warning.line) == ("encoding-broken", 3)
    assert "朝霞不出门" in warning.message and "请对照原文" in warning.message


def test_gb18030_broken_in_the_middle_is_taken_with_its_place():
    data = (TEXT * 4).encode("gb18030") + b"\xff\xff"
    codes = {warning.code for warning in parse_document(data).warnings}
    assert codes == {"encoding-detected", "encoding-broken"}


def test_text_broken_in_many_places_is_refused():
    error = refusal((TEXT + "晚霞").encode()[:-1] * 6, path="坏.txt")
    assert str(error).startswith("坏.txt 第 3 行：") and "UTF-8" in str(error)


def test_half_a_character_is_refused():
    assert refusal("正文\n半个\ud83d字").line == 2


def test_control_characters_are_taken_out_and_said():
    entry = parse_document("题目\n正\x08文一段。\n")
    assert entry.paragraphs() == ["正文一段。"]
    assert entry.warnings[0].code == "control-characters"
    assert entry.warnings[0].line == 2


def test_unknown_format_is_refused_with_those_there_are():
    assert "transcript-page" in str(refusal(TEXT, format="pdf"))


def test_kind_is_as_given():
    """A forced kind stands, whatever the page looks like."""
    for kind in Kind:
        for data in (TEXT, SEED.read_bytes()):
            assert parse_document(data, given=Given(kind=kind)).kind == kind


def test_pasted_html_stays_text():
    entry = parse_document("题目\n<script>alert(1)</script>\n<b>粗</b>体。\n")
    assert entry.paragraphs() == ["<script>alert(1)</script>", "<b>粗</b>体。"]


def test_an_impossible_day_is_no_date_but_a_warning():
    entry = parse_document("首页 > 要闻 > 正文\n题目在此处\n2021-02-31\n正文一段。\n")
    assert entry.published_on is None
    assert [(w.code, w.line) for w in entry.warnings] == [("date-invalid", 3)]
    assert "2021-02-31" in entry.warnings[0].message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2021年2月31日外交部发言人毛宁主持例行记者会", "2021年2月31日"),
        ("本办法自2023年11月31日起施行。", "2023年11月31日"),
        ("会议定于6月31日召开。", "6月31日"),
        ("2023年2月29日，会议召开。", "2023年2月29日"),
    ],
)
def test_an_impossible_day_in_any_line_is_a_warning(line, said):
    """Wherever it stands, in a title too, the editor learns of it."""
    entry = parse_document(f"{line}\n第一段有文字。\n第二段也有。\n")
    (warning,) = (w for w in entry.warnings if w.code == "date-impossible")
    assert warning.line == 1 and f"“{said}”" in warning.message


@pytest.mark.parametrize("day", ["2024年2月29日", "2月29日", "12月31日", "1—2月30万"])
def test_days_that_there_are_give_no_warning(day):
    assert not parse_document(f"题目在此\n到{day}为止。\n").warnings


def test_a_refusal_of_broken_text_says_where_it_is_broken():
    """The line and what is around, so that it can be found and put right."""
    half = TEXT.encode() * 4 + b"\xe6\x9c\xff\n" * 40
    nul = TEXT.encode() + "朝霞不\0出门。".encode()
    for data, line in ((half, 9), (nul, 3), (nul.decode(), 3)):
        error = refusal(data, path="坏.txt")
        assert str(error).startswith(f"坏.txt 第 {line} 行：") and error.text
    assert "（“朝霞不出门。”）" in str(error)


def test_a_page_in_english_is_taken_with_a_warning():
    """Its plain labels are read; a quotation in English in Chinese text is no such."""
    spoken = "Hua Chunying: China has made its position clear on many occasions.\n"
    entry = parse_document("Regular Press Conference\nReuters: Why?\n" + spoken * 3)
    assert {speech.label for speech in entry.speeches} == {"Reuters", "Hua Chunying"}
    (warning,) = (w for w in entry.warnings if w.code == "not-chinese")
    assert warning.line == 3 and "请核对" in warning.message
    mixed = parse_document(f"题目\n{'休渔期从五月开始。' * 40}\n{spoken}")
    assert "not-chinese" not in {w.code for w in mixed.warnings}


@pytest.mark.parametrize(
    "text", ["海州反诈发布会\n李民：\n张伟：\n", "【李民】【张伟】\n"]
)
def test_labels_without_text_are_told(text):
    """Nobody says anything on a page of nothing but names."""
    entry = parse_document(text)
    warned = {w.code: w.message for w in entry.warnings}
    assert "没有文字" in warned["label-without-text"]
