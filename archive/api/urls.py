"""The addresses of the API; each answers with and without a final slash."""

from django.urls import URLPattern, path, re_path
from rest_framework.views import APIView

from archive.api.base import NoSuchAddress
from archive.api.views.entries import EntriesView, EntryView
from archive.api.views.outlets import OutletsView, OutletView
from archive.api.views.schema import SchemaView
from archive.api.views.search import SearchView, SuggestView
from archive.api.views.speakers import SpeakersView, SpeakerView
from archive.api.views.topics import TopicsView, TopicView

VIEWS: dict[str, type[APIView]] = {
    "search": SearchView,
    "suggest": SuggestView,
    "entries": EntriesView,
    "entries/<int:entry_id>": EntryView,
    "speakers": SpeakersView,
    "speakers/<int:person_id>": SpeakerView,
    "topics": TopicsView,
    "topics/<int:topic_id>": TopicView,
    "outlets": OutletsView,
    "outlets/<int:outlet_id>": OutletView,
    "schema": SchemaView,
}


def both_spellings(route: str, view: type[APIView]) -> list[URLPattern]:
    """Give the addresses of a view; the one without the slash has the name.

    The name is the route's first word, with `-one` where an id follows.
    """
    word, _, one = route.partition("/")
    name = f"api-{word}-one" if one else f"api-{word}"
    shown = view.as_view()
    return [path(f"v1/{route}", shown, name=name), path(f"v1/{route}/", shown)]


urlpatterns: list[URLPattern] = [
    pattern for route, view in VIEWS.items() for pattern in both_spellings(route, view)
] + [re_path("", NoSuchAddress.as_view())]
"""The last takes every address that is left, so that no page of HTML answers here."""
