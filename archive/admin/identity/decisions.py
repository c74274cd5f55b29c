"""What was decided about people, each with its undoing."""

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.admin.answering import page_of
from archive.admin.identity import told
from archive.admin.ids import read_id
from archive.identity.undoing import CannotUndo, Undone, undo
from archive.models import Decision
from archive.text.wording import say

PER_PAGE = 50


def decisions(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """List what was decided, the latest first; of one `person` if an id is sent."""
    rows = Decision.objects.select_related("person", "other", "entry", "made_by")
    rows = rows.defer("entry__imprint", "entry__warnings", "entry__dropped")
    person = read_id(request.GET.get("person"))
    if person is not None:
        rows = rows.filter(Q(person=person) | Q(other=person))
    page = Paginator(rows.order_by("-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = page_of(desk, request, _("人物决定记录")) | {"page": page}
    template = "admin/archive/person/decisions.html"
    return TemplateResponse(request, template, context)


def take_back(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a decision and say what went back and what did not."""
    decision = Decision.objects.filter(pk=pk).first()
    if decision is None:
        raise Http404
    try:
        with transaction.atomic():
            told.note(request, _undoing(decision), decision)
            done = undo(decision)
    except CannotUndo:
        messages.error(request, _("不能撤销：已撤销过，或所涉人物已删除。"))
    else:
        told.tell(request, undone_words(decision, done))
    return told.back(request)


def _undoing(decision: Decision) -> str:
    with override(settings.LANGUAGE_CODE):
        kind = decision.get_kind_display()
    about = str(decision.other or decision.name)
    if decision.person is None:
        return say("撤销：{kind} {about}", kind=kind, about=about)
    return say(
        "撤销：{kind} {about} → {person}",
        kind=kind,
        about=about,
        person=decision.person,
    )


def undone_words(decision: Decision, done: Undone) -> str:
    """Say what an undo did, and what it left as somebody has changed it since."""
    text = _("已撤销“%(decision)s”") % {"decision": decision}
    if decision.moved:
        text += _("：%d 处提及已还原") % done.restored
    if done.stayed:
        text += _("，%d 处此后另有改动或已不在，没有动") % done.stayed
    return f"{text}。"
