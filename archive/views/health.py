"""What the operator's machinery asks: does the process live, can it answer yet."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.search import readiness


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the process lives; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 once the index holds all that was committed before the start.

    Until then 503, with the reason in words.
    """
    state = readiness()
    answer = {"ready": state.ready, "reason": state.reason}
    shown = {"ensure_ascii": False}
    status = 200 if state.ready else 503
    return JsonResponse(answer, status=status, json_dumps_params=shown)
