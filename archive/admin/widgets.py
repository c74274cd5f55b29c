"""What Django shows otherwise: choices that stay small; yes and no in words."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _


class KnownAutocomplete(AutocompleteSelect):
    """Django's autocomplete that need not ask the database for the row it shows.

    Django asks once per field; here the form hands over the row it has read with its
    own (`known`), so that thirty rows cost no query more than one.
    """

    known: Model | None = None

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list:
        """Give the one chosen option, and the empty one where none is allowed."""
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        label = self.choices.field.label_from_instance(self.known)
        options = [self.create_option(name, self.known.pk, label, True, 1)]
        if not self.is_required:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


def yes_or_no(model: type[Model], name: str) -> Callable[[Any], str]:
    """Give a column of a list for a field that is true or false.

    It is Django's icon, but for those who hear the page its name is no English word.
    """

    @admin.display(description=model._meta.get_field(name).verbose_name, ordering=name)
    def shown(row: Model) -> str:
        icon, word = ("yes", _("是")) if getattr(row, name) else ("no", _("否"))
        address = static(f"admin/img/icon-{icon}.svg")
        return format_html('<img src="{}" alt="{}">', address, word)

    return shown
