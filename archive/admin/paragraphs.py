"""The paragraphs in the form of a turn: corrected, added, moved, split off."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.placing import PlacedForm, PlacedFormSet
from archive.admin.transcript import (
    add_paragraph,
    neighbour,
    next_number,
    remove_paragraph,
    settle_order,
    split_turn,
)
from archive.admin.wording import follow_correction, lost_told
from archive.models import Paragraph, Speech, Status


class Goes(models.TextChoices):
    """Where a paragraph goes when its turn is saved."""

    STAYS = "", gettext_lazy("留在这里")
    BEFORE = "before", gettext_lazy("并入上一段发言")
    BEHIND = "behind", gettext_lazy("并入下一段发言")
    SPLIT = "split", gettext_lazy("从此段起另立发言")


class ParagraphForm(PlacedForm):
    """A paragraph; a line break in it begins another."""

    text = forms.CharField(
        label=gettext_lazy("文字"),
        widget=forms.Textarea(attrs={"rows": 4, "class": "wide paragraph"}),
        help_text=gettext_lazy("回车换行即另起一段。"),
    )
    goes = forms.ChoiceField(
        label=gettext_lazy("去向"), choices=Goes.choices, required=False
    )
    more: list[str]

    class Meta:
        model = Paragraph
        fields = ("text",)

    def clean_text(self) -> str:
        """Keep the first line; the others become paragraphs of their own."""
        if "text" not in self.changed_data:
            self.more = []
            return self.instance.text
        lines = [line.strip() for line in self.cleaned_data["text"].splitlines()]
        first, *self.more = [line for line in lines if line]
        return first

    def was(self) -> str:
        """Give the text before the correction, "" for a new paragraph."""
        return self.initial.get("text", "")


class ParagraphFormSet(PlacedFormSet):
    """The paragraphs of one turn; `notes` tells the editor what to look at."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notes: list[str] = []

    def save_new(self, form: ParagraphForm, commit: bool = True) -> Paragraph:
        """Save a new paragraph under a number that was never given."""
        form.instance.entry_id = self.instance.entry_id
        form.instance.number = next_number(self.instance.entry_id)
        return super().save_new(form, commit)

    def delete_existing(self, obj: Paragraph, commit: bool = True) -> None:
        """Delete a paragraph; the heading above it moves on."""
        remove_paragraph(obj)

    def save(self, commit: bool = True) -> list[Paragraph]:
        """Save the rows, split off lines, carry corrections over, move what goes."""
        saved = super().save(commit)
        changed = [f for f in self.forms if f.instance.pk and "text" in f.changed_data]
        for form in changed:
            self._follow(form)
        settle_order(self.instance.entry_id)
        self._move()
        return saved

    def _follow(self, form: ParagraphForm) -> None:
        first = form.instance
        more = [add_paragraph(self.instance, t, first.position) for t in form.more]
        lost = follow_correction(form.was(), [first, *more])
        self.notes += map(lost_told, lost)

    def _move(self) -> None:
        going: dict[str, list[int]] = {choice: [] for choice in Goes.values}
        for form in self.forms:
            if form.instance.pk:
                going[form.cleaned_data.get("goes", "")].append(form.instance.pk)
        # The last first, so that each split takes only what is still in the turn.
        splits = Paragraph.objects.filter(pk__in=going[Goes.SPLIT])
        for paragraph in splits.select_related("speech").order_by("-position"):
            split_turn(paragraph)
            settle_order(self.instance.entry_id)
        self._join(going[Goes.BEFORE], -1)
        self._join(going[Goes.BEHIND], 1)

    def _join(self, paragraphs: list[int], step: int) -> None:
        if not paragraphs:
            return
        other = neighbour(Speech.objects.get(pk=self.instance.pk), step)
        if other is None:
            self.notes.append(_("前面或后面没有别的发言，段落留在原处。"))
            return
        Paragraph.objects.filter(pk__in=paragraphs).update(speech=other)


class ParagraphInline(admin.TabularInline):
    """The paragraphs of a turn, in order."""

    model = Paragraph
    form, formset = ParagraphForm, ParagraphFormSet
    fields = ("place", "permalink", "text", "goes")
    readonly_fields = ("permalink",)
    template = "admin/archive/paragraphs.html"
    view_on_site = False  # the number is the link

    @admin.display(description=gettext_lazy("段号"))
    def permalink(self, paragraph: Paragraph) -> str:
        """Show the number, as a link to the paragraph where the entry is public."""
        if paragraph.number is None:  # new, in a form that was refused
            return "—"
        entry = paragraph.speech.entry
        if entry.status != Status.PUBLISHED:
            return f"¶{paragraph.number}"
        url = f"{entry.get_absolute_url()}#p{paragraph.number}"
        return format_html('<a href="{}">¶{}</a>', url, paragraph.number)

    def get_extra(self, request: Any, obj: Speech | None = None, **kwargs: Any) -> int:
        """Offer an empty row to a turn without words."""
        return 0 if obj and obj.paragraphs.exists() else 1
