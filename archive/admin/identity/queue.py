"""The queue of open questions: new people, open mentions, perhaps the same."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.answering import page_of
from archive.admin.choosing import chooser, chooser_media
from archive.admin.identity.passages import Passage, passages
from archive.admin.identity.who import Who, who_are
from archive.identity.questions.alike import Pair, Sign, alike
from archive.identity.questions.new import new_people
from archive.identity.questions.open import (
    Asked,
    Possible,
    Why,
    ask_about,
    open_names,
)
from archive.search.params import clean

PER_PAGE = 20
PASSAGES = 4

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


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A name in an entry, with its passages and whom it may mean, in words."""

    asked: Asked
    passages: list[Passage]
    more: int
    possible: list[tuple[Possible, Who, str]]
    chooser: SafeString


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
    found = SOURCES[kind](text, aside=aside)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = page_of(desk, request, _("人物待核对")) | {
        "kind": kind,
        "tabs": TABS,
        "text": text,
        "aside": aside,
        "page": page,
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


def _open(page: Page) -> list[OpenQuestion]:
    asked = ask_about(page)
    known = who_are((one.person.pk for each in asked for one in each.possible), each=1)
    shown = _in_turn([each.mentions[:PASSAGES] for each in asked])
    return [
        OpenQuestion(
            each,
            cut,
            max(len(each.mentions) - PASSAGES, 0),
            [(one, known[one.person.pk], why(one)) for one in each.possible],
            chooser("person", place),
        )
        for place, (each, cut) in enumerate(zip(asked, shown, strict=True))
    ]


def _in_turn(groups: Sequence[list]) -> Iterable[list[Passage]]:
    """Show groups of mentions at once: each group's passages together, each once."""
    left = iter(passages([row for group in groups for row in group]))
    shown = ([next(left) for _row in group] for group in groups)
    return [list({one.words: one for one in group}.values()) for group in shown]


def _alike(page: Page) -> list[PairQuestion]:
    known = who_are(pk for pair in page for pk in (pair.one, pair.other))
    return [
        PairQuestion(pair, known[pair.one], known[pair.other], sign_words(pair))
        for pair in page
    ]


_ASKED: dict[str, Callable[[Page], list]] = {
    "new": _new,
    "open": _open,
    "alike": _alike,
}


def why(one: Possible) -> str:
    """Say in words what speaks for somebody, and what against."""
    reasons = {
        Why.NAME: _("同名"),
        Why.OTHER_NAME: _("有这个别名或曾用此名"),
        Why.FAMILY_NAME: _("同一条目里同姓"),
    }
    if not one.fits:
        verdict = _("职务对不上：没有一处印过这里的职务")
    elif one.shared:
        shown = "、".join(one.shared[:3])
        verdict = _("职务相合：%(posts)s") % {"posts": shown}
    else:
        verdict = _("职务无从比较：有一方没有印职务")
    return f"{reasons[one.why]}；{verdict}"


def sign_words(pair: Pair) -> str:
    """Say in words why two people may be one."""
    return {
        Sign.NAME: _("姓名相同（繁简不计），职务不矛盾"),
        Sign.OTHER_NAME: _("一人的姓名是另一人的别名，职务不矛盾"),
        Sign.SHORT_FORM: _("一人的姓名是另一人姓名的后半，职务不矛盾"),
        Sign.TITLE: _("一人的姓名是另一人的姓加职务"),
        Sign.SOUND: _("姓名同音，印有同样的职务"),
    }[pair.sign]
