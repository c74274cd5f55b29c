"""What has a name and is listed by its pinyin."""

from collections.abc import Callable

from django.db import models

from archive.text.pinyin import sort_key


class Named(models.Model):
    """A row with a `name`, ordered by pinyin.

    `pinyin_of` says how the name is read. Whoever makes such rows in bulk, past `save`,
    sets `pinyin` with it.
    """

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
