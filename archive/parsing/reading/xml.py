"""XML without entities: a document type is refused, so nothing can grow or be fetched.

Source: the formats read here (Office Open XML, Akoma Ntoso) are defined by schemas and
have no document type; billion laughs and external entities all need one.
"""

from contextlib import suppress
from typing import Any
from xml.parsers import expat

from lxml import etree

from archive.parsing.errors import NotText
from archive.text.wording import Wording
from archive.text.wording import say as _


def parse_xml(data: bytes, path: str, name: Wording) -> Any:
    """Give the root element; `name` says in messages what is read.

    Raises:
        NotText: it is no well-formed XML, nests too deep, or has a document type.
    """
    _refuse_doctype(data, path, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = _(
            "{name}不是有效的 XML（{error}）。请从原处重新导出后再导入。",
            name=name,
            error=_one_line(error.msg),
        )
        line = error.lineno or 0
        raise NotText(message, path=path, line=line) from error


class _Met(Exception):
    """What was looked for stands there: a document type, or the first element."""


def _refuse_doctype(data: bytes, path: str, name: Wording) -> None:
    """Stop at a document type before any of its entities is read."""
    found: list[str] = []

    def meet(what: str) -> None:
        found.append(what)
        raise _Met

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: meet("doctype")
    parser.StartElementHandler = lambda *_: meet("element")
    with suppress(_Met, expat.ExpatError, LookupError, ValueError):
        # What is not well-formed is told by whoever reads it whole.
        parser.Parse(data, True)
    if found == ["doctype"]:
        message = _(
            "{name}含有文档类型声明（DOCTYPE），"
            "可能藏有实体炸弹或外部引用，不予读取。请去掉 DOCTYPE 再导入。",
            name=name,
        )
        raise NotText(message, path=path)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def local(element: Any) -> str:
    """Give the name of an element without its namespace; "" of a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: Any, *names: str) -> str:
    """Give the first of these attributes, whatever its namespace; "" where none is."""
    found = {etree.QName(key).localname: value for key, value in element.attrib.items()}
    return next((found[name].strip() for name in names if name in found), "")
