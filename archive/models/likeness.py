"""Which entries may be nearly the same, and which pairs an editor has told apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.entries import Entry


class Band(models.Model):
    """A number that texts nearly the same as this entry's are likely to have as well.

    Only the first of a kind has such rows, ten of them (`archive.text.likeness.bands`),
    and none if its text is very short: its duplicates are found through it.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="bands")
    value = models.BigIntegerField(db_index=True)

    class Meta:
        verbose_name = _("近似索引")
        verbose_name_plural = _("近似索引")

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.value}"


class ToldApart(models.Model):
    """Two entries that an editor says are not the same: they are not linked again."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="told_apart")
    other = models.ForeignKey(Entry, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("不算重复")
        verbose_name_plural = _("不算重复")
        constraints = [
            models.UniqueConstraint(fields=["entry", "other"], name="told_apart_once")
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} ≠ {self.other_id}"
