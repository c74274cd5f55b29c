"""The people of the archive: all of them by initial, and a page for each."""

from collections import Counter

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.identity.redirecting import moved_to
from archive.models import Quotation, Speech, Status
from archive.models.public import entries_naming, listed_people, public_people
from archive.views.lines import listed
from archive.views.mentions import posts_over_time, said_in
from archive.views.paging import Page, paginate

NAMES_PER_PAGE = 50
POSTS_SHOWN = 8
"""The latest posts of somebody that stand open; those before them fold."""


@require_safe
def speakers(request: HttpRequest) -> HttpResponse:
    """List the people by the initial of their pinyin, or those of one `initial`."""
    people = listed_people().order_by("pinyin", "pk")
    page, letters, chosen = page_by_initial(request, people)
    turns, quotes = (_counted(mention, page.items) for mention in (Speech, Quotation))
    for person in page.items:
        person.initial = (person.pinyin[:1] or "#").upper()
        person.turns, person.quotes = turns[person.pk], quotes[person.pk]
    context = {"page": page, "letters": letters, "chosen": chosen}
    return render(request, "archive/speakers.html", context)


def page_by_initial(
    request: HttpRequest, rows: QuerySet
) -> tuple[Page, list[tuple[str, int]], str]:
    """Give a page of rows, how many there are by letter of `pinyin`, and one letter.

    The page is of those under the `initial` asked for, which is the letter given; a
    letter under which there is nobody is as good as none.
    """
    letter = Substr("pinyin", 1, 1)
    counted = rows.annotate(letter=letter).order_by("letter").values_list("letter")
    counts = dict(counted.annotate(Count("pk")))
    asked = request.GET.get("initial", "").lower()
    chosen = asked if asked in counts else ""
    if chosen:
        rows = rows.filter(pinyin__startswith=chosen)
    total = counts[chosen] if chosen else sum(counts.values())
    page = paginate(request, rows, size=NAMES_PER_PAGE, total=total)
    return page, list(counts.items()), chosen


def _counted(mention: type[Speech] | type[Quotation], people: list) -> Counter[int]:
    """Count the published mentions of each of these people."""
    rows = mention.objects.filter(person__in=people)
    rows = rows.exclude(entry__status=Status.DRAFT)
    return Counter(dict(rows.order_by().values_list("person").annotate(Count("pk"))))


@require_safe
def speaker(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one person said, answered and was quoted with, entry by entry.

    The address of somebody who was merged into another leads to that one's.
    """
    person = public_people().prefetch_related("aliases").filter(pk=pk).first()
    if person is None:
        return moved(request, pk)
    page = paginate(request, entries_naming(person), listed())
    posts = posts_over_time(person)
    said = said_in(person, page.items)
    context = {
        "person": person,
        "page": page,
        "said": said,
        "has_inferred": any(item.inferred for item in said),
        "posts": posts[-POSTS_SHOWN:],
        "earlier_posts": posts[:-POSTS_SHOWN],
    }
    return render(request, "archive/speaker.html", context)


def moved(request: HttpRequest, pk: int) -> HttpResponse:
    """Send to the person that a merged row was found to be.

    Raises:
        Http404: the id is nobody's, or that of somebody whom the public may not see.
    """
    kept = moved_to(pk)
    if kept is None:
        raise Http404
    query = request.META["QUERY_STRING"]
    url = reverse("speaker", args=[kept]) + (f"?{query}" if query else "")
    # A merge may be undone: a browser must not remember it unasked.
    return HttpResponsePermanentRedirect(url, headers={"Cache-Control": "no-cache"})
