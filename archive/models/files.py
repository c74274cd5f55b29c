"""Files that belong to rows: kept as long as a row names them, and no longer."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save


class OwnedFile(models.FileField):
    """A file that is removed once no row names it: deleted, or given another file.

    Rows of two kinds may name one file, as while a picture goes from the import desk to
    its entry. It is removed after the commit, so that nothing rolled back loses it.
    """

    def contribute_to_class(
        self, cls: type[models.Model], name: str, **how: Any
    ) -> None:
        """Watch the rows of the model, however they are deleted."""
        super().contribute_to_class(cls, name, **how)
        post_delete.connect(self._row_gone, sender=cls)
        post_save.connect(self._row_saved, sender=cls)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        """Give what a migration makes of it: to the database it is a file's name."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.FileField", args, options

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Remember the file that this one is put in the place of."""
        if not add:
            rows = type(model_instance)._base_manager.filter(pk=model_instance.pk)
            before = rows.values_list(self.attname, flat=True).first()
            setattr(model_instance, self._before, before)
        return super().pre_save(model_instance, add)

    @property
    def _before(self) -> str:
        return f"_{self.attname}_before"

    def _row_saved(self, instance: models.Model, **_signal: Any) -> None:
        before = instance.__dict__.pop(self._before, "")
        if before and before != getattr(instance, self.attname).name:
            self._let_go(before)

    def _row_gone(self, instance: models.Model, **_signal: Any) -> None:
        if file := getattr(instance, self.attname):
            self._let_go(file.name)

    def _let_go(self, name: str) -> None:
        # A file that cannot be removed is logged: what it follows is done already.
        transaction.on_commit(partial(self._remove, name), robust=True)

    def _remove(self, name: str) -> None:
        if unowned([name]):
            self.storage.delete(name)


def owned_files() -> Iterator[str]:
    """Give the names of all files that rows name."""
    for model, field in _owners():
        rows = model._base_manager.exclude(**{field: ""})
        yield from rows.values_list(field, flat=True).iterator()


def unowned(names: Iterable[str]) -> set[str]:
    """Give those of these files' names that no row has."""
    left = set(names)
    for model, field in _owners():
        rows = model._base_manager.filter(**{f"{field}__in": left})
        left -= set(rows.values_list(field, flat=True))
    return left


def _owners() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, OwnedFile):
                yield model, field.attname
