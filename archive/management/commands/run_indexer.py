"""`manage.py run_indexer`: the one process that writes the index."""

import signal
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from archive.management.indexing import told_clearly
from archive.search import indexer


class Command(BaseCommand):
    """Turns outbox rows into index changes until it is told to end."""

    help = _("把修改写进索引；同时只能有一个。--once 处理完现有修改就结束。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take `--once`."""
        parser.add_argument(
            "--once", action="store_true", help=_("处理完现有修改就结束")
        )

    def handle(self, **options: Any) -> None:
        """Hold the indexer's lock and drain the outbox."""
        # Ending at any point is harmless, so it need not wait for a batch to end.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: sys.exit(0))
        with told_clearly(), indexer.alone():
            if options["once"]:
                indexer.ensure(thorough=True)
                indexer.drain_all()
            else:
                indexer.run()
