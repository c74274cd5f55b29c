"""One document on the desk: how it is read, what is said of it, what becomes of it."""

import re
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from archive.admin.conflicts import proxy_of
from archive.admin.desk import rows
from archive.admin.desk.access import context, for_importers, may_store
from archive.admin.desk.deciding import (
    BOTH,
    Decision,
    Undecided,
    decide,
    discard,
    record_of,
)
from archive.admin.desk.differences import compare
from archive.admin.desk.existing import find_existing
from archive.admin.desk.pictures import put_picture
from archive.admin.desk.reading import (
    corrections_of,
    formats,
    read_intake,
    read_plain,
)
from archive.admin.desk.saying import (
    FieldsForm,
    read_fields,
    read_lines,
    shown_fields,
)
from archive.admin.desk.together import laid_over, read_seen, seen
from archive.admin.desk.upload import keep, look_over
from archive.admin.desk.words import choices
from archive.models import Entry, Intake, Picture, Status
from archive.parsing import ParseError
from archive.store import StoreError, filled
from archive.store.pictures import PictureError
from archive.views.photos import image_response
from archive.wording import in_page_language

MOST_PICTURES = 30
SEEN = "seen"
"""The field of the form that carries what its page was made from."""
_PICTURE = re.compile(r"picture-(\d{1,9})")


