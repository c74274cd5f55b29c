"""The addresses of the import desk, under those of the admin."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from archive.admin.desk import document, tray


def desk_urls(guarded: Callable[..., Any]) -> list[URLPattern]:
    """Give the desk's addresses; `guarded` lets none in but who is logged in."""
    return [
        path("desk/", guarded(tray.tray), name="desk"),
        path("desk/<int:pk>/", guarded(document.document), name="desk_document"),
        path(
            "desk/<int:pk>/differences/<int:entry_pk>/",
            guarded(document.differences),
            name="desk_differences",
        ),
        path("desk/pictures/<int:pk>/", guarded(document.picture), name="desk_picture"),
    ]
