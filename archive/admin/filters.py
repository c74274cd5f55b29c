"""The filters beside the list of entries: short lists, quick at any size."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.ids import read_id
from archive.models import Entry, Topic

SHOWN = 30
NONE = "none"


class EntryFilter(admin.SimpleListFilter):
    """A filter whose choices are counted over the entries of the list's kind."""

    def entries(self, model_admin: admin.ModelAdmin) -> QuerySet[Entry]:
        """Give all the entries the list may show, in no order."""
        return Entry.objects.filter(kind=model_admin.kind).order_by()


class YearFilter(EntryFilter):
    """By the Beijing year of the day an entry is filed under."""

    title = gettext_lazy("年份")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """List the years there are, newest first, and the undated."""
        # Of every day, not of every entry, the year is taken.
        days = self.entries(model_admin).values_list("day", flat=True).distinct()
        years = sorted({day.year for day in days if day}, reverse=True)
        listed = [(str(year), _("%s 年") % year) for year in years]
        return [*listed, (NONE, _("无日期"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep one year, or the undated; what is no year keeps all."""
        if self.value() == NONE:
            return queryset.undated()
        year = _number(self.value(), 9999)
        return queryset.in_year(year) if year else queryset


class MonthFilter(EntryFilter):
    """By the month, within the year that is chosen; a month of another says nothing."""

    title = gettext_lazy("月份")
    parameter_name = "month"

    def __init__(self, request: HttpRequest, params: Any, *more: Any) -> None:
        self._year = _number(request.GET.get(YearFilter.parameter_name), 9999)
        super().__init__(request, params, *more)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """List the months of the year that is chosen; none where none is."""
        if not self._year:
            return []
        days = self.entries(model_admin).in_year(self._year)
        months = {day.month for day in days.values_list("day", flat=True).distinct()}
        return [(f"{self._year}-{n}", _("%s 月") % n) for n in sorted(months)]

    def value(self) -> str | None:
        """Give the month that is chosen, as 2021-3, if it is one of the year."""
        year, _dash, month = (super().value() or "").partition("-")
        is_one = self._year and _number(year, 9999) == self._year and _number(month, 12)
        return f"{year}-{month}" if is_one else None

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep one month of the year; what is no month keeps all."""
        if not (value := self.value()):
            return queryset
        return queryset.in_month(self._year, int(value.partition("-")[2]))


def _number(text: str | None, most: int) -> int:
    """Read a whole number from 1 to `most`; 0 where it is none."""
    digits = text if text and text.isascii() and text.isdigit() else "0"
    number = int(digits[:5])
    return number if number <= most else 0


class SourceFilter(EntryFilter):
    """By the source, of which the commonest are listed."""

    title = gettext_lazy("来源")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """List the commonest sources with their numbers of entries."""
        counted = self.entries(model_admin).values_list("source")
        common = counted.annotate(count=Count("pk")).order_by("-count", "source")
        none = _("无来源")
        return [
            (source or NONE, f"{source or none}（{count}）")
            for source, count in common[:SHOWN]
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep one source, or those without."""
        if self.value() is None:
            return queryset
        return queryset.filter(source="" if self.value() == NONE else self.value())


class TopicFilter(EntryFilter):
    """By topic, of which the commonest are listed."""

    title = gettext_lazy("主题")
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """List the commonest topics with their numbers of entries, and none."""
        rows = Topic.objects.filter(entries__kind=model_admin.kind)
        common = rows.annotate(count=Count("entries")).order_by("-count", "pinyin")
        listed = [(str(t.pk), f"{t.name}（{t.count}）") for t in common[:SHOWN]]
        return [*listed, (NONE, _("无主题"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep one topic, or those without any; what is no id keeps all."""
        value = self.value() or ""
        if value == NONE:
            return queryset.filter(topics__isnull=True)
        topic = read_id(value)
        return queryset if topic is None else queryset.filter(topics=topic)


class HasRows(EntryFilter):
    """Whether a list kept with the entry has anything in it."""

    field: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Offer yes and no."""
        return [("yes", _("有")), ("no", _("没有"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep those that have some, or none."""
        if self.value() == "yes":
            return queryset.exclude(**{self.field: []})
        return queryset.filter(**{self.field: []}) if self.value() else queryset


def has_waiting_topics() -> Exists:
    """Ask of an entry whether names wait with it to be topics."""
    rows = Entry.proposals.through.objects.filter(entry=OuterRef("pk"))
    return Exists(rows.filter(proposal__settled_at__isnull=True))


class ProposedFilter(HasRows):
    """Whether topics wait for an editor."""

    title = gettext_lazy("待定主题")
    parameter_name = "proposed"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep those with whom some wait, or none."""
        if self.value() is None:
            return queryset
        waits = has_waiting_topics()
        return queryset.filter(waits if self.value() == "yes" else ~waits)


class WarningFilter(HasRows):
    """Whether the import had something to say."""

    title = gettext_lazy("导入提示")
    parameter_name = "warned"
    field = "warnings"


class DuplicateFilter(HasRows):
    """Whether it is linked to another entry of nearly the same words."""

    title = gettext_lazy("重复")
    parameter_name = "duplicate"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep those that are, or are not."""
        if self.value() is None:
            return queryset
        return queryset.filter(duplicate_of__isnull=self.value() != "yes")
