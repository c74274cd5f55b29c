"""Entries: the list, and one whole."""

from django.db.models import F, Prefetch, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api import openapi, params
from archive.api.base import PublicView
from archive.api.entry_filters import matching
from archive.api.paging import paged
from archive.api.serializers.catalogue import EntryPageSerializer
from archive.api.serializers.entries import EntrySerializer, EntrySummarySerializer
from archive.models import Entry, Paragraph, Quotation, Section, Speech
from archive.models.entries import EntryQuerySet

SORTS = ["newest", "oldest"]

SUMMARY_FIELDS = (
    "kind", "title", "held_at", "held_time_known", "published_on", "place", "source",
    "source_url", "category", "summary", "series__name", "number",
    "duplicate_of__status",
)  # fmt: skip
WHOLE_FIELDS = (*SUMMARY_FIELDS, "format", "warnings", "dropped", "import_key")


def summaries(entries: EntryQuerySet) -> EntryQuerySet:
    """Load what the list shows of each, and no text."""
    shown = entries.select_related("series", "duplicate_of").only(*SUMMARY_FIELDS)
    return shown.prefetch_related("topics")


def whole(entries: EntryQuerySet) -> EntryQuerySet:
    """Load an entry with all that stands in it: ten queries, however long it is."""
    shown = entries.select_related("series", "duplicate_of").only(*WHOLE_FIELDS)
    return shown.prefetch_related(
        "topics",
        "attendances",
        Prefetch("sections", _at_paragraph(Section)),
        Prefetch("speeches", _speeches()),
        Prefetch("speeches__paragraphs", Paragraph.objects.order_by("position")),
        "exchanges",
        Prefetch("quotations", _at_paragraph(Quotation)),
        "photos",
    )


def _speeches() -> QuerySet[Speech]:
    return Speech.objects.select_related("person", "outlet").only(
        "entry", "position", "role", "label", "post", "linked_by", "answer_to",
        "person__name", "outlet__name",
    ).order_by("position")  # fmt: skip


def _at_paragraph(model: type[Section] | type[Quotation]) -> QuerySet:
    name = "first_paragraph" if model is Section else "paragraph"
    # The paragraphs' text is loaded once, with the turns.
    return model.objects.select_related(name).defer(f"{name}__text")


class EntriesView(PublicView):
    """The list of entries."""

    @extend_schema(
        operation_id="listEntries",
        summary="条目列表 List entries",
        parameters=[
            *openapi.ENTRY_FILTERS,
            openapi.sort(SORTS, "newest"),
            *openapi.PAGING,
        ],
        responses=EntryPageSerializer,
        description="已发布的条目，可按类型、日期、人物、媒体、主题、来源筛选；一项可给多个值，"
        "有其一即可。 Published entries; a filter sent several times takes any of its"
        " values, different filters must all hold.",
    )
    def get(self, request: Request) -> Response:
        """Give one page of the entries that pass the filters."""
        sent = request.query_params
        order = params.choice(sent, "sort", SORTS)
        found = matching(sent)
        if order == "newest":
            ordered = found.newest()
        else:
            ordered = found.order_by(F("day").asc(nulls_last=True), "pk")
        return Response(paged(summaries(ordered), sent, EntrySummarySerializer))


class EntryView(PublicView):
    """One entry, whole."""

    @extend_schema(
        operation_id="getEntry",
        summary="一个条目 One entry, whole",
        responses=EntrySerializer,
        description="整个条目：出席者、小标题、发言与段落、问答、引语、图片，各有编号与永久地址。"
        " All that stands in an entry, with ids and permalinks.",
    )
    def get(self, request: Request, entry_id: int) -> Response:
        """Give an entry with all that stands in it."""
        entry = whole(Entry.objects.published()).filter(pk=entry_id).first()
        if entry is None:
            raise Http404(_("没有编号为 %(id)s 的条目。") % {"id": entry_id})
        return Response(EntrySerializer(entry).data)
