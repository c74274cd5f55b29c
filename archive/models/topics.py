"""The tree of subjects that entries are filed under, and the names that wait for it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
        verbose_name = pgettext_lazy("one", "主题")
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


class ProposalQuerySet(models.QuerySet):
    """The archive's words for sets of proposed names."""

    def waiting(self) -> "ProposalQuerySet":
        """Keep those that no editor has settled."""
        return self.filter(settled_at__isnull=True)

    def filed(self) -> "ProposalQuerySet":
        """Keep those that became a topic, or another word for one."""
        return self.filter(topic__isnull=False)

    def refused(self) -> "ProposalQuerySet":
        """Keep those that are no subject of this archive."""
        return self.filter(settled_at__isnull=False, topic__isnull=True)

    def miscounted(self) -> "ProposalQuerySet":
        """Keep those whose `entry_count` is not the number of their entries."""
        return self.exclude(entry_count=_number_of_entries())

    @transaction.atomic
    def recount(self) -> int:
        """Count their entries anew; gives how many names these are.

        Whoever ties names to entries, or parts them, calls it in the same transaction.
        """
        # Locked before they are counted: what another transaction did with them until
        # then is committed, and the statement that counts sees it.
        rows = self.select_for_update(no_key=True).order_by("pk")
        ids = list(rows.values_list("pk", flat=True))
        return Proposal.objects.filter(pk__in=ids).update(
            entry_count=_number_of_entries()
        )


def _number_of_entries() -> Combinable:
    rows = Proposal.entries.through.objects.filter(proposal=OuterRef("pk"))
    counted = rows.order_by().values("proposal").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


class Proposal(models.Model):
    """A subject that texts proposed and the archive had no topic for.

    It waits for an editor until `settled_at`; then it became `topic` (new if
    `made_topic`, else another word for it), or is refused, and so is what later texts
    propose under this name. Its `entries` are those that proposed it; once it is a
    topic, those that were filed under it by that: so it can be undone. `entry_count`
    is their number, kept because the names of most entries come first.
    """

    name = models.CharField(_("名称"), max_length=100, unique=True)
    topic = models.ForeignKey(
        Topic, models.SET_NULL, null=True, related_name="proposals"
    )
    made_topic = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    entry_count = models.PositiveIntegerField(default=0, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["settled_at", "-entry_count", "name"], name="proposal_waiting"
            )
        ]
        verbose_name = pgettext_lazy("one", "待定主题")
        verbose_name_plural = _("待定主题")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
