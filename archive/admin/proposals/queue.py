"""The names that wait, with the entries that proposed them, and what was settled."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.answering import page_of
from archive.admin.choosing import TOPIC, chooser, chooser_media
from archive.admin.proposals.passages import Shown, passages
from archive.models import Proposal, Topic
from archive.search.params import clean
from archive.store.topics import known_as, topics_by_word

PER_PAGE = 20

TABS = {
    "waiting": gettext_lazy("待定"),
    "filed": gettext_lazy("已成主题"),
    "refused": gettext_lazy("已拒绝"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A name that waits; `known` is the topic that it is another word for, if any."""

    proposal: Proposal
    shown: list[Shown]
    known: Topic | None
    chooser: SafeString


def proposals(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show a page of the names that wait, or of those that were settled."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in TABS else "waiting"
    text = clean(request.GET.get("q", "")).strip()[:50]
    found = SOURCES[kind]()
    found = found.filter(name__contains=text) if text else found
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = page_of(desk, request, _("待定主题")) | {
        "kind": kind,
        "tabs": TABS,
        "text": text,
        "page": page,
        "questions": _questions(page) if kind == "waiting" else [],
        "media": desk.media + chooser_media(),
        "may_add": desk.has_add_permission(request),
    }
    template = "admin/archive/topic/proposals.html"
    return TemplateResponse(request, template, context)


def waiting() -> QuerySet[Proposal]:
    """Give the names that wait with any entry, those of most entries first."""
    rows = Proposal.objects.waiting().filter(entry_count__gt=0)
    return rows.order_by("-entry_count", "name")


def _settled(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return rows.select_related("topic", "settled_by").order_by("-settled_at", "-pk")


SOURCES: dict[str, Callable[[], QuerySet[Proposal]]] = {
    "waiting": waiting,
    "filed": lambda: _settled(Proposal.objects.filed()),
    "refused": lambda: _settled(Proposal.objects.refused()),
}


def _questions(page: Page) -> list[Question]:
    rows = list(page)
    shown, known = passages(rows), _known(one.name for one in rows)
    return [
        Question(row, shown[row.pk], known.get(row.name), _chooser(place))
        for place, row in enumerate(rows)
    ]


def _chooser(place: int) -> SafeString:
    return chooser("topic", place, TOPIC)


def _known(names: Iterable[str]) -> dict[str, Topic]:
    """Give the topics that names mean already, by themselves or by another word."""
    words = topics_by_word()
    ids = {name: words.get(known_as(name, words)) for name in names}
    topics = Topic.objects.in_bulk(set(ids.values()) - {None})
    return {name: topics[pk] for name, pk in ids.items() if pk in topics}
