"""Tells Django which admin site is the editors' desk."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with the archive's own site in place of the stock one."""

    default_site = "archive.admin.site.Desk"

    def ready(self) -> None:
        """Find what every app puts on the desk, then put our own in its place."""
        super().ready()
        from archive.admin.accounts import put_in_place

        put_in_place(admin.site)
