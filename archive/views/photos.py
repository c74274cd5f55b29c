"""The pictures of entries, given as what they are."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive.models import Photo
from archive.views.entry import find_entry

TYPES = {".jpg": "image/jpeg", ".png": "image/png"}
"""The endings under which pictures are kept, and what they truly are: each was made
anew when it came in."""
KEPT = "public, max-age=3600"


@require_safe
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a photo of a published entry; of a draft, to its editors only."""
    shown = get_object_or_404(Photo.objects.exclude(image=""), pk=pk)
    entry = find_entry(request, shown.entry_id)
    response = image_response(shown.image)
    response["Cache-Control"] = KEPT if entry.is_public else "private, no-store"
    return response


def image_response(image: FieldFile) -> HttpResponse:
    """Give a picture with its true type, which no browser is to guess anew.

    Raises:
        Http404: its file is not there, or of an ending that none has.
    """
    ending = f".{image.name.rpartition('.')[2]}"
    if ending not in TYPES or not image.storage.exists(image.name):
        raise Http404
    response = FileResponse(image.open("rb"), content_type=TYPES[ending])
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
