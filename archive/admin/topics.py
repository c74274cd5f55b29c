"""Topics on the desk, listed as the tree they are."""

from collections import defaultdict
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, pgettext_lazy

from archive.admin.people import CarriedByEntries
from archive.admin.proposals.pages import ProposalPages
from archive.models import Entry, Topic
from archive.models.public import browsable_topics


def tree() -> list[tuple[int, int]]:
    """Give all topics as (id, level from 0), each above its own, by pinyin.

    A topic whose line upwards never ends, which only damaged data has, comes last at
    level 0, so that none is missing.
    """
    below: dict[int | None, list[int]] = defaultdict(list)
    for pk, parent in Topic.objects.order_by("pinyin", "pk").values_list(
        "pk", "parent"
    ):
        below[parent].append(pk)
    listed: list[tuple[int, int]] = []
    waiting = [(pk, 0) for pk in reversed(below[None])]
    while waiting:
        pk, level = waiting.pop()
        listed.append((pk, level))
        waiting.extend((child, level + 1) for child in reversed(below[pk]))
    met = {pk for pk, _level in listed}
    rest = (pk for row in below.values() for pk in row if pk not in met)
    return [*listed, *((pk, 0) for pk in rest)]


class TopicTree(ChangeList):
    """The list in the order of the tree, unless something is looked for."""

    def get_results(self, request: HttpRequest) -> None:
        """Put a page of the tree in place of a page by pinyin."""
        super().get_results(request)
        if self.query or self.params:
            return
        first = (self.page_num - 1) * self.list_per_page
        page = dict(tree()[first : first + self.list_per_page])
        found = self.root_queryset.in_bulk(page)
        for pk, topic in found.items():
            topic.level = page[pk]
        self.result_list = [found[pk] for pk in page if pk in found]


class TopicAdmin(ProposalPages, CarriedByEntries):
    """主题."""

    public = staticmethod(browsable_topics)

    list_display = ("indented", "synonyms_shown", "entry_count")
    search_fields = ("name", "synonyms", "pinyin")
    search_help_text = gettext_lazy("按名称、同义词或拼音查找")
    list_per_page = 200
    autocomplete_fields = ("parent",)
    fields = ("name", "parent", "synonyms")
    sortable_by = ()
    ordering = ("pinyin", "pk")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """List as a tree."""
        return TopicTree

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        """Count the entries of each topic."""
        return super().get_queryset(request).annotate(entry_count=Count("entries"))

    @admin.display(description=gettext_lazy("名称"))
    def indented(self, topic: Topic) -> str:
        """Show the name, set in by its level in the tree."""
        level = getattr(topic, "level", 0)
        return f"{'　　' * (level - 1)}└　{topic.name}" if level else topic.name

    @admin.display(description=gettext_lazy("同义词"))
    def synonyms_shown(self, topic: Topic) -> str:
        """Show the synonyms on one line."""
        return "、".join(topic.names()[1:])

    @admin.display(description=pgettext_lazy("many", "条目"))
    def entry_count(self, topic: Topic) -> int:
        """Give the number of entries filed under it."""
        return topic.entry_count

    def entries_of(self, rows: QuerySet) -> set[int]:
        """Give the entries filed under any of these topics."""
        found = Entry.objects.filter(topics__in=rows)
        return set(found.values_list("pk", flat=True))
