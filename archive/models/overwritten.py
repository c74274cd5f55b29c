"""What editors had written and a changed source wrote over: the words are kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.entries import Entry
from archive.models.speeches import Paragraph


class Overwritten(models.Model):
    """One place of an entry where an editor's words gave way to the source's.

    `place` says in words where: 第 6 段. `was` is what the editor had written, `became`
    what the source has there now, "" where it has nothing. A paragraph or a `field` of
    the entry can be put back as it was; of anything else the words are kept.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="overwritten")
    place = models.CharField(max_length=200)
    field = models.CharField(max_length=30, blank=True)
    paragraph = models.ForeignKey(
        Paragraph, models.SET_NULL, null=True, related_name="overwritten"
    )
    was = models.TextField(blank=True)
    became = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    put_back_at = models.DateTimeField(null=True)
    put_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("被覆盖的文字")
        verbose_name_plural = _("被覆盖的文字")
        default_permissions = ()

    def __str__(self) -> str:
        return self.place

    @property
    def can_be_put_back(self) -> bool:
        """Whether one action may put it back, as far as the row itself tells."""
        has_place = bool(self.field or self.paragraph_id)
        return has_place and self.put_back_at is None
