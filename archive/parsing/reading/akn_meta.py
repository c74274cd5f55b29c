"""What an Akoma Ntoso document says of itself: dates, sources, and who its ids are.

Source: OASIS Akoma Ntoso 1.0 (LegalDocML), part 1, sections 5.3 (FRBR) and 5.4
(references): `TLCPerson`, `TLCOrganization` and `TLCRole` carry the name in `showAs`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from archive.parsing.reading.akn_text import text_of
from archive.parsing.reading.moments import beijing_day, beijing_moment
from archive.parsing.reading.xml import attribute, local
from archive.parsing.sheet import Sheet
from archive.records import Moment
from archive.text.clean import shorten, strip_white
from archive.text.wording import say as _

PERSON, ORGANIZATION, ROLE = "TLCPerson", "TLCOrganization", "TLCRole"
_PUBLISHED = ("publication", "published", "发布", "刊登")


@dataclass(slots=True)
class Who:
    """What the ids of `references` stand for: kind and name by id."""

    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def name(self, reference: str, kind: str) -> str:
        """Give the name behind `#id` if it is of the kind; else ""."""
        key = reference.strip().lstrip("#")
        return self.names.get(key, "") if self.kinds.get(key) == kind else ""


def read_who(root: Any) -> Who:
    """Read the references of the first `meta`."""
    who = Who()
    for references in root.iter("{*}references"):
        for element in references:
            key = attribute(element, "eId", "id")
            if key and local(element).startswith("TLC"):
                who.kinds[key] = local(element)
                who.names[key] = strip_white(attribute(element, "showAs"))
    return who


@dataclass(slots=True)
class AknMeta:
    """When it was held and published, where, by whom it was issued, and its address."""

    held_at: Moment | None = None
    published_on: date | None = None
    place: str = ""
    source: str = ""
    address: str = ""


def read_akn_meta(sheet: Sheet, root: Any, who: Who) -> AknMeta:
    """Read `meta` and the marked words of the preface.

    The date of the work is the day it was held, unless the preface marks one
    (`docDate`). A date that is none gives a warning `date-invalid`.
    """
    meta = AknMeta()
    for element in root.iter("{*}docDate", "{*}FRBRWork"):
        meta.held_at = meta.held_at or _held(sheet, element)
    for element in root.iter("{*}publication", "{*}FRBRdate"):
        is_publication = local(element) == "publication"
        if is_publication or attribute(element, "name").lower() in _PUBLISHED:
            meta.published_on = meta.published_on or _published(sheet, element)
    meta.place = next(filter(None, map(text_of, root.iter("{*}location"))), "")
    meta.source = next(_sources(root, who), "")
    meta.address = next(_addresses(root), "")
    return meta


def _held(sheet: Sheet, element: Any) -> Moment | None:
    dates = [element] if local(element) == "docDate" else element.iter("{*}FRBRdate")
    for found in dates:
        text = attribute(found, "date")
        if text and attribute(found, "name").lower() not in _PUBLISHED:
            try:
                return beijing_moment(text)
            except ValueError:
                _warn_of_date(sheet, found, text)
    return None


def _published(sheet: Sheet, element: Any) -> date | None:
    text = attribute(element, "date")
    if not text:
        return None
    try:
        return beijing_day(text)
    except ValueError:
        _warn_of_date(sheet, element, text)
        return None


def _warn_of_date(sheet: Sheet, element: Any, text: str) -> None:
    message = _(
        "文件第 {line} 行的日期“{text}”不是日历上的日期，已忽略，请补上。",
        line=element.sourceline,
        text=shorten(text),
    )
    sheet.warn("date-invalid", 0, message)


def _sources(root: Any, who: Who) -> Iterator[str]:
    for element in root.iter("{*}publication"):
        yield from filter(None, [attribute(element, "showAs")])
    for element in root.iter("{*}FRBRauthor"):
        reference = attribute(element, "href")
        names = (who.name(reference, kind) for kind in (ORGANIZATION, PERSON))
        yield from filter(None, names)


def _addresses(root: Any) -> Iterator[str]:
    """Give the addresses on the web among those of the document."""
    wanted = ("{*}FRBRuri", "{*}FRBRthis", "{*}FRBRportion")
    for element in root.iter(*wanted):
        value = attribute(element, "value")
        if value.startswith(("http://", "https://")):
            yield value
