"""Akoma Ntoso, the parliaments' XML: a debate becomes the record as it says itself.

Source: OASIS Akoma Ntoso 1.0, https://docs.oasis-open.org/legaldocml/akn-core/v1.0/.
Drafts and versions 2 and 3 under other namespaces are read alike.
"""

from typing import Any

from archive.parsing.assembly import Draft
from archive.parsing.errors import NotText
from archive.parsing.front.series import find_series
from archive.parsing.given import Given
from archive.parsing.reading.akn_debate import Debate
from archive.parsing.reading.akn_meta import (
    AknMeta,
    read_akn_meta,
    read_who,
)
from archive.parsing.reading.akn_text import join_numbers, take_notes, text_of
from archive.parsing.reading.source import Source
from archive.parsing.reading.xml import attribute, local, parse_xml
from archive.parsing.sheet import Sheet, Use
from archive.records import DroppedLine, Kind
from archive.text.wording import say as _

NAME = "akoma-ntoso"

_BESIDE = {
    "coverPage": _("封面"),
    "preface": _("前言"),
    "conclusions": _("结尾"),
    "attachments": _("附件"),
    "components": _("附件"),
}


def read(data: bytes | str, path: str) -> Source:
    """Read a debate.

    Raises:
        NotText: it is no XML, XML of another kind, or holds no text.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    main = _debate(parse_xml(raw, path, _("文件")), path)
    who, sheet = read_who(main), Sheet([])
    meta = read_akn_meta(sheet, main, who)
    debate = Debate(sheet, who)
    if title := _title(main):
        debate.claim(title, Use.TITLE)
    notes = take_notes(main)
    for child in main:
        if local(child) == "debateBody":
            join_numbers(child)
            debate.read(child)
    if not debate.speeches:
        raise NotText(_("没有发言，请检查 debateBody 里的内容。"), path=path)
    _drop_beside(sheet, main, title)
    sheet.dropped += [DroppedLine(0, text, _("脚注")) for text in notes]
    draft = _draft(title, meta, debate)
    return Source(sheet, Given(source_url=meta.address), draft=draft)


def _draft(title: str, meta: AknMeta, debate: Debate) -> Draft:
    opening = "\n".join(p for s in debate.speeches[:2] for p in s.paragraphs[:12])
    series, number = find_series(f"{title}\n{opening}")
    return Draft(
        NAME,
        Kind.PRESS_CONFERENCE,
        title=title,
        held_at=meta.held_at,
        published_on=meta.published_on,
        place=meta.place,
        source=meta.source,
        series=series,
        number=number,
        attendees=list(debate.attendees.values()),
        sections=debate.sections,
        speeches=debate.speeches,
        exchanges=debate.exchanges,
    )


def _debate(root: Any, path: str) -> Any:
    """Give the debate.

    Raises:
        NotText: there is none; the message names what is there.
    """
    if local(root) != "akomaNtoso":
        message = _(
            "是别的 XML（根元素 {root}），"
            "只能读 Akoma Ntoso 的 debate。"
            "请改用 .html、.docx 或 .txt。",
            root=local(root)[:40],
        )
        raise NotText(message, path=path)
    found = next((child for child in root if local(child) == "debate"), None)
    if found is None:
        names = "、".join(filter(None, map(local, root))) or _("空")
        message = _(
            "Akoma Ntoso 里没有 debate（有 {names}），只收会议记录。", names=names[:80]
        )
        raise NotText(message, path=path)
    return found


def _title(main: Any) -> str:
    """Give the title: marked as such, else an alias, else the first heading's."""
    marked = [text_of(e) for e in main.iter("{*}docTitle", "{*}shortTitle")]
    aliases = [attribute(e, "value") for e in main.iter("{*}FRBRalias", "{*}FRBRtitle")]
    return next(filter(None, [*marked, *aliases]), "")


def _drop_beside(sheet: Sheet, main: Any, title: str) -> None:
    """Note what stands before and after the debate itself."""
    for child in main:
        reason = _BESIDE.get(local(child))
        if reason is None:
            continue
        for block in child:
            text = text_of(block)
            if text and text != title:
                sheet.dropped.append(DroppedLine(0, text, reason))
