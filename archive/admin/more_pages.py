"""Pages of the desk below those of one kind of row, and who may open them."""

from collections.abc import Callable, Mapping
from functools import update_wrapper
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path

View = Callable[..., HttpResponse]


class MorePages(admin.ModelAdmin):
    """Pages beside lists and forms, for those who may change such rows (a mixin).

    `pages` gives each, as (route, view), by the end of its name: "merge" is
    admin:archive_person_merge. Those in `only_post` change something and take no GET.
    """

    pages: ClassVar[Mapping[str, tuple[str, View]]]
    only_post: ClassVar[set[str]] = set()

    def get_urls(self) -> list[URLPattern]:
        """Put the pages before those of single rows."""
        before = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path(route, self._guarded(name, view), name=f"{before}_{name}")
            for name, (route, view) in self.pages.items()
        ]
        return own + super().get_urls()

    def _guarded(self, name: str, view: View) -> View:
        """Open a page to those who may change the rows, to POST where it changes."""

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_change_permission(request):
                raise PermissionDenied
            if name in self.only_post and request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            return view(self, request, *args, **kwargs)

        return self.admin_site.admin_view(update_wrapper(guarded, view))
