"""`manage.py check_counts`: are the numbers kept with rows those of the rows?"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import Proposal


class Command(BaseCommand):
    """Compares how many entries each proposed name has with the number kept for it.

    Every change keeps it; a hand in the database may not. Exit status 1 if any differs
    and is not put right.
    """

    help = _("核对待定主题记下的篇数；--repair 重新计数。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take `--repair`."""
        parser.add_argument("--repair", action="store_true", help=_("修好不一致之处"))

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        """Name each that differs, and count it anew if asked to."""
        wrong = Proposal.objects.miscounted()
        names = list(wrong.values_list("name", "entry_count"))
        for name, kept in names:
            self.stdout.write(
                _("篇数不符：%(name)s（记为 %(kept)s）") % {"name": name, "kept": kept}
            )
        if not names:
            self.stdout.write(_("篇数都相符。"))
        elif options["repair"]:
            wrong.recount()
            self.stdout.write(_("已修复。"))
        else:
            sys.exit(1)
