"""One entry: a conference with its transcript or an article, and how to cite it."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from archive.models import Entry, Kind, LinkedBy
from archive.views.citing import FILES, Citation, cite
from archive.views.clauses import first_clause
from archive.views.lines import UNSHOWN
from archive.views.reads import count_read
from archive.views.transcript import group, outline, read_turns

INFERRED = {
    "year-inferred": gettext_lazy("年份系推断，原文没有写明年份"),
    "date-inferred": gettext_lazy("日期系推断，原文没有写明日期"),
    "title-inferred": gettext_lazy("标题系推断，取自正文首句"),
}
"""What the public is told of an entry's warnings; the others are for editors."""

MOST_PRINTS = 20
"""So many other prints of an entry are linked from its page."""

ADMIN_NAMES = {
    Kind.PRESS_CONFERENCE: "pressconference",
    Kind.NEWS_ARTICLE: "newsarticle",
}


@require_safe
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an entry whole, in printed order, or the last first with `order=desc`."""
    shown = find_entry(request, pk)
    if shown.is_public:
        count_read(request, shown.pk)
    last_first = request.GET.get("order") == "desc"
    context = {
        "entry": shown,
        "kind": shown.kind,
        "desc": last_first,
        "print": "print" in request.GET,
        "notes": public_notes(shown),
        "citation": cite(shown),
        "source_link": web_address(shown.source_url),
        "edit_url": edit_address(request, shown),
    }
    context |= transcript(shown, last_first) | surroundings(shown)
    context["has_inferred"] = has_inferred(context)
    return render(request, "archive/entry.html", context)


def transcript(shown: Entry, last_first: bool) -> dict[str, Any]:
    """Give an entry's text as blocks, its outline, and whether people take turns."""
    blocks = group(read_turns(shown))
    items = outline(blocks)
    has_turns = any(turn.is_spoken for block in blocks for turn in block.turns)
    if last_first:
        blocks.reverse()
    return {"blocks": blocks, "outline": items, "has_turns": has_turns}


def has_inferred(shown: dict[str, Any]) -> bool:
    """Say whether one of the people a page names was inferred and not confirmed."""
    turns = (turn for block in shown["blocks"] for turn in block.turns)
    mentions = [*shown["attendances"], *shown["quotations"]]
    mentions += (turn.speech for turn in turns)
    return any(m.person_id and m.linked_by == LinkedBy.INFERRED for m in mentions)


def surroundings(shown: Entry) -> dict[str, Any]:
    """Give what stands around an entry's text."""
    prints = shown.duplicates.published().only("title", "source")
    return {
        "attendances": shown.attendances.select_related("person"),
        "photos": shown.photos.all(),
        "topics": shown.topics.all(),
        "quotations": shown.quotations.select_related("paragraph"),
        "duplicates": prints[:MOST_PRINTS],
    }


@require_safe
def entry_citation(request: HttpRequest, pk: int, file: str = "") -> HttpResponse:
    """Show how to cite an entry, or its paragraph `p`; or give that as a file.

    A paragraph that is not there is not cited: 404.
    """
    shown = find_entry(request, pk)
    paragraph, speech = None, None
    if number := request.GET.get("p"):
        rows = shown.paragraphs.select_related("speech__person")
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            raise Http404
        paragraph = get_object_or_404(rows, number=int(number))
        speech = paragraph.speech
    citation = cite(shown, paragraph)
    if file:
        return citation_file(citation, file, f"entry-{pk}")
    return render(
        request,
        "archive/citation.html",
        {
            "entry": shown,
            "paragraph": paragraph,
            "speech": speech,
            "words": first_clause(paragraph.text, 200) if paragraph else "",
            "citation": citation,
            "suffix": f"?p={number}" if number else "",
        },
    )


def citation_file(citation: Citation, file: str, name: str) -> HttpResponse:
    """Give a citation as a file that a reference manager opens."""
    content_type, text = FILES[file], getattr(citation, file)
    response = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{file}"'
    return response


def find_entry(request: HttpRequest, pk: int) -> Entry:
    """Give a published entry, or a draft to an editor who may change it.

    Raises:
        Http404: there is none, or it is a draft and not for this reader.
    """
    rows = Entry.objects.select_related("series", "duplicate_of")
    unread = (f"{of}{name}" for of in ("", "duplicate_of__") for name in UNSHOWN)
    found = get_object_or_404(rows.defer(*unread), pk=pk)
    if not found.is_public and not may_edit(request.user, found):
        raise Http404(_("没有这一条目"))
    return found


def may_edit(user: AbstractBaseUser | AnonymousUser, shown: Entry) -> bool:
    """Say whether a user may change this entry in the admin."""
    names = ("entry", ADMIN_NAMES[Kind(shown.kind)])
    return user.is_staff and any(user.has_perm(f"archive.change_{n}") for n in names)


def edit_address(request: HttpRequest, shown: Entry) -> str:
    """Give the address where this reader may edit the entry, "" for everybody else."""
    # A request without a session is nobody's: asking would cost the public a query.
    if not request.session.session_key or not may_edit(request.user, shown):
        return ""
    name = ADMIN_NAMES[Kind(shown.kind)]
    return reverse(f"admin:archive_{name}_change", args=[shown.pk])


def web_address(url: str) -> str:
    """Give a published address if it is one to follow, else ""."""
    return url if url.startswith(("http://", "https://")) else ""


def public_notes(shown: Entry) -> list[Any]:
    """Give what the public is told was inferred, each once."""
    codes = [warning.get("code") for warning in shown.warnings]
    return list(dict.fromkeys(INFERRED[code] for code in codes if code in INFERRED))