@for_importers
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a document as it is read; take what an editor says, then read it again."""
    intake = Intake.objects.filter(pk=pk).first()
    if intake is None:
        return _gone(request)
    if request.method != "POST":
        return _show(request, intake)
    if "discard" in request.POST:
        discard(intake)
        messages.success(request, _("“%s”已从台上拿走，没有入库。") % intake)
        return redirect("admin:desk")
    return _take(request, intake)


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("这一篇已不在台上：收下、拿走或过期了。"))
    return redirect("admin:desk")


def _show(
    request: HttpRequest, intake: Intake, form: FieldsForm | None = None
) -> HttpResponse:
    values = context(
        request,
        title=str(intake),
        intake=intake,
        seen=seen(intake),
        formats=formats(),
        both=BOTH,
        problem=intake.problem,
    )
    if not intake.problem:
        values |= _reading(request, intake, form)
    return TemplateResponse(request, "admin/desk/document.html", values)


def _reading(
    request: HttpRequest, intake: Intake, form: FieldsForm | None
) -> dict[str, object]:
    """Give what the page shows of a document that can be read."""
    reading, corrections = read_intake(intake), corrections_of(intake)
    labels = rows.label_rows(reading, corrections)
    page: Page = rows.page_of_lines(reading, request.GET.get("page"))
    return {
        "format_word": dict(formats()).get(reading.entry.format, ""),
        "form": form or FieldsForm(initial=shown_fields(reading.entry)),
        "entry": reading.entry,
        "corrections": corrections,
        "page": page,
        "rows": rows.rows(reading, page.object_list, corrections),
        "legend": rows.counted(reading),
        "labels": rows.page_of_labels(labels, request.GET.get("labels")),
        "doubted": any(row.said or not row.known for row in labels),
        "warnings": rows.warning_links(reading),
        "unplaced": [row for row in reading.entry.dropped if not row.line],
        "existing": find_existing(record_of(intake, reading)),
        "chosen": request.POST.get("existing") or request.GET.get("existing", ""),
        "pictures": intake.pictures.all(),
        "captions": [photo.caption for photo in reading.entry.photos],
        **choices(),
    }


def _take(request: HttpRequest, intake: Intake) -> HttpResponse:
    """Take what was said; store it where that was decided, too."""
    form = FieldsForm(request.POST)
    _take_pictures(request, intake)
    is_as_seen = _take_said(request, intake, form)
    look_over(intake)
    if not keep(intake):
        return _gone(request)
    if not form.is_valid() and not intake.problem:
        return _show(request, intake, form)
    if "decision" in request.POST and not intake.problem:
        if is_as_seen:
            return _decide(request, intake)
        told = _("这一篇在您打开之后又改过，两边的改动都在下面。请看过再决定。")
        messages.warning(request, told)
    return redirect(_address(request, intake))


def _take_said(request: HttpRequest, intake: Intake, form: FieldsForm) -> bool:
    """Take corrections and format; say whether nobody changed them since the page."""
    now, format = corrections_of(intake), intake.format
    seen_format, was = read_seen(intake, request.POST.get(SEEN, ""))
    chosen = request.POST.get("format", "")
    if not intake.problem:
        said = read_lines(was, request.POST.dict())
        if form.is_valid():
            intake.format = seen_format
            plain = read_plain(intake).entry
            said = replace(said, fields=read_fields(form, plain))
        intake.corrections = laid_over(now, was, said).to_json()
    is_chosen = chosen in dict(formats()) and chosen != seen_format
    intake.format = chosen if is_chosen else format
    return (now, format) == (was, seen_format)


def _address(request: HttpRequest, intake: Intake) -> str:
    """Give the address of the pages of lines and labels asked for, or sent.

    It keeps what was chosen to be done with an entry that exists, and is not done yet.
    """
    pages = {
        "page": request.POST.get("go") or request.GET.get("page", ""),
        "labels": request.POST.get("go-labels") or request.GET.get("labels", ""),
    }
    kept = {name: number for name, number in pages.items() if number.isdecimal()}
    if chosen := request.POST.get("existing"):
        kept["existing"] = chosen
    address = reverse("admin:desk_document", args=[intake.pk])
    return f"{address}?{urlencode(kept)}" if kept else address


def _take_pictures(request: HttpRequest, intake: Intake) -> None:
    """Take captions, take off the pictures that were crossed out, add new ones."""
    for picture in intake.pictures.all():
        name = f"picture-{picture.pk}"
        if f"{name}-gone" in request.POST:
            picture.delete()
        elif name in request.POST:
            picture.caption = " ".join(request.POST[name].split())[:500]
            picture.save(update_fields=["caption"])
    left = MOST_PICTURES - intake.pictures.count()
    files = request.FILES.getlist("pictures")
    for file in files[:left]:
        try:
            put_picture(intake, file)
        except PictureError as error:
            messages.error(request, f"“{file.name}”：{error}")
    if len(files) > left:
        messages.error(request, _("一篇至多配 %s 张图片。") % MOST_PICTURES)


def _decide(request: HttpRequest, intake: Intake) -> HttpResponse:
    choice = request.POST["decision"]
    decision = Decision(choice) if choice in list(Decision) else Decision.DRAFT
    try:
        entry = decide(intake, request.user, decision, request.POST.get("existing", ""))
    except (Undecided, ParseError, StoreError) as error:
        messages.error(request, in_page_language(str(error)))
        return redirect(_address(request, intake))
    return _stored(request, entry, decision)


def _stored(request: HttpRequest, entry: Entry, decision: Decision) -> HttpResponse:
    """Say what became of it, with a way to the entry, and go back to the desk.

    What was public before it was updated stays so, also where a draft was asked for.
    """
    model = proxy_of(entry)._meta.model_name
    edit = reverse(f"admin:archive_{model}_change", args=[entry.pk])
    is_public = entry.status == Status.PUBLISHED
    told = _("已发布：") if is_public else _("已存为草稿：")
    if is_public and decision == Decision.DRAFT:
        told = _("已更新，它仍是公开的：")
    link = '{}<a href="{}">{}</a> · <a href="{}">{}</a>'
    page = entry.get_absolute_url()
    said = format_html(link, told, edit, entry.title, page, _("看网页"))
    messages.success(request, said)
    return redirect("admin:desk")


@for_importers
@require_safe
def differences(request: HttpRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Show what differs between a document and an entry that it may be again."""
    intake = get_object_or_404(Intake, pk=pk)
    entry = get_object_or_404(Entry.objects.select_related("series"), pk=entry_pk)
    if not (entry.is_public or may_store(request.user, entry.kind, is_new=False)):
        raise PermissionDenied
    values = context(request, title=_("差异"), intake=intake, entry=entry)
    try:
        record = record_of(intake, read_intake(intake))
        values["differences"] = compare(entry, filled(record, entry))
    except ParseError as error:
        values["problem"] = str(error)
    return TemplateResponse(request, "admin/desk/differences.html", values)


@for_importers
@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a picture that lies on the desk."""
    return image_response(get_object_or_404(Picture, pk=pk).image)
