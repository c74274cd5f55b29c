"""What a click on an answer about a name that stayed open does.

A page has several such questions in one form: the fields of the third end in -3, and
so does its button's value: he:3:40.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.admin.identity import told
from archive.admin.identity.stale import Stale, find_person
from archive.admin.ids import read_id, read_ids
from archive.identity import assigning
from archive.identity.questions.open import OpenName, entry_of, groups_of
from archive.models import Decision, Entry
from archive.models.mentions import Mention
from archive.text.wording import say


@dataclass(frozen=True, slots=True)
class Answered:
    """The question an answer is about, and the mentions ticked; `is_all` of them."""

    name: str
    entry: Entry | None
    mentions: list[Mention]
    is_all: bool


def read_question(request: HttpRequest, place: str) -> Answered:
    """Read which question of the form is answered, and for which posts.

    Raises:
        Stale: nothing of it is open any more.
    """
    sent, entry_id = request.POST, read_id(request.POST.get(f"entry-{place}"))
    about = OpenName(sent.get(f"name-{place}", ""), entry_id)
    groups = groups_of(about) if about.name else []
    posts = set(sent.getlist(f"post-{place}"))
    chosen = [group for group in groups if group.post in posts]
    mentions = [row for group in chosen for row in group.mentions]
    if not mentions:
        raise Stale
    is_all = len(chosen) == len(groups)
    return Answered(about.name, entry_of(about), mentions, is_all)


def _is_he(request: HttpRequest, place: str, pk: str) -> None:
    asked, person = read_question(request, place), find_person(pk)
    _answered(
        request,
        asked,
        assigning.answer(
            asked.name, asked.mentions, person, entry=asked.entry, by=request.user
        ),
    )


def _is_chosen(request: HttpRequest, place: str) -> None:
    pk = request.POST.get(f"person-{place}")
    if pk:
        _is_he(request, place, pk)
    else:
        messages.warning(request, _("请先选择一位人物。"))


def _is_new(request: HttpRequest, place: str) -> None:
    asked = read_question(request, place)
    decision = assigning.answer_new(
        asked.name, asked.mentions, entry=asked.entry, by=request.user
    )
    _answered(request, asked, decision)


def _is_nobody(request: HttpRequest, place: str) -> None:
    asked = read_question(request, place)
    decision = assigning.answer_nobody(
        asked.name,
        asked.mentions,
        entry=asked.entry,
        is_all=asked.is_all,
        by=request.user,
    )
    _answered(request, asked, decision)


def _leave_open(request: HttpRequest, place: str) -> None:
    asked = read_question(request, place)
    decision = assigning.set_aside(entry=asked.entry, name=asked.name, by=request.user)
    told.done(request, say("已搁置：{names}", names=asked.name), decision)


def _answered(request: HttpRequest, asked: Answered, decision: Decision) -> None:
    entries = {row.entry_id for row in asked.mentions}
    shown = {"name": asked.name, "entries": len(entries), "count": decision.moved}
    if decision.person is None:
        text = say(
            "“{name}”不是人名：{entries} 篇里的 {count} 处不再指任何人。", **shown
        )
    else:
        person = told.named(decision.person)
        text = say(
            "“{name}”在 {entries} 篇里的 {count} 处认作{person}。",
            person=person,
            **shown,
        )
    told.done(request, text, decision, entries)


def _each_ticked(act: Callable[[HttpRequest, str], None]) -> Callable[..., None]:
    """Have an answer hold for every question of the page that is ticked."""

    def acting(request: HttpRequest) -> None:
        places = read_ids(request.POST.getlist("ticked"))
        if not places:
            messages.warning(request, _("没有勾选。"))
        for place in places:
            act(request, str(place))

    return acting


OF_OPEN_NAMES: dict[str, Callable[..., None]] = {
    "he": _is_he,
    "chosen": _is_chosen,
    "new": _is_new,
    "no-name": _is_nobody,
    "leave-open": _leave_open,
    "no-name-ticked": _each_ticked(_is_nobody),
    "leave-open-ticked": _each_ticked(_leave_open),
}
"""Each answer by the verb of its button."""
