"""What every view of the API has in common: read only, open to all, always JSON."""

from django.http import Http404
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class Json(JSONRenderer):
    """JSON with Chinese as it is written, and its character set named."""

    charset = "utf-8"


class JsonOnly(BaseContentNegotiation):
    """Answer JSON whatever was asked for: there is no other form to offer."""

    def select_renderer(
        self,
        request: Request,
        renderers: list[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        """Give the one renderer there is."""
        return renderers[0], renderers[0].media_type


@method_decorator(conditional_page, name="dispatch")
class PublicView(APIView):
    """A public document: read only, with an ETag, open to pages of any origin."""

    http_method_names = ["get", "head"]
    renderer_classes = [Json]
    content_negotiation_class = JsonOnly

    @property
    def default_response_headers(self) -> dict[str, str]:
        """Let notebooks and pages of other sites read the archive."""
        return super().default_response_headers | {"Access-Control-Allow-Origin": "*"}


class NoSuchAddress(PublicView):
    """Answers every other address under /api/ with a problem document."""

    schema = None

    def get(self, request: Request) -> Response:
        """Say that there is nothing here."""
        raise Http404

    def http_method_not_allowed(self, request: Request) -> Response:
        """Say so to every method: what is not there allows none."""
        raise Http404
