"""The journal of changes that the indexer turns into index changes.

Whoever changes an entry, or anything shown with it, calls `record_changes` in the same
transaction. A row only says which entry changed: the indexer reads what the entry is
now, so applying a row twice, or late, is harmless.
"""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxQuerySet(models.QuerySet):
    """The journal's words."""

    def pending(self) -> "OutboxQuerySet":
        """Keep the rows that the index does not hold yet, oldest first."""
        return self.filter(applied_at__isnull=True).order_by("pk")


class Outbox(models.Model):
    """One change of one entry; `applied_at` is null until the index holds it.

    `entry_id` is no foreign key: the row outlives an entry that was deleted.
    """

    entry_id = models.BigIntegerField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("待入索引的改动")
        verbose_name_plural = _("待入索引的改动")
        indexes = [
            models.Index(
                fields=["id"],
                name="outbox_pending",
                condition=models.Q(applied_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}: entry {self.entry_id}"


def record_changes(entry_ids: Iterable[int]) -> None:
    """Note that these entries were made, changed, or deleted.

    Call it inside the transaction that changes them: both happen or neither does.
    """
    Outbox.objects.bulk_create(Outbox(entry_id=pk) for pk in entry_ids)
