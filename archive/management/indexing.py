"""What the commands that write the index share: how their failures are told."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from archive.search.indexer import AlreadyRunning, Locked, WorkerDied


@contextmanager
def told_clearly() -> Iterator[None]:
    """Tell of a lock that is held, a full disk or a missing table in one line.

    Raises:
        CommandError: with the reason and the remedy.
    """
    try:
        yield
    except AlreadyRunning as error:
        said = _("已有一个索引进程在运行（锁：%(error)s）。请先结束它，或不必再启动。")
        raise CommandError(said % {"error": error}) from error
    except Locked as error:
        said = _("另一个进程正在写索引（锁：%(error)s），请等它结束后再试。")
        raise CommandError(said % {"error": error}) from error
    except WorkerDied as error:
        said = _("写索引的进程意外结束（%(error)s），可能是内存不够；原有索引没有动。")
        raise CommandError(said % {"error": error}) from error
    except OSError as error:
        said = _("索引写不进去（%(error)s），请检查磁盘空间和权限；原有索引没有动。")
        raise CommandError(said % {"error": error}) from error
    except DatabaseError as error:
        said = _("数据库读不出来（%(error)s），请先运行 manage.py migrate。")
        raise CommandError(said % {"error": error}) from error
