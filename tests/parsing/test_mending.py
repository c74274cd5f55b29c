"""Bytes that are broken cost the reader what is broken and no more."""

import pytest

from archive.parsing import parse_document
from archive.parsing.reading.mending import mended

SAID = "今天上午，市港务局举行发布会，介绍夜船加班的进展情况，并回答了记者的提问。"
PRINTED = "今日上午，港務局局長會見傳媒，介紹夜船加班的安排，並回答了記者的提問。"


@pytest.mark.parametrize("at", range(0, 60, 7))
@pytest.mark.parametrize("put", [b"", b"\xff", b"\x81\x81"])
def test_a_broken_byte_costs_its_character_and_no_more(at, put):
    data = SAID.encode("gb18030")
    text, others = mended(data[:at] + put + data[at + 1 :], "gb18030")
    assert "\ufffd" in text and others == []
    place = at // 2
    assert text.startswith(SAID[: max(0, place - 1)])
    assert text.endswith(SAID[place + 2 :])


def test_big5_finds_its_characters_again():
    data = PRINTED.encode("big5")
    text, _others = mended(data[:20] + data[21:], "big5hkscs")
    assert text[:9] == PRINTED[:9] and text[-20:] == PRINTED[-20:]


@pytest.mark.parametrize(
    "text", ["犇骉羴鱻", "朱镕基、王珺、李喆", "一二三〇", "“·—…”"]
)
def test_rare_characters_that_are_whole_stay(text):
    assert mended(text.encode("gb18030"), "gb18030") == (text, [])


@pytest.mark.parametrize(
    ("first", "second"), [("utf-8", "gb18030"), ("gb18030", "utf-8")]
)
def test_a_line_in_another_encoding_is_read_and_told(first, second):
    """A file put together of two keeps every word of both."""
    lines = [SAID] * 6 + [PRINTED, SAID]
    encodings = [first] * 6 + [second, first]
    data = b"\n".join(
        line.encode(encoding) for line, encoding in zip(lines, encodings, strict=True)
    )
    entry = parse_document(data)
    assert entry.paragraphs() == lines
    told = [w for w in entry.warnings if w.code == "encoding-mixed"]
    assert [w.line for w in told] == [7] and "第 7 行" in str(told[0].message)


def test_a_line_too_long_to_weigh_is_read_as_it_stands(monkeypatch):
    """Weighing takes its time for each byte; no line takes all the day's."""
    data = "朝霞不出门，晚霞行千里。".encode("gb18030")
    broken = data[:7] + data[8:]
    assert mended(broken, "gb18030")[0] == "朝霞不\ufffd门，晚霞行千里。"
    monkeypatch.setattr("archive.parsing.reading.mending.LONGEST", 10)
    assert mended(broken, "gb18030")[0] == broken.decode("gb18030", "replace")
