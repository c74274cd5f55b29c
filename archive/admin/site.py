"""The desk itself: what lies on it, in which order, and who may sit down at it."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.desk.access import may_import
from archive.admin.desk.addresses import desk_urls
from archive.admin.entries import NewsArticleAdmin, PressConferenceAdmin
from archive.admin.passwords import (
    ALLOWED,
    end_one_time_password,
    must_choose_password,
)
from archive.admin.people import OrganizationAdmin, PersonAdmin, SeriesAdmin
from archive.admin.speeches import SpeechAdmin
from archive.admin.topics import TopicAdmin
from archive.admin.waiting import waiting
from archive.admin.words import WordAdmin
from archive.models import (
    NewsArticle,
    Organization,
    Person,
    PressConference,
    Series,
    Speech,
    Topic,
    Word,
)

DESK: dict[type[Model], type[admin.ModelAdmin]] = {
    PressConference: PressConferenceAdmin,
    NewsArticle: NewsArticleAdmin,
    Series: SeriesAdmin,
    Topic: TopicAdmin,
    Word: WordAdmin,
    Person: PersonAdmin,
    Organization: OrganizationAdmin,
    Speech: SpeechAdmin,
}
"""What editors work on, in the order of the index."""


class Desk(admin.AdminSite):
    """Django's admin site under the archive's name, with its own front page."""

    site_title = gettext_lazy("平安档案编辑台")
    site_header = gettext_lazy("平安档案 · 编辑台")
    index_title = gettext_lazy("编辑台")
    index_template = "admin/desk.html"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        for model, options in DESK.items():
            self.register(model, options)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Give the import desk's addresses before those of the rows."""
        return [*desk_urls(self.admin_view), *super().get_urls()]

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        """Send whoever has a one-time password to choose another first."""
        inner = super().admin_view(view, cacheable)

        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            name = request.resolver_match.url_name
            if name not in ALLOWED and must_choose_password(request):
                return redirect("admin:password_change")
            return inner(request, *args, **kwargs)

        return update_wrapper(checked, inner)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Change the password; the first change ends the one-time password."""
        told = dict(extra_context or {})
        if must_choose_password(request):
            told["title"] = _("请先把一次性密码改成自己的密码")
        response = super().password_change(request, told)
        if request.method == "POST" and response.status_code == 302:
            end_one_time_password(request.user)
        return response

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """List the archive first, its rows in the order of `DESK`."""
        apps = super().get_app_list(request, app_label)
        order = {model: place for place, model in enumerate(DESK)}
        for app in apps:
            app["models"].sort(key=lambda row: order.get(row["model"], len(order)))
        return sorted(apps, key=lambda app: app["app_label"] != "archive")

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the front page with what waits for an editor."""
        user = request.user
        told = {"waiting": waiting(user), "may_import": may_import(user)}
        return super().index(request, {**told, **(extra_context or {})})
