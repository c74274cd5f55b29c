"""What editors decided about who is who, kept so that each of it can be undone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.entries import Entry
from archive.models.mentions import LinkedBy
from archive.models.people import Person


class Decision(models.Model):
    """One decision. What `person` and `other` are depends on its kind.

    MERGE     `other` was found to be `person`
    ASSIGN    mentions of `other` (null: open ones) are `person`'s; null: they name
              nobody, `other` is no person
    DISTINCT  `person` and `other` are two; the lower id is `person`'s
    LEFT      the question about `person` (and `other`), or about the `name` in `entry`
              (null: in all), is set aside

    `made_person` says that the person was made by the decision, and goes with it.
    """

    class Kind(models.TextChoices):
        """What was decided."""

        MERGE = "merge", _("合并")
        ASSIGN = "assign", _("改认")
        DISTINCT = "distinct", _("不是同一人")
        LEFT = "left", _("搁置")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="decisions"
    )
    other = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="other_decisions"
    )
    entry = models.ForeignKey(Entry, models.CASCADE, null=True)
    name = models.CharField(max_length=100, blank=True)
    made_person = models.BooleanField(default=False)
    moved = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("人物决定")
        verbose_name_plural = _("人物决定")
        indexes = [
            models.Index(fields=["kind", "undone_at"], name="decision_standing"),
        ]

    def __str__(self) -> str:
        about = f"{self.get_kind_display()} {self.other or self.name}"
        return f"{about} → {self.person}" if self.person else about


class Assigned(models.Model):
    """A mention that a decision of kind ASSIGN moved, and whose it was before.

    `was_person` is as `Mention.own_id` gives it: merges are set aside.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="assigned")
    mention = models.CharField(max_length=20)
    mention_id = models.BigIntegerField()
    was_person = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    was_linked_by = models.CharField(
        max_length=10, choices=LinkedBy.choices, blank=True
    )

    class Meta:
        verbose_name = _("改认的提及")
        verbose_name_plural = _("改认的提及")
        indexes = [
            models.Index(fields=["mention", "mention_id"], name="assigned_mention")
        ]

    def __str__(self) -> str:
        return f"{self.mention} {self.mention_id}"
