"""The addresses below those of 人物, and who may open them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from archive.admin.identity.answers import answer, unconfirm
from archive.admin.identity.decisions import decisions, take_back
from archive.admin.identity.merging import merge_page
from archive.admin.identity.queue import questions
from archive.admin.identity.splitting import split_page
from archive.admin.more_pages import MorePages, View

PAGES: dict[str, tuple[str, View]] = {
    "questions": ("questions/", questions),
    "answer": ("questions/answer/", answer),
    "unconfirm": ("questions/unconfirm/", unconfirm),
    "merge": ("merge/", merge_page),
    "split": ("<int:pk>/split/", split_page),
    "decisions": ("decisions/", decisions),
    "undo": ("decisions/<int:pk>/undo/", take_back),
}
"""Each page by the end of its name, admin:archive_person_…"""


class IdentityPages(MorePages):
    """The pages about who is who, for editors who may change people (a mixin)."""

    actions = ("merge_chosen",)
    pages, only_post = PAGES, {"answer", "undo", "unconfirm"}

    @admin.action(description=gettext_lazy("合并所选人物…"), permissions=["change"])
    def merge_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """Show the chosen people side by side, to be merged."""
        asked = QueryDict(mutable=True)
        asked.setlist("ids", list(queryset.values_list("pk", flat=True)))
        return redirect(f"{reverse('admin:archive_person_merge')}?{asked.urlencode()}")
