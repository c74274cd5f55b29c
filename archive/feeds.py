"""Atom feeds: the latest, and what is new of a search, person, topic or outlet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from html import unescape
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from archive.identity.redirecting import moved_to
from archive.models import Entry, Organization, Person, Topic
from archive.models.public import (
    browsable_topics,
    entries_naming,
    public_outlets,
    public_people,
)
from archive.search import read_params, search
from archive.search.results import Result, Snippet

ITEMS = 30
MOST_VALUES = 20
"""Values of one filter that a search's feed reads, as the page of the search does."""

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def xml_text(text: str) -> str:
    """Give text without the characters that would end the feed."""
    return NOT_XML.sub("", text)


class EntryFeed(Feed):
    """A feed of published entries, the newest first; subclasses say which.

    An entry's id in the feed is its permanent address; its date is the day it is filed
    under, else the time it came into the archive.
    """

    feed_type = Atom1Feed

    url_name: str

    def feed_url(self, obj: Any) -> str:
        """Give the feed's own address."""
        return f"{settings.SITE_URL}{reverse(self.url_name, args=[obj.pk])}"

    def link(self, obj: Any) -> str:
        """Give the page that shows the same."""
        return f"{settings.SITE_URL}{obj.get_absolute_url()}"

    def title(self, obj: Any) -> str:
        """Name the feed."""
        return xml_text(f"{obj} · {_('平安档案')}")

    def entries(self, obj: Any) -> QuerySet[Entry]:
        """Give the entries of the feed, drafts not yet left out."""
        return Entry.objects.all()

    def items(self, obj: Any) -> Iterable[Entry]:
        """Give the newest of them with the columns a feed shows."""
        shown = self.entries(obj).published().newest()
        return shown.only("title", "summary", "day", "created_at", "changed_at")[:ITEMS]

    def item_title(self, item: Entry) -> str:
        """Give the entry's title."""
        return xml_text(item.title)

    def item_description(self, item: Entry) -> str:
        """Give the entry's summary."""
        return xml_text(item.summary)

    def item_link(self, item: Entry) -> str:
        """Give the entry's permanent address."""
        return f"{settings.SITE_URL}{item.get_absolute_url()}"

    def item_pubdate(self, item: Entry) -> datetime:
        """Give the Beijing day it is filed under, else when it was taken in."""
        if item.day is None:
            return item.created_at
        return timezone.make_aware(datetime.combine(item.day, time()))

    def item_updateddate(self, item: Entry) -> datetime:
        """Give when it last changed."""
        return item.changed_at


class LatestFeed(EntryFeed):
    """The newest entries of the archive."""

    def feed_url(self, obj: None) -> str:
        """Give the feed's own address."""
        return f"{settings.SITE_URL}{reverse('feed-latest')}"

    def title(self, obj: Any) -> str:
        """Name the feed."""
        return f"{_('最新')} · {_('平安档案')}"

    def link(self, obj: Any) -> str:
        """Give the list of all entries."""
        return f"{settings.SITE_URL}{reverse('entries')}"


class SpeakerFeed(EntryFeed):
    """The entries that name somebody."""

    url_name = "feed-speaker"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the feed; that of somebody merged into another leads to that one's."""
        try:
            return super().__call__(request, *args, **kwargs)
        except Http404:
            kept = moved_to(kwargs["pk"])
            if kept is None:
                raise
            url = reverse(self.url_name, args=[kept])
            fresh = {"Cache-Control": "no-cache"}
            return HttpResponsePermanentRedirect(url, headers=fresh)

    def get_object(self, request: HttpRequest, pk: int) -> Person:
        """Find the person."""
        return get_object_or_404(public_people(), pk=pk)

    def entries(self, obj: Person) -> QuerySet[Entry]:
        """Give the entries that name the person."""
        return entries_naming(obj)


class TopicFeed(EntryFeed):
    """The entries filed under a topic."""

    url_name = "feed-topic"

    def get_object(self, request: HttpRequest, pk: int) -> Topic:
        """Find the topic."""
        return get_object_or_404(browsable_topics(), pk=pk)

    def entries(self, obj: Topic) -> QuerySet[Entry]:
        """Give the entries of the topic."""
        return Entry.objects.filter(topics=obj)


class OutletFeed(EntryFeed):
    """The entries in which an outlet's journalists ask."""

    url_name = "feed-outlet"

    def get_object(self, request: HttpRequest, pk: int) -> Organization:
        """Find the outlet."""
        return get_object_or_404(public_outlets(), pk=pk)

    def entries(self, obj: Organization) -> QuerySet[Entry]:
        """Give the entries in which the outlet speaks."""
        return Entry.objects.filter(pk__in=obj.speeches.values("entry"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as a feed knows it; `address` is its part of the address after `?`."""

    query: str
    address: str
    hits: tuple[Result, ...]


class SearchFeed(EntryFeed):
    """The newest hits of a search, with the words around the hit."""

    def get_object(self, request: HttpRequest) -> Asked:
        """Ask what the address asks, in order of day, the first page of it."""
        params = request.GET.copy()
        for name, values in list(params.lists()):
            params.setlist(name, values[:MOST_VALUES])
        params["sort"] = "newest"
        params.pop("page", None)
        asked = read_params(params)
        return Asked(asked.query, params.urlencode(), search(asked).results)

    def feed_url(self, obj: Asked) -> str:
        """Give the feed's own address."""
        return f"{settings.SITE_URL}{reverse('feed-search')}?{obj.address}"

    def title(self, obj: Asked) -> str:
        """Name the feed by its query."""
        return xml_text(f"{_('搜索')} {obj.query} · {_('平安档案')}")

    def link(self, obj: Asked) -> str:
        """Give the search page of the same question."""
        return f"{settings.SITE_URL}{reverse('search')}?{obj.address}"

    def items(self, obj: Asked) -> tuple[Result, ...]:
        """Give the hits."""
        return obj.hits

    def item_description(self, item: Result) -> str:
        """Give the words around the hits, as text."""
        return xml_text(" … ".join(map(_told, item.snippets)))

    def item_link(self, item: Result) -> str:
        """Give the hit's permanent address."""
        return f"{settings.SITE_URL}{item.url}"

    def item_pubdate(self, item: Result) -> datetime | None:
        """Give the day it was held or published on, naive where no offset is known."""
        day = item.held_at or item.published_on
        return datetime.fromisoformat(day) if day else None

    def item_updateddate(self, item: Result) -> datetime | None:
        """Give the same day: a hit does not say when its entry changed."""
        return self.item_pubdate(item)


def _told(snippet: Snippet) -> str:
    plain: str = unescape(strip_tags(snippet.html))
    return f"{plain}：{snippet.opening}" if snippet.opening else plain
