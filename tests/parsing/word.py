"""Word documents made for tests: the few parts that Word itself needs."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:styleId="x"><w:name w:val="小标题"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="c"><w:name w:val="caption"/></w:style></w:styles>'
)
PICTURE = '<w:r><w:drawing><docPr name="图片 1" descr="{}"/></w:drawing></w:r>'


def run(text, *, bold=False):
    """One run of text, perhaps in bold."""
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs, style="", centered=False):
    """One paragraph; a plain string is a plain run."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += '<w:jc w:val="center"/>' if centered else ""
    inner = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows):
    """A table of plain cells."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(*blocks, **parts):
    """The bytes of a document; `parts` are more parts by name, `__` for `/`."""
    body = f'<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}</w:body></w:document>'
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": (
            f'<Relationships xmlns="{REL}"><Relationship Id="r1" Type="{OFFICE}'
            '/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": body,
        "word/styles.xml": STYLES,
    } | {name.replace("__", "/"): data for name, data in parts.items()}
    return packed(files)


def beside(tag, text):
    """A part beside the text, such as the head of the pages."""
    return f'<w:{tag} xmlns:w="{W}">{paragraph(text)}</w:{tag}>'


def packed(files):
    """A zip of the files, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (2022, 8, 18, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return out.getvalue()


def sample():
    """A conference as an office sends it, with all that is read of a document."""
    return document(
        paragraph("临海市召开休渔期管理工作新闻发布会", style="a3"),
        paragraph("时间：2022年8月18日（星期四）上午9:00"),
        paragraph("地点：市政府新闻发布厅"),
        paragraph("出席：市渔业局局长邢大海 渔政支队支队长丁小满"),
        paragraph("主持：市政府新闻办副主任宋雨"),
        paragraph(run("宋雨", bold=True)),
        paragraph("　　各位记者朋友，大家好！首先请邢大海", run("局长"), "介绍情况。"),
        paragraph(run("邢大海：", bold=True)),
        paragraph("　　今年休渔期从5月1日开始。"),
        table(["年份", "渔获量（吨）"], ["2021", "1378"]),
        paragraph(PICTURE.format("")),
        paragraph("新闻发布会现场", centered=True),
        paragraph(run("海风报记者", bold=True)),
        paragraph("　　请问休渔期会延长吗？"),
        paragraph(run("丁小满", bold=True)),
        paragraph("　　不会延长。"),
        paragraph(PICTURE.format("渔政支队支队长丁小满")),
        **{
            "word__header1.xml": f'<w:hdr xmlns:w="{W}">{paragraph("内部资料")}</w:hdr>'
        },
    )
