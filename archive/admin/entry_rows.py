"""What stands in an entry's form below its fields: turns, attendees, headings."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.exchanges import ordinals
from archive.admin.mentions import MentionForm, MentionInline
from archive.admin.placing import PlacedForm, PlacedFormSet
from archive.models import (
    Attendance,
    Paragraph,
    Quotation,
    Section,
    Speech,
)

OPENING = 60


class PlacedMentionForm(MentionForm, PlacedForm):
    """A row that names somebody and has a place of its own."""


class AttendanceInline(MentionInline):
    """The header's people, as printed."""

    model = Attendance
    form, formset = PlacedMentionForm, PlacedFormSet
    fields = (
        "place",
        "name",
        "post",
        "organization",
        "capacity",
        "person",
        "linked_by",
    )


class ParagraphNumberForm(forms.ModelForm):
    """A row tied to a paragraph, which the editor names by its number."""

    home: str
    numbers: dict[int, Paragraph]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.home in self.fields:
            self.initial[self.home] = getattr(self.instance, self.home).number

    def clean(self) -> dict[str, Any]:
        """Turn the number into the paragraph it names in this entry."""
        cleaned = super().clean()
        number = cleaned.get(self.home)
        if number is not None:
            cleaned[self.home] = self.numbers.get(number)
            if cleaned[self.home] is None:
                told = _("本条目没有第 %s 段；段号见下面“发言”各页。")
                self.add_error(self.home, told % number)
        return cleaned


class ParagraphNumberFormSet(forms.BaseInlineFormSet):
    """Rows tied to paragraphs, which are read once for all of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers: dict[int, Paragraph] = {}
        if self.is_bound and self.instance.pk:
            rows = self.instance.paragraphs.defer("text")
            self.numbers = {row.number: row for row in rows}

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        form = super()._construct_form(i, **kwargs)
        form.numbers = self.numbers
        return form

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Model:
        """Save a new row behind the others of its paragraph."""
        form.instance.position = 1_000_000
        return super().save_new(form, commit)


def _number_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, widget=forms.NumberInput(attrs={"class": "place"})
    )


class SectionForm(ParagraphNumberForm):
    """A heading above, or opening, or in a paragraph."""

    home = "first_paragraph"
    first_paragraph = _number_field(gettext_lazy("首段段号"))


class SectionInline(admin.TabularInline):
    """The outline of the entry."""

    model = Section
    form, formset = SectionForm, ParagraphNumberFormSet
    fields = ("first_paragraph", "level", "heading")
    extra = 0
    classes = ("collapse",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Read the paragraphs' numbers with the headings."""
        rows = super().get_queryset(request).select_related("first_paragraph")
        return rows.defer("first_paragraph__text")


class QuotationForm(MentionForm, ParagraphNumberForm):
    """Words attributed to a person, in a paragraph."""

    home = "paragraph"
    paragraph = _number_field(gettext_lazy("段号"))

    class Meta:
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "class": "wide"})}

    def clean(self) -> dict[str, Any]:
        """Refuse words that do not stand in the paragraph named."""
        cleaned = super().clean()
        home, text = cleaned.get("paragraph"), cleaned.get("text")
        touched = {"paragraph", "text"} & set(self.changed_data)
        if home and text and touched and text not in home.text:
            told = _("第 %s 段里没有这句话，请照原文填写。")
            self.add_error("text", told % home.number)
        return cleaned


class QuotationInline(MentionInline):
    """The quotations of an article, each as a block: its words want room."""

    template = "admin/edit_inline/stacked.html"

    model = Quotation
    form, formset = QuotationForm, ParagraphNumberFormSet
    fields = (
        ("paragraph", "directness"), "text", "attribution", ("name", "post"),
        ("person", "linked_by"),
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Read the paragraphs' numbers with the quotations."""
        rows = super().get_queryset(request).select_related("paragraph")
        return rows.defer("paragraph__text")


class SpeechInline(admin.TabularInline):
    """The turns: role, label and order here, the rest on a page for each.

    A row holds no list of people: with a hundred turns that would be a megabyte.
    """

    model = Speech
    form, formset = PlacedMentionForm, PlacedFormSet
    template = "admin/archive/turns.html"
    fields = ("place", "role", "label", "who", "answers", "opening")
    readonly_fields = ("who", "answers", "opening")
    extra = 0
    max_num = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type:
        """Number the questions once for all the rows."""
        self.ordinals = ordinals(obj.pk) if obj else {}
        return super().get_formset(request, obj, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Read each turn with its people and the first words of its first paragraph."""
        texts = Paragraph.objects.filter(speech=OuterRef("pk")).order_by("position")
        first = texts.annotate(opening=Substr("text", 1, OPENING)).values("opening")[:1]
        rows = super().get_queryset(request)
        return rows.select_related("person", "outlet", "exchange").annotate(
            first_words=Subquery(first), paragraph_count=Count("paragraphs")
        )

    @admin.display(description=gettext_lazy("人物 / 媒体"))
    def who(self, turn: Speech) -> str:
        """Name the person and the outlet behind a turn."""
        return " · ".join(str(side) for side in (turn.person, turn.outlet) if side)

    @admin.display(description=gettext_lazy("问答"))
    def answers(self, turn: Speech) -> str:
        """Say which question a turn puts or answers."""
        if hasattr(turn, "exchange"):
            return _("问 %s") % self.ordinals.get(turn.exchange.pk, "")
        if turn.answer_to_id:
            return _("答 %s") % self.ordinals.get(turn.answer_to_id, "")
        return ""

    @admin.display(description=gettext_lazy("段落"))
    def opening(self, turn: Speech) -> str:
        """Show the first words, as a link to the page with all paragraphs."""
        return format_html(
            '<a href="{}">{}</a> <span class="quiet">{}</span>',
            reverse("admin:archive_speech_change", args=[turn.pk]),
            turn.first_words or _("（没有段落）"),
            _("共 %s 段") % turn.paragraph_count,
        )
