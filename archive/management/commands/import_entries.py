"""`manage.py import_entries`: read files and folders into the archive."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils.translation import gettext as _

from archive.management.importing.options import add_options, read_given
from archive.management.importing.report import Report
from archive.management.importing.run import Run, Settings, find_inputs
from archive.parsing.files import How
from archive.parsing.readers import ReaderDied


class Command(BaseCommand):
    """Import documents; what is good is kept, what is refused is told line by line.

    An import may be run again, or after it was cut short: what is there already and
    has not changed is left as it is. Exit status 1 if any input was refused.
    """

    # The checks load every page; an import needs none of them.
    requires_system_checks = []
    help = _("导入文件或文件夹里的新闻发布会实录和新闻稿")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the paths and options."""
        add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the paths, then say what became of them."""
        given = read_given(options)
        as_json, dry_run = options["json"], options["dry_run"]
        report = Report(self.stderr if as_json else self.stdout, self.stderr)
        files = find_inputs(options["paths"], report)
        if given.source_url:
            refuse_many(files)
        settings = Settings(
            How(options["format"], given, options["strict"]),
            dry_run=dry_run,
            show=self.stdout.write if as_json else None,
        )
        with told_in_one_line():
            run = Run(settings, report)
            run.read(files)
            run.link_people()
        report.close(stored=not dry_run)
        if report.refused:
            sys.exit(1)


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """Turn what can cut an import short into one line with the remedy.

    Raises:
        CommandError: the database failed, or the operator broke off.
    """
    try:
        yield
    except OperationalError as error:
        told = _(
            "数据库写入失败（%s）。已入库的条目保留；请确认已运行 manage.py migrate、"
            "磁盘未满、没有其他程序占用数据库，再运行即可继续。"
        )
        raise CommandError(told % error) from error
    except ReaderDied as error:
        told = _(
            "解析文稿的进程意外终止，可能是内存不足被系统结束。已入库的条目保留；"
            "请腾出内存，再运行即可继续。"
        )
        raise CommandError(told) from error
    except KeyboardInterrupt as error:
        told = _("已中断。已入库的条目保留，再次运行会接着导入。")
        raise CommandError(told, returncode=130) from error


def refuse_many(files: list[Path]) -> None:
    """Refuse one address for many documents: they would all become one entry.

    Raises:
        CommandError: there is more than one file, or one of many documents.
    """
    if len(files) > 1 or any(".jsonl" in path.name for path in files):
        raise CommandError(_("--url 只能用于单篇文稿：多篇用同一网址会互相覆盖。"))
