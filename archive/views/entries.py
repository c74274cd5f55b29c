"""Lists of entries: all, by kind, year and month, undated, and the most read."""

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.models import Entry, Kind
from archive.views.folding import folded_page, is_wanted, unfolded
from archive.views.home import most_read
from archive.views.lines import entry_page


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """List all entries, the newest first."""
    return list_entries(request, Entry.objects.published())


@require_safe
def entries_hot(request: HttpRequest) -> HttpResponse:
    """List the entries most read in the last 30 days."""
    kind, ignored = asked_kind(request)
    rows = most_read().of_kind(kind)
    return render_list(request, rows, ignored=ignored, hot=True)


@require_safe
def entries_undated(request: HttpRequest) -> HttpResponse:
    """List the entries without any day."""
    return list_entries(request, Entry.objects.published().undated(), undated=True)


@require_safe
def entries_year(request: HttpRequest, year: int) -> HttpResponse:
    """List the entries of a year."""
    if not 1 <= year <= 9999:
        raise Http404(_("没有这一年"))
    return list_entries(request, Entry.objects.published().in_year(year), year=year)


@require_safe
def entries_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """List the entries of a month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        raise Http404(_("没有这个月份"))
    rows = Entry.objects.published().in_month(year, month)
    return list_entries(request, rows, year=year, month=month)


def asked_kind(request: HttpRequest) -> tuple[str, str]:
    """Read the kind asked for, "" for both, and what was wrong with it, in words."""
    asked = request.GET.get("kind", "")
    if asked in ("", *Kind.values):
        return asked, ""
    return "", _("没有“%(kind)s”这一类型，显示全部") % {"kind": asked[:20]}


def list_entries(request: HttpRequest, rows: Any, **place: Any) -> HttpResponse:
    """Show a page of entries, the newest first; `place` says where in the calendar."""
    kind, ignored = asked_kind(request)
    rows = rows.of_kind(kind).newest()
    return render_list(request, rows, ignored=ignored, **place)


def render_list(request: HttpRequest, rows: Any, **place: Any) -> HttpResponse:
    """Render a page of entries with the calendar of what there is of its kind."""
    kind, _ignored = asked_kind(request)
    if is_wanted(request):
        page, folding = folded_page(request, rows)
    else:
        page = entry_page(request, rows)
        folding = unfolded(page.items, [entry.pk for entry in page.items])
    for each in folding.items:
        each.item.prints = each
    context = {
        "page": page,
        "folding": folding,
        "lines": [each.item for each in folding.items],
        "kind": kind,
        "kind_label": Kind(kind).label if kind else "",
        "kinds": Kind,
        "calendar": calendar(kind, place.get("year")),
        **place,
    }
    return render(request, "archive/entries.html", context)


def calendar(kind: str, year: int | None) -> dict[str, Any]:
    """Count the entries of a kind by year, and by month in one year, in one query."""
    years: Counter[int] = Counter()
    months: Counter[int] = Counter()
    undated = 0
    for day, count in Entry.objects.published().of_kind(kind).days().items():
        if day is None:
            undated = count
            continue
        years[day.year] += count
        if day.year == year:
            months[day.month] += count
    return {
        "total": years.total() + undated,
        "years": sorted(years.items(), reverse=True),
        "months": sorted(months.items()),
        "undated": undated,
    }
