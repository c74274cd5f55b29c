"""The addresses below those of 人物, and who may open them."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    QueryDict,
)
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy

from archive.admin.identity.answers import answer
from archive.admin.identity.decisions import decisions, take_back
from archive.admin.identity.merging import merge_page
from archive.admin.identity.queue import questions
from archive.admin.identity.splitting import split_page

View = Callable[..., HttpResponse]

PAGES: dict[str, tuple[str, View]] = {
    "questions": ("questions/", questions),
    "answer": ("questions/answer/", answer),
    "merge": ("merge/", merge_page),
    "split": ("<int:pk>/split/", split_page),
    "decisions": ("decisions/", decisions),
    "undo": ("decisions/<int:pk>/undo/", take_back),
}
"""Each page by the end of its name, admin:archive_person_…"""

ONLY_POST = {"answer", "undo"}


class IdentityPages(admin.ModelAdmin):
    """The pages about who is who, for editors who may change people (a mixin)."""

    actions = ("merge_chosen",)

    def get_urls(self) -> list[URLPattern]:
        """Put the pages before those of single people."""
        own = [
            path(route, self._guarded(name, view), name=f"archive_person_{name}")
            for name, (route, view) in PAGES.items()
        ]
        return own + super().get_urls()

    def _guarded(self, name: str, view: View) -> View:
        """Open a page to those who may change people, and to POST where it changes."""

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_change_permission(request):
                raise PermissionDenied
            if name in ONLY_POST and request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            return view(self, request, *args, **kwargs)

        return self.admin_site.admin_view(update_wrapper(guarded, view))

    @admin.action(description=gettext_lazy("合并所选人物…"), permissions=["change"])
    def merge_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """Show the chosen people side by side, to be merged."""
        asked = QueryDict(mutable=True)
        asked.setlist("ids", list(queryset.values_list("pk", flat=True)))
        return redirect(f"{reverse('admin:archive_person_merge')}?{asked.urlencode()}")
