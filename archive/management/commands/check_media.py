"""`manage.py check_media`: compare the files of pictures with what rows name."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from archive.models.files import owned_files

FOLDER = "photos"
YOUNG = 24 * 3600
"""Seconds: a younger file may belong to a row that is not committed yet."""


class Command(BaseCommand):
    """Find files that no row names, and rows whose file is gone.

    Files are left where a process was ended between the file and the row. `--repair`
    removes those older than a day; what is missing only a backup has. Exit status 1 if
    anything differs that is not put right.
    """

    help = _("核对图片文件与数据库：找出没有用到的文件和缺失的文件")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare `--repair`."""
        told = _("删去没有用到的文件（一天以内的除外）")
        parser.add_argument("--repair", action="store_true", help=told)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what differs, and put right what can be."""
        named = set(owned_files())
        stored = set(_stored(FOLDER))
        is_wrong = False
        for name in sorted(stored - named):
            is_wrong |= not self._settle(name, repair=options["repair"])
        for name in sorted(named - stored):
            is_wrong = True
            self.stdout.write(_("缺失：%s") % name)
        if is_wrong:
            sys.exit(1)

    def _settle(self, name: str, *, repair: bool) -> bool:
        """Say that no row names a file; give whether that needs nobody's care."""
        age = time.time() - default_storage.get_modified_time(name).timestamp()
        if age < YOUNG:
            return True
        if repair:
            default_storage.delete(name)
            self.stdout.write(_("已删去没有用到的文件：%s") % name)
        else:
            self.stdout.write(_("没有用到：%s") % name)
        return repair


def _stored(folder: str) -> Iterator[str]:
    """Give the names of all files below a folder."""
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _stored(f"{folder}/{name}")
