"""A file of another kind than its ending says is refused by what it holds."""

import pytest

from archive.parsing import ParseError, find_files, parse_document, read_documents
from archive.parsing.errors import NotText, UnknownFormat
from archive.parsing.reading.kinds import ENDINGS
from tests.parsing.cases import FOLDER
from tests.parsing.word import packed, sample

PAGE = "<!DOCTYPE html><html><body><p>休渔期不会延长。</p></body></html>".encode()
TEXT = "题目\n休渔期不会延长。\n".encode()
DEBATE = (FOLDER / "akoma-ntoso" / "debate.xml").read_bytes()
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def refusal(data, path):
    with pytest.raises(ParseError) as caught:
        parse_document(data, path=path)
    assert str(caught.value).startswith(f"{path}")
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("data", "path", "told"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a.txt", "PDF"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.docx", "PDF"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.html", "PDF"),
        (OLD_WORD, "a.docx", ".doc"),
        (OLD_WORD, "a.txt", ".doc"),
        (b"{\\rtf1\\ansi abc}", "a.txt", "RTF"),
        (b"{\\rtf1\\ansi abc}", "a.docx", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "a.md", "PNG"),
        (sample(), "a.txt", ".docx"),
        (sample(), "a.html", ".docx"),
        (sample(), "a.xml", ".docx"),
        (PAGE, "a.txt", ".html"),
        (PAGE, "a.md", ".html"),
        (PAGE, "a.docx", ".docx"),
        (PAGE, "a.xml", ".html"),
        (TEXT, "a.html", ".txt"),
        (TEXT, "a.docx", ".docx"),
        (TEXT, "a.xml", "XML"),
        (DEBATE, "a.txt", ".xml"),
        (DEBATE, "a.html", ".xml"),
        (packed({"xl/workbook.xml": "<a/>"}), "a.docx", "Excel"),
    ],
)
def test_content_decides(data, path, told):
    """The message names what it is, or the ending that it should have."""
    assert told in str(refusal(data, path))


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_is_refused_as_nothing(ending):
    assert isinstance(refusal(b"", f"空{ending}"), NotText)


@pytest.mark.parametrize("data", [PAGE, sample(), DEBATE, TEXT])
def test_a_paste_is_read_as_what_it_is(data):
    """Without an ending, content alone says what it is."""
    assert parse_document(data).paragraphs()


def test_a_named_kind_reads_a_file_of_any_ending(tmp_path):
    path = tmp_path / "页面.dat"
    path.write_bytes(PAGE)
    (document,) = read_documents(path, format="html")
    assert document.entry.paragraphs() == ["休渔期不会延长。"]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("a.DOC", "另存为 .docx"), ("a.wps", "另存"), ("a.pdf", "复制")],
)
def test_a_document_of_another_kind_is_refused_with_what_to_do(tmp_path, name, remedy):
    path = tmp_path / name
    path.write_bytes(TEXT)
    (document,) = read_documents(path)
    assert remedy in str(document.error)


def test_an_ending_that_is_none_of_ours_is_refused_with_those_there_are(tmp_path):
    path = tmp_path / "a.dat"
    path.write_bytes(TEXT)
    (document,) = read_documents(path)
    assert isinstance(document.error, UnknownFormat)
    assert all(ending in str(document.error) for ending in ENDINGS)


def test_the_lock_file_of_an_open_document_is_passed_over(tmp_path):
    """Word keeps `~$name.docx` beside a document that is open."""
    (tmp_path / "~$a.docx").write_bytes(b"\x05name")
    (tmp_path / "a.docx").write_bytes(sample())
    assert [p.name for p in find_files([tmp_path], pytest.fail)] == ["a.docx"]


def test_a_file_that_is_too_large_is_refused_and_no_other(tmp_path, monkeypatch):
    """A file past the limit is told with the limit; those beside it are read."""
    monkeypatch.setattr("archive.parsing.inputs.LONGEST", 1 << 20)
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.txt").write_bytes(b"x" * (1 << 21))
    documents = [d for p in sorted(tmp_path.iterdir()) for d in read_documents(p)]
    assert documents[0].entry and "1 MB" in str(documents[1].error)
