"""An entry or one of its paragraphs as a citation, in four forms.

Source of the first: GB/T 7714-2015, 8.8 (online documents):
`责任者. 题名[EB/OL]. (发布日期)[引用日期]. 网址.`
"""

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from archive.models import Entry, Paragraph

FILES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
"""The forms that are given as files, and their types."""

UNSAFE = re.compile(r"[{}\\\x00-\x1f\x7f]+")
"""What would end a field of BibTeX or RIS before its time."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The four forms of one citation; `address` is the absolute permalink."""

    address: str
    gbt: str
    plain: str
    bib: str
    ris: str


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the forms are made of: one line each, "" or null where not known."""

    key: str
    title: str
    source: str
    day: date | None
    address: str
    speaker: str
    number: int | None
    read_on: date


def cite(entry: Entry, paragraph: Paragraph | None = None) -> Citation:
    """Give the citation of an entry, or of a paragraph with whoever says it.

    `paragraph` comes with its speech. The day of citation is today in Beijing.
    """
    address = f"{settings.SITE_URL}{entry.get_absolute_url()}"
    speaker = ""
    if paragraph:
        address += f"#p{paragraph.number}"
        person = paragraph.speech.person
        speaker = person.name if person else paragraph.speech.label
    facts = _Facts(
        key=f"pingan{entry.pk}" + (f"p{paragraph.number}" if paragraph else ""),
        title=_line(entry.title),
        source=_line(entry.source),
        day=entry.day,
        address=address,
        speaker=_line(speaker),
        number=paragraph.number if paragraph else None,
        read_on=timezone.localdate(),
    )
    return Citation(address, _gbt(facts), _plain(facts), _bib(facts), _ris(facts))


def _line(text: str) -> str:
    """Give text as one line that no form can break at."""
    return " ".join(UNSAFE.sub(" ", text).split())


def _gbt(facts: _Facts) -> str:
    """Write the form of GB/T 7714-2015."""
    author = f"{facts.source}. " if facts.source else ""
    day = f"({facts.day.isoformat()})" if facts.day else ""
    dates = f"{day}[{facts.read_on.isoformat()}]"
    return f"{author}{facts.title}[EB/OL]. {dates}. {facts.address}."


def _plain(facts: _Facts) -> str:
    """Write it as one would in running text."""
    said = f"{facts.speaker}，" if facts.speaker else ""
    place = f"，第 {facts.number} 段" if facts.number else ""
    named = [facts.source, f"{facts.day:%Y-%m-%d}" if facts.day else ""]
    behind = "，".join(filter(None, named))
    if behind:
        behind = f"（{behind}）"
    return f"{said}《{facts.title}》{place}{behind}，{facts.address}"


def _bib(facts: _Facts) -> str:
    """Write a BibTeX entry; the address stands as it is, for biblatex and url."""
    fields = {
        "title": facts.title,
        "author": f"{{{facts.source}}}" if facts.source else "",
        "date": facts.day.isoformat() if facts.day else "",
        "year": str(facts.day.year) if facts.day else "",
        "url": facts.address,
        "urldate": facts.read_on.isoformat(),
        "note": _passage(facts),
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@online{{{facts.key},\n" + ",\n".join(lines) + "\n}\n"


def _ris(facts: _Facts) -> str:
    """Write a RIS record of type ELEC (web page)."""
    fields = [
        ("TY", "ELEC"),
        ("TI", facts.title),
        ("AU", facts.source),
        ("PY", str(facts.day.year) if facts.day else ""),
        ("DA", f"{facts.day:%Y/%m/%d}" if facts.day else ""),
        ("UR", facts.address),
        ("Y2", f"{facts.read_on:%Y/%m/%d}"),
        ("N1", _passage(facts)),
        ("LA", "zh-Hans"),
    ]
    lines = [f"{tag}  - {value}\r\n" for tag, value in fields if value]
    return "".join(lines) + "ER  - \r\n"


def _passage(facts: _Facts) -> str:
    """Name the passage: 李民，第 31 段."""
    place = f"第 {facts.number} 段" if facts.number else ""
    return "，".join(filter(None, [facts.speaker, place]))
