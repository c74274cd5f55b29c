"""Word documents: paragraphs with their headings and bold, tables, captions.

Nothing in a document runs, and nothing outside it is fetched: macros, embedded objects
and links are counted and left out. Source: ECMA-376 (Office Open XML), parts 1 and 2.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from archive.parsing.around.captions import is_caption, photos_of, says_something
from archive.parsing.errors import NotText
from archive.parsing.reading.docx_body import DocxLine, hidden_texts, read_lines_of
from archive.parsing.reading.docx_styles import Style, read_styles
from archive.parsing.reading.package import Package
from archive.parsing.reading.source import Source
from archive.parsing.reading.xml import attribute, local, parse_xml
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import DroppedLine
from archive.text.wording import say as _

NAME = "docx"
_MAIN = "word/document.xml"
_BESIDE = {
    "word/header": _("页眉"),
    "word/footer": _("页脚"),
    "word/footnotes": _("脚注"),
    "word/endnotes": _("尾注"),
    "word/comments.": _("批注"),
}
"""Parts beside the text, by the beginning of their name, and what they are."""


def read(data: bytes | str, path: str) -> Source:
    """Read a document.

    Raises:
        NotText: it is another kind of file, has no text, or its XML is not allowed.
        UnreadableFile: it is damaged, encrypted or a bomb.
    """
    if isinstance(data, str):
        raise NotText(_("粘贴的是文字，不是 .docx 文档。请改用 auto。"), path=path)
    package = Package(data, path)
    if _MAIN not in package.names:
        message = _(
            "压缩包里没有 Word 正文（可能是 Excel 或别的文件）。请另存为 .docx。"
        )
        raise NotText(message, path=path)
    styles = _styles(package, path)
    main = parse_xml(package.read(_MAIN), path, _("Word 正文"))
    lines = list(read_lines_of(main, styles))
    sheet, captions = _sheet(lines)
    if not sheet.lines:
        raise NotText(_("文档里没有文字，请检查是否选错了文件。"), path=path)
    _warn_of_numbers(sheet, lines)
    _warn_of_changes(sheet, main)
    sheet.dropped += [DroppedLine(0, t, _("隐藏的文字")) for t in hidden_texts(main)]
    _drop_beside(sheet, package, path)
    _warn_of_others(sheet, package, path)
    return Source(sheet, photos=photos_of(captions))


def _styles(package: Package, path: str) -> dict[str, Style]:
    data = package.read("word/styles.xml")
    return read_styles(parse_xml(data, path, _("Word 样式"))) if data else {}


def _sheet(lines: Sequence[DocxLine]) -> tuple[Sheet, list[str]]:
    """Number the lines; captions are claimed and given, images without one noted."""
    sheet, number = Sheet([]), 0
    captions: list[str] = []
    waiting: str | None = None
    for read in [*lines, DocxLine("", picture="")]:
        if read.picture is not None:
            _close_picture(sheet, captions, waiting)
            waiting = read.picture
            continue
        number += 1
        line = _line(number, read)
        centered = read.centered and read.bold < len(read.text)
        is_under = waiting is not None and is_caption(read.text, centered=centered)
        if read.caption or is_under:
            sheet.take(line, Use.CAPTION)
            captions.append(read.text)
        else:
            _close_picture(sheet, captions, waiting)
            sheet.lines.append(line)
        waiting = None
    return sheet, captions


def _line(number: int, read: DocxLine) -> Line:
    indented = read.raw[:1] != read.text[:1]
    return Line(number, read.text, indented, read.after_blank, read.bold, read.level)


def _close_picture(sheet: Sheet, captions: list[str], told: str | None) -> None:
    """Keep what stands for an image that has no caption under it."""
    if told and says_something(told):
        captions.append(told)
    elif told:
        sheet.dropped.append(DroppedLine(0, told, _("图片没有说明")))


def _warn_of_numbers(sheet: Sheet, lines: Sequence[DocxLine]) -> None:
    numbered = [line.text for line in lines if line.numbered and line.text]
    if numbered:
        message = _(
            "有 {count} 段用了 Word 的自动编号（如“{text}”），"
            "编号不在文字里，没有收入。请核对，或在 Word 里把编号转成文字。",
            count=len(numbered),
            text=numbered[0][:20],
        )
        sheet.warn("numbering-omitted", 0, message)


def _warn_of_changes(sheet: Sheet, main: Any) -> None:
    count = sum(1 for _ in main.iter("{*}del", "{*}moveFrom", "{*}ins"))
    if count:
        message = _(
            "有 {count} 处修订没有接受：删去的没有收入，加入的已收入。"
            "请在 Word 里接受或拒绝修订后核对。",
            count=count,
        )
        sheet.warn("tracked-changes", 0, message)


def _drop_beside(sheet: Sheet, package: Package, path: str) -> None:
    """Note what stands beside the text: heads and feet of pages, notes, comments."""
    for name in package.names:
        reason = next(
            (r for start, r in _BESIDE.items() if name.startswith(start)), None
        )
        if reason is None or not name.endswith(".xml"):
            continue
        part = parse_xml(package.read(name), path, _("Word {part}", part=reason))
        texts = [line.text for line in read_lines_of(part, {}) if line.text]
        sheet.dropped += [DroppedLine(0, text, reason) for text in texts]
        if texts and not name.startswith(("word/header", "word/footer")):
            message = _(
                "有{reason} {count} 段，没有收入正文。如需要请手工补入。",
                reason=reason,
                count=len(texts),
            )
            sheet.warn("notes-omitted", 0, message)


def _warn_of_others(sheet: Sheet, package: Package, path: str) -> None:
    """Say what was left alone: macros, embedded objects, links to the outside."""
    names = package.names
    counts = {
        ("macros-ignored", _("宏")): sum("vbaProject" in name for name in names),
        ("objects-ignored", _("嵌入的对象")): sum(
            name.startswith(("word/embeddings/", "word/activeX/")) for name in names
        ),
        ("links-ignored", _("外部链接")): sum(_links(package, path)),
    }
    for (code, what), count in counts.items():
        if count:
            message = _(
                "文档含有{what}（{count} 处），已忽略，没有运行也没有打开。",
                what=what,
                count=count,
            )
            sheet.warn(code, 0, message)


def _links(package: Package, path: str) -> Iterator[int]:
    for name in package.names:
        if name.startswith("word/_rels/") and name.endswith(".rels"):
            relations = parse_xml(package.read(name), path, _("Word 关系表"))
            yield sum(
                local(r) == "Relationship" and attribute(r, "TargetMode") == "External"
                for r in relations
            )
