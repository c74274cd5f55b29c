"""Rows that are put in order by a number typed beside them."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from archive.admin.transcript import put_in_order


class PlacedForm(forms.ModelForm):
    """A row with its place: 1, 2, 3 …; 3.5 is between the third and the fourth."""

    place = forms.DecimalField(
        label=_("次序"),
        required=False,
        max_digits=7,
        decimal_places=2,
        min_value=0,
        widget=forms.NumberInput(attrs={"class": "place", "step": "any"}),
        help_text=_("改数字即可移动：填 3.5 就排在第 3、4 之间；不填排在最后。"),
    )

    def _post_clean(self) -> None:
        # A stored row that was not touched is valid as it is: a hundred of them are
        # not to ask the database again.
        if not self.instance.pk or self.has_changed():
            super()._post_clean()


class PlacedFormSet(forms.BaseInlineFormSet):
    """Rows that show their places from 1 and are put in the order sent back."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """Show each stored row its place; a new one has none."""
        super().add_fields(form, index)
        if form.instance.pk and index is not None:
            form.initial["place"] = index + 1

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Model:
        """Save a new row; its true position follows with all the others'."""
        form.instance.position = 0
        return super().save_new(form, commit)

    def save(self, commit: bool = True) -> list[Model]:
        """Save the rows and put them in order."""
        saved = super().save(commit)
        put_in_order(self.in_order())
        return saved

    def in_order(self) -> list[Model]:
        """Give the rows that are stored after saving, in the order asked for."""
        # A row just deleted has lost its key.
        kept = [form for form in self.forms if form.instance.pk]
        return [form.instance for form in sorted(kept, key=_place)]


def _place(form: forms.ModelForm) -> tuple[bool, Any]:
    place = form.cleaned_data.get("place")
    return place is None, place or 0
