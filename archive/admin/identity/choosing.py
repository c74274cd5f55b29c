"""The field with which an editor finds a person by typing."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import Media
from django.utils.safestring import SafeString

from archive.models import Person, Speech


class _Choosing(forms.Form):
    """One field, which asks the desk for people as an editor types."""

    def __init__(self, name: str) -> None:
        super().__init__()
        widget = AutocompleteSelect(Speech._meta.get_field("person"), admin.site)
        self.fields[name] = forms.ModelChoiceField(
            Person.objects.kept(), widget=widget, required=False
        )


def chooser(name: str, place: int = 0) -> SafeString:
    """Give the field, empty, under a name; `place` tells those of one page apart."""
    attrs = {"id": f"choose-{place}", "aria-label": Person._meta.verbose_name}
    return _Choosing(name)[name].as_widget(attrs=attrs)


def chooser_media() -> Media:
    """Give the scripts and styles of the field."""
    return _Choosing("person").media
