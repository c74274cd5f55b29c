"""Pages for programs: robots.txt, the sitemap, the OpenSearch description."""

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.models import Entry, public_outlets, public_people, public_topics

PER_SITEMAP = 5_000
"""Entry ids that one sitemap covers; the protocol allows 50,000 addresses."""

ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /search/
Disallow: /preferences/
Disallow: /entry/*/cite

Sitemap: {site}/sitemap.xml
"""


MOST_NAMES = 16_000
"""People, topics or outlets in the sitemap of pages, which holds 50,000 addresses."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what not to fetch, and where the sitemap is."""
    text = ROBOTS.format(site=settings.SITE_URL)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe the search to browsers (OpenSearch 1.1, draft 6)."""
    content_type = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "archive/opensearch.xml", content_type=content_type)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the sitemaps: one of pages, and one for each run of entry ids."""
    last = Entry.objects.published().aggregate(Max("pk"))["pk__max"] or 0
    numbers = range(1, -(-last // PER_SITEMAP) + 1)
    addresses = [reverse("sitemap-pages")]
    addresses += [reverse("sitemap-entries", args=[number]) for number in numbers]
    rows = [(address, None) for address in addresses]
    return _xml(request, "archive/sitemap_index.xml", rows)


@require_safe
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    """List the pages that are no entries: lists, people, topics, outlets."""
    names = ("home", "entries", "speakers", "topics", "outlets", "about", "help-search")
    rows = [(reverse(name), None) for name in names]
    for things in (public_people(), public_topics(), public_outlets()):
        shown = things.only("pk").order_by("pk")[:MOST_NAMES]
        rows += [(thing.get_absolute_url(), None) for thing in shown]
    return _xml(request, "archive/sitemap.xml", rows)


@require_safe
def sitemap_entries(request: HttpRequest, number: int) -> HttpResponse:
    """List the published entries of one run of ids, with when each last changed."""
    # Runs of ids, not pages of rows: an address stays in its file when others go.
    if not 1 <= number <= 10**9:
        raise Http404
    first = (number - 1) * PER_SITEMAP + 1
    entries = Entry.objects.published().filter(pk__range=(first, number * PER_SITEMAP))
    pairs = entries.order_by("pk").values_list("pk", "changed_at")
    rows = [(reverse("entry", args=[pk]), changed) for pk, changed in pairs]
    return _xml(request, "archive/sitemap.xml", rows)


def _xml(request: HttpRequest, template: str, rows: list) -> HttpResponse:
    """Render rows of address and date as XML."""
    content_type = "application/xml; charset=utf-8"
    return render(request, template, {"rows": rows}, content_type=content_type)
