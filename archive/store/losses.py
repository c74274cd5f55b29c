"""What a new version of the source writes over of an editor's work, kept and told.

The words go into rows of `Overwritten`, where the history of the entry shows them; the
warnings say the same to who imports.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from archive.models import Entry, Overwritten, Paragraph
from archive.records import ParseWarning
from archive.text.wording import Wording
from archive.text.wording import say as _

OVERWRITTEN = "edit-overwritten"


class Losses:
    """The losses of one update; nothing is saved before `save`."""

    def __init__(self, entry: Entry) -> None:
        self.warnings: list[ParseWarning] = []
        self._entry = entry
        self._rows: list[Overwritten] = []

    def extend(self, other: "Losses") -> None:
        """Take over those of a part of the update."""
        self.warnings += other.warnings
        self._rows += other._rows

    def save(self) -> None:
        """Keep the words with the entry."""
        Overwritten.objects.bulk_create(self._rows)

    def _keep(
        self, told: Wording, place: Wording, was: str, became: str, **where: Any
    ) -> None:
        self.warnings.append(ParseWarning(OVERWRITTEN, 0, told))
        row = Overwritten(entry=self._entry, place=place, was=was, became=became)
        for name, value in where.items():
            setattr(row, name, value)
        self._rows.append(row)

    def field(self, name: str, value: Any, new: Any) -> None:
        """Keep a field's value that the source's takes the place of."""
        label = Wording(str(self._entry._meta.get_field(name).verbose_name))
        was, became = field_text(value), field_text(new)
        told = _(
            "来源改动了{field}，编辑改过的内容已被覆盖：“{value}”。请核对。",
            field=label,
            value=was,
        )
        self._keep(told, label, was, became, field=name)

    def paragraph(self, row: Paragraph, text: str) -> None:
        """Keep the words of a paragraph that the source words otherwise."""
        told = _(
            "来源改动了第 {number} 段，编辑改过的文字已被覆盖：“{text}”。请核对。",
            number=row.number,
            text=row.text,
        )
        self._keep(told, _paragraph(row), row.text, text, paragraph=row)

    def removed(self, row: Paragraph) -> None:
        """Keep the words of a paragraph that the source has no longer."""
        told = _(
            "来源删去了第 {number} 段，编辑改过的文字随之删去：“{text}”。请核对。",
            number=row.number,
            text=row.text,
        )
        self._keep(told, _paragraph(row), row.text, "")

    def header(self, number: int, was: str, became: str) -> None:
        """Keep the header of the turn that begins with a paragraph of this number."""
        told = _(
            "来源改动了第 {number} 段起的抬头，编辑改过的内容已被覆盖："
            "“{text}”。请核对。",
            number=number,
            text=was,
        )
        self._keep(told, _("第 {number} 段起的抬头", number=number), was, became)

    def person(self, name: str, person: Any, new: str) -> None:
        """Keep whom an editor found in a name that the source has no longer."""
        who = str(person or "—")
        told = _(
            "来源改动了抬头里的姓名“{name}”，编辑认定的人物“{person}”已撤下。请核对。",
            name=name,
            person=who,
        )
        self._keep(told, _("抬头“{name}”认定的人物", name=name), who, new)

    def borders(self, was: str, became: str) -> None:
        """Keep how an editor had parted the turns that are parted anew."""
        told = _("来源有改动，编辑对发言划分的调整已按来源重做。请核对。")
        self._keep(told, _("发言的划分"), was, became)

    def part(self, name: str, was: Iterable[str], became: Iterable[str]) -> None:
        """Keep the rows of a part (引语, 出席人员 …) that an editor had changed."""
        told = _("来源改动了{part}，编辑改过的内容已被覆盖。请核对。", part=name)
        self._keep(told, Wording(name), "\n".join(was), "\n".join(became))


def _paragraph(row: Paragraph) -> Wording:
    return _("第 {number} 段", number=row.number)


def field_text(value: Any) -> str:
    """Write a field's value as it is kept; a time is one of Beijing."""
    if isinstance(value, datetime):
        return str(timezone.localtime(value))
    return "" if value is None else str(value)
