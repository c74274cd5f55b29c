"""`manage.py prepare`: bring what this installation holds up to date."""

import errno
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from archive.models import Entry

SAMPLE = Path(settings.BASE_DIR, "fixtures", "sample.json")


class Command(BaseCommand):
    """Migrate, collect the static files, load the sample once, make a first editor.

    Run again it finds all done and takes a second. What it cannot do it says in one
    line with the remedy.
    """

    help = _("准备好数据库、静态文件、示例条目和第一位编辑")
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Do each step that is not done yet."""
        try:
            call_command("migrate", interactive=False, verbosity=0)
            call_command("collectstatic", interactive=False, verbosity=0)
            if is_untouched():
                call_command("loaddata", SAMPLE, verbosity=0)
                self.stdout.write(_("已载入两篇示例条目"))
            call_command("first_editor", stdout=self.stdout)
        except (OSError, DatabaseError) as error:
            raise CommandError(remedy(error)) from error


def is_untouched() -> bool:
    """Whether nothing was ever done here: no entry, and nobody to have deleted one."""
    return not Entry.objects.exists() and not User.objects.exists()


def remedy(error: Exception) -> str:
    """Say in one line what went wrong with the disk or the database, and what helps."""
    full = isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}
    if full or "disk is full" in str(error):
        return _("磁盘已满：请在 %(place)s 所在的磁盘上腾出空间后再运行") % {
            "place": settings.VAR_DIR
        }
    return _(
        "无法准备数据（%(error)s）：请检查 DATABASE_URL 所指的数据库，"
        "以及 %(place)s 的写权限和磁盘空间"
    ) % {"error": str(error).strip(), "place": settings.VAR_DIR}
