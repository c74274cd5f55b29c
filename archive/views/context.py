"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import urlencode

from archive.views.preferences import LARGE, TYPE_COOKIE


def site(request: HttpRequest) -> dict[str, Any]:
    """Give the site's address, the reader's switches and the day, for any page.

    `language_tag` is the page's language as HTML writes it; `text_language` is
    `zh-Hans` where the page is in another, so that published text can say so.
    """
    english = getattr(request, "LANGUAGE_CODE", "") == "en"
    return {
        "site_url": settings.SITE_URL,
        "language_tag": "en" if english else "zh-Hans",
        "text_language": "zh-Hans" if english else "",
        "large_type": request.COOKIES.get(TYPE_COOKIE) == LARGE,
        "back": urlencode({"next": request.get_full_path()[:2000]}),
        "today": timezone.localdate(),
        # Only a reader with a session can be an editor: others cost no query.
        "maybe_editor": settings.SESSION_COOKIE_NAME in request.COOKIES,
    }
