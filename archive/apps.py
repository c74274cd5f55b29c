"""Tells Django about the archive."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """The one app of the project."""

    name = "archive"
    verbose_name = _("平安档案")
    default_auto_field = "django.db.models.BigAutoField"
