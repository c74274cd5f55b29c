"""The words of the change history: which field of which row, from what to what.

Django's own history names the fields; here each is followed by the words that changed.
One history per entry: what was done to a turn is told there. What is kept is Chinese,
whatever the language of the page; `shown_history` gives it in that of the reader.
"""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Model
from django.db.models.query import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from archive.text.wording import say
from archive.wording import in_page_language

AROUND, LONGEST = 6, 60
FROM_DESK = say("导入台")
"""What an entry came from, in its history, where an editor took it in."""


@override(settings.LANGUAGE_CODE)
def changes(form: forms.ModelForm, formsets: list, add: bool) -> list[dict[str, Any]]:
    """Tell what a form and its rows changed, in the shape of Django's `LogEntry`."""
    told: list[dict[str, Any]] = []
    if add:
        told.append({"added": {}})
    elif fields := fields_changed(form):
        told.append({"changed": {"fields": fields}})
    # One that came back as it was has not been saved and can tell nothing.
    for formset in (rows for rows in formsets if rows.has_changed()):
        told.extend(_rows_changed(formset))
    return told


def _rows_changed(formset: forms.BaseModelFormSet) -> list[dict[str, Any]]:
    forms_of = {id(form.instance): form for form in formset.forms}
    told = [{"added": _named(row)} for row in formset.new_objects]
    for row, _fields in formset.changed_objects:
        fields = fields_changed(forms_of[id(row)])
        told.append({"changed": {**_named(row), "fields": fields}})
    return [*told, *({"deleted": _named(row)} for row in formset.deleted_objects)]


def _named(row: Model) -> dict[str, str]:
    return {"name": str(row._meta.verbose_name), "object": str(row)}


def fields_changed(form: forms.ModelForm) -> list[str]:
    """Name each changed field of a form with its old and new words.

    标题（“平安建没”改为“平安建设”）, 状态（由草稿改为已发布）
    """
    told = []
    for name in form.changed_data:
        field = form.fields[name]
        if field.widget.is_hidden:
            continue
        old = shown(field, form.initial.get(name, field.initial))
        new = shown(field, form.cleaned_data.get(name))
        told.append(_told(field, str(field.label or name), old, new))
    return told


def _told(field: forms.Field, label: str, old: str, new: str) -> str:
    if isinstance(field, forms.BooleanField | forms.TypedChoiceField):
        none = say("空")
        return say(
            "{field}（由{old}改为{new}）", field=label, old=old or none, new=new or none
        )
    return difference(label, old, new)


def difference(name: str, old: str, new: str) -> str:
    """Tell of two values of what has a name: 标题（“平安建没”改为“平安建设”）."""
    old, new = _cut(old, new)
    return say("{field}（“{old}”改为“{new}”）", field=name, old=old, new=new)


def _cut(old: str, new: str) -> tuple[str, str]:
    """Give two values as they are, of long ones only the stretch that differs."""
    if max(len(old), len(new)) <= LONGEST:
        return old, new
    ahead = _shared(old, new)
    behind = _shared(old[ahead:][::-1], new[ahead:][::-1])
    return _stretch(old, ahead, behind), _stretch(new, ahead, behind)


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    unlike = (place for place, (left, right) in pairs if left != right)
    return next(unlike, min(len(one), len(other)))


def _stretch(text: str, ahead: int, behind: int) -> str:
    first, last = max(ahead - AROUND, 0), len(text) - max(behind - AROUND, 0)
    middle = text[first:last]
    if len(middle) > 2 * LONGEST:
        middle = f"{middle[:LONGEST]}…{middle[-LONGEST:]}"
    return f"{'…' if first else ''}{middle}{'…' if last < len(text) else ''}"


def shown(field: forms.Field, value: Any) -> str:
    """Give a form's value in the words the editor saw, "" for none."""
    if value in (None, ""):
        return ""
    if isinstance(value, list | tuple | QuerySet):
        return "、".join(shown(field, item) for item in value)
    if isinstance(field, forms.ModelChoiceField) and not isinstance(value, Model):
        value = field.queryset.filter(pk=value).first() or value
    if isinstance(field, forms.ChoiceField) and not isinstance(value, Model):
        labels = {str(key): label for key, label in field.choices}
        value = labels.get(str(value), value)
    if isinstance(value, bool):
        value = say("是") if value else say("否")
    return str(value)


@override(settings.LANGUAGE_CODE)
def told_of(row: Model, message: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Say of each thing that was done to a row itself, which row it was.

    For the history of the entry the row stands in; parts of the row name themselves.
    """
    return [
        {verb: details if "name" in details else {**_named(row), **details}}
        for item in message
        for verb, details in item.items()
    ]


class ReadHistory:
    """A page of history in the language of its reader (a mixin of an admin)."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show the history of a row; what is kept of it is not touched."""
        response = super().history_view(request, object_id, extra_context)
        for entry in getattr(response, "context_data", {}).get("action_list", ()):
            entry.change_message = in_words(entry.change_message)
        return response


def in_words(message: str) -> str:
    """Give the message of a `LogEntry` with our own words as the page says them.

    It stays what Django reads: a text, or a list of changes as JSON.
    """
    if not message.startswith("["):
        return in_page_language(message)
    told = json.loads(message)
    for details in (details for item in told for details in item.values()):
        if "fields" in details:
            details["fields"] = [in_page_language(one) for one in details["fields"]]
        if details.get("name") == FROM_DESK:
            details["object"] = in_page_language(details["object"])
    return json.dumps(told, ensure_ascii=False)
