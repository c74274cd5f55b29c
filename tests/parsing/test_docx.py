"""Word documents: what is read of them, and what is refused."""

import io
import zipfile

import pytest

from archive.parsing import ParseError, parse_document
from tests.parsing.word import (
    OFFICE,
    REL,
    W,
    beside,
    document,
    packed,
    paragraph,
    run,
    sample,
    table,
)

BOMB = b"\0" * (40 << 20)


def read(*blocks, **parts):
    return parse_document(document(*blocks, **parts), path="稿.docx")


def refusal(data):
    with pytest.raises(ParseError) as caught:
        parse_document(data, path="稿.docx")
    assert str(caught.value).startswith("稿.docx")
    return str(caught.value)


def test_styles_are_headings_by_name_and_by_what_they_rest_on():
    entry = read(
        paragraph("鱼鳞天", style="a3"),
        paragraph("总则", style="1"),
        paragraph("本办法自公布之日起施行。"),
        paragraph("附则", style="x"),
        paragraph("由市渔业局解释。"),
    )
    assert entry.title == "鱼鳞天"
    assert [s.heading for s in entry.sections] == ["总则", "附则"]


def test_a_table_keeps_its_rows_and_one_column_its_paragraphs():
    entry = read(
        paragraph("题目"), table(["年", "数"], ["2020", "1"]), table(["一句话。"])
    )
    assert entry.paragraphs() == ["年 | 数", "2020 | 1", "一句话。"]


def test_line_breaks_tabs_and_deleted_text():
    broken = (
        "<w:r><w:t>第一行。</w:t><w:br/><w:t>第二</w:t><w:tab/><w:t>行。</w:t></w:r>"
    )
    deleted = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>加。</w:t></w:r></w:ins>"
    entry = read(paragraph("题目"), f"<w:p>{broken}{deleted}{inserted}</w:p>")
    assert entry.paragraphs() == ["第一行。", "第二 行。加。"]
    assert [w.code for w in entry.warnings] == ["tracked-changes"]


def test_hidden_text_is_left_out_and_said():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗记</w:t></w:r>"
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>到账。</w:t></w:r>"
    entry = read(paragraph("题目"), f"<w:p>{run('已经')}{hidden}{shown}</w:p>")
    assert entry.paragraphs() == ["已经到账。"]
    assert [(d.text, d.reason) for d in entry.dropped] == [("暗记", "隐藏的文字")]


def test_a_text_box_is_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent>"
    twice = f"<w:r><Choice>{box}</Choice><Fallback>{box}</Fallback></w:r>"
    entry = read(paragraph("题目"), f"<w:p>{twice}{run('框外的话。')}</w:p>")
    assert sorted(entry.paragraphs()) == ["框外的话。", "框里的话。"]


def test_a_text_box_of_an_older_word_is_read():
    """Word 2007 and WPS write it as a shape, without another reading beside it."""
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent>"
    shape = f"<w:r><w:pict><shape><textbox>{box}</textbox></shape></w:pict></w:r>"
    entry = read(paragraph("题目"), f"<w:p>{shape}{run('框外的话。')}</w:p>")
    assert sorted(entry.paragraphs()) == ["框外的话。", "框里的话。"]


def test_ten_thousand_lines_of_one_run_are_read_in_linear_time():
    """Shift and Enter put a break into the run: each line looks at its first part."""
    lines = "<w:t>一行。</w:t><w:br/>" * 10_000
    entry = read(paragraph("题目"), f"<w:p><w:r>{lines}</w:r></w:p>")
    assert len(entry.paragraphs()) == 10_000


def test_what_is_no_text_of_the_document_is_said():
    """Macros, objects and links are left alone; notes and heads of pages are noted."""
    link = (
        f'<Relationships xmlns="{REL}"><Relationship Id="r9" Type="{OFFICE}/image" '
        'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    entry = read(
        paragraph("题目"),
        paragraph("正文一段。"),
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>编号的段。</w:t></w:r></w:p>",
        **{
            "word__vbaProject.bin": b"\0",
            "word__embeddings__oleObject1.bin": b"\0",
            "word___rels__document.xml.rels": link,
            "word__footnotes.xml": beside("footnotes", "注一。"),
            "word__footer2.xml": beside("ftr", "第 1 页"),
        },
    )
    assert {w.code for w in entry.warnings} == {
        "macros-ignored",
        "objects-ignored",
        "links-ignored",
        "notes-omitted",
        "numbering-omitted",
    }
    assert {(d.text, d.reason) for d in entry.dropped} == {
        ("注一。", "脚注"),
        ("第 1 页", "页脚"),
    }


def test_a_zip_bomb_is_refused_without_unpacking_it():
    assert "压缩炸弹" in refusal(document(paragraph("题"), word__media__a=BOMB))
    many = {f"word/{n}.xml": b"" for n in range(6000)}
    assert "压缩炸弹" in refusal(packed({"word/document.xml": b"<a/>"} | many))


def test_a_part_that_lies_of_its_size_is_refused():
    """What the list of the zip says of a part is not believed."""
    data = bytearray(document(paragraph("正文。")))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = package.getinfo("word/document.xml").file_size
    place = data.rindex(b"word/document.xml") - 46 + 24
    data[place : place + 4] = (size - 10).to_bytes(4, "little")
    assert "损坏" in refusal(bytes(data))


LAUGHS = "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "哈"}">' for n in range(10)
)


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE d [{LAUGHS}]>",
        '<!DOCTYPE d [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://example.com/a.dtd">',
    ],
)
def test_an_xml_bomb_is_refused(doctype):
    """No entity is read, from the document or from elsewhere."""
    body = f'{doctype}<w:document xmlns:w="{W}"><w:p>&a9;</w:p></w:document>'
    assert "DOCTYPE" in refusal(packed({"word/document.xml": body}))
    with pytest.raises(ParseError, match="DOCTYPE"):
        parse_document(f"<?xml version='1.0'?>{body}".encode(), path="a.xml")


def test_a_damaged_document_is_refused():
    data = sample()
    assert "损坏" in refusal(data[: len(data) // 2])
    assert "不是有效的 XML" in refusal(packed({"word/document.xml": "<w:p>"}))


def test_a_document_without_text_is_refused():
    assert "没有文字" in refusal(document(paragraph("")))
