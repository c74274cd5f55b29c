"""Tells Django which admin site is the editors' desk."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with the archive's own site in place of the stock one."""

    default_site = "archive.admin.site.Desk"
