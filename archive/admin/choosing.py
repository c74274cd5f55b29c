"""The field with which an editor finds a person, or a topic, by typing."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Field
from django.forms import Media
from django.utils.safestring import SafeString

from archive.models import Entry, Speech

PERSON = Speech._meta.get_field("person")
TOPIC = Entry._meta.get_field("topics")


class _Choosing(forms.Form):
    """One field, which asks the desk for rows as an editor types."""

    def __init__(self, name: str, relation: Field) -> None:
        super().__init__()
        self.fields[name] = forms.ModelChoiceField(
            relation.related_model.objects.all(),
            widget=AutocompleteSelect(relation, admin.site),
            required=False,
        )


def chooser(name: str, place: int = 0, relation: Field = PERSON) -> SafeString:
    """Give the field, empty, under a name; `place` tells those of one page apart.

    `relation` is what leads to the rows to choose from: `PERSON`, `TOPIC`.
    """
    label = relation.related_model._meta.verbose_name
    attrs = {"id": f"choose-{place}", "aria-label": label}
    return _Choosing(name, relation)[name].as_widget(attrs=attrs)


def chooser_media() -> Media:
    """Give the scripts and styles of the field."""
    return _Choosing("person", PERSON).media
