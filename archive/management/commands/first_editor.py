"""`manage.py first_editor`: make the account of the first editor, once."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import OneTimePassword

GROUP = "编辑"
EDITED = (
    "entry", "pressconference", "newsarticle", "attendance", "speech", "paragraph",
    "exchange", "section", "quotation", "photo", "series", "topic", "person", "alias",
    "organization",
)  # fmt: skip
"""The models whose rows an editor may add, change and delete."""


class Command(BaseCommand):
    """Make the group 编辑, and an account with a one-time password if nobody has one.

    The password is random, printed, and kept with the name in `var/first-editor`
    (mode 600) until its owner has logged in and chosen another. Run again, the
    command makes nothing and says where the password lies if it still does.
    """

    help = _("建立第一位编辑的账户和一次性密码，只做一次。")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing and print what the operator must know."""
        with transaction.atomic():
            make_group()
            made = None if staff().exists() else make_editor()
        if made:
            self.stdout.write(made)
        kept: Path = settings.FIRST_EDITOR_FILE
        if kept.exists():
            self.stdout.write(_("一次性密码存放在 %s，首次登录须改。") % kept)


def staff() -> Any:
    """Give the accounts that may enter the admin."""
    return User.objects.filter(is_staff=True, is_active=True)


def make_group() -> None:
    """Make the group 编辑 with its permissions; one that is there is left as it is."""
    group, made = Group.objects.get_or_create(name=GROUP)
    if made:
        mine = Permission.objects.filter(content_type__app_label="archive")
        group.permissions.set(mine.filter(content_type__model__in=EDITED))


def make_editor() -> str:
    """Make the account and the file that holds its password; give the lines of it.

    Raises:
        CommandError: the file could not be written; then there is no account either.
    """
    password = secrets.token_urlsafe(12)
    user = User.objects.create_superuser(free_name(), password=password)
    OneTimePassword.objects.create(user=user)
    lines = _("第一个编辑的用户名：%(name)s\n一次性密码：%(password)s") % {
        "name": user.username,
        "password": password,
    }
    keep(settings.FIRST_EDITOR_FILE, lines)
    return lines


def free_name() -> str:
    """Give `editor`, or `editor2` and so on where a reader's account has that name."""
    taken = set(User.objects.values_list("username", flat=True))
    names = ["editor", *(f"editor{count}" for count in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def keep(path: Path, lines: str) -> None:
    """Write the file anew, for its owner's eyes only.

    Raises:
        CommandError: it could not be written.
    """
    try:
        path.unlink(missing_ok=True)  # else an old file would keep its own mode
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{lines}\n")
    except OSError as error:
        raise CommandError(
            _("写不了 %(path)s：%(error)s。请检查磁盘空间和文件夹权限，再运行一次。")
            % {"path": path, "error": error.strerror}
        ) from error
