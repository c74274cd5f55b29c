"""What a click on an answer about names that wait does.

A button's value is a verb and the ids it is about: merge:12:40.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.admin.answering import back, note_on, note_on_many, tell
from archive.admin.conflicts import proxy_of
from archive.admin.ids import read_id, read_ids
from archive.models import Proposal, Topic
from archive.store import proposals
from archive.store.proposals import Settled
from archive.text.wording import say

QUEUE = "admin:archive_topic_proposals"


def answer(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Take an answer, and go back to the page of the queue it came from."""
    verb, *ids = request.POST.get("answer", "").split(":")
    if verb in MAKING and not desk.has_add_permission(request):
        raise PermissionDenied
    try:
        if verb not in ANSWERS:
            raise Settled
        with transaction.atomic():
            ANSWERS[verb](request, *ids[:2])
    except (Settled, TypeError):
        messages.error(request, _("这个主题已经有人处理，或已不在。"))
    return back(request, QUEUE)


def _proposal(pk: str) -> Proposal:
    row = Proposal.objects.filter(pk=read_id(pk)).first()
    if row is None:
        raise Settled
    return row


def _accept(request: HttpRequest, pk: str) -> None:
    row = _proposal(pk)
    topic = proposals.accept(row, by=request.user)
    rows = _entries_of(row)
    text = say("“{name}”已成为主题，{count} 篇归入。", name=row.name, count=len(rows))
    _tell_filed(request, row, topic, text, rows)


def _merge(request: HttpRequest, pk: str, to: str) -> None:
    row, topic = _proposal(pk), Topic.objects.filter(pk=read_id(to)).first()
    if topic is None:
        raise Settled
    proposals.merge(row, topic, by=request.user)
    rows = _entries_of(row)
    text = say(
        "“{name}”已作为“{topic}”的同义词，{count} 篇归入。",
        name=row.name,
        topic=topic.name,
        count=len(rows),
    )
    _tell_filed(request, row, topic, text, rows)


def _chosen(request: HttpRequest, pk: str) -> None:
    to = request.POST.get(f"topic-{pk}", "")
    if to:
        _merge(request, pk, to)
    else:
        messages.warning(request, _("请先选择一个主题。"))


def _refuse(request: HttpRequest, pk: str) -> None:
    row = _proposal(pk)
    proposals.refuse(row, by=request.user)
    tell(request, _("已拒绝“%s”，以后不再提出。") % row.name, undo_url(row))


def _entries_of(row: Proposal) -> list[Model]:
    entries = row.entries.only("title", "kind").order_by("pk")
    return [proxy_of(entry) for entry in entries]


def _tell_filed(
    request: HttpRequest, row: Proposal, topic: Topic, text: str, rows: list[Model]
) -> None:
    """Say what was filed, with its undoing; note it on the topic and the entries."""
    note_on(request, text, topic)
    note_on_many(request, say("主题（采纳“{names}”）", names=topic.name), rows)
    tell(request, text, undo_url(row))


def undo_url(row: Proposal) -> str:
    """Give the address at which a decision about a name is taken back."""
    return reverse("admin:archive_topic_undo", args=[row.pk])


def _each_chosen(request: HttpRequest, settle: Callable[..., None]) -> None:
    """Settle all that are ticked alike; each is told with its own undoing."""
    chosen = read_ids(request.POST.getlist("chosen"))
    if not chosen:
        messages.warning(request, _("没有勾选。"))
    for pk in chosen:
        settle(request, str(pk))


def _accept_chosen(request: HttpRequest) -> None:
    _each_chosen(request, _accept)


def _refuse_chosen(request: HttpRequest) -> None:
    _each_chosen(request, _refuse)


def take_back(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Have a name wait again that was settled, and say so."""
    try:
        with transaction.atomic():
            row = _proposal(str(pk))
            topic = row.topic
            proposals.take_back(row)
            text = say("已撤销：“{name}”又是待定主题。", name=row.name)
            if topic and Topic.objects.filter(pk=topic.pk).exists():
                note_on(request, text, topic)
            tell(request, text)
    except Settled:
        messages.error(request, _("不能撤销：已经撤销过，或已不在。"))
    return back(request, QUEUE)


ANSWERS: dict[str, Callable[..., None]] = {
    "accept": _accept,
    "merge": _merge,
    "chosen": _chosen,
    "refuse": _refuse,
    "accept-chosen": _accept_chosen,
    "refuse-chosen": _refuse_chosen,
}
"""Each answer by the verb of its button."""

MAKING = {"accept", "accept-chosen"}
"""Those that make topics, for which that must be allowed."""
