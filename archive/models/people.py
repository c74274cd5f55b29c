"""People, their other names and posts, and the organizations they speak for."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.models.named import FoldedName, Named
from archive.text.pinyin import person_key


class PersonQuerySet(models.QuerySet):
    """The archive's words for sets of people."""

    def kept(self) -> "PersonQuerySet":
        """Leave out those who were found to be somebody else."""
        return self.filter(merged_into__isnull=True)

    def new(self) -> "PersonQuerySet":
        """Keep those whom only a rule has made and no editor has confirmed."""
        return self.kept().filter(confirmed=False)


class Person(Named):
    """One human being, however written. Two people may have the same name.

    Who was found to be somebody else keeps the row, with `merged_into`: so the old
    address leads to the one kept, and the merge can be undone. No mention is linked to
    such a row.
    """

    name = models.CharField(_("姓名"), max_length=100, db_index=True)
    note = models.CharField(_("区别说明"), max_length=200, blank=True)
    confirmed = models.BooleanField(
        _("编辑已确认"),
        default=False,
        help_text=_("导入时推断出来的人物，确认之后不再列入待核对。"),
    )
    merged_into = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("并入"),
    )

    pinyin_of = staticmethod(person_key)
    objects = PersonQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = pgettext_lazy("one", "人物")
        verbose_name_plural = _("人物")
        indexes = [
            models.Index(
                fields=["-id"],
                name="person_new",
                condition=models.Q(confirmed=False, merged_into__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.note}）" if self.note else self.name

    def get_absolute_url(self) -> str:
        """Give the address of the speaker's page."""
        return reverse("speaker", args=[self.pk])


class Alias(models.Model):
    """Another way a person is written, such as 范副省长.

    `carried` says that it is the name of somebody merged into him: such rows are
    computed, never typed in.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases")
    name = models.CharField(_("别名"), max_length=100, db_index=True)
    folded = FoldedName()
    carried = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("one", "别名")
        verbose_name_plural = _("别名")
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="alias_once")
        ]

    def __str__(self) -> str:
        return self.name


class Organization(Named):
    """A body people belong to; an outlet is one whose journalists ask."""

    name = models.CharField(_("名称"), max_length=200, unique=True)
    is_outlet = models.BooleanField(
        pgettext_lazy("one", "媒体"), default=False, db_index=True
    )

    class Meta(Named.Meta):
        verbose_name = _("机构")
        verbose_name_plural = pgettext_lazy("many", "机构")

    def get_absolute_url(self) -> str:
        """Give the address of the outlet's page."""
        return reverse("outlet", args=[self.pk])


class Membership(models.Model):
    """A post as attested: computed from the mentions of a person, never typed in.

    `first_seen` and `last_seen` are the days of the first and last entry that print
    this post beside the person's name; null where no such entry has a day.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    post = models.CharField(_("职务"), max_length=300)
    organization = models.CharField(_("机构"), max_length=200, blank=True)
    first_seen = models.DateField(_("首见"), null=True, blank=True)
    last_seen = models.DateField(_("末见"), null=True, blank=True)

    class Meta:
        ordering = ["first_seen", "pk"]
        verbose_name = pgettext_lazy("one", "任职")
        verbose_name_plural = _("任职")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "post", "organization"], name="membership_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.post}".strip()
