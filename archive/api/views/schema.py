"""The OpenAPI document, made from the views and serializers once per process."""

from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api.base import PublicView


@cache
def document() -> dict[str, Any]:
    """Give the OpenAPI 3.1 document of the API."""
    return SchemaGenerator().get_schema(request=None, public=True)


class SchemaView(PublicView):
    """The OpenAPI document."""

    @extend_schema(
        operation_id="getSchema",
        summary="本接口的 OpenAPI 文档 This document",
        description="OpenAPI 3.1，JSON。",
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request) -> Response:
        """Give the document."""
        return Response(document())
