"""How often an entry was read, for the list of what is read most."""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from archive.models.entries import Entry

KEPT_DAYS = 60


class Reads(models.Model):
    """A number of reads of one entry on one Beijing day.

    Rows are only ever added, never changed, so that processes that count at the same
    time need not wait for each other: an entry has many rows for a day, and their sum
    is the day's reads.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="reads")
    day = models.DateField(db_index=True)
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("阅读次数")
        verbose_name_plural = _("阅读次数")

    def __str__(self) -> str:
        return f"{self.entry_id} {self.day}: {self.count}"


def add_reads(day: date, counts: dict[int, int]) -> None:
    """Add reads by entry id, and forget those too old to count; unknown ids are let go.

    Raises:
        django.db.OperationalError: the database is locked or away; nothing was added.
    """
    with transaction.atomic():
        known = Entry.objects.filter(pk__in=counts).values_list("pk", flat=True)
        Reads.objects.bulk_create(
            Reads(entry_id=pk, day=day, count=counts[pk]) for pk in known
        )
        Reads.objects.filter(day__lt=day - timedelta(days=KEPT_DAYS)).delete()
