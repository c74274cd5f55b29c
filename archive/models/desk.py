"""What lies on the import desk: texts and pictures that are no entries yet."""

from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from archive.models.files import OwnedFile

KEPT_DAYS = 30
"""What nobody decided upon for so many days is taken off the desk."""


class IntakeQuerySet(models.QuerySet):
    """The desk's words."""

    def expired(self) -> "IntakeQuerySet":
        """Keep what nobody has touched for `KEPT_DAYS`."""
        return self.filter(changed_at__lt=timezone.now() - timedelta(days=KEPT_DAYS))


class Intake(models.Model):
    """A document on the desk: its source as it came in, and what an editor said of it.

    `source` holds the very bytes (of pasted markup: what is left of it once sanitised);
    `corrections` is data, laid over what is read whenever it is read. `problem` says
    why it could not be read, in one line; then it can only be taken off again.
    """

    class Shape(models.TextChoices):
        """How it came in, which says how it is read."""

        TEXT = "text", _("粘贴的文字")
        MARKUP = "markup", _("粘贴的网页")
        FILE = "file", _("文件")
        LINE = "line", _("JSON 行")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="intakes",
        verbose_name=_("经手人"),
    )
    shape = models.CharField(_("来路"), max_length=10, choices=Shape.choices)
    name = models.CharField(_("文件名"), max_length=200, blank=True)
    line = models.PositiveIntegerField(_("行"), default=0)
    source = models.BinaryField()
    format = models.CharField(_("格式"), max_length=40, default="auto")
    corrections = models.JSONField(default=dict, blank=True)
    title = models.CharField(_("标题"), max_length=500, blank=True)
    problem = models.TextField(_("问题"), blank=True)
    created_at = models.DateTimeField(_("收到时间"), auto_now_add=True)
    changed_at = models.DateTimeField(_("修改时间"), auto_now=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("待收文稿")
        verbose_name_plural = _("待收文稿")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title or self.name or str(self.Shape(self.shape).label)


class Picture(models.Model):
    """An image on the desk, checked and made anew, for a document that lies there."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="pictures")
    image = OwnedFile(upload_to="photos/%Y/%m/", max_length=200)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    name = models.CharField(_("文件名"), max_length=200, blank=True)
    caption = models.CharField(_("图片说明"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("待收图片")
        verbose_name_plural = _("待收图片")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.caption or self.name


def image_file(data: bytes, ending: str) -> ContentFile:
    """Give bytes of an image as a file under a name that says nothing and is new."""
    return ContentFile(data, name=f"{get_random_string(20)}{ending}")
