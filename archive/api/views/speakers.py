"""People: the list, and one with what they said."""

from django.db.models import Prefetch
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api import mentions, openapi
from archive.api.base import PublicView
from archive.api.paging import paged
from archive.api.serializers import catalogue
from archive.identity.redirecting import moved_to
from archive.models import Alias, public_people


class SpeakersView(PublicView):
    """The list of people."""

    @extend_schema(
        operation_id="listSpeakers",
        summary="人物列表 List people",
        description="已发布条目里出现的人物，按姓名拼音排列。"
        " The people named in published entries, in order of pinyin.",
        parameters=openapi.PAGING,
        responses=catalogue.SpeakerPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """Give one page of the people whom published entries name."""
        people = mentions.with_counts_of_speakers(public_people())
        shown = catalogue.SpeakerSummarySerializer
        return Response(paged(people, request.query_params, shown))


class SpeakerView(PublicView):
    """One person."""

    @extend_schema(
        operation_id="getSpeaker",
        summary="一位人物 One person",
        description="别名、任职，以及一页发言和一页引语，新的在前；页码同时用于两者。"
        " Other names, posts, one page of turns and one of quotations, newest first;"
        " `page` is that of both. 已并入他人的编号答 301，`Location` 是保留的那位。"
        " The id of somebody who was found to be another answers 301 to that one.",
        parameters=openapi.PAGING,
        responses={200: catalogue.SpeakerSerializer, 301: openapi.MOVED},
    )
    def get(self, request: Request, person_id: int) -> HttpResponse:
        """Give a person with one page of what they said."""
        people = mentions.with_counts_of_speakers(public_people())
        names = Prefetch("aliases", Alias.objects.order_by("pk"))
        people = people.prefetch_related(names, "memberships")
        person = people.filter(pk=person_id).first()
        if person is None:
            return _moved(person_id)
        turns = mentions.newest_turns(mentions.turns().filter(person=person))
        quoted = mentions.quotations().filter(person=person)
        sent = request.query_params
        lists = {
            "speeches": paged(turns, sent, catalogue.SpokenSerializer),
            "quotations": paged(
                mentions.newest_quotations(quoted), sent, catalogue.QuotedSerializer
            ),
        }
        return Response(catalogue.SpeakerDetailSerializer(person).data | lists)


def _moved(person_id: int) -> HttpResponse:
    """Send to the person that a merged row was found to be.

    Raises:
        Http404: the id is nobody's, or that of somebody whom the public may not see.
    """
    kept = moved_to(person_id)
    if kept is None:
        raise Http404(_("没有编号为 %(id)s 的人物。") % {"id": person_id})
    url = reverse("api-speakers-one", args=[kept])
    return HttpResponsePermanentRedirect(url, headers={"Cache-Control": "no-cache"})
