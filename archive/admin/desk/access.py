"""Who may sit at the import desk, and what its pages have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from archive.models import Kind, NewsArticle, PressConference


def may_store(user: Any, kind: str, *, is_new: bool) -> bool:
    """Say whether a user may add, or change, entries of a kind."""
    models = {"press_conference": PressConference, "news_article": NewsArticle}
    verb = "add" if is_new else "change"
    return user.has_perm(f"archive.{verb}_{models[kind]._meta.model_name}")


def may_import(user: Any) -> bool:
    """Say whether a user may add entries of any kind."""
    return any(may_store(user, kind, is_new=True) for kind in Kind.values)


def for_importers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a page of the desk to those only who may add entries."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


def context(request: HttpRequest, **values: Any) -> dict[str, Any]:
    """Give a page of the desk what every page of the admin has."""
    return {**admin.site.each_context(request), **values}
