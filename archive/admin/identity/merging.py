"""The page on which two or more people become one."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.admin.answering import page_of
from archive.admin.choosing import chooser, chooser_media
from archive.admin.identity import told
from archive.admin.identity.answers import merged_words
from archive.admin.identity.who import who_are
from archive.admin.ids import read_id, read_ids
from archive.identity.merging import CannotMerge, merge
from archive.models import Person

MOST = 20
"""So many people are merged at once."""


def merge_page(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the people named by `ids` side by side, or merge them into `keep`."""
    if request.method == "POST":
        return _merge(request)
    ids = read_ids(request.GET.getlist("ids"))[:MOST]
    people = Person.objects.kept().filter(pk__in=ids).values_list("pk", flat=True)
    known = who_are(people)
    shown = [known[pk] for pk in ids if pk in known]
    best = max(shown, key=lambda one: (one.person.confirmed, one.total), default=None)
    context = page_context(desk, request) | {"people": shown, "best": best}
    template = "admin/archive/person/merge.html"
    return TemplateResponse(request, template, context)


def page_context(desk: ModelAdmin, request: HttpRequest) -> dict:
    """Give what the page is shown with, but for the people."""
    context = page_of(desk, request, _("合并人物"))
    media = desk.media + chooser_media()
    return context | {"chooser": chooser("ids"), "media": media}


def _merge(request: HttpRequest) -> HttpResponse:
    people = Person.objects.kept().in_bulk(read_ids(request.POST.getlist("ids"))[:MOST])
    keep = read_id(request.POST.get("keep"))
    kept = people.pop(keep, None) if keep is not None else None
    try:
        if kept is None:
            raise CannotMerge
        with transaction.atomic():
            decisions = merge(kept, people.values(), by=request.user)
            for decision in decisions:
                text = merged_words(decision)
                told.note(request, text, decision)
                told.tell(request, text, decision)
    except CannotMerge:
        messages.error(request, _("没有合并：请选至少两位人物，并选定保留哪一位。"))
        return redirect(request.get_full_path())
    return redirect("admin:archive_person_change", kept.pk)
