"""What a changed source wrote over, in the history of its entry, and put back there."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.admin.answering import note_on
from archive.admin.conflicts import proxy_of
from archive.admin.history import difference
from archive.admin.more_pages import MorePages
from archive.admin.putting_back import CannotPutBack, put_back
from archive.admin.wording import lost_told
from archive.models import Kind, Overwritten
from archive.text.wording import say
from archive.wording import in_page_language

PER_PAGE = 50


def put_back_view(
    desk: ModelAdmin, request: HttpRequest, entry_pk: int, pk: int
) -> HttpResponse:
    """Put back what an editor had written, note it, and show the history again."""
    found = Overwritten.objects.select_related("entry")
    row = get_object_or_404(found, pk=pk, entry=entry_pk, entry__kind=desk.kind)
    try:
        for lost in put_back(row, by=request.user):
            messages.warning(request, lost_told(lost))
        note_on(request, _words(row), proxy_of(row.entry))
        messages.success(request, _("已放回：%s。") % in_page_language(row.place))
    except CannotPutBack:
        messages.error(
            request, _("不能放回：这一处后来又改过，或已不在。文字可从下面复制。")
        )
    return redirect(f"admin:archive_{desk.opts.model_name}_history", entry_pk)


@override(settings.LANGUAGE_CODE)
def _words(row: Overwritten) -> str:
    """Say what was put back as a history does of a form's fields."""
    told = difference(row.place, shown(row, row.became), shown(row, row.was))
    return say("放回编辑的文字：{change}", change=told)


def shown(row: Overwritten, text: str) -> str:
    """Give kept words as the desk shows such a value."""
    if row.field == "kind" and text:
        return str(Kind(text).label)
    if row.field == "held_time_known":
        return _("是") if text == "True" else _("否")
    return text


def _told(row: Overwritten) -> tuple[Overwritten, str, str, str]:
    """Give a row with its place, the editor's words and the source's, as shown."""
    place = in_page_language(row.place)
    return row, place, shown(row, row.was), shown(row, row.became)


class OverwrittenPages(MorePages):
    """The history of an entry with what a changed source wrote over (a mixin)."""

    pages = {
        "put_back": ("<int:entry_pk>/history/<int:pk>/", put_back_view),
    }  # fmt: skip
    only_post = {"put_back"}
    object_history_template = "admin/archive/entry_history.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show the history, with each place where an editor's words gave way."""
        entry = self.get_object(request, object_id)
        rows = Overwritten.objects.filter(entry=entry).select_related("put_back_by")
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("overwritten"))
        context = {
            "overwritten": [_told(row) for row in page] if entry else [],
            "overwritten_page": page,
            "may_put_back": self.has_change_permission(request, entry),
        }
        return super().history_view(request, object_id, (extra_context or {}) | context)
