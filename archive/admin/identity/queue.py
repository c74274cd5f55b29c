"""The queue of open questions: new people, open mentions, perhaps the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.answering import page_of
from archive.admin.choosing import chooser_media
from archive.admin.identity.open_questions import open_questions
from archive.admin.identity.who import Who, who_are
from archive.identity.mentions import KINDS
from archive.identity.questions.alike import Pair, Sign, alike
from archive.identity.questions.new import new_people
from archive.identity.questions.open import open_names
from archive.search.params import clean

PER_PAGE = 20

TABS = {
    "new": gettext_lazy("新人物"),
    "open": gettext_lazy("未定的提及"),
    "alike": gettext_lazy("可能是同一人"),
}
SOURCES: dict[str, Callable[..., Any]] = {
    "new": new_people,
    "open": open_names,
    "alike": alike,
}


MENTIONS_NAMED = [(name, model._meta.verbose_name) for name, model in KINDS.items()]
"""The kinds of mention, each with its Chinese name."""


@dataclass(frozen=True, slots=True)
class PairQuestion:
    """Two people side by side; `sign` says in words why they may be one."""

    pair: Pair
    one: Who
    other: Who
    sign: str


def questions(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show a page of the questions of one kind."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in TABS else "new"
    text = clean(request.GET.get("q", "")).strip()[:50]
    aside = request.GET.get("aside") == "1"
    of_kind, by_weight = request.GET.get("of", ""), request.GET.get("sort") == "count"
    narrowed = {"open": {"kind": of_kind}, "new": {"by_weight": by_weight}}
    found = SOURCES[kind](text, aside=aside, **narrowed.get(kind, {}))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = page_of(desk, request, _("人物待核对")) | {
        "kind": kind,
        "tabs": TABS,
        "text": text,
        "aside": aside,
        "page": page,
        "of": of_kind,
        "by_weight": by_weight,
        "mentions": MENTIONS_NAMED,
        "questions": _ASKED[kind](page),
    }
    if kind == "open":
        context["media"] = desk.media + chooser_media()
    template = "admin/archive/person/questions.html"
    return TemplateResponse(request, template, context)


def _new(page: Page) -> list[Who]:
    ids = [person.pk for person in page]
    known = who_are(ids)
    return [known[pk] for pk in ids]


def _alike(page: Page) -> list[PairQuestion]:
    known = who_are(pk for pair in page for pk in (pair.one, pair.other))
    return [
        PairQuestion(pair, known[pair.one], known[pair.other], sign_words(pair))
        for pair in page
    ]


_ASKED: dict[str, Callable[[Page], list]] = {
    "new": _new,
    "open": open_questions,
    "alike": _alike,
}


def sign_words(pair: Pair) -> str:
    """Say in words why two people may be one."""
    return {
        Sign.NAME: _("姓名相同（繁简不计），职务不矛盾"),
        Sign.OTHER_NAME: _("一人的姓名是另一人的别名，职务不矛盾"),
        Sign.SHORT_FORM: _("一人的姓名是另一人姓名的后半，职务不矛盾"),
        Sign.TITLE: _("一人的姓名是另一人的姓加职务"),
        Sign.SOUND: _("姓名同音，印有同样的职务"),
    }[pair.sign]
