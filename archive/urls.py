"""Every address of the archive."""

from django.urls import URLPattern, URLResolver, include, path

from archive import feeds
from archive.views import (
    entries,
    entry,
    health,
    home,
    machines,
    outlets,
    people,
    photos,
    preferences,
    searching,
    texts,
    topics,
)

pages: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("search/", searching.search_page, name="search"),
    path("entries/", entries.entries, name="entries"),
    path("entries/hot/", entries.entries_hot, name="entries-hot"),
    path("entries/undated/", entries.entries_undated, name="entries-undated"),
    path("entries/<int:year>/", entries.entries_year, name="entries-year"),
    path(
        "entries/<int:year>/<int:month>/", entries.entries_month, name="entries-month"
    ),
    path("entry/<int:pk>/", entry.entry, name="entry"),
    path("entry/<int:pk>/cite/", entry.entry_citation, name="cite"),
    path(
        "entry/<int:pk>/cite.bib",
        entry.entry_citation,
        {"file": "bib"},
        name="cite-bib",
    ),
    path(
        "entry/<int:pk>/cite.ris",
        entry.entry_citation,
        {"file": "ris"},
        name="cite-ris",
    ),
    path("photos/<int:pk>/", photos.photo, name="photo"),
    path("speakers/", people.speakers, name="speakers"),
    path("speakers/<int:pk>/", people.speaker, name="speaker"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<int:pk>/", topics.topic, name="topic"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/<int:pk>/", outlets.outlet, name="outlet"),
    path("live/", texts.live, name="live"),
    path("about/", texts.about, name="about"),
    path("help/search/", texts.help_search, name="help-search"),
    path("preferences/", preferences.preferences, name="preferences"),
]

for_programs: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("api/", include("archive.api.urls")),
    path("feed/", feeds.LatestFeed(), name="feed-latest"),
    path("search/feed/", feeds.SearchFeed(), name="feed-search"),
    path("speakers/<int:pk>/feed/", feeds.SpeakerFeed(), name="feed-speaker"),
    path("topics/<int:pk>/feed/", feeds.TopicFeed(), name="feed-topic"),
    path("outlets/<int:pk>/feed/", feeds.OutletFeed(), name="feed-outlet"),
    path("robots.txt", machines.robots, name="robots"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap/pages.xml", machines.sitemap_pages, name="sitemap-pages"),
    path("sitemap/<int:number>.xml", machines.sitemap_entries, name="sitemap-entries"),
]

urlpatterns = pages + for_programs
