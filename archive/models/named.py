"""What has a name and is listed by its pinyin."""

from collections.abc import Callable
from typing import Any

from django.db import models

from archive.text.folding import fold
from archive.text.pinyin import sort_key


class FoldedName(models.CharField):
    """The `name` of a row as searches compare it, kept in step by itself.

    It is what says fast which names stand in a query, in either script (唐鳳, 唐凤).
    """

    def __init__(self, **options: Any) -> None:
        given = {"max_length": 200, "editable": False, "db_index": True, "default": ""}
        super().__init__(**(given | options))

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Fold the name, one by one or in bulk."""
        folded = fold(model_instance.name)[: self.max_length]
        setattr(model_instance, self.attname, folded)
        return folded


class Named(models.Model):
    """A row with a `name`, ordered by pinyin.

    `pinyin_of` says how the name is read. Whoever makes such rows in bulk, past `save`,
    sets `pinyin` with it.
    """

    folded = FoldedName()
    pinyin = models.CharField(max_length=300, editable=False, db_index=True)

    pinyin_of: Callable[[str], str] = staticmethod(sort_key)

    class Meta:
        abstract = True
        ordering = ["pinyin", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Keep the pinyin in step with the name."""
        self.pinyin = self.pinyin_of(self.name)
        super().save(*args, **kwargs)
