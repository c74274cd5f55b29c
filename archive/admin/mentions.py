"""Rows that name somebody: who it was, and that an editor said so."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Field, ForeignKey, QuerySet
from django.http import HttpRequest

from archive.admin.widgets import KnownAutocomplete
from archive.identity.mentions import name_in_label
from archive.identity.redirecting import kept_rows
from archive.models import LinkedBy, Person


def confirm_link(form: forms.ModelForm) -> None:
    """Note on a mention that its person is the editor's choice, if it was changed.

    To have chosen nobody is a choice too: no import will link the mention again. A
    name that was corrected may be another man's: what was inferred from it is open
    again.
    """
    mention = form.instance
    if "label" in form.changed_data:
        mention.name = name_in_label(mention)
    if "person" in form.changed_data:
        mention.link(_kept(mention.person), LinkedBy.EDITOR)
        return
    renamed = {"name", "label"} & set(form.changed_data)
    if renamed and mention.linked_by == LinkedBy.INFERRED:
        mention.link(None, "")


def _kept(person: Person | None) -> Person | None:
    """Give whom a choice means that was made while another editor merged him."""
    return kept_rows([person])[person.pk] if person else None


class MentionForm(forms.ModelForm):
    """A row that names somebody; a person chosen here is the editor's word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "person" in self.fields and self.instance.person_id:
            wrapper = self.fields["person"].widget
            getattr(wrapper, "widget", wrapper).known = self.instance.person

    def save(self, commit: bool = True) -> Any:
        """Save the row, with the editor's word on who it is."""
        confirm_link(self)
        return super().save(commit)


class MentionInline(admin.TabularInline):
    """Rows of an entry that name somebody, read with their people in one query."""

    readonly_fields = ("linked_by",)
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Read the people with the rows."""
        return super().get_queryset(request).select_related("person")

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Let people be found by typing."""
        if db_field.name == "person":
            kwargs["widget"] = KnownAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Leave one sign beside the field of a person: to make a new one."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        wrapper = getattr(field, "widget", None)
        if isinstance(wrapper, RelatedFieldWidgetWrapper):
            wrapper.can_change_related = wrapper.can_view_related = False
            wrapper.can_delete_related = False
        return field
