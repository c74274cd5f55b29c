"""What pages of questions share: what is said of an answer, and its undoing."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.wording import in_page_language

BACK = "back"
"""The field of a form that says which page to go back to."""


def tell(request: HttpRequest, text: str, undo_url: str = "") -> None:
    """Say what was done, with a button that takes it back if there is an address.

    `text` is Chinese, as a history keeps it; the page says it in its own language.
    """
    text = in_page_language(text)
    button = undo_button(request, undo_url) if undo_url else ""
    messages.success(request, format_html("{} {}", text, button) if button else text)


def undo_button(request: HttpRequest, url: str) -> SafeString:
    """Give the button that takes a decision back; it leads back to where it was."""
    return format_html(
        '<form class="undo" method="post" action="{}">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="back" value="{}">'
        "<button>{}</button></form>",
        url,
        get_token(request),
        request.POST.get(BACK) or request.get_full_path(),
        _("撤销"),
    )


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Go back to the page a form came from, if that is one of this desk's.

    `otherwise` names the page to go to where it is not.
    """
    url = request.POST.get(BACK, "")
    desk = reverse("admin:index")
    safe = url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return redirect(url if safe and url.startswith(desk) else otherwise)


def note_on(request: HttpRequest, text: str, *rows: Any) -> None:
    """Note a text in the history of some rows."""
    for row in rows:
        LogEntry.objects.log_actions(
            request.user.pk, [row], CHANGE, change_message=text, single_object=True
        )


def note_on_many(request: HttpRequest, text: str, rows: Iterable[Any]) -> None:
    """Note a text in the history of very many rows at once."""
    if rows := list(rows):
        LogEntry.objects.log_actions(request.user.pk, rows, CHANGE, change_message=text)


def page_of(desk: ModelAdmin, request: HttpRequest, title: str) -> dict[str, Any]:
    """Give what every page of questions is shown with."""
    own = {"title": title, "opts": desk.opts, "back": request.get_full_path()}
    return desk.admin_site.each_context(request) | own
