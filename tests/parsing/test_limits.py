"""What is far too much is bounded and said, and read in a time that grows with it."""

import sys
from pathlib import Path

import pytest

from archive.parsing import ParseError, parse_document, read_documents

SENTENCE = "休渔期从五月开始，到九月结束，渔民都在岸上修网。"


def calls(text):
    """How many lines of our own code run to read a text: a count, not a time."""
    count = 0

    def step(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(step)
    try:
        parse_document(text)
    finally:
        sys.setprofile(None)
    return count


def conference(speakers):
    names = [
        "李" + chr(0x4E00 + n // 80) + chr(0x5000 + n % 80) for n in range(speakers)
    ]
    people = " ".join(f"市渔业局局长{name}" for name in names)
    turns = "".join(f"{name}\n\n大家好，我来介绍。\n\n" for name in names)
    return f"发布会\n时间：2022年8月18日\n出席：{people}\n主持：宋雨\n{turns}"


def test_a_line_of_a_million_characters_is_kept_and_said():
    entry = parse_document(f"题目\n{SENTENCE * 42_000}\n")
    assert len(entry.paragraphs()[0]) > 1_000_000
    (warning,) = (w for w in entry.warnings if w.code == "line-too-long")
    assert warning.line == 2 and "丢了换行" in warning.message


def test_ten_thousand_speakers_are_read():
    entry = parse_document(conference(10_000))
    assert len(entry.speeches) == len(entry.attendees) - 1 == 10_000


def test_warnings_that_are_alike_are_given_in_number():
    names = "".join(f"李{chr(0x4E00 + n)}\n\n好的，谢谢。\n\n" for n in range(500))
    entry = parse_document(f"题目\n出席：局长李民\n主持：宋雨\n{names}")
    assert len(entry.warnings) == 201
    assert any("另有 300 处" in w.message for w in entry.warnings)


@pytest.mark.parametrize("make", [conference, lambda n: f"题\n{SENTENCE * n}"])
def test_twice_as_much_takes_about_twice_as_much(make):
    parse_document(SENTENCE)
    once, twice = calls(make(300)), calls(make(600))
    assert twice < 2.6 * once


def test_a_file_over_the_limit_is_refused_unread(tmp_path, monkeypatch):
    """Its size is enough to know: 200 MB are not read to say so."""
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    monkeypatch.setattr(Path, "read_bytes", pytest.fail)
    (document,) = read_documents(path)
    assert "20 MB" in str(document.error)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"<!-- -->" * 500 + b"x", "a.html"),
        (f"<p>字{chr(10) * 300_000}a。</p>".encode(), "a.html"),
        (f"# 题{' ' * 300_000}尾\n\n正文。\n".encode(), "a.md"),
        (("*a" * 200_000).encode(), "a.md"),
        (("[" * 200_000).encode(), "a.md"),
        (b"<p>" + b"<table><tr><td>" * 700 + b"x", "a.html"),
        (("<font>" * 1500 + "字。").encode(), "a.html"),
        (f"<meta name=PubDate content='{'1' * 300_000}'><p>正文。".encode(), "a.html"),
    ],
)
def test_what_is_made_to_take_for_ever_does_not(data, path):
    """Comments without end, white space, marks that open and do not close."""
    try:
        parse_document(data, path=path)
    except ParseError as error:
        assert "\n" not in str(error)
