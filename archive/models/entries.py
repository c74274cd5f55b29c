"""Entries: press conferences and news articles as stored."""

from calendar import monthrange
from datetime import date

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.models.topics import Proposal, Topic


class Kind(models.TextChoices):
    """The two kinds of entry."""

    PRESS_CONFERENCE = "press_conference", _("新闻发布会")
    NEWS_ARTICLE = "news_article", _("新闻稿")


class Status(models.TextChoices):
    """Whether the public may see an entry: a draft is seen in the admin only."""

    DRAFT = "draft", _("草稿")
    PUBLISHED = "published", _("已发布")


class Series(models.Model):
    """A run of conferences, such as “展望‘十四五’”主题系列新闻发布会."""

    name = models.CharField(_("名称"), max_length=200, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("系列")
        verbose_name_plural = _("系列")

    def __str__(self) -> str:
        return self.name


class EntryQuerySet(models.QuerySet):
    """The archive's words for sets of entries."""

    def published(self) -> "EntryQuerySet":
        """Keep those the public may see."""
        return self.filter(status=Status.PUBLISHED)

    def not_drafts(self) -> "EntryQuerySet":
        """Keep those the public may see, of some that are looked for otherwise.

        Asked for the published ones of a few, SQLite would look through all that are
        published: by the status it finds entries, but not by what the status is not.
        """
        return self.exclude(status=Status.DRAFT)

    def newest(self) -> "EntryQuerySet":
        """Put the newest day first and the undated last."""
        return self.order_by(models.F("day").desc(nulls_last=True), "-pk")

    def undated(self) -> "EntryQuerySet":
        """Keep those without any day."""
        return self.filter(day__isnull=True)

    def in_year(self, year: int) -> "EntryQuerySet":
        """Keep those of one Beijing year."""
        return self.filter(day__year=year)

    def in_month(self, year: int, month: int) -> "EntryQuerySet":
        """Keep those of one Beijing month."""
        last = date(year, month, monthrange(year, month)[1])
        # A range, so that the index by day answers it.
        return self.filter(day__range=(date(year, month, 1), last))

    def of_kind(self, kind: str) -> "EntryQuerySet":
        """Keep those of one kind; an empty `kind` keeps all."""
        return self.filter(kind=kind) if kind else self

    def most_read(self, since: date) -> "EntryQuerySet":
        """Keep those read since a day, each with its sum as `read`, the most first."""
        read = self.filter(reads__day__gte=since)
        return read.annotate(read=models.Sum("reads__count")).order_by("-read", "-pk")

    def days(self) -> dict[date | None, int]:
        """Count entries by their day, newest first; None stands for the undated."""
        counted = self.order_by().values_list("day").annotate(models.Count("pk"))
        return dict(sorted(counted, key=lambda row: row[0] or date.min, reverse=True))

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete them, and count anew what they had proposed."""
        rows = Proposal.objects.filter(entries__in=self.order_by().values("pk"))
        proposed = list(rows.order_by().values_list("pk", flat=True).distinct())
        gone = super().delete()
        Proposal.objects.filter(pk__in=proposed).recount()
        return gone

    delete.alters_data = True
    delete.queryset_only = True  # no `Entry.objects.delete()`, that would delete all


class Entry(models.Model):
    """What the archive stores: one conference or article, whole.

    `held_at` is the start of a conference; where only its day is known
    `held_time_known` is false and the time is midnight in Beijing. `day` is the Beijing
    day it is filed under: held, else published, else null. `import_key` says which
    published document it is, and `imprint` what the document was when it was imported,
    so that a later import changes only what its source changed (see `store`);
    `input_digest` stands for the very bytes, so that they need not be read again.
    `last_number` is the highest paragraph number ever given, so that no permalink is
    used twice.
    """

    kind = models.CharField(_("类型"), max_length=20, choices=Kind.choices)
    status = models.CharField(
        _("状态"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    title = models.CharField(_("标题"), max_length=500)
    held_at = models.DateTimeField(_("举行时间"), null=True, blank=True)
    held_time_known = models.BooleanField(_("知道钟点"), default=True)
    published_on = models.DateField(_("发布日期"), null=True, blank=True)
    fetched_at = models.DateTimeField(_("抓取时间"), null=True, blank=True)
    day = models.DateField(null=True, editable=False)
    place = models.CharField(_("地点"), max_length=200, blank=True)
    source = models.CharField(_("来源"), max_length=200, blank=True, db_index=True)
    source_url = models.CharField(_("来源网址"), max_length=2000, blank=True)
    category = models.CharField(_("栏目"), max_length=200, blank=True)
    summary = models.TextField(_("摘要"), blank=True)
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, verbose_name=_("系列")
    )
    number = models.PositiveIntegerField(_("场次"), null=True, blank=True)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="entries", verbose_name=_("主题")
    )
    proposals = models.ManyToManyField(
        Proposal, blank=True, related_name="entries", verbose_name=_("待定主题")
    )
    format = models.CharField(_("格式"), max_length=40, blank=True, editable=False)
    warnings = models.JSONField(default=list, blank=True, editable=False)
    dropped = models.JSONField(default=list, blank=True, editable=False)
    import_key = models.CharField(  # noqa: DJ001 - null, so that many may have none
        max_length=2100, null=True, unique=True, editable=False
    )
    record_digest = models.CharField(max_length=64, blank=True, editable=False)
    imprint = models.JSONField(default=dict, blank=True, editable=False)
    input_digest = models.CharField(
        max_length=64, blank=True, editable=False, db_index=True
    )
    text_digest = models.CharField(
        max_length=64, blank=True, editable=False, db_index=True
    )
    duplicate_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name=_("重复于"),
    )
    last_number = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("入库时间"), auto_now_add=True)
    changed_at = models.DateTimeField(_("修改时间"), auto_now=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("条目")
        verbose_name_plural = _("条目")
        indexes = [
            models.Index(fields=["status", "-day", "-id"], name="entry_newest"),
            models.Index(fields=["status", "kind", "-day", "-id"], name="entry_kind"),
            # The desk lists drafts as well.
            models.Index(fields=["kind", "-day", "-id"], name="entry_of_kind"),
            # With the title, so that the desk's search reads no row.
            models.Index(fields=["kind", "source", "title"], name="entry_kind_titles"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="entry_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="entry_status_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        """Keep `day` in step with the dates it is made from."""
        self.day = self.held_day() or self.published_on
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Give its permanent address."""
        return reverse("entry", args=[self.pk])

    @transaction.atomic
    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        """Delete it, and count anew what it had proposed."""
        proposed = list(self.proposals.order_by().values_list("pk", flat=True))
        gone = super().delete(*args, **kwargs)
        Proposal.objects.filter(pk__in=proposed).recount()
        return gone

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it."""
        return self.status == Status.PUBLISHED

    def waiting_topics(self) -> list[str]:
        """Give the names that its text proposed and no editor has settled."""
        # Filtered here, so that a list may have read them beforehand.
        return [one.name for one in self.proposals.all() if one.settled_at is None]

    def held_day(self) -> date | None:
        """Give the Beijing day it was held on."""
        return timezone.localtime(self.held_at).date() if self.held_at else None


class PressConference(Entry):
    """An entry of kind 新闻发布会, as the admin lists them."""

    class Meta:
        proxy = True
        verbose_name = _("新闻发布会")
        verbose_name_plural = pgettext_lazy("many", "新闻发布会")


class NewsArticle(Entry):
    """An entry of kind 新闻稿, as the admin lists them."""

    class Meta:
        proxy = True
        verbose_name = _("新闻稿")
        verbose_name_plural = pgettext_lazy("many", "新闻稿")
