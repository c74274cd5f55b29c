"""The two switches of the head, language and type size, each kept in a cookie."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

TYPE_COOKIE = "type"
LARGE = "large"
YEAR = 365 * 24 * 3600


@never_cache
@require_safe
def preferences(request: HttpRequest) -> HttpResponse:
    """Set `language` or `type` as asked for, and go back to the page of `next`.

    Values that are not known change nothing. A plain link, as nothing but the look of
    the reader's own pages depends on it.
    """
    response = HttpResponseRedirect(_back(request))
    language, size = request.GET.get("language"), request.GET.get("type")
    if language in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    if size in (LARGE, "normal"):
        _keep(response, TYPE_COOKIE, size)
    return response


def _back(request: HttpRequest) -> str:
    """Give the page to go back to, if it is one of ours, else the home page."""
    page = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()})
    return page if ours and page.isprintable() else "/"


def _keep(response: HttpResponse, cookie: str, value: str) -> None:
    """Keep a choice for a year."""
    response.set_cookie(
        cookie, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS
    )
