"""One page of a list, in the one shape all lists have."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework.serializers import BaseSerializer

from archive.api import params


def paged(
    rows: QuerySet, sent: QueryDict, serializer: type[BaseSerializer], **context: Any
) -> dict[str, Any]:
    """Give the page of `rows` that `sent` asks for, as the list object of the API.

    `rows` are in their final order, `context` is what their serializer needs beside
    them. A page past the end has no results.

    Raises:
        BadParameter: `page_size` is no whole number from 1.
    """
    number, size = params.page(sent), params.page_size(sent)
    total = rows.count()
    first = (number - 1) * size
    shown = rows[first : first + size] if first < total else []
    return {
        "total": total,
        "page": number,
        "page_size": size,
        "results": serializer(shown, many=True, context=context).data,
    }
