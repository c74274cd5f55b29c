"""Whether searches find all that was committed before this process was started."""

from dataclasses import dataclass
from functools import cache

from django.db import DatabaseError
from django.db.models import Max
from django.utils.translation import gettext as _

from archive.models import Outbox
from archive.search.engine import IndexMissing, IndexRefused, get_engine
from archive.search.question import Question


@dataclass(frozen=True, slots=True)
class Readiness:
    """`reason` says in words why a process is not ready; it is empty where it is."""

    ready: bool
    reason: str = ""


def readiness() -> Readiness:
    """Say whether the index is there and holds what was changed before the start."""
    try:
        last = _last_change()
        waiting = Outbox.objects.pending().filter(pk__lte=last).count()
        get_engine().answer(Question(limit=0))
    except DatabaseError as error:
        return Readiness(False, _("数据库打不开：%(error)s") % {"error": error})
    except IndexMissing:
        return Readiness(False, _("索引还没有建立。"))
    except IndexRefused:
        return Readiness(False, _("索引损坏或版本不同，正等待重建。"))
    if waiting:
        said = _("还有 %(count)s 处修改没有进入索引。")
        return Readiness(False, said % {"count": waiting})
    return Readiness(True)


@cache
def _last_change() -> int:
    """Give the last change recorded when this process first asked."""
    found: int | None = Outbox.objects.aggregate(last=Max("pk"))["last"]
    return found or 0
