"""Topics: the list, and one with the entries filed under it."""

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api import openapi
from archive.api.base import PublicView
from archive.api.paging import paged
from archive.api.serializers import catalogue
from archive.api.serializers.entries import EntrySummarySerializer
from archive.api.views.entries import summaries
from archive.models import Entry
from archive.models.public import browsable_topics, topic_counts


class TopicsView(PublicView):
    """The list of topics."""

    @extend_schema(
        operation_id="listTopics",
        summary="主题列表 List topics",
        description="有已发布条目的主题及其上级，按名称拼音排列。"
        " The topics that have published entries and those above, in order of pinyin.",
        parameters=openapi.PAGING,
        responses=catalogue.TopicPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """Give one page of the topics."""
        counts = topic_counts()
        topics = browsable_topics(counts)
        shown = catalogue.TopicSummarySerializer
        sent = request.query_params
        return Response(paged(topics, sent, shown, counts=counts))


class TopicView(PublicView):
    """One topic."""

    @extend_schema(
        operation_id="getTopic",
        summary="一个主题 One topic",
        description="主题和归入它的一页条目，新的在前。"
        " A topic and one page of the entries filed under it, newest first.",
        parameters=openapi.PAGING,
        responses=catalogue.TopicSerializer,
    )
    def get(self, request: Request, topic_id: int) -> Response:
        """Give a topic with one page of its entries."""
        counts = topic_counts()
        topic = browsable_topics(counts).filter(pk=topic_id).first()
        if topic is None:
            raise Http404(_("没有编号为 %(id)s 的主题。") % {"id": topic_id})
        filed = summaries(Entry.objects.published().filter(topics=topic).newest())
        shown = paged(filed, request.query_params, EntrySummarySerializer)
        context = {"counts": counts}
        own = catalogue.TopicSummarySerializer(topic, context=context).data
        return Response(own | {"entries": shown})
