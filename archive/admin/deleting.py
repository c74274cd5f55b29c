"""What a page says goes with rows that are deleted: rows that have a name, no ties.

Django lists the ties between many and many as well, by names no editor knows
(User-group关系: User_groups object (1)), in whatever language the process began in.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.http import HttpRequest
from django.utils.text import capfirst

Deleted = tuple[list[Any], dict[str, int], set[str], list[Any]]
"""As Django has it: what is listed, numbers by kind, what may not go and why."""


class NamesWhatGoes:
    """An admin that names what goes with a row, and leaves out ties (a mixin)."""

    def get_deleted_objects(
        self, objs: Iterable[Model], request: HttpRequest
    ) -> Deleted:
        """Give what Django lists, without the ties."""
        listed, counts, forbidden, kept = super().get_deleted_objects(objs, request)
        ties = {str(name) for names in _ties() for name in names}
        counts = {name: n for name, n in counts.items() if str(name) not in ties}
        return _without(listed, ties), counts, forbidden, kept


@cache
def _ties() -> list[tuple[str, str]]:
    models = apps.get_models(include_auto_created=True)
    made = (model._meta for model in models if model._meta.auto_created)
    return [(one.verbose_name, one.verbose_name_plural) for one in made]


def _without(listed: list[Any], ties: set[str]) -> list[Any]:
    """Leave out the ties of a list, and of the lists in it."""
    starts = tuple(f"{capfirst(name)}: " for name in ties)
    told = (_without(one, ties) if isinstance(one, list) else one for one in listed)
    return [one for one in told if one and not str(one).startswith(starts)]
