"""What an editor says on the desk's page, as corrections.

The page shows what was read; only what differs from it is a correction, and what is
set back to it is one no longer. Lines that are not on the page keep theirs.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.desk.words import NO_LABEL
from archive.models import Kind
from archive.parsing.editing.corrections import (
    FIELDS,
    Corrections,
    LabelCorrection,
    Said,
    read_field,
)
from archive.records import Capacity, ParsedEntry, Role
from archive.store.checks import EARLIEST_YEAR

# line-12 · role-12
_OF_LINE = re.compile(r"(?P<what>line|role)-(?P<number>\d{1,9})")
_OF_LABEL = re.compile(r"label-(?P<place>\d{1,4})")
LONGEST_NAME = 100


class FieldsForm(forms.Form):
    """The fields of the entry as it would be."""

    title = forms.CharField(
        label=gettext_lazy("标题"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "wide"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("类型"), choices=Kind.choices)
    held_at = forms.CharField(
        label=gettext_lazy("举行时间"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "2021-03-04 10:00"}),
        help_text=gettext_lazy("北京时间，可以只有日期"),
    )
    published_on = forms.CharField(
        label=gettext_lazy("发布日期"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "2021-12-20"}),
    )
    place = forms.CharField(label=gettext_lazy("地点"), max_length=200, required=False)
    source = forms.CharField(label=gettext_lazy("来源"), max_length=200, required=False)
    source_url = forms.CharField(
        label=gettext_lazy("来源网址"), max_length=1000, required=False
    )
    category = forms.CharField(
        label=gettext_lazy("栏目"), max_length=200, required=False
    )

    def clean_title(self) -> str:
        """Keep the title on one line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_source_url(self) -> str:
        """Take an address of the web."""
        url = self.cleaned_data["source_url"]
        if url and not url.startswith(("http://", "https://")):
            raise forms.ValidationError(_("应以 http:// 或 https:// 开头。"))
        return url

    def clean_held_at(self) -> str:
        """Take a day with its year, and perhaps a time, however it is typed."""
        remedy = _("没有这个时间，或缺年份：应形如 2021-03-04 10:00，可以只有日期。")
        return self._day("held_at", remedy)

    def clean_published_on(self) -> str:
        """Take a day of the calendar."""
        return self._day(
            "published_on", _("没有这一天，或写法不对：应形如 2021-12-20。")
        )

    def _day(self, name: str, remedy: str) -> str:
        """Give what was typed as a correction keeps it: 2021-03-04T10:00."""
        try:
            read = read_field(name, self.cleaned_data[name])
        except ValueError as error:
            raise forms.ValidationError(remedy) from error
        day = getattr(read, "day", None) if name == "held_at" else read
        if day and day.year < EARLIEST_YEAR:
            raise forms.ValidationError(remedy)
        return read.isoformat().removesuffix("+08:00") if read else ""


def shown_fields(entry: ParsedEntry) -> dict[str, str]:
    """Give the fields of a record as the form shows them."""
    values = {name: str(getattr(entry, name) or "") for name in FIELDS}
    held = entry.held_at.isoformat().removesuffix("+08:00") if entry.held_at else ""
    return values | {"held_at": held.replace("T", " ")}


def read_fields(form: FieldsForm, as_read: ParsedEntry) -> dict[str, str]:
    """Give the fields of a valid form that differ from what was read."""
    read = shown_fields(as_read)
    read["held_at"] = read["held_at"].replace(" ", "T")
    said = {name: form.cleaned_data[name] for name in FIELDS}
    return {
        name: text
        for name, text in said.items()
        if text.split() != read[name].split()  # a form takes spaces off
    }


def read_lines(corrections: Corrections, sent: Mapping[str, str]) -> Corrections:
    """Give the corrections with what was sent of lines, turns and labels.

    What is none of the choices is as good as not sent.
    """
    lines, roles = dict(corrections.lines), dict(corrections.roles)
    labels = dict(corrections.labels)
    for name, value in sent.items():
        if found := _OF_LINE.fullmatch(name):
            number = int(found["number"])
            if found["what"] == "line":
                _put(lines, number, value, Said)
            else:
                _put(roles, number, value, Role)
        elif found := _OF_LABEL.fullmatch(name):
            said = _label(sent, found["place"])
            if said:
                labels[value] = said
            else:
                labels.pop(value, None)
    return replace(corrections, lines=lines, roles=roles, labels=labels)


def _put(said: dict, number: int, value: str, kind: type) -> None:
    if value in list(kind):
        said[number] = kind(value)
    else:
        said.pop(number, None)


def _label(sent: Mapping[str, str], place: str) -> LabelCorrection | None:
    """Read what was said of one label; None where nothing was."""
    choice = sent.get(f"label-{place}-as", "")
    said = LabelCorrection(
        " ".join(sent.get(f"label-{place}-speaker", "").split())[:LONGEST_NAME],
        " ".join(sent.get(f"label-{place}-outlet", "").split())[:LONGEST_NAME],
        Capacity(choice) if choice in list(Capacity) else None,
        choice != NO_LABEL,
    )
    return None if said == LabelCorrection() else said
