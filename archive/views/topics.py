"""Topics: the tree of them, and the entries filed under each."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.models import Entry, Topic
from archive.models.public import browsable_topics, shown_topics, topic_counts
from archive.views.lines import entry_page
from archive.views.paging import page_of_list

ROOTS_PER_PAGE = 50


@dataclass(slots=True)
class Branch:
    """A topic, how many entries are filed under it, and what stands below it."""

    topic: Topic
    count: int
    below: list["Branch"] = field(default_factory=list)


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Show the tree of topics under which something is filed."""
    page = page_of_list(request, topic_tree(), ROOTS_PER_PAGE)
    return render(request, "archive/topics.html", {"page": page})


def topic_tree() -> list[Branch]:
    """Give the topics that have published entries, or a topic below that has."""
    counts = topic_counts()
    rows = Topic.objects.defer("synonyms").order_by("pinyin", "pk")
    branches = {topic.pk: Branch(topic, counts.get(topic.pk, 0)) for topic in rows}
    kept = shown_topics(counts)
    roots = []
    for pk, branch in branches.items():
        if pk in kept:
            above = branches.get(branch.topic.parent_id)
            (above.below if above else roots).append(branch)
    return roots


@require_safe
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the entries filed under a topic, with the topics above and below it.

    A topic that only drafts are filed under is not shown.
    """
    counts = topic_counts()
    public = browsable_topics(counts)
    shown = get_object_or_404(public.select_related("parent"), pk=pk)
    entries = Entry.objects.published().filter(topics=shown).newest()
    children = public.filter(parent=shown)
    below = [(child, counts.get(child.pk, 0)) for child in children]
    context = {
        "topic": shown,
        "synonyms": shown.names()[1:],
        "below": below,
        "page": entry_page(request, entries),
    }
    return render(request, "archive/topic.html", context)
