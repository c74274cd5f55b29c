"""The page on which some of a person's mentions go to another."""

from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.admin.answering import page_of
from archive.admin.choosing import chooser, chooser_media
from archive.admin.identity import told
from archive.admin.identity.passages import passages
from archive.admin.ids import read_id
from archive.identity.assigning import split
from archive.identity.mentions import KINDS, kind_of
from archive.models import Decision, Person
from archive.models.mentions import Mention
from archive.text.wording import say

PER_PAGE = 50
ALL = "*"
"""What the choice of posts sends for all of them; no post printed is an empty one."""


def split_page(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person's mentions, those of one `post` if it is sent, or split them."""
    person = Person.objects.kept().filter(pk=pk).first()
    if person is None:
        raise Http404
    if request.method == "POST":
        return _split(request, person)
    post = _post(request)
    keys = _keys(person, post)
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    context = page_of(desk, request, _("拆分人物")) | {
        "person": person,
        "post": post,
        "posts": _posts(person),
        "all_posts": ALL,
        "page": page,
        "passages": passages(read_mentions(person, list(page))),
        "chooser": chooser("to"),
        "media": desk.media + chooser_media(),
    }
    template = "admin/archive/person/split.html"
    return TemplateResponse(request, template, context)


def _post(request: HttpRequest) -> str | None:
    """Give the post that the page shows, null for all."""
    post = request.GET.get("post")
    return None if post == ALL else post


def _keys(person: Person, post: str | None) -> QuerySet:
    """Give (kind, id) of a person's mentions, those of the newest entries first."""
    wanted = {"person": person} | ({} if post is None else {"post": post})
    first, *others = (
        model.objects.filter(**wanted)
        .order_by()
        .extra(select={"kind": "%s"}, select_params=[kind])
        .values_list("kind", "pk", "entry_id")
        for kind, model in KINDS.items()
    )
    return first.union(*others).order_by("-entry_id", "kind", "pk")


def _posts(person: Person) -> list[tuple[str, int]]:
    """Count a person's mentions by the post printed, the commonest first."""
    counts: dict[str, int] = {}
    for model in KINDS.values():
        rows = model.objects.filter(person=person).order_by().values_list("post")
        for post, count in rows.annotate(Count("pk")):
            counts[post] = counts.get(post, 0) + count
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def read_mentions(person: Person, keys: Iterable[Sequence]) -> list[Mention]:
    """Give those of these mentions, by (kind, id), that are a person's, in order."""
    wanted = [(kind, int(pk)) for kind, pk, *_rest in keys if kind in KINDS]
    found: dict[tuple[str, int], Mention] = {}
    for kind, model in KINDS.items():
        ids = [pk for own, pk in wanted if own == kind]
        rows = model.objects.filter(person=person, pk__in=ids) if ids else ()
        found |= {(kind_of(row), row.pk): row for row in rows}
    return [found[key] for key in dict.fromkeys(wanted) if key in found]


def _split(request: HttpRequest, person: Person) -> HttpResponse:
    to = request.POST.get("to", "")
    target = Person.objects.kept().filter(pk=read_id(to)).first()
    note = request.POST.get("note", "").strip()[:200]
    mentions = _chosen(request, person)
    if not mentions or target == person or (to and target is None):
        messages.error(request, _("没有拆分：请勾选提及，并选定新的或另一位人物。"))
        return redirect(request.get_full_path())
    with transaction.atomic():
        decision = split(person, mentions, target, note=note, by=request.user)
        text = split_words(decision)
        told.note(request, text, decision)
        told.tell(request, text, decision)
    return redirect("admin:archive_person_change", decision.person_id)


def _chosen(request: HttpRequest, person: Person) -> list[Mention]:
    """Give the mentions ticked, or all of the post that the page shows."""
    if request.POST.get("all"):
        return read_mentions(person, _keys(person, _post(request)))
    sent = (key.partition(":") for key in request.POST.getlist("chosen"))
    keys = ((kind, read_id(pk)) for kind, _colon, pk in sent)
    return read_mentions(person, (key for key in keys if key[1] is not None))


def split_words(decision: Decision) -> str:
    """Say whose mentions went to whom."""
    return say(
        "{other}的 {count} 处提及已改认作{person}。",
        other=told.named(decision.other),
        count=decision.moved,
        person=told.named(decision.person),
    )
