"""The search, and what to suggest while a reader types."""

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api import openapi, params
from archive.api.base import PublicView
from archive.api.serializers.search import (
    SearchResultsSerializer,
    SuggestionPageSerializer,
)
from archive.search import search, suggest
from archive.search.results import to_json

SUGGESTED = 10


class SearchView(PublicView):
    """The same search as the page's."""

    @extend_schema(
        operation_id="search",
        summary="搜索 Search",
        description="与网页相同的搜索。query 总有回答：不能理解的部分写在 ignored 里。"
        " The same search as the page: a query is never an error, what of it was not"
        " understood stands in `ignored`.",
        parameters=openapi.SEARCH,
        responses=SearchResultsSerializer,
    )
    def get(self, request: Request) -> Response:
        """Give one page of the hits, the total, and the facets of all hits."""
        asked = params.search_request(request.query_params)
        return Response(to_json(search(asked)))


class SuggestView(PublicView):
    """What somebody who typed this may be looking for."""

    @extend_schema(
        operation_id="suggest",
        summary="输入提示 Suggestions while typing",
        description="人物、主题、媒体、标题，按其中的字或拼音（全拼、首字母）。"
        " People, topics, outlets and titles by any word in them, or by pinyin.",
        parameters=[openapi.query("q", openapi.TEXT, "已输入的字 What was typed")],
        responses=SuggestionPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """Give the best ten, the best first."""
        typed = params.text(request.query_params, "q")
        found = [asdict(one) for one in suggest(typed, SUGGESTED)]
        return Response(
            {
                "total": len(found),
                "page": 1,
                "page_size": SUGGESTED,
                "results": found,
            }
        )
