"""The tree of subjects that entries are filed under."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models.named import Named


class Topic(Named):
    """A subject, with the other words for it, one to a line in `synonyms`."""

    name = models.CharField(_("名称"), max_length=100, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上级主题"),
    )
    synonyms = models.TextField(_("同义词"), blank=True, help_text=_("一行一个"))

    class Meta(Named.Meta):
        verbose_name = _("主题")
        verbose_name_plural = _("主题")

    def get_absolute_url(self) -> str:
        """Give the address of the topic's page."""
        return reverse("topic", args=[self.pk])

    def clean(self) -> None:
        """Refuse a topic that would stand above itself."""
        above, seen = self.parent, set()
        while above is not None and above.pk not in seen:
            if self.pk and above.pk == self.pk:
                raise ValidationError({"parent": _("上级主题不能是它自己或它的下级。")})
            seen.add(above.pk)
            above = above.parent

    def names(self) -> list[str]:
        """Give its name and synonyms, the name first."""
        lines = (line.strip() for line in self.synonyms.splitlines())
        return [self.name, *filter(None, lines)]
