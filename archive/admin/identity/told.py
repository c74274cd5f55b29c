"""What is said to an editor of a decision, and noted in the histories it is about."""

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

from archive.admin.conflicts import proxy_of
from archive.models import Decision, Person

BACK = "back"
"""The field of a form that says which page to go back to."""


def tell(request: HttpRequest, text: str, decision: Decision | None = None) -> None:
    """Say what was done, with a button that takes it back."""
    said = (
        format_html("{} {}", text, undo_button(request, decision)) if decision else text
    )
    messages.success(request, said)


def undo_button(request: HttpRequest, decision: Decision) -> SafeString:
    """Give the button that takes a decision back; it leads back to where it was."""
    return format_html(
        '<form class="undo" method="post" action="{}">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="back" value="{}">'
        "<button>{}</button></form>",
        reverse("admin:archive_person_undo", args=[decision.pk]),
        get_token(request),
        request.POST.get(BACK) or request.get_full_path(),
        _("撤销"),
    )


def back(request: HttpRequest) -> HttpResponse:
    """Go back to the page a form came from, if that is one of this desk's."""
    url = request.POST.get(BACK, "")
    desk = reverse("admin:index")
    safe = url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    if safe and url.startswith(desk):
        return redirect(url)
    return redirect("admin:archive_person_questions")


def note(request: HttpRequest, text: str, decision: Decision) -> None:
    """Note a decision in the history of everybody, and of the entry, it is about."""
    about = [decision.person, decision.other]
    rows: list[Any] = [row for row in about if row is not None]
    if decision.entry:
        rows.append(proxy_of(decision.entry))
    note_on(request, text, *rows)


def note_on(request: HttpRequest, text: str, *rows: Any) -> None:
    """Note a text in the history of some rows."""
    for row in rows:
        LogEntry.objects.log_actions(
            request.user.pk, [row], CHANGE, change_message=text, single_object=True
        )


def named(person: Person | None) -> str:
    """Name somebody so that two of one name are told apart: 范华平 #12."""
    return f"{person} #{person.pk}" if person else _("无此人")


def page_of(desk: ModelAdmin, request: HttpRequest, title: str) -> dict[str, Any]:
    """Give what every page of the desk is shown with."""
    own = {"title": title, "opts": desk.opts, "back": request.get_full_path()}
    return desk.admin_site.each_context(request) | own
