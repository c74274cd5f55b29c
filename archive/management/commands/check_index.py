"""`manage.py check_index`: does the index hold what the database holds?"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.management.indexing import told_clearly
from archive.search import check, indexer


class Command(BaseCommand):
    """Compares both ways; ends with status 1 if anything differs."""

    help = _("逐条比对数据库与索引；--repair 修好不一致之处。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take `--repair`."""
        parser.add_argument("--repair", action="store_true", help=_("修好不一致之处"))

    def handle(self, **options: Any) -> None:
        """Compare, print, mend if asked to."""
        try:
            wrong = check.differences()
        except check.Unusable as error:
            self._rebuild(options["repair"], error)
            return
        for difference in wrong:
            self.stdout.write(str(difference))
        if not wrong:
            self.stdout.write(_("索引与数据库一致。"))
            return
        if not options["repair"]:
            sys.exit(1)
        with told_clearly():
            indexer.reindex(sorted({each.entry for each in wrong}))
        if check.differences():
            raise CommandError(_("修复后仍不一致，请运行 manage.py rebuild_index。"))
        self.stdout.write(_("已修复。"))

    def _rebuild(self, repair: bool, error: Exception) -> None:
        self.stdout.write(
            _("索引没有建立、已损坏或版本不同：%(error)s") % {"error": error}
        )
        if not repair:
            sys.exit(1)
        with told_clearly():
            indexer.rebuild()
        self.stdout.write(_("已重建。"))
