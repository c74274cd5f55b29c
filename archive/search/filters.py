"""The filters a query and a form have: their names, and what their values mean.

`FIELDS` says which names in a query stand for which filter. Ids and names of people,
outlets and topics are looked up in the database; the rest is read as written.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy

from archive.identity.redirecting import kept_ids
from archive.models import Alias, Kind, Organization, Person, Role, Topic
from archive.search.question import NONE, Days
from archive.text.folding import fold
from archive.text.pinyin import sort_key

FIELDS = {
    "speaker": "speaker", "发言人": "speaker", "说话人": "speaker",
    "outlet": "outlet", "媒体": "outlet",
    "role": "role", "角色": "role",
    "topic": "topic", "主题": "topic",
    "source": "source", "来源": "source",
    "kind": "kind", "类型": "kind",
    "year": "year", "年份": "year",
    "month": "month", "月份": "month",
    "date": "date", "日期": "date",
}  # fmt: skip

NAMES = {
    "kind": gettext_lazy("类型"),
    "year": gettext_lazy("年份"),
    "month": gettext_lazy("月份"),
    "speaker": gettext_lazy("发言人"),
    "outlet": gettext_lazy("媒体"),
    "role": gettext_lazy("角色"),
    "topic": gettext_lazy("主题"),
    "source": gettext_lazy("来源"),
    "date": gettext_lazy("日期"),
    "from": gettext_lazy("起始日期"),
    "to": gettext_lazy("截止日期"),
}
"""What filters are called."""

ROLES = {
    "问": "question", "提问": "question", "答": "answer", "回答": "answer",
    "发言": "speech", "正文": "narrative", "现场": "scene",
}  # fmt: skip
KINDS = {
    "发布会": "press_conference", "新闻发布会": "press_conference",
    "新闻稿": "news_article", "新闻": "news_article", "文章": "news_article",
}  # fmt: skip
NOBODY = "0"
"""An id that no row has: the value of a name that nobody bears."""
LONGEST_NAME = 200
"""Characters that no name has more of: longer ones are not looked up."""

_YEAR = re.compile(r"([0-9]{4})年?\Z")  # 2021
_MONTH = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})月?\Z")  # 2021-03
_DAY = re.compile(
    r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?\Z"
)  # 2021-03-04
_ID = re.compile(r"[0-9]{1,18}\Z")


def read_value(name: str, value: str) -> frozenset[str] | None:
    """Give what a filter's value stands for as an engine takes it, null if nothing.

    A name that is nobody's stands for nobody: there are no hits. A name that two
    people bear stands for both.
    """
    value = value.strip()
    if value in {NONE, "无"}:
        return frozenset({NONE})
    return _READERS[name](value) if value else None


def read_days(value: str) -> Days | None:
    """Read a day, month or year, or a stretch of them; null if it is none.

    The ends of a stretch may stand in either order.

    >>> read_days("2021-06..2021-01")
    Days(first=datetime.date(2021, 1, 1), last=datetime.date(2021, 6, 30))
    >>> read_days("2021-13") is None
    True
    """
    first, dots, last = value.strip().partition("..")
    if not dots:
        return _stretch(first)
    begin, end = _stretch(first), _stretch(last)
    if (first and not begin) or (last and not end):
        return None
    return between(begin, end)


def between(begin: Days | None, end: Days | None) -> Days | None:
    """Give what lies from one day, month or year to another; null if there is neither.

    They may stand in either order.
    """
    first, last = begin.first if begin else None, end.last if end else None
    if begin and end and first and last and first > last:
        first, last = end.first, begin.last
    return Days(first, last) if first or last else None


def _stretch(text: str) -> Days | None:
    try:
        if found := _YEAR.match(text):
            year = int(found[1])
            return Days(date(year, 1, 1), date(year, 12, 31))
        if found := _MONTH.match(text):
            year, month = int(found[1]), int(found[2])
            last = monthrange(year, month)[1]
            return Days(date(year, month, 1), date(year, month, last))
        if found := _DAY.match(text):
            day = date(*map(int, found.groups()))
            return Days(day, day)
    except ValueError:
        return None
    return None


def _year(value: str) -> frozenset[str] | None:
    return frozenset({str(int(m[1]))}) if (m := _YEAR.match(value)) else None


def _month(value: str) -> frozenset[str] | None:
    found = _MONTH.match(value)
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    return frozenset({f"{found[1]}-{int(found[2]):02}"})


def _kind(value: str) -> frozenset[str] | None:
    known = KINDS.get(value, value.lower())
    return frozenset({known}) if known in Kind.values else None


def _role(value: str) -> frozenset[str] | None:
    known = ROLES.get(value, value.lower())
    return frozenset({known}) if known in Role.values else None


def _source(value: str) -> frozenset[str] | None:
    return frozenset({value})


def _speaker(value: str) -> frozenset[str]:
    named = fold(value)
    # Two questions, each answered by an index: asked as one it is none's.
    people = Person.objects.kept().filter(folded=named).values_list("pk", flat=True)
    # Who was merged left his names to the one kept.
    aliases = Alias.objects.filter(folded=named, person__merged_into=None)
    found = {*people.order_by(), *aliases.values_list("person", flat=True)}
    return _ids(value, found) if found else kept_speakers(_ids(value, found))


def kept_speakers(ids: Iterable[str]) -> frozenset[str]:
    """Give ids of people as they are after merges: those kept for those merged."""
    asked = frozenset(ids)
    moved = kept_ids(int(value) for value in asked - {NONE, NOBODY})
    return asked - {str(pk) for pk in moved} | {str(pk) for pk in moved.values()}


def _outlet(value: str) -> frozenset[str]:
    named = {fold(value), fold(value.removesuffix("记者"))}
    outlets = Organization.objects.filter(folded__in=named)
    return _ids(value, set(outlets.values_list("pk", flat=True)))


def _topic(value: str) -> frozenset[str]:
    named = Q()
    for spelling in _spellings(value):
        named |= Q(pinyin=sort_key(spelling)) | Q(synonyms__icontains=spelling)
    rows = Topic.objects.filter(named) if named else Topic.objects.none()
    wanted = fold(value)
    topics = (t for t in rows.order_by() if wanted in map(fold, t.names()))
    return _ids(value, {topic.pk for topic in topics})


def _spellings(name: str) -> list[str]:
    """Give the ways a name may be stored: as typed, folded; none if it can be none."""
    return [name, fold(name)] if 0 < len(name) <= LONGEST_NAME else []


def _ids(value: str, found: set[int]) -> frozenset[str]:
    """Give the ids found by name, or the value itself where it is an id."""
    if not found and _ID.match(value):
        return frozenset({str(int(value))})
    return frozenset(map(str, found)) or frozenset({NOBODY})


_READERS: dict[str, Callable[[str], frozenset[str] | None]] = {
    "speaker": _speaker, "outlet": _outlet, "topic": _topic, "role": _role,
    "source": _source, "kind": _kind, "year": _year, "month": _month,
}  # fmt: skip
