"""People: the list, and one with what they said."""

from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api import mentions, openapi
from archive.api.base import PublicView
from archive.api.paging import paged
from archive.api.serializers import catalogue
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
        " `page` is that of both.",
        parameters=openapi.PAGING,
        responses=catalogue.SpeakerSerializer,
    )
    def get(self, request: Request, person_id: int) -> Response:
        """Give a person with one page of what they said."""
        people = mentions.with_counts_of_speakers(public_people())
        names = Prefetch("aliases", Alias.objects.order_by("pk"))
        people = people.prefetch_related(names, "memberships")
        person = people.filter(pk=person_id).first()
        if person is None:
            raise Http404(_("没有编号为 %(id)s 的人物。") % {"id": person_id})
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
