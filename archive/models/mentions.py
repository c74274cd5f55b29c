"""A mention: a place where an entry names somebody.

It keeps the name and post as printed for ever, and says apart from that who it was
(`person`) and who decided so (`linked_by`).
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.models.people import Person


class LinkedBy(models.TextChoices):
    """Who decided which person a mention is; empty where nobody has."""

    INFERRED = "inferred", _("推断")
    EDITOR = "editor", _("编辑确认")


class Mention(models.Model):
    """A place where an entry names somebody, and who that was, if known.

    An open mention (no `linked_by`) with a `name` is a question to an editor. One that
    an editor linked to nobody names nobody. `via` is set while its person is merged
    into another: whom it was linked to before, and is again if the merge is undone.
    """

    name = models.CharField(_("姓名（原文）"), max_length=100, blank=True)
    post = models.CharField(_("职务（原文）"), max_length=300, blank=True)
    person = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="%(class)s_mentions",
        verbose_name=pgettext_lazy("one", "人物"),
    )
    # Only ever looked up among the mentions of one person, which have an index.
    via = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="+",
    )
    linked_by = models.CharField(
        _("关联方式"), max_length=10, choices=LinkedBy.choices, blank=True
    )

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["person", "entry"], name="%(class)s_person"),
            models.Index(
                fields=["entry", "name"],
                name="%(class)s_open",
                condition=Q(linked_by="") & ~Q(name=""),
            ),
        ]

    def link(self, person: Person | None, by: str) -> None:
        """Say who it is, and who said so; the row is not saved."""
        self.person, self.via, self.linked_by = person, None, by

    def take_link(self, other: "Mention") -> None:
        """Say that it is whom another mention is, by the same word; it is not saved."""
        self.person_id, self.via_id = other.person_id, other.via_id
        self.linked_by = other.linked_by

    def own_id(self) -> int | None:
        """Give the id of whom it is linked to, all merges set aside."""
        return self.via_id or self.person_id
