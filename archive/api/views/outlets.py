"""Outlets: the list, and one with its turns."""

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api import mentions, openapi
from archive.api.base import PublicView
from archive.api.paging import paged
from archive.api.serializers import catalogue
from archive.models import public_outlets


class OutletsView(PublicView):
    """The list of outlets."""

    @extend_schema(
        operation_id="listOutlets",
        summary="媒体列表 List outlets",
        description="在已发布条目里提问的媒体，按名称拼音排列。"
        " The outlets that ask in published entries, in order of pinyin.",
        parameters=openapi.PAGING,
        responses=catalogue.OutletPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """Give one page of the outlets that speak in published entries."""
        outlets = mentions.with_counts_of_outlets(public_outlets())
        shown = catalogue.OutletSummarySerializer
        return Response(paged(outlets, request.query_params, shown))


class OutletView(PublicView):
    """One outlet."""

    @extend_schema(
        operation_id="getOutlet",
        summary="一家媒体 One outlet",
        description="媒体和它的一页提问，新的在前。"
        " An outlet and one page of its turns, newest first.",
        parameters=openapi.PAGING,
        responses=catalogue.OutletSerializer,
    )
    def get(self, request: Request, outlet_id: int) -> Response:
        """Give an outlet with one page of its turns."""
        outlets = mentions.with_counts_of_outlets(public_outlets())
        outlet = outlets.filter(pk=outlet_id).first()
        if outlet is None:
            raise Http404(_("没有编号为 %(id)s 的媒体。") % {"id": outlet_id})
        turns = mentions.newest_turns(mentions.turns().filter(outlet=outlet))
        shown = paged(turns, request.query_params, catalogue.SpokenSerializer)
        own = catalogue.OutletSummarySerializer(outlet).data
        return Response(own | {"speeches": shown})
