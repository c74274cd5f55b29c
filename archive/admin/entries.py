"""新闻发布会 and 新闻稿 on the desk: their lists, their form, what is done to many."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin import entry_rows, filters, history
from archive.admin.changes import entry_changed
from archive.admin.desk.words import FORMAT_WORDS
from archive.admin.entry_actions import EntryActions
from archive.admin.entry_form import EntryForm
from archive.admin.exchanges import settle_exchanges
from archive.admin.overwritten import OverwrittenPages
from archive.admin.photos import PhotoInline
from archive.identity import people_of
from archive.models import Entry, Kind, Status
from archive.wording import in_page_language

SHOWN_ONLY = (
    "warnings_shown", "dropped_shown", "format_shown", "duplicate_of", "fetched_at",
    "created_at", "changed_at",
)  # fmt: skip
UNLISTED = ("imprint", "dropped", "warnings")
"""Columns that are long and that no list shows."""
IMPORTED = (gettext_lazy("导入记录"), {"classes": ("collapse",), "fields": SHOWN_ONLY})
TOPICS = (gettext_lazy("主题"), {"fields": ("topics",)})
WAITING_TOPICS = (TOPICS[0], {"fields": ("topics", "accept", "dismiss")})


class EntryAdmin(EntryActions, history.ReadHistory, OverwrittenPages):
    """What the two kinds have in common; a kind gives `kind` and its fields."""

    kind: ClassVar[Kind]

    form = EntryForm
    list_display = ("title", "day_shown", "source", "topics_shown", "status")
    list_filter = (
        "status", filters.YearFilter, filters.MonthFilter, filters.TopicFilter,
        filters.SourceFilter, filters.ProposedFilter, filters.WarningFilter,
        filters.DuplicateFilter,
    )  # fmt: skip
    list_per_page = 50
    show_full_result_count = False
    # A count for each choice would take seconds; those that tell have one.
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("title", "source", "=id")
    search_help_text = gettext_lazy(
        "按标题、来源或编号查找；正文里的字句请到站内搜索。"
    )
    autocomplete_fields = ("topics", "series")
    readonly_fields = SHOWN_ONLY
    radio_fields: ClassVar = {"status": admin.HORIZONTAL}
    inlines = (
        entry_rows.SpeechInline, entry_rows.AttendanceInline,
        entry_rows.SectionInline, entry_rows.QuotationInline, PhotoInline,
    )  # fmt: skip
    save_on_top = True
    change_form_template = "admin/archive/entry_form.html"

    # --- lists --------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entry]:
        """Give the entries of this kind."""
        return super().get_queryset(request).filter(kind=self.kind)

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """Put the newest day first and the undated last."""
        return [F("day").desc(nulls_last=True), "-pk"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Entry], search_term: str
    ) -> tuple[QuerySet[Entry], bool]:
        """Find what is searched for by ids, which an index has; then read a page."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, may_repeat
        return queryset.filter(pk__in=found.order_by().values("pk")), may_repeat

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Read the topics of a page of the list at once, and no long columns."""
        changelist = super().get_changelist_instance(request)
        rows = changelist.result_list.prefetch_related("topics", "proposals")
        changelist.result_list = rows.defer(*UNLISTED)
        return changelist

    @admin.display(description=gettext_lazy("日期"), ordering="day")
    def day_shown(self, entry: Entry) -> Any:
        """Show the Beijing day it is filed under."""
        return entry.day or _("无日期")

    @admin.display(description=gettext_lazy("主题"))
    def topics_shown(self, entry: Entry) -> str:
        """Name its topics, and how many wait."""
        names = [topic.name for topic in entry.topics.all()]
        if waiting := entry.waiting_topics():
            names.append(_("待定 %s 个") % len(waiting))
        return "、".join(names)

    # --- the form -----------------------------------------------------------------

    def get_inlines(self, request: HttpRequest, obj: Entry | None) -> Iterable[type]:
        """Offer turns and the like once there is an entry to hold them."""
        return self.inlines if obj else (entry_rows.AttendanceInline,)

    def get_fieldsets(self, request: HttpRequest, obj: Entry | None = None) -> Any:
        """Leave out what there is nothing to show of: topics that wait, an import."""
        fieldsets = [part for part in self.fieldsets if obj or part is not IMPORTED]
        if obj and obj.waiting_topics():
            fieldsets[fieldsets.index(TOPICS)] = WAITING_TOPICS
        return fieldsets

    def get_view_on_site_url(self, obj: Entry | None = None) -> str | None:
        """Link to the page of what is public; a draft has none."""
        if obj is None or obj.status != Status.PUBLISHED:
            return None
        return obj.get_absolute_url()

    @admin.display(description=gettext_lazy("提示"))
    def warnings_shown(self, entry: Entry) -> str:
        """List what was inferred or doubtful at the import."""
        return _listed(
            (_place(row["line"]), in_page_language(row["message"]), "")
            for row in entry.warnings
        )

    @admin.display(description=gettext_lazy("未收入的行"))
    def dropped_shown(self, entry: Entry) -> str:
        """List the lines of the input that are no part of the entry, and why."""
        return _listed(
            (_place(row["line"]), row["text"], in_page_language(row["reason"]))
            for row in entry.dropped
        )

    @admin.display(description=gettext_lazy("格式"))
    def format_shown(self, entry: Entry) -> str:
        """Say what kind of text it was read as."""
        return FORMAT_WORDS.get(entry.format, entry.format) or "—"

    # --- saving -------------------------------------------------------------------

    def save_model(
        self, request: HttpRequest, obj: Entry, form: EntryForm, change: bool
    ) -> None:
        """Save an entry as one of this kind."""
        obj.kind = self.kind
        if form.has_changed():
            super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: EntryForm, formsets: list, change: bool
    ) -> None:
        """Save topics and rows, then end the change as every change ends."""
        if not any(part.has_changed() for part in (form, *formsets)):
            return
        people_before = people_of(form.instance)
        super().save_related(request, form, formsets, change)
        form.settle_topics()
        settle_exchanges(form.instance.pk)
        entry_changed(form.instance, people_before)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """Tell the history which words were changed to which."""
        return history.changes(form, formsets or [], add)

    def log_change(self, request: HttpRequest, obj: Entry, message: Any) -> Any:
        """Note a change in the history, unless nothing was changed."""
        return super().log_change(request, obj, message) if message else None


def _place(line: int) -> str:
    return _("第 %s 行") % line if line else _("全文")


def _listed(rows: Iterable[tuple[str, str, str]]) -> str:
    item = '<li><b>{}</b> {} <span class="quiet">{}</span></li>'
    return format_html('<ul class="import">{}</ul>', format_html_join("", item, rows))


class PressConferenceAdmin(EntryAdmin):
    """新闻发布会."""

    kind = Kind.PRESS_CONFERENCE
    list_display = ("title", "day_shown", "series_shown", "topics_shown", "status")
    list_filter = (
        *EntryAdmin.list_filter[:2],
        ("series", admin.RelatedOnlyFieldListFilter),
        *EntryAdmin.list_filter[2:],
    )
    list_select_related = ("series",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "version", "title", "status", ("held_at", "held_time_known"),
                    "place", ("series", "number"), "summary",
                )
            },
        ),
        TOPICS,
        (
            gettext_lazy("出处"),
            {"fields": (("source", "category"), "source_url", "published_on")},
        ),
        IMPORTED,
    )  # fmt: skip

    @admin.display(description=gettext_lazy("系列"), ordering="series__name")
    def series_shown(self, entry: Entry) -> str:
        """Name the series and the number in it."""
        if entry.series and entry.number:
            return _("%(series)s 第 %(number)s 场") % {
                "series": entry.series,
                "number": entry.number,
            }
        return str(entry.series or "")


class NewsArticleAdmin(EntryAdmin):
    """新闻稿."""

    kind = Kind.NEWS_ARTICLE
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "version", "title", "status", "published_on",
                    ("source", "category"), "source_url", "summary",
                )
            },
        ),
        TOPICS,
        IMPORTED,
    )  # fmt: skip
