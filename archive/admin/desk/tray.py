"""The desk's front page: paste, drop, and what lies there waiting."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from archive.admin.desk.access import context, for_importers
from archive.admin.desk.deciding import (
    Decision,
    Undecided,
    decide,
    discard,
    sweep,
)
from archive.admin.desk.upload import Received, receive_files, receive_paste
from archive.admin.ids import read_ids
from archive.models import Intake
from archive.parsing import ParseError
from archive.store import StoreError
from archive.wording import in_page_language

PER_PAGE = 50
MOST_TOLD = 20
DISCARD = "discard"
CHOICES = {DISCARD, *Decision}


class PasteForm(forms.Form):
    """Text to paste; `markup` is the same with its markup, which a script fills in."""

    text = forms.CharField(
        label=gettext_lazy("粘贴文字"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "wide"}),
    )
    markup = forms.CharField(required=False, widget=forms.HiddenInput)


@for_importers
@require_http_methods(["GET", "HEAD", "POST"])
def tray(request: HttpRequest) -> HttpResponse:
    """Show the desk; take what was pasted or dropped, or decide on several at once."""
    if request.method == "POST":
        if "decision" in request.POST:
            return _decide_many(request)
        return _receive(request)
    sweep()
    waiting = Intake.objects.select_related("owner").defer("source", "corrections")
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    values = context(request, title=_("导入台"), form=PasteForm(), page=page)
    return TemplateResponse(request, "admin/desk/tray.html", values)


def _receive(request: HttpRequest) -> HttpResponse:
    """Put on the desk what was sent; go on to it where it is one document."""
    received = receive_files(request.user, request.FILES.getlist("files"))
    text, markup = request.POST.get("text", ""), request.POST.get("markup", "")
    receive_paste(request.user, text, markup, received)
    _tell(request, received)
    if len(received.intakes) == 1 and not received.refused:
        return redirect("admin:desk_document", received.intakes[0].pk)
    return redirect("admin:desk")


def _tell(request: HttpRequest, received: Received) -> None:
    for told in received.refused[:MOST_TOLD]:
        messages.error(request, in_page_language(told))
    if len(received.refused) > MOST_TOLD:
        more = len(received.refused) - MOST_TOLD
        messages.error(request, _("另有 %s 个没有收下。") % more)
    unread = sum(bool(intake.problem) for intake in received.intakes)
    if unread:
        told = _("%(all)s 篇已放上台，其中 %(unread)s 篇读不出来，原因在下面各篇名下。")
        numbers = {"all": len(received.intakes), "unread": unread}
        messages.warning(request, told % numbers)
    elif received.intakes:
        messages.success(request, _("%s 篇已放上台。") % len(received.intakes))
    elif not received.refused:
        messages.warning(request, _("没有内容：请粘贴文字，或选择文件。"))


def _decide_many(request: HttpRequest) -> HttpResponse:
    """Store or discard the chosen documents, each by itself."""
    if request.POST["decision"] not in CHOICES:
        return redirect("admin:desk")
    chosen = read_ids(request.POST.getlist("intake"))[:PER_PAGE]
    intakes = list(Intake.objects.filter(pk__in=chosen))
    done = sum(_decided(request, intake) for intake in intakes)
    if not intakes:
        messages.warning(request, _("没有选中文稿。"))
    elif done:
        messages.success(request, _("%s 篇已处置。") % done)
    return redirect("admin:desk")


def _decided(request: HttpRequest, intake: Intake) -> bool:
    """Decide on one of many; what is not clear stays on the desk, and why is told."""
    choice = request.POST["decision"]
    if choice == DISCARD:
        discard(intake)
        return True
    try:
        decide(intake, request.user, Decision(choice), "")
    except (Undecided, ParseError, StoreError) as error:
        page = reverse("admin:desk_document", args=[intake.pk])
        why = in_page_language(str(error))
        told = format_html('“<a href="{}">{}</a>”：{}', page, intake, why)
        messages.error(request, told)
        return False
    return True
